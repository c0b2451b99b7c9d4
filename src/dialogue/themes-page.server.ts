import { can, jointScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { toldCounts, wholeCounts } from '#dialogue/theme-counts.ts';
import { themeTree, themeWords, type ThemeInTree } from '#dialogue/theme.ts';
import { countThemes, loadThemes } from '#dialogue/theme-queries.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { loadSettings } from '#places/settings.server.ts';

export type ThemesPage = {
  readonly municipality: MunicipalityRef;
  /** `inputs`: null where so few answers are told to those alone who code them. */
  readonly themes: readonly (ThemeInTree & { readonly inputs: number | null })[];
  /** The themes that a new one may stand under. */
  readonly others: readonly { readonly id: string; readonly name: string }[];
  readonly may: { readonly write: boolean };
};

/** The municipality's tree of themes, with how many answers each has in all dialogues. */
export async function loadThemesPage(work: Work, municipality: MunicipalityRef): Promise<ThemesPage> {
  const themes = await loadThemes(work);
  const write = can(work.actor, 'dialogue:write', jointScope(work.municipalityId, null));
  const counts = await countThemes(work, themes);
  const told = write ? wholeCounts(counts) : toldCounts(counts, (await loadSettings(work)).fewestTold);
  const tree = themeTree(themes);
  return {
    municipality,
    themes: tree.map((theme) => ({ ...theme, inputs: told(theme.id, null) })),
    others: tree.filter(({ state }) => state === 'active').map(({ id }) => ({ id, name: themeWords(themes, id) })),
    may: { write },
  };
}
