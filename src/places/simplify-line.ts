import type { LonLat } from '#places/map-shape.ts';

/** One degree of latitude in metres; one of longitude is that by the cosine of the latitude. */
export const METRES_PER_DEGREE = 111_195;
/** So many points at a time, so that no line takes longer than its length asks for. */
const RUN = 500;

/** The line with fewer points, none of those left out further than `tolerance` metres from it (Douglas and Peucker, 1973). */
export function simplifyLine(points: readonly LonLat[], tolerance: number): LonLat[] {
  const kept: LonLat[] = points.slice(0, 1);
  for (let from = 0; from < points.length - 1; from += RUN)
    kept.push(...runSimplified(points.slice(from, from + RUN + 1), tolerance).slice(1));
  return kept;
}

function runSimplified(points: readonly LonLat[], tolerance: number): LonLat[] {
  const kept = new Set([0, points.length - 1]);
  const left: [number, number][] = [[0, points.length - 1]];
  for (let part = left.pop(); part !== undefined; part = left.pop()) {
    const [from, to] = part;
    let [furthest, distance] = [0, tolerance];
    for (let at = from + 1; at < to; at += 1) {
      const away = metresFrom(points[at], points[from], points[to]);
      if (away > distance) [furthest, distance] = [at, away];
    }
    if (furthest === 0) continue;
    kept.add(furthest);
    left.push([from, furthest], [furthest, to]);
  }
  return points.filter((_, at) => kept.has(at));
}

/** How far a point lies from the straight line between two others; from the first where they are one. */
function metresFrom([x, y]: LonLat = [0, 0], [ax, ay]: LonLat = [0, 0], [bx, by]: LonLat = [0, 0]): number {
  const shrink = Math.cos((y * Math.PI) / 180);
  const [dx, dy] = [(bx - ax) * shrink, by - ay];
  const [px, py] = [(x - ax) * shrink, y - ay];
  const along = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(px - along * dx, py - along * dy) * METRES_PER_DEGREE;
}
