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

export type PromiseRing = {
  readonly segments: readonly RingSegment[];
  /** What stands in the middle: a large line and a smaller one under it. */
  readonly count: string;
  readonly unit: string;
};

const WIDEST_GAP = 3;

/** The ring of a promise: equal segments from twelve o'clock in the promise's order, and the count that matters now. */
export function promiseRing(points: readonly RingPoint[]): PromiseRing {
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
    ...countOf(points),
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

function countOf(points: readonly RingPoint[]): { count: string; unit: string } {
  const states = points.flatMap((point) => point.lanes.map((lane) => lane.state));
  const seen = (...wanted: PointState[]): boolean => states.some((state) => wanted.includes(state));
  const outOf = (unit: string, ...wanted: PointState[]): { count: string; unit: string } => ({
    count: `${points.filter((point) => everyLane(point, wanted)).length} av ${points.length}`,
    unit,
  });
  const all = { count: String(points.length), unit: points.length === 1 ? 'punkt' : 'punkter' };
  // "1 av 4" would say of the other three that they are not, where nobody has said how they go.
  if (seen('not-stated')) return all;
  if (seen('kept', 'partly-kept', 'not-kept')) return outOf(points.length === 1 ? 'hållen' : 'hållna', 'kept');
  if (seen('under-way', 'partly', 'planned', 'late')) return outOf('på väg', 'done', 'under-way', 'partly');
  if (seen('done', 'not-done')) return outOf(points.length === 1 ? 'genomförd' : 'genomförda', 'done');
  return all;
}
