import type { PartyKind } from '#checking/report.ts';
import { OWNER_LOOK, type EdgeStyle } from '#documents/owner-look.ts';
import { STATE_LOOK, type PointState, type StateShape } from '#documents/point-state.ts';

/** One point as the ring sees it: one lane per owner, in the order of the owners. */
export type RingPoint = {
  readonly number: number;
  readonly lanes: readonly { readonly owner: PartyKind; readonly state: PointState }[];
  /** It goes on into the next promise. */
  readonly carriedOver: boolean;
};

export type RingLane = {
  readonly state: PointState;
  readonly shape: StateShape;
  readonly edge: EdgeStyle;
  /** Share of the band, from 0 at its inner side to 1 at its outer side. */
  readonly inner: number;
  readonly outer: number;
};

export type RingSegment = {
  readonly number: number;
  /** Degrees clockwise from twelve o'clock, gaps to the neighbours left out. */
  readonly from: number;
  readonly to: number;
  readonly lanes: readonly RingLane[];
  readonly carriedOver: boolean;
};

/** What stands in the middle: a large line and a smaller one under it. */
export type RingWords = { readonly count: string; readonly unit: string };

export type PromiseRing = RingWords & { readonly segments: readonly RingSegment[] };

const WIDEST_GAP = 3;

/**
 * The ring of a promise: equal segments from twelve o'clock in the promise's order, and the count that matters now.
 * `words`: the count in another language.
 */
export function promiseRing(points: readonly RingPoint[], words: RingWords | null = null): PromiseRing {
  const step = 360 / Math.max(points.length, 1);
  const gap = points.length === 1 ? 0 : Math.min(WIDEST_GAP, step / 5);
  return {
    segments: points.map((point, index) => ({
      number: point.number,
      from: index * step + gap / 2,
      to: (index + 1) * step - gap / 2,
      lanes: lanesOf(point),
      carriedOver: point.carriedOver,
    })),
    ...(words ?? swedishCount(ringCount(points))),
  };
}

function lanesOf(point: RingPoint): RingLane[] {
  // A point whose owner nobody could read still has its place in the ring.
  const lanes = point.lanes.length > 0 ? point.lanes : [{ owner: 'other' as const, state: 'not-stated' as const }];
  return lanes.map(({ owner, state }, index) => ({
    state,
    shape: STATE_LOOK[state].shape,
    edge: OWNER_LOOK[owner].edge,
    inner: index / lanes.length,
    outer: (index + 1) / lanes.length,
  }));
}

/** A point counts as something only if it is so for every owner. */
export function everyLane(point: RingPoint, states: readonly PointState[]): boolean {
  return point.lanes.length > 0 && point.lanes.every((lane) => states.includes(lane.state));
}

/** The count that matters now: so many of the points are kept, on their way or done; `all` where that is not known. */
export type RingCount = {
  readonly what: 'kept' | 'on-way' | 'done' | 'all';
  readonly yes: number;
  readonly of: number;
};

export function ringCount(points: readonly RingPoint[]): RingCount {
  const states = points.flatMap((point) => point.lanes.map((lane) => lane.state));
  const seen = (...wanted: PointState[]): boolean => states.some((state) => wanted.includes(state));
  const of = points.length;
  const outOf = (what: RingCount['what'], ...wanted: PointState[]): RingCount => ({
    what,
    yes: points.filter((point) => everyLane(point, wanted)).length,
    of,
  });
  // "1 av 4" would say of the other three that they are not, where nobody has said how they go.
  if (seen('not-stated')) return { what: 'all', yes: of, of };
  if (seen('kept', 'partly-kept', 'not-kept')) return outOf('kept', 'kept');
  if (seen('under-way', 'partly', 'planned', 'late')) return outOf('on-way', 'done', 'under-way', 'partly');
  if (seen('done', 'not-done')) return outOf('done', 'done');
  return { what: 'all', yes: of, of };
}

/** What stands in the middle of the ring, in Swedish. */
function swedishCount({ what, yes, of }: RingCount): RingWords {
  const one = of === 1;
  if (what === 'all') return { count: String(of), unit: one ? 'punkt' : 'punkter' };
  const units = { kept: one ? 'hållen' : 'hållna', 'on-way': 'på väg', done: one ? 'genomförd' : 'genomförda' };
  return { count: `${yes} av ${of}`, unit: units[what] };
}
