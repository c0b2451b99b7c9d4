import { error, redirect } from '@sveltejs/kit';
import { sentenceFor, AppError, ERRORS } from '#platform/errors.ts';
import { logFault } from '#platform/log-fault.server.ts';
import { findPage, type FoundPage } from '#publication/published-pages.server.ts';
import { langOfWord, pathIn, type Lang } from '#platform/texts/languages.ts';
import { siteContext } from '#routes/site-context.ts';

const UNAVAILABLE = 'page-unavailable';

/**
 * A published page, for a page's `load`. Where there is none: 404; at an old address: on to the one that holds. When
 * the database is away the cache in front of us shows what it has, and who has nothing gets a calm 503.
 */
export async function publicPage(params: Partial<Record<string, string>>, ...words: readonly string[]) {
  const { municipality = '' } = params;
  const lang = langOf(params);
  const find = (one: Lang) =>
    orUnavailable(async () => findPage((await siteContext()).db, municipality, words.join('/'), one));
  const found = await find(lang);
  // Where a municipality does not publish in the language, the Swedish page is better than none.
  if (found === null && lang !== 'sv' && (await find('sv')) !== null)
    redirect(307, ['', municipality, ...words].join('/'));
  if (found === null) error(404);
  if ('redirect' in found) redirect(308, pathIn(lang, found.redirect));
  return found satisfies Extract<FoundPage, { model: unknown }>;
}

/** Gives what `ask` finds; anything that goes wrong is logged and becomes the calm 503. */
export async function orUnavailable<T>(ask: () => Promise<T>): Promise<T> {
  return ask().catch((fault: unknown) => {
    logFault('public page', fault);
    error(ERRORS[UNAVAILABLE].status, sentenceFor(new AppError(UNAVAILABLE)));
  });
}

/** The language of an address. */
function langOf({ lang }: Partial<Record<string, string>>): Lang {
  return langOfWord(lang) ?? 'sv';
}
