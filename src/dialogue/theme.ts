import { alikeWords } from '#platform/one-line.ts';

/** What answers are about: a tree of themes, whose roots are problems. Pure. */
export type ThemeState = 'active' | 'merged' | 'split';
export type Theme = {
  readonly id: string;
  /** The usual problem that it begins from, by its value in the question forms. */
  readonly problem: string | null;
  readonly no: number;
  readonly name: string;
  readonly parentId: string | null;
  readonly state: ThemeState;
  /** What it was merged into (one) or split into (several). */
  readonly onward: readonly string[];
};
export type Themes = ReadonlyMap<string, Theme>;

/** Where a theme's answers count now: on what it was merged into, else on itself. One that was split keeps its own until they are coded anew. */
export function themeNow(themes: Themes, id: string): Theme | undefined {
  const seen = new Set<string>();
  let theme = themes.get(id);
  while (theme?.state === 'merged' && !seen.has(theme.id)) {
    seen.add(theme.id);
    theme = themes.get(theme.onward[0] ?? '');
  }
  return theme;
}

/** A theme with those above it, the problem first. Those above that were merged stand as what they are now. */
export function themePath(themes: Themes, id: string): Theme[] {
  const path: Theme[] = [];
  let theme = themeNow(themes, id);
  while (theme !== undefined && !path.includes(theme)) {
    path.unshift(theme);
    theme = theme.parentId === null ? undefined : themeNow(themes, theme.parentId);
  }
  return path;
}

/** A theme's name after those above it: "Narkotika › Försäljning". */
export function themeWords(themes: Themes, id: string): string {
  return themePath(themes, id)
    .map(({ name }) => name)
    .join(' › ');
}

export type ThemeInTree = Theme & { readonly depth: number };

/** The themes that are not merged into others, each under its own, by name. */
export function themeTree(themes: Themes): ThemeInTree[] {
  const standing = [...themes.values()].filter(({ state }) => state !== 'merged');
  const under = Map.groupBy(standing, ({ id }) => themePath(themes, id).at(-2)?.id ?? null);
  const grow = (parent: string | null, depth: number): ThemeInTree[] =>
    (under.get(parent) ?? [])
      .toSorted((one, other) => one.name.localeCompare(other.name, 'sv') || one.id.localeCompare(other.id))
      .flatMap((theme) => [{ ...theme, depth }, ...grow(theme.id, depth + 1)]);
  return grow(null, 0);
}

/** A theme and all that stand under it. */
export function themesUnder(themes: Themes, id: string): Set<string> {
  return new Set(
    [...themes.keys()].filter((one) => themePath(themes, one).some((above) => above.id === themeNow(themes, id)?.id)),
  );
}

/** The theme in use with this name, however it is written. */
export function themeNamed(themes: Themes, name: string): Theme | undefined {
  const wanted = alikeWords(name);
  return [...themes.values()].find((theme) => theme.state === 'active' && alikeWords(theme.name) === wanted);
}
