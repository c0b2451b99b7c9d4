import { createContext } from 'svelte';
import { directionOf, pathIn, type Lang } from '#platform/texts/languages.ts';
import { saying, type Say } from '#platform/texts/saying.ts';

// Built in with the pages, as its name says (`.svelte.ts`): a context belongs to one copy of Svelte.
const [pageLang, setPageLang] = createContext<Lang>();
const [readerLang, setReaderLang] = createContext<Lang>();
const [siteOrigin, setSiteOrigin] = createContext<string>();
/** Whether the page is of a municipality to practise in, which nobody is to follow. */
const [ofPractice, setOfPractice] = createContext<boolean>();
export { ofPractice, setOfPractice, setPageLang, setReaderLang, setSiteOrigin };

type Speech = { readonly lang: Lang; readonly say: Say; readonly to: (path: string) => string };

/**
 * In which language a page speaks (the site's layout sets it, from the address), and where its links lead: to pages in
 * the reader's language, also where this page is Swedish for want of another.
 */
export function speech(): Speech {
  const [lang, reader] = [pageLang(), readerLang()];
  return { lang, say: saying(lang), to: (path) => pathIn(reader, path) };
}

/** The same in the reader's own language, that of the address; `own` marks its words where they stand on a page in another. */
export function readersSpeech(): Speech & { readonly own: { lang?: Lang; dir?: 'ltr' | 'rtl' } } {
  const lang = readerLang();
  const own = lang === pageLang() ? {} : { lang, dir: directionOf(lang) };
  return { lang, say: saying(lang), to: (path) => pathIn(lang, path), own };
}

/** The whole address of a page in a language: what other sites and search engines are given. */
export function wholeAddress(): (lang: Lang, path: string) => string {
  const origin = siteOrigin();
  return (lang, path) => origin + pathIn(lang, path);
}
