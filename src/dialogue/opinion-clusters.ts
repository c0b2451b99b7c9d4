import { AXES } from '#dialogue/opinion-plane.ts';
import { someOf, type Random } from '#dialogue/opinion-random.ts';

const STARTS = 40;
const ITERATIONS = 100;
/** People that the silhouette is taken over: each is compared with each, and so many tell enough. */
const COMPARED = 600;

/** A number for each person, of the group that the person belongs to. */
export type Clusters = Int32Array;

/**
 * k-means on people's places: the best of forty starts (k-means++). A group with fewer than `fewest` people is none: they
 * go to the nearest of the others, so there may be fewer groups than asked for.
 */
export function clustersOf(points: Float64Array, count: number, fewest: number, random: Random): Clusters {
  let best: { spread: number; centres: Float64Array } | undefined;
  for (let start = 0; start < STARTS; start += 1) {
    const settled = settle(points, firstCentres(points, count, random));
    if (best === undefined || settled.spread < best.spread) best = settled;
  }
  return withoutSmall(points, best?.centres ?? new Float64Array(AXES), fewest);
}

function distance(points: Float64Array, person: number, centres: Float64Array, centre: number): number {
  const x = (points[person * AXES] ?? 0) - (centres[centre * AXES] ?? 0);
  const y = (points[person * AXES + 1] ?? 0) - (centres[centre * AXES + 1] ?? 0);
  return x * x + y * y;
}

function nearest(points: Float64Array, person: number, centres: Float64Array): { centre: number; distance: number } {
  let found = { centre: 0, distance: Infinity };
  for (let centre = 0; centre < centres.length / AXES; centre += 1) {
    const away = distance(points, person, centres, centre);
    if (away < found.distance) found = { centre, distance: away };
  }
  return found;
}

/** k-means++: each next centre is a person, the likelier the farther from those chosen. */
function firstCentres(points: Float64Array, count: number, random: Random): Float64Array {
  const people = points.length / AXES;
  const centres = new Float64Array(count * AXES);
  const far = new Float64Array(people).fill(1);
  for (let centre = 0; centre < count; centre += 1) {
    let left = random() * far.reduce((sum, away) => sum + away, 0);
    const person = Math.max(
      0,
      far.findIndex((away) => (left -= away) < 0),
    );
    centres.set(points.subarray(person * AXES, (person + 1) * AXES), centre * AXES);
    for (let other = 0; other < people; other += 1) {
      const away = distance(points, other, centres, centre);
      far[other] = centre === 0 ? away : Math.min(far[other] ?? 0, away);
    }
  }
  return centres;
}

function settle(points: Float64Array, first: Float64Array): { spread: number; centres: Float64Array } {
  let centres = first;
  let spread = Infinity;
  for (let round = 0; round < ITERATIONS; round += 1) {
    const sums = new Float64Array(centres.length);
    const sizes = new Int32Array(centres.length / AXES);
    let sum = 0;
    for (let person = 0; person < points.length / AXES; person += 1) {
      const { centre, distance: away } = nearest(points, person, centres);
      sum += away;
      sizes[centre] = (sizes[centre] ?? 0) + 1;
      for (let axis = 0; axis < AXES; axis += 1) {
        sums[centre * AXES + axis] = (sums[centre * AXES + axis] ?? 0) + (points[person * AXES + axis] ?? 0);
      }
    }
    const old = centres;
    centres = sums.map((value, at) => {
      const size = sizes[Math.floor(at / AXES)] ?? 0;
      return size === 0 ? (old[at] ?? 0) : value / size;
    });
    if (sum >= spread * (1 - 1e-12)) break;
    spread = sum;
  }
  return { spread, centres };
}

/** Drops the smallest group as long as it is too small, and numbers those that stay by size, the largest first. */
function withoutSmall(points: Float64Array, all: Float64Array, fewest: number): Clusters {
  let centres = all;
  for (;;) {
    const group = Int32Array.from(
      { length: points.length / AXES },
      (_, person) => nearest(points, person, centres).centre,
    );
    const sizes = sizesOf(group, centres.length / AXES);
    const smallest = sizes.indexOf(Math.min(...sizes));
    if ((sizes[smallest] ?? 0) >= fewest || sizes.length === 1) return bySize(group, sizes);
    centres = centres.filter((_, at) => Math.floor(at / AXES) !== smallest);
  }
}

/** How many people each of `count` groups has. */
export function sizesOf(clusters: Clusters, count: number): number[] {
  const sizes = Array.from({ length: count }, () => 0);
  for (const group of clusters) sizes[group] = (sizes[group] ?? 0) + 1;
  return sizes;
}

function bySize(group: Clusters, sizes: readonly number[]): Clusters {
  const order = sizes.map((_, index) => index).toSorted((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0));
  return group.map((old) => order.indexOf(old));
}

/** How much nearer people are to their own group than to the next: the mean silhouette, -1 to 1. */
export function silhouette(points: Float64Array, clusters: Clusters, random: Random): number {
  const people = someOf(clusters.length, COMPARED, random);
  const count = Math.max(...clusters) + 1;
  const sizes = sizesOf(
    Int32Array.from(people, (person) => clusters[person] ?? 0),
    count,
  );
  let total = 0;
  for (const person of people) {
    const own = clusters[person] ?? 0;
    if ((sizes[own] ?? 0) < 2) continue; // alone in the sample: 0 by definition
    const sums = new Float64Array(count);
    for (const other of people) {
      const group = clusters[other] ?? 0;
      sums[group] = (sums[group] ?? 0) + Math.sqrt(distance(points, person, points, other));
    }
    const inside = (sums[own] ?? 0) / ((sizes[own] ?? 0) - 1);
    let outside = Infinity;
    sums.forEach((sum, group) => {
      if (group !== own && (sizes[group] ?? 0) > 0) outside = Math.min(outside, sum / (sizes[group] ?? 1));
    });
    if (outside !== Infinity && Math.max(inside, outside) > 0) total += (outside - inside) / Math.max(inside, outside);
  }
  return total / Math.max(1, people.length);
}
