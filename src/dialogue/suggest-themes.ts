import { worriesOf, type Answers } from '#dialogue/answers.ts';
import type { Coded } from '#dialogue/coding.ts';
import type { Themes } from '#dialogue/theme.ts';
import { themeNow } from '#dialogue/theme.ts';

/** A theme to choose for an answer, and why. Suggestions are only ever that: a person takes them or not. */
export type Suggestion = Coded & {
  /** `chosen`: the answer itself says so; `words`: its words are those of the theme, or of earlier answers on it. */
  readonly why: 'chosen' | 'words';
  /** The stems that speak for it. */
  readonly stems: readonly string[];
};

/** One stem of the answer's words: how many earlier answers hold it, and how many of those are on a theme. */
export type StemCount = {
  readonly stem: string;
  readonly themeId: string;
  readonly onTheme: number;
  readonly inAll: number;
  /** Whether the theme's own name holds it. */
  readonly inName: boolean;
};

const MOST = 6;
/** Below this, the words speak for nothing in particular. */
const LEAST = 0.35;

/** What an answer chose as its worries, as themes: by the usual problem that each theme begins from. */
export function suggestFromWorries(answers: Answers, themes: Themes): Suggestion[] {
  const byProblem = new Map([...themes.values()].map((theme) => [theme.problem, theme]));
  return Object.values(answers).flatMap((answer) =>
    worriesOf(answer).flatMap(({ problem, place, time }) => {
      const begun = byProblem.get(problem);
      const theme = begun === undefined ? undefined : themeNow(themes, begun.id);
      if (theme?.state !== 'active') return [];
      return [{ themeId: theme.id, place, placeWords: null, time, why: 'chosen' as const, stems: [] }];
    }),
  );
}

/**
 * The themes that the words of an answer speak for, the likeliest first. Each stem counts by how much of what held it earlier
 * was on the theme; one earlier answer is worth little, and a name that is said is worth most.
 */
export function suggestFromWords(counts: readonly StemCount[], themes: Themes): Suggestion[] {
  const byTheme = Map.groupBy(counts, ({ themeId }) => themeNow(themes, themeId)?.id ?? '');
  const ranked = [...byTheme].flatMap(([themeId, some]) => {
    if (themes.get(themeId)?.state !== 'active') return [];
    const weights = [...Map.groupBy(some, ({ stem }) => stem)].map(([stem, all]) => ({ stem, weight: weightOf(all) }));
    const score = 1 - weights.reduce((left, { weight }) => left * (1 - weight), 1);
    const telling = weights.filter(({ weight }) => weight >= LEAST / 2).toSorted((a, b) => b.weight - a.weight);
    return score < LEAST ? [] : [{ themeId, score, stems: telling.slice(0, 3).map(({ stem }) => stem) }];
  });
  return ranked
    .toSorted((one, other) => other.score - one.score || one.themeId.localeCompare(other.themeId))
    .slice(0, MOST)
    .map(({ themeId, stems }) => ({
      themeId,
      place: null,
      placeWords: null,
      time: null,
      why: 'words' as const,
      stems,
    }));
}

function weightOf(all: readonly StemCount[]): number {
  if (all.some(({ inName }) => inName)) return 0.9;
  const onTheme = all.reduce((sum, one) => sum + one.onTheme, 0);
  const inAll = Math.max(onTheme, ...all.map((one) => one.inAll));
  return (0.9 * onTheme) / (inAll + 2);
}

/** At most nine, so that each has a digit; what the answer chose comes first, and a theme that it chose is not said again. */
export function oneList(chosen: readonly Suggestion[], byWords: readonly Suggestion[]): Suggestion[] {
  const said = new Set(chosen.map(({ themeId }) => themeId));
  return [...chosen, ...byWords.filter(({ themeId }) => !said.has(themeId))].slice(0, 9);
}
