import { meanVotes, timesItsTranspose, unit } from '#dialogue/opinion-plane.ts';
import { someOf, type Random } from '#dialogue/opinion-random.ts';
import { rearranged, type OpinionVotes } from '#dialogue/opinion-votes.ts';

const SHUFFLES = 99;
/**
 * At most so many of the shuffled votes may hang together as much as the real ones. By chance that happens in
 * (2 + 1) / (99 + 1) of all dialogues without a pattern, 3 percent; with none allowed (1 percent) a room of eight that
 * is plainly divided would be told "no groups" half the time.
 */
const ALLOWED = 2;
const ITERATIONS = 12;
/** So many votes settle the matter, and more only take time: of a larger dialogue some people are asked. */
const VOTES_LOOKED_AT = 40_000;

/**
 * Whether people's votes hang together more than by chance. Each statement's votes are dealt out anew among those who
 * saw it: how popular it is and who saw what stays, and every pattern from one statement to the next is gone. A
 * permutation test of the strongest direction's strength; votes without any pattern pass three times in a hundred.
 */
export function moreThanChance(all: OpinionVotes, random: Random): boolean {
  const votes = looking(all, random);
  const means = meanVotes(votes);
  const centred = Float64Array.from(votes.values, (vote, at) => vote - (means[votes.columns[at] ?? 0] ?? 0));
  const start = Float64Array.from(votes.statements, () => random() - 0.5);
  const strength = strengthFrom(votes, centred, start);
  if (strength <= 1e-9) return false;
  const cells = cellsByStatement(votes);
  let asMuch = 0;
  for (let round = 0; round < SHUFFLES; round += 1) {
    for (const column of cells) shuffle(centred, column, random);
    if (strengthFrom(votes, centred, start) >= strength) asMuch += 1;
    if (asMuch > ALLOWED) return false;
  }
  return true;
}

function looking(votes: OpinionVotes, random: Random): OpinionVotes {
  const count = Math.floor((votes.participants.length * VOTES_LOOKED_AT) / Math.max(1, votes.values.length));
  if (count >= votes.participants.length) return votes;
  const some = someOf(votes.participants.length, count, random);
  return rearranged(
    votes,
    some,
    Array.from(votes.statements, (_, column) => column),
  );
}

function strengthFrom(votes: OpinionVotes, centred: Float64Array, start: Float64Array): number {
  let direction = start.slice();
  let length = 0;
  for (let round = 0; round < ITERATIONS; round += 1) {
    direction = timesItsTranspose(votes, centred, direction);
    length = unit(direction);
  }
  return length;
}

/** Where each statement's votes lie. */
function cellsByStatement({ statements, columns }: OpinionVotes): Int32Array[] {
  const counts = new Int32Array(statements.length);
  for (const column of columns) counts[column] = (counts[column] ?? 0) + 1;
  const cells = Array.from(counts, (count) => new Int32Array(count));
  const filled = new Int32Array(statements.length);
  columns.forEach((column, at) => {
    const next = filled[column] ?? 0;
    const own = cells[column];
    if (own !== undefined) own[next] = at;
    filled[column] = next + 1;
  });
  return cells;
}

function shuffle(centred: Float64Array, cells: Int32Array, random: Random): void {
  for (let index = cells.length - 1; index > 0; index -= 1) {
    const one = cells[index] ?? 0;
    const other = cells[Math.floor(random() * (index + 1))] ?? 0;
    const kept = centred[one] ?? 0;
    centred[one] = centred[other] ?? 0;
    centred[other] = kept;
  }
}
