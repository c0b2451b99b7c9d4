import { error, fail, redirect, type Actions, type RequestEvent, type ServerLoad } from '@sveltejs/kit';
import { NOTICED } from '#follow-up/noticed.ts';
import { ERRORS, AppError, sentenceFor } from '#platform/errors.ts';
import { mayAnswerFrom } from '#publication/answer-limit.server.ts';
import { answerNoticed, findNoticedPage } from '#publication/ask-noticed.server.ts';
import { askQuestion } from '#publication/ask-question.server.ts';
import { langOf, orUnavailable } from '#routes/(public)/public-page.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';
import { siteContext } from '#routes/site-context.ts';
import { oneLine } from '#platform/one-line.ts';

const at = ({ params }: Pick<RequestEvent, 'params'>) => {
  const { municipality: slug = '', name = '', point = '' } = params;
  return { slug, path: `${name}/${point}`, lang: langOf(params), now: new Date() };
};

export const load: ServerLoad = async (event) => {
  const page = await orUnavailable(async () => findNoticedPage(await siteContext(), at(event)));
  event.setHeaders({ 'cache-control': 'no-store' });
  if (page === null) error(404);
  const { searchParams } = event.url;
  const { slug, path } = at(event);
  return {
    ...page,
    path: `/svara/${slug}/${path}/marks`,
    sent: searchParams.has('tack') ? 'answer' : searchParams.has('framme') ? 'question' : null,
  };
};

export const actions: Actions = {
  marks: async (event) => {
    const sent = await wordsSent(event.request);
    const value = NOTICED.find((one) => one === sent.get('marks')) ?? null;
    const ticket = String(sent.get('biljett') ?? '');
    const fault = await taken(event, async () => answerNoticed(await siteContext(), at(event), { ticket, value }));
    if (fault !== null) return fail(fault === 'busy' ? 429 : 400, { form: 'marks' as const, fault, value });
    redirect(303, `${event.url.pathname}?tack`);
  },
  fraga: async (event) => {
    const sent = await wordsSent(event.request);
    const written = String(sent.get('fraga') ?? '');
    const body = oneLine(written);
    const ticket = String(sent.get('biljett') ?? '');
    const fault = await taken(event, async () => askQuestion(await siteContext(), at(event), { ticket, body }));
    if (fault !== null)
      return fail(fault === 'busy' ? 429 : 400, { form: 'fraga' as const, fault, body: body.slice(0, 5000) });
    redirect(303, `${event.url.pathname}?framme`);
  },
};

/** What was wrong with what one client sent; `busy` where it has sent too much. */
async function taken<T>(event: RequestEvent, take: () => Promise<T>): Promise<T | 'busy'> {
  if (!mayAnswerFrom(event.request.headers.get('x-loftet-client') ?? '')) {
    event.setHeaders({ 'retry-after': '60' });
    return 'busy';
  }
  return orUnavailable(async () =>
    take().catch((failed: unknown) => {
      if (failed instanceof AppError) error(ERRORS[failed.code].status, sentenceFor(failed));
      throw failed;
    }),
  );
}
