import { can, jointScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { themeTree, themeWords, type ThemeInTree } from '#dialogue/theme.ts';
import { countThemes, loadThemes } from '#dialogue/theme-queries.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';

export type ThemesPage = {
  readonly municipality: MunicipalityRef;
  readonly themes: readonly (ThemeInTree & { readonly inputs: number })[];
  /** The themes that a new one may stand under. */
  readonly others: readonly { readonly id: string; readonly name: string }[];
  readonly may: { readonly write: boolean };
};

/** The municipality's tree of themes, with how many answers each has in all dialogues. */
export async function loadThemesPage(work: Work, municipality: MunicipalityRef): Promise<ThemesPage> {
  const themes = await loadThemes(work);
  const inputs = new Map<string, number>();
  for (const one of await countThemes(work, themes))
    inputs.set(one.themeId, (inputs.get(one.themeId) ?? 0) + one.inputs);
  const tree = themeTree(themes);
  return {
    municipality,
    themes: tree.map((theme) => ({ ...theme, inputs: inputs.get(theme.id) ?? 0 })),
    others: tree.filter(({ state }) => state === 'active').map(({ id }) => ({ id, name: themeWords(themes, id) })),
    may: { write: can(work.actor, 'dialogue:write', jointScope(work.municipalityId, null)) },
  };
}
