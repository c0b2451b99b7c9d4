import type { Random } from '#dialogue/opinion-random.ts';
import type { OpinionVotes } from '#dialogue/opinion-votes.ts';

/** Directions that people are placed along: as many as Polis', so that a picture shows what the groups were made of. */
export const AXES = 2;
const ITERATIONS = 100;
/** Of very many votes fewer rounds: what is to be seen in them is seen soon, and noise never settles. */
const VOTES_GONE_THROUGH = 50_000_000;
/** Where a direction's strength no longer changes by more than this share, it is found. */
const SETTLED = 1e-9;
/** How much the middle weighs against a person's own votes: as a vote on every statement. */
const MIDDLE = 1;

/** The two directions in which votes differ most. */
export type Plane = {
  /** Mean vote on each statement, among those who saw it. */
  readonly means: Float64Array;
  /** How much each statement says about each direction: `loadings[statement * AXES + axis]`; squares sum to 1 an axis. */
  readonly loadings: Float64Array;
  /** How far apart people are along each direction, as a share of the first: 1 and less. */
  readonly weights: readonly number[];
};

/** The mean vote on each statement among those who saw it, 0 where nobody did. */
export function meanVotes({ statements, columns, values }: OpinionVotes): Float64Array {
  const sums = new Float64Array(statements.length);
  const counts = new Float64Array(statements.length);
  for (let at = 0; at < columns.length; at += 1) {
    const column = columns[at] ?? 0;
    sums[column] = (sums[column] ?? 0) + (values[at] ?? 0);
    counts[column] = (counts[column] ?? 0) + 1;
  }
  return sums.map((sum, column) => sum / Math.max(1, counts[column] ?? 0));
}

/**
 * Principal components by power iteration, as in Polis: a vote that was not cast counts as the statement's mean. Less
 * the mean that is nothing at all, so only the votes cast are gone through.
 */
export function opinionPlane(votes: OpinionVotes, random: Random): Plane {
  const means = meanVotes(votes);
  const centred = Float64Array.from(votes.values, (vote, at) => vote - (means[votes.columns[at] ?? 0] ?? 0));
  const found: Float64Array[] = [];
  const strengths: number[] = [];
  for (let axis = 0; axis < AXES; axis += 1) {
    const { direction, strength } = strongestDirection(votes, centred, found, random);
    found.push(direction);
    strengths.push(Math.sqrt(strength));
  }
  const loadings = new Float64Array(votes.statements.length * AXES);
  found.forEach((direction, axis) => direction.forEach((part, column) => (loadings[column * AXES + axis] = part)));
  return { means, loadings, weights: strengths.map((strength) => strength / Math.max(1e-12, strengths[0] ?? 0)) };
}

/** The direction at right angles to those already found in which the votes differ most; zeros where none is left. */
function strongestDirection(
  votes: OpinionVotes,
  centred: Float64Array,
  found: readonly Float64Array[],
  random: Random,
): { direction: Float64Array; strength: number } {
  let direction = Float64Array.from(votes.statements, () => random() - 0.5);
  let strength = 0;
  withoutParts(direction, found);
  unit(direction);
  const rounds = Math.min(ITERATIONS, Math.ceil(VOTES_GONE_THROUGH / Math.max(1, votes.values.length)));
  for (let round = 0; round < rounds; round += 1) {
    const next = timesItsTranspose(votes, centred, direction);
    withoutParts(next, found);
    const before = strength;
    strength = unit(next);
    direction = next;
    if (Math.abs(strength - before) <= SETTLED * strength) break;
  }
  return { direction, strength };
}

/** The matrix of votes less their means, times a direction and back: one step of the power iteration. */
export function timesItsTranspose(
  { participants, statements, starts, columns }: OpinionVotes,
  centred: Float64Array,
  direction: Float64Array,
): Float64Array<ArrayBuffer> {
  const next = new Float64Array(statements.length);
  for (let row = 0; row < participants.length; row += 1) {
    const from = starts[row] ?? 0;
    const end = starts[row + 1] ?? 0;
    let place = 0;
    for (let at = from; at < end; at += 1) place += (centred[at] ?? 0) * (direction[columns[at] ?? 0] ?? 0);
    for (let at = from; at < end; at += 1) {
      const column = columns[at] ?? 0;
      next[column] = (next[column] ?? 0) + (centred[at] ?? 0) * place;
    }
  }
  return next;
}

function withoutParts(direction: Float64Array, found: readonly Float64Array[]): void {
  for (const other of found) {
    const part = direction.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
    for (let index = 0; index < direction.length; index += 1) {
      direction[index] = (direction[index] ?? 0) - part * (other[index] ?? 0);
    }
  }
}

/** Makes a direction one long, and answers with the length that it had. */
export function unit(direction: Float64Array): number {
  const length = Math.sqrt(direction.reduce((sum, value) => sum + value * value, 0));
  if (length > 1e-12)
    for (let index = 0; index < direction.length; index += 1) direction[index] = (direction[index] ?? 0) / length;
  else direction.fill(0);
  return length;
}

/**
 * Where each person stands: `[person * AXES + axis]`. The place that explains the person's own votes best, drawn towards
 * the middle as by one vote on every statement (a Gaussian prior). Polis multiplies by the root of statements over
 * votes instead, which throws those who saw little far out; here few votes place nobody at the edge.
 */
export function places({ participants, starts, columns, values }: OpinionVotes, plane: Plane): Float64Array {
  const { means, loadings } = plane;
  const out = new Float64Array(participants.length * AXES);
  for (let row = 0; row < participants.length; row += 1) {
    let [xx, xy, yy, x, y] = [MIDDLE, 0, MIDDLE, 0, 0];
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const column = columns[at] ?? 0;
      const vote = (values[at] ?? 0) - (means[column] ?? 0);
      const [alongX, alongY] = [loadings[column * AXES] ?? 0, loadings[column * AXES + 1] ?? 0];
      xx += alongX * alongX;
      xy += alongX * alongY;
      yy += alongY * alongY;
      x += alongX * vote;
      y += alongY * vote;
    }
    const determinant = xx * yy - xy * xy;
    out[row * AXES] = (yy * x - xy * y) / determinant;
    out[row * AXES + 1] = (xx * y - xy * x) / determinant;
  }
  return out;
}
