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
 * What to show a person next, first that which was drawn first: at most `count` of what is left, each drawn with a chance in
 * proportion to what it is worth, so that not everybody sees the same first. The same seed draws the same.
 */
export function drawNext<T extends { readonly worth: number }>(
  left: readonly T[],
  { seed, count }: { readonly seed: number; readonly count: number },
): T[] {
  const random = randomFrom(seed);
  // Efraimidis and Spirakis (2006): the largest keys u^(1/w) are a draw by weight without putting back.
  const keyed = left.map((one) => ({ one, key: Math.log(1 - random()) / one.worth }));
  return keyed
    .toSorted((a, b) => b.key - a.key)
    .slice(0, count)
    .map(({ one }) => one);
}
