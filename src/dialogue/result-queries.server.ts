import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { Answer } from '#dialogue/answers.ts';
import type { Coded } from '#dialogue/coding.ts';
import type { Channel } from '#dialogue/dialogue.ts';
import { factsOf, groupsOf, tablesOf, type ResultShape, type ThemesAsked } from '#dialogue/results-shape.ts';
import { themeFacts } from '#dialogue/theme-results.ts';
import { countPeople } from '#situation/linked-counts.ts';

type In = Pick<Work, 'tx' | 'municipalityId'>;

/**
 * Everything that is counted in a result. The database gathers those who answered a question alike, so that a dialogue with 100,000
 * answers is not read answer by answer; nothing that people wrote themselves is read.
 */
export async function countResult(
  { tx, municipalityId }: In,
  dialogueId: string,
  shape: ResultShape,
): Promise<ReadonlyMap<string, number>> {
  const groups = chosenGroups(shape.groups);
  const own = sql`municipality_id = ${municipalityId} and dialogue_id = ${dialogueId}`;
  const { rows: people } = await sql<{ groups: (string | null)[]; count: number }>`
    select ${groups} as groups, count(*)::int as count from input where ${own} group by 1`.execute(tx);
  const counted = new Map(
    countPeople(
      [[], ...shape.groups.map(({ axis }) => [axis])],
      people.map(({ groups: chosen, count }) => ({ facts: [groupsOf(shape.groups, chosen)], count })),
    ),
  );
  for (const asked of shape.asked) {
    const { rows } = await sql<{ groups: (string | null)[]; answer: Answer; count: number }>`
      select ${groups} as groups, answers -> ${asked.axis.name} as answer, count(*)::int as count from input
      where ${own} and answers ? ${asked.axis.name} group by 1, 2`.execute(tx);
    const alike = rows.map(({ groups: chosen, answer, count }) => ({
      facts: factsOf(asked, answer, groupsOf(shape.groups, chosen)),
      count,
    }));
    for (const [name, count] of countPeople(tablesOf(asked, shape.groups), alike)) counted.set(name, count);
  }
  if (shape.themes !== null)
    for (const [name, count] of await countThemes({ tx, municipalityId }, dialogueId, shape, shape.themes))
      counted.set(name, count);
  return counted;
}

/** Answers that are coded alike are gathered too; what a coder calls a place is not read, only that it has a name. */
async function countThemes(
  { tx, municipalityId }: In,
  dialogueId: string,
  { groups }: ResultShape,
  themes: ThemesAsked,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ groups: (string | null)[]; coded: Coded[]; count: number }>`
    select groups, coded, count(*)::int as count from (
      select ${chosenGroups(groups)} as groups, jsonb_agg(jsonb_build_object('themeId', t.theme_id, 'place', t.place,
          'placeWords', left(t.place_words, 0), 'time', t.time_of_day)
        order by t.theme_id, t.place, t.place_words is null, t.time_of_day) as coded
      from (select distinct on (c.input_id) c.input_id, c.no, i.answers from coding c
        join input i on (i.municipality_id, i.id) = (c.municipality_id, c.input_id)
        where c.municipality_id = ${municipalityId} and i.dialogue_id = ${dialogueId}
        order by c.input_id, c.no desc) held
      join coding_theme t on (t.municipality_id, t.input_id, t.no) = (${municipalityId}::uuid, held.input_id, held.no)
      group by held.input_id, held.answers) one
    group by 1, 2`.execute(tx);
  const alike = rows.map(({ groups: chosen, coded, count }) => ({
    facts: themeFacts(themes, coded, groupsOf(groups, chosen)),
    count,
  }));
  return countPeople(tablesOf(themes, groups), alike);
}

function chosenGroups(groups: ResultShape['groups']) {
  return sql`array[${sql.join(
    groups.map(({ axis }) => sql`answers ->> ${axis.name}`),
    sql`, `,
  )}]::text[]`;
}

/** How many have answered by each channel. */
export async function countChannels(
  { tx, municipalityId }: In,
  dialogueId: string,
): Promise<{ readonly channel: Channel; readonly count: number }[]> {
  const { rows } = await sql<{ channel: Channel; count: number }>`
    select channel, count(*)::int as count from input
    where municipality_id = ${municipalityId} and dialogue_id = ${dialogueId} group by 1 order by 2 desc, 1`.execute(
    tx,
  );
  return rows;
}
