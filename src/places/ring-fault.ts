import type { LonLat } from '#places/map-shape.ts';

/** How many pairs of sides may be compared yet, in all the rings of a file: some seconds' work. */
export type Comparisons = { left: number };

/** What is wrong with a ring of a boundary, in Swedish; null where nothing is. */
export function ringFault(ring: readonly LonLat[], comparisons: Comparisons = { left: Infinity }): string | null {
  const [first, last] = [ring[0], ring.at(-1)];
  if (first === undefined || last === undefined || first[0] !== last[0] || first[1] !== last[1])
    return 'Gränsen är inte sluten: den ska sluta där den börjar.';
  if (ring.length < 4) return 'Gränsen har färre än tre punkter.';
  const found = crosses(ring, comparisons);
  if (found === null) return 'Gränsen är för invecklad. Förenkla den innan du exporterar.';
  return found ? 'Gränsen korsar sig själv.' : null;
}

type Side = {
  readonly at: number;
  readonly from: LonLat;
  readonly to: LonLat;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
};

/**
 * Whether two sides of the ring that do not meet in a corner cross each other. Sides are compared from the west, while they overlap.
 * @returns null where that takes more comparisons than are left
 */
function crosses(ring: readonly LonLat[], comparisons: Comparisons): boolean | null {
  const sides: Side[] = ring.slice(1).map((to, at) => {
    const from = ring[at] ?? to;
    const [west, east] = from[0] < to[0] ? [from[0], to[0]] : [to[0], from[0]];
    const [south, north] = from[1] < to[1] ? [from[1], to[1]] : [to[1], from[1]];
    return { at, from, to, west, east, south, north };
  });
  const neighbours = (a: Side, b: Side): boolean =>
    Math.abs(a.at - b.at) === 1 || Math.abs(a.at - b.at) === sides.length - 1;
  const open: Side[] = [];
  for (const side of sides.toSorted((a, b) => a.west - b.west)) {
    comparisons.left -= open.length;
    if (comparisons.left < 0) return null;
    let still = 0;
    for (const other of open) {
      if (other.east < side.west) continue;
      open[still] = other;
      still += 1;
      if (other.north < side.south || other.south > side.north) continue;
      if (!neighbours(side, other) && cross(side, other)) return true;
    }
    open.length = still;
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
