import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';

type In = Pick<Work, 'tx' | 'municipalityId'>;

/** So many texts of a question stand on one page. */
const TEXTS_AT_ONCE = 20;

/** Words of one's own in an answer; none where what was answered is no words. */
const TEXT = sql`case jsonb_typeof(i.answers -> q.name) when 'string' then i.answers ->> q.name
  when 'object' then i.answers -> q.name ->> 'words' end`;

/** What was written to a question: those of one page, by random ids, and where the next page begins; null on the last. */
export type TextPage = { readonly texts: readonly string[]; readonly next: string | null };

/**
 * What people wrote to these questions, but for what is held. `after`: the last id of the page before, for one of the questions.
 * Only questions of words of one's own may be named: a choice is a text too.
 */
export async function listWritten(
  { tx, municipalityId }: In,
  dialogueId: string,
  names: readonly string[],
  after: { readonly name: string; readonly id: string } | null,
): Promise<ReadonlyMap<string, TextPage>> {
  const { rows } = await sql<{ name: string; id: string; text: string }>`
    select q.name, t.id, t.text from unnest(${names}::text[]) q(name)
    cross join lateral (select i.id, ${TEXT} as text from input i
      where i.municipality_id = ${municipalityId} and i.dialogue_id = ${dialogueId} and not i.held and ${TEXT} is not null
        and (q.name is distinct from ${after?.name ?? null} or i.id > ${after?.id ?? null}::uuid)
      order by i.id limit ${TEXTS_AT_ONCE + 1}) t
    order by q.name, t.id`.execute(tx);
  return new Map(
    [...Map.groupBy(rows, ({ name }) => name)].map(([name, all]) => {
      const shown = all.slice(0, TEXTS_AT_ONCE);
      const next = all.length > TEXTS_AT_ONCE ? (shown.at(-1)?.id ?? null) : null;
      return [name, { texts: shown.map(({ text }) => text), next }];
    }),
  );
}

/** How many texts of each question wait, or are not shown. */
export async function countHeld(
  { tx, municipalityId }: In,
  dialogueId: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ name: string; count: number }>`
    select q.name, count(*)::int as count from input i cross join unnest(${names}::text[]) q(name)
    where i.municipality_id = ${municipalityId} and i.dialogue_id = ${dialogueId} and i.held and ${TEXT} is not null
    group by 1`.execute(tx);
  return new Map(rows.map(({ name, count }) => [name, count]));
}
