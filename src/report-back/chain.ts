import { themePath, themeTree, type Theme, type Themes } from '#dialogue/theme.ts';
import type { ThemeAnswer, ThemeCount } from '#dialogue/theme-queries.server.ts';
import type { PointOfTheme } from '#promise/theme-links.server.ts';

/** A theme with what was said on it and what came of it. Pure. */
type ChainTheme = {
  readonly id: string;
  readonly name: string;
  readonly depth: number;
  /** The root of its tree. */
  readonly problem: string;
  readonly split: boolean;
  readonly inputs: number;
  readonly points: readonly PointOfTheme[];
  /** Why it led to no promise; null where nobody has said. */
  readonly whyNot: string | null;
};
/** A point as the list of those that nobody asked for tells it. */
export type ChainPoint = {
  readonly id: string;
  readonly slug: string;
  readonly body: string;
  readonly promiseSlug: string;
  readonly promiseTitle: string;
};

export type Chain = {
  readonly themes: readonly ChainTheme[];
  /** Themes that people spoke of, and that neither they nor those above them led to a point. */
  readonly unpromised: readonly ChainTheme[];
  /** Points that no theme led to with answers on it or on those under it. */
  readonly unasked: readonly ChainPoint[];
};

/** The whole chain of what was counted: themes to points, and both lists of what hangs loose. */
export function chainOf(
  themes: Themes,
  counts: readonly ThemeCount[],
  links: readonly PointOfTheme[],
  answers: readonly ThemeAnswer[],
  points: readonly ChainPoint[],
): Chain {
  const inputs = new Map<string, number>();
  for (const one of counts) inputs.set(one.themeId, (inputs.get(one.themeId) ?? 0) + one.inputs);
  const byTheme = Map.groupBy(links, ({ themeId }) => themeId);
  const said = new Map(answers.flatMap(({ themeId, body }) => (body === null ? [] : [[themeId, body]])));
  const all = themeTree(themes).map((theme): ChainTheme => ({
    id: theme.id,
    name: theme.name,
    depth: theme.depth,
    problem: rootOf(themes, theme).name,
    split: theme.state === 'split',
    inputs: inputs.get(theme.id) ?? 0,
    points: byTheme.get(theme.id) ?? [],
    whyNot: said.get(theme.id) ?? null,
  }));
  const isPromised = (id: string): boolean => themePath(themes, id).some((above) => byTheme.has(above.id));
  const spoken = new Set(
    all.filter((theme) => theme.inputs > 0).flatMap(({ id }) => themePath(themes, id).map((above) => above.id)),
  );
  const asked = new Set(links.filter(({ themeId }) => spoken.has(themeId)).map(({ pointId }) => pointId));
  return {
    themes: all.filter((theme) => theme.inputs > 0 || theme.points.length > 0),
    unpromised: all.filter((theme) => theme.inputs > 0 && !isPromised(theme.id)),
    unasked: points.filter(({ id }) => !asked.has(id)),
  };
}

function rootOf(themes: Themes, theme: Theme): Theme {
  return themePath(themes, theme.id)[0] ?? theme;
}
