import type { OpinionVotes } from '#dialogue/opinion-votes.ts';

const ROUNDS = 3;

/**
 * An order of people and of statements that follows from the votes alone, so that groups depend neither on who came
 * first nor on what anything is called. Each person gets a number made of the votes and of the numbers of the
 * statements voted on, each statement one made of its votes and voters, a few times over; those that still have the
 * same number vote alike, and may stand in any order.
 */
export function orderOfVotes(votes: OpinionVotes): { rows: number[]; columns: number[] } {
  const { participants, statements, starts, columns, values } = votes;
  let people = new Uint32Array(participants.length);
  let said = new Uint32Array(statements.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    const nextSaid = new Uint32Array(statements.length);
    const nextPeople = new Uint32Array(participants.length);
    for (let row = 0; row < participants.length; row += 1) {
      const end = starts[row + 1] ?? 0;
      for (let at = starts[row] ?? 0; at < end; at += 1) {
        const column = columns[at] ?? 0;
        const vote = (values[at] ?? 0) + 2;
        nextSaid[column] = (nextSaid[column] ?? 0) + mixed(people[row] ?? 0, vote);
        nextPeople[row] = (nextPeople[row] ?? 0) + mixed(said[column] ?? 0, vote);
      }
    }
    people = nextPeople;
    said = nextSaid;
  }
  return { rows: sortedBy(people), columns: sortedBy(said) };
}

/** A sum of these does not depend on the order of its terms; whole numbers below 2^32. */
function mixed(number: number, vote: number): number {
  let hash = Math.imul(number ^ Math.imul(vote, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function sortedBy(keys: Uint32Array): number[] {
  return Array.from(keys, (_, index) => index).toSorted((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
}
