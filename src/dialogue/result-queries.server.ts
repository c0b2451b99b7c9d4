import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { Answer } from '#dialogue/answers.ts';
import type { Coded } from '#dialogue/coding.ts';
import type { Channel } from '#dialogue/dialogue.ts';
import type { Element } from '#dialogue/question-form.ts';
import { factsOf, groupsOf, tablesOf, type ResultShape, type ThemesAsked } from '#dialogue/results-shape.ts';
import type { Alike } from '#dialogue/tally.ts';
import { themeFacts } from '#dialogue/theme-results.ts';
import { countPeople } from '#situation/linked-counts.ts';

type In = Pick<Work, 'tx' | 'municipalityId'>;

/** What divides the parts of a key: no value of a choice has it, and in JSON it is written otherwise. */
const BETWEEN = '\n';

/**
 * Those who answered alike, question by question and by groups, in one pass: so a dialogue with 100,000 answers is not read answer by
 * answer. Nothing that people wrote themselves is read: of that only that it was written is known (an empty text).
 * @returns also everybody by groups, as `name` null
 */
export async function countAlike(
  { tx, municipalityId }: In,
  dialogueId: string,
  { asked, groups }: { readonly asked: readonly Pick<Element, 'name' | 'type'>[]; readonly groups: readonly string[] },
): Promise<Alike[]> {
  // One text for everybody and one for each question, each with the groups before it. `offset 0` keeps from the planner what the texts
  // are made of: it would think that there are as many as answers, and sort them all on disk instead of counting in memory.
  const own = groups.map((name) => sql`coalesce(answers ->> ${name}, '') || ${BETWEEN}`);
  const keys = [sql`own`, ...asked.map(({ name, type }) => sql`own || ${saidTo(name, type)}`)];
  const columns = keys.map((_, at) => sql.ref(`k${at}`));
  const { rows } = await sql<{ which: number; key: string | null; count: number }>`
    select grouping(${sql.join(columns)}) as which, coalesce(${sql.join(columns)}) as key, count(*)::int as count
    from (select ${sql.join(keys.map((one, at) => sql`${one} as ${columns[at]}`))}
      from (select answers, ${sql.join([sql`''`, ...own], sql` || `)} as own from input
        where municipality_id = ${municipalityId} and dialogue_id = ${dialogueId} offset 0) answered offset 0) said
    group by grouping sets (${sql.join(columns.map((column) => sql`(${column})`))})`.execute(tx);
  // The bit of the column that a row is grouped by is the one that is not set.
  const all = 2 ** keys.length - 1;
  const questions = new Map(asked.map((one, at) => [all - 2 ** (asked.length - 1 - at), one]));
  return rows.flatMap(({ which, key, count }): Alike[] => {
    if (key === null) return [];
    const parts = key.split(BETWEEN);
    const row = { groups: parts.slice(0, groups.length).map((value) => value || null), count };
    const question = questions.get(which);
    if (question === undefined) return [{ ...row, name: null, answer: null }];
    const said = parts[groups.length] ?? '';
    return [{ ...row, name: question.name, answer: isJson(question.type) ? (JSON.parse(said) as Answer) : said }];
  });
}

function isJson(type: Element['type']): boolean {
  return type === 'checkbox' || type === 'worry' || type === 'place';
}

/** As text, which is quicker to tell apart than JSON; words of one's own are left out. */
function saidTo(name: string, type: Element['type']) {
  if (type === 'comment') return sql`case when answers ? ${name} then '' end`;
  const chosen = sql`(answers ->> ${name})`;
  return type === 'place' ? sql`case when answers -> ${name} ? 'words' then '{"words":""}' else ${chosen} end` : chosen;
}

/** Everything that is counted in a result. */
export async function countResult(
  work: In,
  dialogueId: string,
  shape: ResultShape,
): Promise<ReadonlyMap<string, number>> {
  const alike = await countAlike(work, dialogueId, {
    asked: shape.asked.map(({ axis, type }) => ({ name: axis.name, type })),
    groups: shape.groups.map(({ axis }) => axis.name),
  });
  const byName = Map.groupBy(alike, ({ name }) => name);
  const counted = new Map(
    countPeople(
      [[], ...shape.groups.map(({ axis }) => [axis])],
      (byName.get(null) ?? []).map(({ groups, count }) => ({ facts: [groupsOf(shape.groups, groups)], count })),
    ),
  );
  for (const asked of shape.asked) {
    const rows = (byName.get(asked.axis.name) ?? []).flatMap(({ groups, answer, count }) =>
      answer === null ? [] : [{ facts: factsOf(asked, answer, groupsOf(shape.groups, groups)), count }],
    );
    for (const [name, count] of countPeople(tablesOf(asked, shape.groups), rows)) counted.set(name, count);
  }
  if (shape.themes !== null)
    for (const [name, count] of await countThemes(work, dialogueId, shape, shape.themes)) counted.set(name, count);
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
