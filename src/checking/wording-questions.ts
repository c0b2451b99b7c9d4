import type { Dates, PartyKind, Target } from '#checking/report.ts';

/** What the form says beside the words of a point. */
export type WordingFacts = {
  readonly period: Dates | null;
  readonly owners: readonly { readonly kind: PartyKind; readonly name: string }[];
  /** Those that the promise is for; none: the whole municipality. */
  readonly areas: readonly string[];
  readonly place: string | null;
  readonly target: Target | null;
  readonly due: string | null;
  readonly dueWords: string | null;
};

/** What a reader asks of a promise, in the order in which one reads. */
export const QUESTIONS = {
  who: 'Vem gör det?',
  what: 'Vad görs?',
  where: 'Var?',
  'how-much': 'Hur mycket?',
  'by-when': 'Till när?',
  'own-power': 'Rår ni över det?',
  seen: 'Går det att se om det blev gjort?',
} as const;
export type QuestionKey = keyof typeof QUESTIONS;

/** How those who promise are called in a sentence: "kommunen och polisen", others by their names. */
export function ownersWords(owners: WordingFacts['owners']): string {
  return listed(
    owners.map(({ kind, name }) => (kind === 'municipality' ? 'kommunen' : kind === 'police' ? 'polisen' : name)),
  );
}

export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} och ${names.at(-1)}`;
}

export function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('sv') + words.slice(1);
}

/** Whether somebody else than those who promise is said to do it. Where no kind is named nobody is. */
export function isForeign(kinds: readonly PartyKind[], owners: WordingFacts['owners']): boolean {
  return kinds.length > 0 && owners.length > 0 && !kinds.some((kind) => owners.some((one) => one.kind === kind));
}
