import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { themeNow, themeTree, themeWords, type Themes } from '#dialogue/theme.ts';
import { loadThemes } from '#dialogue/theme-queries.server.ts';

type In = Pick<Work, 'tx' | 'municipalityId'>;
export type ThemeLink = { readonly themeId: string; readonly no: number; readonly linked: boolean };

/** What was last said of each theme that a point has been linked to, as it was chosen then. */
export async function linksOfPoint({ tx, municipalityId }: In, pointId: string): Promise<ThemeLink[]> {
  const { rows } = await sql<ThemeLink>`
    select distinct on (theme_id) theme_id as "themeId", no, linked from point_theme
    where municipality_id = ${municipalityId} and point_id = ${pointId} order by theme_id, no desc`.execute(tx);
  return rows;
}

/** A point that is drawn from a theme, as it is now. */
export type PointOfTheme = {
  readonly themeId: string;
  readonly pointId: string;
  readonly pointSlug: string;
  readonly body: string;
  readonly promiseId: string;
  readonly promiseSlug: string;
  readonly promiseTitle: string;
};

/**
 * The points that themes led to, each with its theme as it is now (a merged theme's points are its successor's); of one
 * promise or of all. What lies in the waste basket is left out.
 */
export async function pointsOfThemes(
  { tx, municipalityId }: In,
  themes: Themes,
  promiseId: string | null = null,
): Promise<PointOfTheme[]> {
  const { rows } = await sql<PointOfTheme>`
    select t.theme_id as "themeId", p.id as "pointId", p.slug as "pointSlug", v.body, r.id as "promiseId",
      r.slug as "promiseSlug", f.title as "promiseTitle"
    from (select distinct on (point_id, theme_id) point_id, theme_id, linked from point_theme
      where municipality_id = ${municipalityId} order by point_id, theme_id, no desc) t
    join point p on p.municipality_id = ${municipalityId} and p.id = t.point_id and p.trashed_at is null
    join promise r on (r.municipality_id, r.id) = (p.municipality_id, p.promise_id) and r.trashed_at is null
    join lateral (select body, position from point_version v where (v.municipality_id, v.point_id) = (p.municipality_id, p.id)
      order by no desc limit 1) v on true
    join lateral (select title, period_from from promise_version f where (f.municipality_id, f.promise_id) = (r.municipality_id, r.id)
      order by no desc limit 1) f on true
    where t.linked and (${promiseId}::uuid is null or r.id = ${promiseId})
    order by f.period_from desc, r.id, v.position, p.id`.execute(tx);
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const themeId = themeNow(themes, row.themeId)?.id ?? row.themeId;
    const key = `${row.pointId} ${themeId}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...row, themeId }];
  });
}

type ThemeNamed = { readonly id: string; readonly words: string };
/** `linked` by the theme that was chosen, with the name that it has now. */
export type PointThemes = { readonly linked: readonly ThemeNamed[]; readonly among: readonly ThemeNamed[] };

/** The themes that a point is drawn from, and the others in use. */
export async function themesOfPoint(work: In, pointId: string): Promise<PointThemes> {
  const themes = await loadThemes(work);
  const linked = (await linksOfPoint(work, pointId)).filter((one) => one.linked).map(({ themeId }) => themeId);
  const now = new Set(linked.map((id) => themeNow(themes, id)?.id));
  return {
    linked: linked.map((id) => ({ id, words: themeWords(themes, id) })),
    among: themeTree(themes)
      .filter(({ id, state }) => state === 'active' && !now.has(id))
      .map(({ id }) => ({ id, words: themeWords(themes, id) })),
  };
}
