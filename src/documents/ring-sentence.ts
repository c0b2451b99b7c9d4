import { OWNER_LOOK } from '#documents/owner-look.ts';
import { countedState, STATE_LOOK, type PointState } from '#documents/point-state.ts';
import { everyLane, type RingPoint } from '#documents/promise-ring.ts';

/**
 * The ring in words; its text alternative.
 * "8 punkter: 3 gemensamma, 3 kommunens och 2 polisens. Status är inte angiven. 2 tas med till nästa löfte."
 */
export function ringSentence(points: readonly RingPoint[]): string {
  if (points.length === 0) return 'Inga punkter.';
  const sentences = [
    `${countedPoints(points.length)}: ${listed(ownersCounted(points))}.`,
    statesTold(points),
    carriedTold(points.filter((point) => point.carriedOver).length),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

/** "1 punkt", "8 punkter". */
export function countedPoints(count: number): string {
  return `${count} ${count === 1 ? 'punkt' : 'punkter'}`;
}

/** "a, b och c". */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} och ${last}`;
}

function ownersCounted(points: readonly RingPoint[]): string[] {
  const joint = points.filter((point) => point.lanes.length > 1).length;
  const counts = new Map<string, number>();
  for (const point of points) {
    if (point.lanes.length > 1) continue;
    const owner = point.lanes[0]?.owner;
    const whose = owner === undefined ? 'utan ägare' : OWNER_LOOK[owner].whose;
    counts.set(whose, (counts.get(whose) ?? 0) + 1);
  }
  const single = [...counts].map(([whose, count]) => `${count} ${whose}`);
  if (joint === 0) return single;
  return [`${joint} ${joint === 1 ? 'gemensam' : 'gemensamma'}`, ...single];
}

function statesTold(points: readonly RingPoint[]): string {
  if (points.every((point) => everyLane(point, ['not-stated']) || point.lanes.length === 0)) {
    return 'Status är inte angiven.';
  }
  const parts = (Object.keys(STATE_LOOK) as PointState[]).flatMap((state) => {
    const count = points.filter((point) => everyLane(point, [state])).length;
    return count === 0 ? [] : [`${count} ${countedState(count, state)}`];
  });
  const mixed = points.filter((point) => new Set(point.lanes.map((lane) => lane.state)).size > 1).length;
  if (mixed > 0) parts.push(`${mixed} där ägarna har kommit olika långt`);
  return `${listed(parts)}.`;
}

function carriedTold(count: number): string {
  return count === 0 ? '' : `${count} tas med till nästa löfte.`;
}
