import { error, type RequestEvent } from '@sveltejs/kit';
import { langOfWord } from '#platform/texts/languages.ts';
import type { OtherLang } from '#promise/translation.ts';

/** The language that the address names by the word of its public pages; Swedish is what one translates from. */
export function languageIn({ params }: Pick<RequestEvent, 'params'>): OtherLang {
  const lang = langOfWord(params['language']);
  if (lang === null || lang === 'sv') error(404, 'Sidan finns inte.');
  return lang;
}

export function slugIn({ params }: Pick<RequestEvent, 'params'>): string {
  return params['promise'] ?? '';
}
