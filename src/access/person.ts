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

export type Person = {
  readonly id: string;
  readonly name: string;
  /** In small letters. */
  readonly email: string;
  readonly lang: Lang;
};

const LONGEST = 254;
const ADDRESS = /^[!-?A-~]+@[!-?A-~]+\.[!-?A-~]+$/;

/**
 * An e-mail address as it is kept, or null for what mail cannot be sent to. ASCII only: a mail server that does not know
 * RFC 6531 would refuse the rest. No spaces or control signs, so that none can begin a header of its own.
 */
export function emailAddress(written: string): string | null {
  const email = written.trim().toLowerCase();
  return email.length <= LONGEST && ADDRESS.test(email) && !/[,;<>()"\\]/.test(email) ? email : null;
}
