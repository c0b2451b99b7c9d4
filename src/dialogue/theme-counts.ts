import type { ThemeCount } from '#dialogue/theme-queries.server.ts';
import { discloseCounts } from '#situation/disclosure.ts';

/** How many answers a theme has, in one dialogue or (null) in all of them. Null: too few to be told, or it would tell of too few. */
export type ThemeTold = (themeId: string, dialogueId: string | null) => number | null;

/** Counts as they are, for those who read every answer when they code it. */
export function wholeCounts(counts: readonly ThemeCount[]): ThemeTold {
  return (themeId, dialogueId) => sumOf(counts.filter((one) => isOf(one, themeId, dialogueId)));
}

/** What everybody else in the office may be told of the counts, whichever pages they put together. */
export function toldCounts(counts: readonly ThemeCount[], limit: number): ThemeTold {
  const byTheme = Map.groupBy(counts, ({ themeId }) => themeId);
  const told = discloseCounts(
    {
      counts: new Map([
        ...[...byTheme].map(([themeId, some]) => [nameOf(themeId, null), sumOf(some)] as const),
        ...counts.map(({ themeId, dialogueId, inputs }) => [nameOf(themeId, dialogueId), inputs] as const),
      ]),
      links: [...byTheme].map(([themeId, some]) => ({
        kind: 'sum',
        whole: nameOf(themeId, null),
        parts: some.map(({ dialogueId }) => nameOf(themeId, dialogueId)),
      })),
    },
    { limit },
  );
  return (themeId, dialogueId) => {
    const count = told.get(nameOf(themeId, dialogueId));
    return count === undefined ? 0 : count;
  };
}

function nameOf(themeId: string, dialogueId: string | null): string {
  return dialogueId === null ? `tema=${themeId}` : `tema=${themeId}&dialog=${dialogueId}`;
}

function isOf(one: ThemeCount, themeId: string, dialogueId: string | null): boolean {
  return one.themeId === themeId && (dialogueId === null || one.dialogueId === dialogueId);
}

function sumOf(counts: readonly ThemeCount[]): number {
  return counts.reduce((sum, { inputs }) => sum + inputs, 0);
}

/** A count of answers in words: "12 svar", "för få svar för att säga hur många". */
export function answersWords(count: number | null): string {
  return count === null ? 'för få svar för att säga hur många' : `${count.toLocaleString('sv-SE')}\u00a0svar`;
}
