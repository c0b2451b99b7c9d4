import type { Lang } from '#platform/texts/languages.ts';

/** The texts of a promise and of a point that may stand in other words as well. */
export const TRANSLATED = {
  promise: ['title', 'intro'],
  point: ['body', 'why'],
} as const;
export type TranslatedKind = keyof typeof TRANSLATED;
export type OtherLang = Exclude<Lang, 'sv'>;

export const EASY = 'sv-x-lattlast' satisfies OtherLang;

/** A text in other words, and the hash of the Swedish one that it was made from. */
export type Translation = {
  readonly subjectId: string;
  readonly field: string;
  readonly lang: OtherLang;
  readonly no: number;
  readonly source: string;
  readonly body: string;
};
