import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { themeNow, type Theme, type Themes } from '#dialogue/theme.ts';

type In = Pick<Work, 'tx' | 'municipalityId'>;

/** The municipality's themes in their latest versions, merged and split ones too, by their ids. */
export async function loadThemes({ tx, municipalityId }: In): Promise<Map<string, Theme>> {
  const { rows } = await sql<Theme>`
    select distinct on (v.theme_id) v.theme_id as id, t.problem, v.no, v.name, v.parent_id as "parentId", v.state, v.onward
    from theme_version v join theme t on (t.municipality_id, t.id) = (v.municipality_id, v.theme_id)
    where v.municipality_id = ${municipalityId} order by v.theme_id, v.no desc`.execute(tx);
  return new Map(rows.map((theme) => [theme.id, theme]));
}

/** What a theme was called and where it stood, version by version, the latest first. */
export type ThemeVersion = Omit<Theme, 'id' | 'problem'> & { readonly reason: string | null; readonly at: Date };

/** How a theme has been written, the latest version first. */
export async function themeHistory({ tx, municipalityId }: In, themeId: string): Promise<ThemeVersion[]> {
  const { rows } = await sql<ThemeVersion>`
    select no, name, parent_id as "parentId", state, onward, reason, at from theme_version
    where municipality_id = ${municipalityId} and theme_id = ${themeId} order by no desc`.execute(tx);
  return rows;
}

/** Codings that hold: of each answer the latest. */
const HELD = sql`coding c where not exists (select from coding later
  where (later.municipality_id, later.input_id) = (c.municipality_id, c.input_id) and later.no > c.no)`;

/** How many answers each theme has in each dialogue; what was merged counts where it is now. */
export type ThemeCount = { readonly themeId: string; readonly dialogueId: string; readonly inputs: number };

/** The themes that answers are about, with how many in each dialogue; of one dialogue or of all. */
export async function countThemes(
  { tx, municipalityId }: In,
  themes: Themes,
  dialogueId: string | null = null,
): Promise<ThemeCount[]> {
  const now = [...themes.keys()].map((id) => themeNow(themes, id)?.id ?? id);
  const { rows } = await sql<ThemeCount>`
    select n.now as "themeId", i.dialogue_id as "dialogueId", count(distinct i.id)::int as inputs
    from (select c.municipality_id, c.input_id, c.no from ${HELD}) c
    join coding_theme t on (t.municipality_id, t.input_id, t.no) = (c.municipality_id, c.input_id, c.no)
    join unnest(${[...themes.keys()]}::uuid[], ${now}::uuid[]) as n(was, now) on n.was = t.theme_id
    join input i on (i.municipality_id, i.id) = (t.municipality_id, t.input_id)
    where t.municipality_id = ${municipalityId} and (${dialogueId}::uuid is null or i.dialogue_id = ${dialogueId})
    group by 1, 2`.execute(tx);
  return rows;
}

/** The themes that an answer is about, as they are now: for whoever is to be told what became of what they said. */
export async function themesOfInputs(
  { tx, municipalityId }: In,
  themes: Themes,
  inputIds: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ inputId: string; themeId: string }>`
    select t.input_id as "inputId", t.theme_id as "themeId" from (select c.municipality_id, c.input_id, c.no from ${HELD}) c
    join coding_theme t on (t.municipality_id, t.input_id, t.no) = (c.municipality_id, c.input_id, c.no)
    where t.municipality_id = ${municipalityId} and t.input_id = any(${inputIds}::uuid[])
    order by t.input_id, t.position`.execute(tx);
  const byInput = Map.groupBy(rows, ({ inputId }) => inputId);
  const nowOf = (id: string): string => themeNow(themes, id)?.id ?? id;
  return new Map([...byInput].map(([id, some]) => [id, [...new Set(some.map(({ themeId }) => nowOf(themeId)))]]));
}

/** Why a theme of a dialogue led to no promise, in its latest words. */
export type ThemeAnswer = {
  readonly dialogueId: string;
  readonly themeId: string;
  readonly no: number;
  readonly body: string | null;
};

/** The reasoned answers of a dialogue, or of all; `body` null where one was taken back. */
export async function loadThemeAnswers(
  { tx, municipalityId }: In,
  dialogueId: string | null = null,
): Promise<ThemeAnswer[]> {
  const { rows } = await sql<ThemeAnswer>`
    select distinct on (dialogue_id, theme_id) dialogue_id as "dialogueId", theme_id as "themeId", no, body
    from theme_answer
    where municipality_id = ${municipalityId} and (${dialogueId}::uuid is null or dialogue_id = ${dialogueId})
    order by dialogue_id, theme_id, no desc`.execute(tx);
  return rows;
}
