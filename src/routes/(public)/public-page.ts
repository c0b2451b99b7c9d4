import { error, redirect } from '@sveltejs/kit';
import { sentenceFor, AppError, ERRORS } from '#platform/errors.ts';
import { logFault } from '#platform/log-fault.server.ts';
import { findPage, type FoundPage } from '#publication/published-pages.server.ts';
import { siteContext } from '#routes/site-context.ts';

const UNAVAILABLE = 'page-unavailable';

/**
 * A published page, for a page's `load`. Where there is none: 404; at an old address: on to the one that holds. When
 * the database is away the cache in front of us shows what it has, and who has nothing gets a calm 503.
 */
export async function publicPage(municipality: string, ...words: readonly string[]) {
  const found = await orUnavailable(async () =>
    findPage((await siteContext()).db, municipality, words.join('/'), 'sv'),
  );
  if (found === null) error(404);
  if ('redirect' in found) redirect(308, found.redirect);
  return found satisfies Extract<FoundPage, { model: unknown }>;
}

/** Gives what `ask` finds; anything that goes wrong is logged and becomes the calm 503. */
export async function orUnavailable<T>(ask: () => Promise<T>): Promise<T> {
  return ask().catch((fault: unknown) => {
    logFault('public page', fault);
    error(ERRORS[UNAVAILABLE].status, sentenceFor(new AppError(UNAVAILABLE)));
  });
}
