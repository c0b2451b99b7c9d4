import { createContext } from 'svelte';
import { pathIn, type Lang } from '#platform/texts/languages.ts';
import { saying, type Say } from '#platform/texts/saying.ts';

// Built in with the pages, as its name says (`.svelte.ts`): a context belongs to one copy of Svelte.
const [pageLang, setPageLang] = createContext<Lang>();
const [siteOrigin, setSiteOrigin] = createContext<string>();
export { setPageLang, setSiteOrigin };

/** In which language a page speaks (the site's layout sets it, from the address), and where its links lead. */
export function speech(): { readonly lang: Lang; readonly say: Say; readonly to: (path: string) => string } {
  const lang = pageLang();
  return { lang, say: saying(lang), to: (path) => pathIn(lang, path) };
}

/** The whole address of a page in a language: what other sites and search engines are given. */
export function wholeAddress(): (lang: Lang, path: string) => string {
  const origin = siteOrigin();
  return (lang, path) => origin + pathIn(lang, path);
}
