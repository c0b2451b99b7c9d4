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
  /** How many answers, where that may be told. */
  readonly inputs: number | null;
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

/** What was counted of themes, and what of it may be told. */
type ChainCounts = {
  readonly counts: readonly ThemeCount[];
  readonly told: (themeId: string) => number | null;
};

/** The whole chain of what was counted: themes to points, and both lists of what hangs loose. */
export function chainOf(
  themes: Themes,
  { counts, told }: ChainCounts,
  links: readonly PointOfTheme[],
  answers: readonly ThemeAnswer[],
  points: readonly ChainPoint[],
): Chain {
  const spokenOf = new Set(counts.map(({ themeId }) => themeId));
  const byTheme = Map.groupBy(links, ({ themeId }) => themeId);
  const said = new Map(answers.flatMap(({ themeId, body }) => (body === null ? [] : [[themeId, body]])));
  const all = themeTree(themes).map((theme): ChainTheme => ({
    id: theme.id,
    name: theme.name,
    depth: theme.depth,
    problem: rootOf(themes, theme).name,
    split: theme.state === 'split',
    inputs: told(theme.id),
    points: byTheme.get(theme.id) ?? [],
    whyNot: said.get(theme.id) ?? null,
  }));
  const isPromised = (id: string): boolean => themePath(themes, id).some((above) => byTheme.has(above.id));
  const spoken = new Set([...spokenOf].flatMap((id) => themePath(themes, id).map((above) => above.id)));
  const asked = new Set(links.filter(({ themeId }) => spoken.has(themeId)).map(({ pointId }) => pointId));
  return {
    themes: all.filter((theme) => spokenOf.has(theme.id) || theme.points.length > 0),
    unpromised: all.filter((theme) => spokenOf.has(theme.id) && !isPromised(theme.id)),
    unasked: points.filter(({ id }) => !asked.has(id)),
  };
}

function rootOf(themes: Themes, theme: Theme): Theme {
  return themePath(themes, theme.id)[0] ?? theme;
}
