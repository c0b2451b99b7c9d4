/** The languages that texts and mail are written in; `sv-x-lattlast` is easy Swedish (BCP 47, private use). */
export const LANGS = ['sv', 'sv-x-lattlast', 'en', 'ar', 'so'] as const;
export type Lang = (typeof LANGS)[number];

/** What each is called in itself. */
export const LANG_WORDS: Readonly<Record<Lang, string>> = {
  sv: 'svenska',
  'sv-x-lattlast': 'lätt svenska',
  en: 'English',
  ar: 'العربية',
  so: 'Soomaali',
};

/** What each is called in Swedish. */
export const LANG_IN_SWEDISH: Readonly<Record<Lang, string>> = {
  sv: 'svenska',
  'sv-x-lattlast': 'lätt svenska',
  en: 'engelska',
  ar: 'arabiska',
  so: 'somaliska',
};

/**
 * Whose words in messages/ somebody who speaks the language well has read and approved. The others were written without
 * one, and whoever chooses such a language is told so.
 */
const APPROVED: Readonly<Record<Lang, boolean>> = {
  sv: true,
  'sv-x-lattlast': false,
  en: false,
  ar: false,
  so: false,
};

export function isApproved(lang: Lang): boolean {
  return APPROVED[lang];
}

/** @example directionOf('ar') // 'rtl' */
export function directionOf(lang: Lang): 'ltr' | 'rtl' {
  return lang === 'ar' ? 'rtl' : 'ltr';
}
