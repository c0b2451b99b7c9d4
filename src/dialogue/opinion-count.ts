import type { OpinionGroups } from '#dialogue/opinion-groups.ts';
import type { OpinionVotes } from '#dialogue/opinion-votes.ts';

/** How many have agreed, disagreed and passed, statement by statement in the votes' order. */
export type Counts = { readonly agree: Int32Array; readonly disagree: Int32Array; readonly pass: Int32Array };

/** A way to stand to a statement that can be told of a group. */
export type Stance = 'agree' | 'disagree';

/**
 * The counts of everybody, and of each group apart. Without groups the room is one, of all who voted; with them, those
 * who voted too little to belong to one are in the room's counts alone.
 */
export function countVotes(votes: OpinionVotes, found: OpinionGroups): { room: Counts; groups: readonly Counts[] } {
  const room = noCounts(votes);
  if (found.kind === 'none') {
    votes.participants.forEach((_, row) => addVotes(votes, row, room));
    return { room, groups: [room] };
  }
  const groups = found.sizes.map(() => noCounts(votes));
  votes.participants.forEach((participant, row) => {
    addVotes(votes, row, room);
    const own = groups[found.groupOf.get(participant) ?? -1];
    if (own !== undefined) addVotes(votes, row, own);
  });
  return { room, groups };
}

/** How many have seen a statement. */
export function seenBy({ agree, disagree, pass }: Counts, statement: number): number {
  return (agree[statement] ?? 0) + (disagree[statement] ?? 0) + (pass[statement] ?? 0);
}

function noCounts({ statements }: OpinionVotes): Counts {
  const none = () => new Int32Array(statements.length);
  return { agree: none(), disagree: none(), pass: none() };
}

function addVotes({ starts, columns, values }: OpinionVotes, row: number, counts: Counts): void {
  const end = starts[row + 1] ?? 0;
  for (let at = starts[row] ?? 0; at < end; at += 1) {
    const vote = values[at] ?? 0;
    const counted = vote > 0 ? counts.agree : vote < 0 ? counts.disagree : counts.pass;
    const statement = columns[at] ?? 0;
    counted[statement] = (counted[statement] ?? 0) + 1;
  }
}
