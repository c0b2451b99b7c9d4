import { randomFrom } from '#dialogue/opinion-random.ts';
import { votesOf, type OpinionVotes, type Vote } from '#dialogue/opinion-votes.ts';

type Room = {
  readonly people: number;
  readonly statements: number;
  /** The share of the statements that a person has seen; 1 where none is said. */
  readonly seen?: number;
  /** How many groups vote apart: person number n belongs to group n modulo this. One is no division. */
  readonly groups?: number;
  /** How often a person votes as the group does where it stands apart, 0.5 to 1. */
  readonly loyalty?: number;
  readonly seed: number;
};

/**
 * The votes of an invented room. A quarter of the statements is liked alike by everybody, the rest by one group each and by no other;
 * one vote in ten is a pass. With one group, every vote is drawn by itself.
 */
export function dividedVotes({ people, statements, seen = 1, groups = 2, loyalty = 0.9, seed }: Room): OpinionVotes {
  const random = randomFrom(seed);
  const table = Array.from({ length: people }, (_, person) =>
    Array.from({ length: statements }, (_s, statement): Vote | null => {
      if (random() >= seen) return null;
      if (random() < 0.1) return 0;
      const shared = groups === 1 || statement % 4 === 0;
      const agrees = shared ? 0.5 : statement % groups === person % groups ? loyalty : 1 - loyalty;
      return random() < agrees ? 1 : -1;
    }),
  );
  return votesOf(
    table.map((_, person) => `p${person}`),
    Array.from({ length: statements }, (_, statement) => `s${statement}`),
    table,
  );
}

/** The same as a table in Polis' open format. */
export function dividedTable(room: Room): string {
  return tableOf(dividedVotes(room));
}

/** Votes as a table in Polis' open format, with its counts and without groups. */
export function tableOf({ participants, statements, starts, columns, values }: OpinionVotes): string {
  const rows = participants.map((participant, row) => {
    const cells = statements.map(() => '');
    const cast = values.subarray(starts[row], starts[row + 1]);
    cast.forEach((vote, index) => (cells[columns[(starts[row] ?? 0) + index] ?? 0] = String(vote)));
    const count = (vote: Vote): number => cast.filter((one) => one === vote).length;
    return [participant, '', 0, cast.length, count(1), count(-1), ...cells].join(',');
  });
  const head = ['participant', 'group-id', 'n-comments', 'n-votes', 'n-agree', 'n-disagree', ...statements].join(',');
  return `${[head, ...rows].join('\n')}\n`;
}
