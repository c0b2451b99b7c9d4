import { countVotes, seenBy } from '#dialogue/opinion-count.ts';
import { AXES, opinionPlane } from '#dialogue/opinion-plane.ts';
import { randomFrom } from '#dialogue/opinion-random.ts';
import type { OpinionVotes } from '#dialogue/opinion-votes.ts';

/**
 * How much it is worth to show each statement, in the votes' order; above 0. Polis' priority: what many agree with and
 * few pass on, what tells the groups apart (its distance from the middle of the plane), and what few have seen yet, the
 * whole squared. Each direction of the plane counts as much as people are apart along it: in a room the second may be
 * chance, and Polis counts it like the first. `seed` only decides where the search for the plane starts.
 */
export function priorities(votes: OpinionVotes, { seed }: { readonly seed: number }): readonly number[] {
  const { room } = countVotes(votes, { kind: 'none', reason: 'no-pattern' });
  const { loadings, weights } = opinionPlane(votes, randomFrom(seed));
  const scale = Math.sqrt(votes.statements.length);
  return votes.statements.map((_, statement) => {
    const seen = seenBy(room, statement);
    const agree = ((room.agree[statement] ?? 0) + 1) / (seen + 2);
    const pass = ((room.pass[statement] ?? 0) + 1) / (seen + 2);
    const apart =
      scale * Math.hypot(...weights.map((weight, axis) => weight * (loadings[statement * AXES + axis] ?? 0)));
    return ((1 - pass) * (apart + 1) * agree * (1 + 8 * 2 ** (-seen / 5))) ** 2;
  });
}

/**
 * The statement to show a person next: drawn among those that the person has not voted on, each with a chance in
 * proportion to its priority, so that not everybody sees the same first. Null where nothing is left; a participant who
 * is not known yet has seen nothing. `worth` is what `priorities` gives, and can be kept for a while.
 */
export function nextStatement(
  votes: OpinionVotes,
  participant: string,
  { seed, worth = priorities(votes, { seed }) }: { readonly seed: number; readonly worth?: readonly number[] },
): string | null {
  const row = votes.participants.indexOf(participant);
  const seen = new Set(row === -1 ? [] : votes.columns.subarray(votes.starts[row], votes.starts[row + 1]));
  const left = votes.statements.map((_, index) => index).filter((index) => !seen.has(index));
  const worthOf = (index: number): number => worth[index] ?? 0;
  let drawn = randomFrom(seed)() * left.reduce((sum, index) => sum + worthOf(index), 0);
  const found = left.find((index) => (drawn -= worthOf(index)) < 0) ?? left.at(-1);
  return found === undefined ? null : (votes.statements[found] ?? null);
}
