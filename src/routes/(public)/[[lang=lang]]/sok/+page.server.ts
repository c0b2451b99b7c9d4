import type { ServerLoad } from '@sveltejs/kit';
import { error } from '@sveltejs/kit';
import { shownMunicipalities } from '#places/shown-municipalities.server.ts';
import { AppError, ERRORS, sentenceFor } from '#platform/errors.ts';
import { langOfWord } from '#platform/texts/languages.ts';
import { maySearchFrom } from '#publication/search/search-limit.server.ts';
import { searchPages } from '#publication/search/search-pages.server.ts';
import { readSearch } from '#publication/search/search-request.ts';
import { orUnavailable } from '#routes/(public)/public-page.ts';
import { siteContext } from '#routes/site-context.ts';

/** Without a question the page is the same for everybody. An answer is kept by nobody, here or on the way. */
export const load: ServerLoad = async ({ params, url, request, setHeaders }) => {
  const asked = readSearch(url.searchParams, langOfWord(params['lang']) ?? 'sv');
  if (url.search !== '') setHeaders({ 'cache-control': 'no-store' });
  if (asked.query !== '' && !maySearchFrom(request.headers.get('x-loftet-client') ?? '')) {
    setHeaders({ 'retry-after': '60' });
    error(ERRORS['search-too-often'].status, sentenceFor(new AppError('search-too-often')));
  }
  return orUnavailable(async () => {
    const { db } = await siteContext();
    const found = asked.query === '' ? null : await searchPages(db, asked).catch(tooBusy);
    const municipalities = (await shownMunicipalities(db)).map(({ slug, name }) => ({ slug, name }));
    return { asked, found, municipalities };
  });
};

function tooBusy(fault: unknown): never {
  if (fault instanceof AppError && fault.code === 'search-busy') error(ERRORS[fault.code].status, sentenceFor(fault));
  throw fault;
}
