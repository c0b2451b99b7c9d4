import { error, isHttpError, redirect } from '@sveltejs/kit';
import { sentenceFor, AppError, ERRORS } from '#platform/errors.ts';
import type { Database } from '#platform/database.server.ts';
import { logFault } from '#platform/log-fault.server.ts';
import { findPage, type FoundPage } from '#publication/published-pages.server.ts';
import { langOfWord, pathIn, type Lang } from '#platform/texts/languages.ts';
import { siteContext } from '#routes/site-context.ts';

const UNAVAILABLE = 'page-unavailable';

type PublishedPage = Extract<FoundPage, { readonly model: unknown }>;
type Params = Partial<Record<string, string>>;

/**
 * A published page, for a page's `load`. Where there is none: 404; at an old address: on to the one that holds. When
 * the database is away the cache in front of us shows what it has, and who has nothing gets a calm 503.
 */
export async function publicPage(params: Params, ...words: readonly string[]) {
  const { municipality = '' } = params;
  return publicFound(params, ['', municipality, ...words].join('/'), (db, lang) =>
    findPage(db, municipality, words.join('/'), lang),
  );
}

/** The published page that a file beside it is drawn from (`/linkoping/ekbacken-2017/anslag-a4.pdf`); else the same. */
export async function pageOfFile(params: Params, words: readonly string[], file: string) {
  const { municipality = '' } = params;
  return publicFound<PublishedPage>(params, ['', municipality, ...words, file].join('/'), async (db, lang) => {
    const found = await findPage(db, municipality, words.join('/'), lang);
    return found !== null && 'redirect' in found ? { redirect: `${found.redirect}/${file}` } : found;
  });
}

/** What `find` finds in the language of the address `path`, or the way to where it is. */
export async function publicFound<T extends object>(
  params: Params,
  path: string,
  find: (db: Database, lang: Lang) => Promise<T | { readonly redirect: string } | null>,
): Promise<T> {
  const lang = langOf(params);
  const ask = (one: Lang) => orUnavailable(async () => find((await siteContext()).db, one));
  const found = await ask(lang);
  // Where a municipality does not publish in the language, the Swedish page is better than none.
  if (found === null && lang !== 'sv' && (await ask('sv')) !== null) redirect(307, path);
  if (found === null) error(404);
  if ('redirect' in found) redirect(308, pathIn(lang, found.redirect));
  return found;
}

/** Gives what `ask` finds; anything that goes wrong is logged and becomes the calm 503. */
export async function orUnavailable<T>(ask: () => Promise<T>): Promise<T> {
  return ask().catch((fault: unknown) => {
    if (isHttpError(fault)) throw fault; // said already
    logFault('public page', fault);
    error(ERRORS[UNAVAILABLE].status, sentenceFor(new AppError(UNAVAILABLE)));
  });
}

/** The language of an address. */
export function langOf({ lang }: Params): Lang {
  return langOfWord(lang) ?? 'sv';
}
