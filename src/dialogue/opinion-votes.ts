/** Agree, pass or disagree with a statement, as in Polis' open format. */
export type Vote = 1 | 0 | -1;

/**
 * Who voted how. Most people see few of the statements, so only votes that were cast are kept, person by person:
 * those of participant `i` lie from `starts[i]` (inclusive) to `starts[i + 1]` (exclusive) in `columns` (which
 * statement, rising) and `values` (1, 0 or -1).
 */
export type OpinionVotes = {
  readonly participants: readonly string[];
  readonly statements: readonly string[];
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Int8Array;
};

/** Fewer votes than this say too little about a person (Polis' limit), or than all statements where they are fewer. */
const FEWEST_VOTES = 7;

/** Votes out of a table with a row for each participant and a cell for each statement; null is not seen. */
export function votesOf(
  participants: readonly string[],
  statements: readonly string[],
  table: readonly (readonly (Vote | null)[])[],
): OpinionVotes {
  const starts = new Int32Array(participants.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  participants.forEach((_, row) => {
    statements.forEach((_name, column) => {
      const vote = table[row]?.[column] ?? null;
      if (vote === null) return;
      columns.push(column);
      values.push(vote);
    });
    starts[row + 1] = columns.length;
  });
  return { participants, statements, starts, columns: Int32Array.from(columns), values: Int8Array.from(values) };
}

/** How many votes participant number `row` has cast. */
function votesCast({ starts }: OpinionVotes, row: number): number {
  return (starts[row + 1] ?? 0) - (starts[row] ?? 0);
}

/** The participants, by number and in their order, whose votes are enough to place them. */
export function enoughVotes(votes: OpinionVotes): number[] {
  const least = Math.max(1, Math.min(FEWEST_VOTES, votes.statements.length));
  return votes.participants.flatMap((_, row) => (votesCast(votes, row) >= least ? [row] : []));
}

/** The votes of some participants in the order given, with the statements in the order given. */
export function rearranged(votes: OpinionVotes, rows: readonly number[], order: readonly number[]): OpinionVotes {
  const place = new Int32Array(votes.statements.length);
  order.forEach((column, index) => (place[column] = index));
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, index) => (starts[index + 1] = (starts[index] ?? 0) + votesCast(votes, row)));
  const columns = new Int32Array(starts[rows.length] ?? 0);
  const values = new Int8Array(columns.length);
  /** The vote on each statement of the row at hand, so that its columns rise without a sort; 2 is none. */
  const line = new Int8Array(order.length).fill(2);
  let next = 0;
  for (const row of rows) {
    const end = votes.starts[row + 1] ?? 0;
    for (let at = votes.starts[row] ?? 0; at < end; at += 1) {
      line[place[votes.columns[at] ?? 0] ?? 0] = votes.values[at] ?? 0;
    }
    for (let column = 0; column < line.length; column += 1) {
      const vote = line[column] ?? 2;
      if (vote === 2) continue;
      columns[next] = column;
      values[next] = vote;
      next += 1;
      line[column] = 2;
    }
  }
  return {
    participants: rows.map((row) => votes.participants[row] ?? ''),
    statements: order.map((column) => votes.statements[column] ?? ''),
    starts,
    columns,
    values,
  };
}
