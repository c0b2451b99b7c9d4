/** The languages that texts and mail are written in; `sv-x-lattlast` is easy Swedish (BCP 47, private use). */
export const LANGS = ['sv', 'sv-x-lattlast', 'en', 'ar', 'so'] as const;
export type Lang = (typeof LANGS)[number];

export function isLang(word: string): word is Lang {
  return LANGS.some((lang) => lang === word);
}

/** All but Swedish, which everything is written in first. */
export const OTHER_LANGS = LANGS.filter((lang) => lang !== 'sv');

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

/** The first word of addresses in a language; Swedish has none. */
const LANG_ADDRESS: Readonly<Record<Lang, string>> = {
  sv: '',
  'sv-x-lattlast': 'lattlast',
  en: 'en',
  ar: 'ar',
  so: 'so',
};

/** A path of the public site in a language. @example pathIn('ar', '/linkoping') // '/ar/linkoping' */
export function pathIn(lang: Lang, path: string): string {
  const word = LANG_ADDRESS[lang];
  if (word === '') return path;
  return path === '/' ? `/${word}` : `/${word}${path}`;
}

/** The language whose word an address begins with: Swedish where there is none; null for a word that is no language's. */
export function langOfWord(word: string | undefined): Lang | null {
  return LANGS.find((lang) => LANG_ADDRESS[lang] === (word ?? '')) ?? null;
}
