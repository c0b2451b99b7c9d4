import type { Lang } from '#platform/texts/languages.ts';

/** What a translated text may belong to. */
export type TranslatedKind = 'promise' | 'point' | 'entry' | 'goal' | 'figure' | 'activity';

/** The texts of a promise and of a point that are written in easy Swedish beside the Swedish ones. */
export const EASY_TEXTS = {
  promise: ['title', 'intro'],
  point: ['body', 'why'],
} as const;
export type EasyKind = keyof typeof EASY_TEXTS;
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
