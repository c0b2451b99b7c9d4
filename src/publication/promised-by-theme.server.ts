import type { Work } from '#access/work.server.ts';
import { themeNow, type Themes } from '#dialogue/theme.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { pointsOfThemes } from '#promise/theme-links.server.ts';
import type { PointModel } from '#publication/point-model.ts';
import { toldPoints } from '#publication/told-points.server.ts';

/** The points that a theme led to, by the theme as it was or is now. */
export type Promised = (themeId: string) => readonly PointModel[];

/**
 * What themes led to among what is published now, in each of the languages (in Swedish where nobody has translated it). What
 * was published before `since` did not come of what was said then.
 * @param since the first day of the dialogue, `YYYY-MM-DD`
 */
export async function promisedByTheme(
  work: Pick<Work, 'tx' | 'municipalityId'>,
  themes: Themes,
  { since, languages }: { readonly since: string; readonly languages: readonly Lang[] },
): Promise<ReadonlyMap<Lang, Promised>> {
  const links = await pointsOfThemes(work, themes);
  const ids = [...new Set(links.map(({ pointId }) => pointId))];
  const byLang = new Map<Lang, Promised>();
  for (const lang of languages) {
    const points = await toldPoints(work, ids, lang);
    byLang.set(lang, (themeId) => {
      const now = themeNow(themes, themeId)?.id ?? themeId;
      return links
        .filter((link) => link.themeId === now)
        .flatMap(({ pointId }) => points.get(pointId) ?? [])
        .filter(({ firstDay, model }) => firstDay >= since && !model.removed)
        .map(({ model }) => model);
    });
  }
  return byLang;
}
