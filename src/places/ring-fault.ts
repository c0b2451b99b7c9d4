import type { LonLat } from '#places/map-shape.ts';

/** What is wrong with a ring of a boundary, in Swedish; null where nothing is. */
export function ringFault(ring: readonly LonLat[]): string | null {
  const [first, last] = [ring[0], ring.at(-1)];
  if (first === undefined || last === undefined || first[0] !== last[0] || first[1] !== last[1])
    return 'Gränsen är inte sluten: den ska sluta där den börjar.';
  if (ring.length < 4) return 'Gränsen har färre än tre punkter.';
  return crosses(ring) ? 'Gränsen korsar sig själv.' : null;
}

type Side = {
  readonly at: number;
  readonly from: LonLat;
  readonly to: LonLat;
  readonly west: number;
  readonly east: number;
};

/** Whether two sides of the ring that do not meet in a corner cross each other. Sides are compared from the west, while they overlap. */
function crosses(ring: readonly LonLat[]): boolean {
  const sides: Side[] = ring.slice(1).map((to, at) => {
    const from = ring[at] ?? to;
    return { at, from, to, west: Math.min(from[0], to[0]), east: Math.max(from[0], to[0]) };
  });
  const neighbours = (a: Side, b: Side): boolean =>
    Math.abs(a.at - b.at) === 1 || Math.abs(a.at - b.at) === sides.length - 1;
  let open: Side[] = [];
  for (const side of sides.toSorted((a, b) => a.west - b.west)) {
    open = open.filter(({ east }) => east >= side.west);
    if (open.some((other) => !neighbours(side, other) && cross(side, other))) return true;
    open.push(side);
  }
  return false;
}

/** Whether each of the two lies on both sides of the other. What only touches does not cross. */
function cross(a: Side, b: Side): boolean {
  return (
    turn(a.from, a.to, b.from) * turn(a.from, a.to, b.to) < 0 &&
    turn(b.from, b.to, a.from) * turn(b.from, b.to, a.to) < 0
  );
}

function turn([ax, ay]: LonLat, [bx, by]: LonLat, [cx, cy]: LonLat): number {
  return Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
}
