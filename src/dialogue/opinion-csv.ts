import type { OpinionVotes, Vote } from '#dialogue/opinion-votes.ts';
import { AppError } from '#platform/errors.ts';

const MOST_PARTICIPANTS = 10_000;
const MOST_STATEMENTS = 2000;
const LONGEST_NAME = 300;
/** The columns of Polis' open format that are no statements. Its own groups (`group-id`) are never read. */
const NO_STATEMENT = ['participant', 'xid', 'group-id', 'n-comments', 'n-votes', 'n-agree', 'n-disagree'];
/** How a vote is written; with a decimal where a program took the column for one of fractions. */
const WRITTEN: ReadonlyMap<string, Vote | null> = new Map([
  ['', null],
  ['1', 1],
  ['1.0', 1],
  ['0', 0],
  ['0.0', 0],
  ['-1', -1],
  ['-1.0', -1],
]);

type Header = { readonly statements: readonly string[]; readonly first: number; readonly counts: readonly number[] };

/**
 * The votes in a `participants-votes.csv`, Polis' open format: UTF-8 with or without its mark, commas or semicolons,
 * any line ends, cells in quotation marks or not. Counts that the file gives must be those of its votes.
 * @throws AppError votes-no-table, votes-too-many, votes-column, votes-row, votes-participant, votes-cell, votes-count
 */
export function readVotes(bytes: Uint8Array): OpinionVotes {
  const lines = textOf(bytes).split(/\r\n|\n|\r/);
  while (lines.at(-1)?.trim() === '') lines.pop();
  const [head = '', ...rows] = lines;
  const separator = head.includes(';') && !head.includes(',') ? ';' : ',';
  const { statements, first, counts } = readHeader(cellsOf(head, separator, 1));
  if (rows.length > MOST_PARTICIPANTS) throw new AppError('votes-too-many');
  const participants = new Set<string>();
  const starts = new Int32Array(rows.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  rows.forEach((line, index) => {
    const row = index + 2; // as a person counts them, the header with them
    const cells = cellsOf(line, separator, row);
    if (cells.length !== first + statements.length) throw new AppError('votes-row', { row });
    const participant = cells[0] ?? '';
    if (!isName(participant) || participants.has(participant)) throw new AppError('votes-participant', { row });
    participants.add(participant);
    for (let column = 0; column < statements.length; column += 1) {
      const vote = WRITTEN.get(cells[first + column] ?? '');
      if (vote === undefined) throw new AppError('votes-cell', { row, column: first + column + 1 });
      if (vote === null) continue;
      columns.push(column);
      values.push(vote);
    }
    starts[index + 1] = columns.length;
    const told = counts.map((at) => cells[at] ?? '');
    if (!agrees(told, values.slice(starts[index]))) throw new AppError('votes-count', { row });
  });
  return {
    participants: [...participants],
    statements,
    starts,
    columns: Int32Array.from(columns),
    values: Int8Array.from(values),
  };
}

/** @throws AppError votes-no-table where it is no UTF-8 */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new AppError('votes-no-table', {}, error);
  }
}

function readHeader(cells: readonly string[]): Header {
  const first = cells.findLastIndex((cell) => NO_STATEMENT.includes(cell)) + 1;
  const known = cells.slice(0, first);
  if (known[0] !== 'participant' || known.some((cell) => !NO_STATEMENT.includes(cell))) {
    throw new AppError('votes-no-table');
  }
  const statements = cells.slice(first);
  if (statements.length === 0) throw new AppError('votes-no-table');
  if (statements.length > MOST_STATEMENTS) throw new AppError('votes-too-many');
  const seen = new Set<string>(known);
  if (seen.size !== known.length) throw new AppError('votes-no-table');
  statements.forEach((statement, index) => {
    if (!isName(statement) || seen.has(statement)) throw new AppError('votes-column', { column: first + index + 1 });
    seen.add(statement);
  });
  const counts = ['n-votes', 'n-agree', 'n-disagree'].map((name) => known.indexOf(name));
  return { statements, first, counts: counts.includes(-1) ? [] : counts };
}

/** What names a person or a statement: no formula (OWASP, "CSV Injection"), nothing unseen, not without end. */
function isName(text: string): boolean {
  return text.length > 0 && text.length <= LONGEST_NAME && !/^[=+\-@\uff0b\uff0d\uff1d\uff20]|\p{Cc}/u.test(text);
}

/** Whether votes, agreeing and disagreeing are as many as the row says. Nothing or 0 votes is a count left out. */
function agrees([votes = '', agree = '', disagree = '']: readonly string[], cast: readonly number[]): boolean {
  if (votes === '' || Number(votes) === 0) return true;
  const count = (vote: Vote): number => cast.filter((one) => one === vote).length;
  return Number(votes) === cast.length && Number(agree) === count(1) && Number(disagree) === count(-1);
}

/**
 * The cells of a line, without the spaces around them. Searched for and not matched by a pattern: a cell may be as long as
 * the file.
 * @throws AppError votes-row (votes-no-table in the first) where a quotation mark stands alone; no cell has several lines
 */
function cellsOf(line: string, separator: string, row: number): string[] {
  if (!line.includes('"')) return line.split(separator).map((cell) => cell.trim());
  const cells: string[] = [];
  for (let at = 0; at <= line.length; at += 1) {
    while (line[at] === ' ') at += 1;
    const quoted = line[at] === '"';
    const end = quoted ? endOfQuoted(line, at) : at;
    const next = line.indexOf(separator, end);
    const stop = next === -1 ? line.length : next;
    const rest = line.slice(end, stop).trim();
    if (end === -1 || (quoted ? rest !== '' : rest.includes('"'))) {
      throw row === 1 ? new AppError('votes-no-table') : new AppError('votes-row', { row });
    }
    cells.push(
      quoted
        ? line
            .slice(at + 1, end - 1)
            .replaceAll('""', '"')
            .trim()
        : rest,
    );
    at = stop;
  }
  return cells;
}

/** Where a cell ends whose first quotation mark stands at `from`: after its last one, or -1 where there is none. */
function endOfQuoted(line: string, from: number): number {
  for (let at = from + 1; ; at += 2) {
    at = line.indexOf('"', at);
    if (at === -1) return -1;
    if (line[at + 1] !== '"') return at + 1;
  }
}
