import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { votesOf, type OpinionVotes, type Vote } from '#dialogue/opinion-votes.ts';
import type { Dots, Statement, Suggested } from '#dialogue/statement.ts';

type In = Pick<Work, 'tx' | 'municipalityId'>;

/** A dialogue's statements by their latest words, the office's first. */
export async function loadStatements({ tx, municipalityId }: In, dialogueId: string): Promise<Statement[]> {
  const { rows } = await sql<Statement>`
    select s.id, s.origin, v.no, v.words, v.state from statement s
    join lateral (select * from statement_version v where (v.municipality_id, v.statement_id) = (s.municipality_id, s.id)
      order by v.no desc limit 1) v on true
    where s.municipality_id = ${municipalityId} and s.dialogue_id = ${dialogueId}
    order by s.origin, s.id`.execute(tx);
  return rows;
}

/** How many statements of a dialogue are shown. */
export async function countShown({ tx, municipalityId }: In, dialogueId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from statement s
    where s.municipality_id = ${municipalityId} and s.dialogue_id = ${dialogueId}
      and (select v.state from statement_version v where (v.municipality_id, v.statement_id) = (s.municipality_id, s.id)
        order by v.no desc limit 1) = 'shown'`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** What residents have suggested in a dialogue and nobody has read, in no order that tells when. */
export async function loadSuggested({ tx, municipalityId }: In, dialogueId: string): Promise<Suggested[]> {
  const { rows } = await sql<Suggested>`
    select id, body, lang, day from statement_suggested
    where municipality_id = ${municipalityId} and dialogue_id = ${dialogueId} order by id`.execute(tx);
  return rows;
}

/** So many votes are counted, so that a flood fills no memory. */
const MOST_VOTES = 400_000;

/** Who voted how on the statements given, by the random ids of their forms. At most MOST_VOTES votes. */
export async function loadVotes(
  { tx, municipalityId }: In,
  dialogueId: string,
  statements: readonly string[],
): Promise<OpinionVotes> {
  const { rows } = await sql<{ voter: string; statement: string; value: Vote }>`
    select v.voter, v.statement_id as statement, v.value from vote v
    join statement s on (s.municipality_id, s.id) = (v.municipality_id, v.statement_id)
    where v.municipality_id = ${municipalityId} and s.dialogue_id = ${dialogueId}
      and v.statement_id = any(${[...statements]}::uuid[])
    order by v.voter limit ${MOST_VOTES}`.execute(tx);
  const column = new Map(statements.map((id, at) => [id, at]));
  const people = Map.groupBy(rows, ({ voter }) => voter);
  const table = [...people.values()].map((votes) => {
    const line: (Vote | null)[] = Array.from(statements, () => null);
    for (const { statement, value } of votes) line[column.get(statement) ?? 0] = value;
    return line;
  });
  return votesOf([...people.keys()], statements, table);
}

/** The statements that a voter has voted on. */
export async function votedOn({ tx, municipalityId }: In, dialogueId: string, voter: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select v.statement_id as id from vote v
    join statement s on (s.municipality_id, s.id) = (v.municipality_id, v.statement_id)
    where v.municipality_id = ${municipalityId} and s.dialogue_id = ${dialogueId} and v.voter = ${voter}`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** The latest count of dots in a dialogue; null before the first. */
export async function loadDots(
  { tx, municipalityId }: In,
  dialogueId: string,
): Promise<{ readonly no: number; readonly counts: Dots } | null> {
  const { rows } = await sql<{ no: number; counts: Dots }>`
    select no, counts from dots where municipality_id = ${municipalityId} and dialogue_id = ${dialogueId}
    order by no desc limit 1`.execute(tx);
  return rows[0] ?? null;
}
