import { error, fail, redirect, type Actions, type RequestEvent, type ServerLoad } from '@sveltejs/kit';
import { NOTICED } from '#follow-up/noticed.ts';
import { ERRORS, AppError, sentenceFor } from '#platform/errors.ts';
import { mayAnswerFrom } from '#publication/answer-limit.server.ts';
import { answerNoticed, findNoticedPage } from '#publication/ask-noticed.server.ts';
import { langOf, orUnavailable } from '#routes/(public)/public-page.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';
import { siteContext } from '#routes/site-context.ts';

const at = ({ params }: Pick<RequestEvent, 'params'>) => {
  const { municipality: slug = '', name = '', point = '' } = params;
  return { slug, path: `${name}/${point}`, lang: langOf(params), now: new Date() };
};

export const load: ServerLoad = async (event) => {
  const page = await orUnavailable(async () => findNoticedPage(await siteContext(), at(event)));
  event.setHeaders({ 'cache-control': 'no-store' });
  if (page === null) error(404);
  return { ...page, isSent: event.url.searchParams.has('tack') };
};

export const actions: Actions = {
  default: async (event) => {
    const sent = await wordsSent(event.request);
    const value = NOTICED.find((one) => one === sent.get('marks')) ?? null;
    if (!mayAnswerFrom(event.request.headers.get('x-loftet-client') ?? '')) {
      event.setHeaders({ 'retry-after': '60' });
      return fail(429, { fault: 'busy' as const, value });
    }
    const ticket = String(sent.get('biljett') ?? '');
    const fault = await orUnavailable(async () =>
      answerNoticed(await siteContext(), at(event), { ticket, value }).catch((failed: unknown) => {
        if (failed instanceof AppError) error(ERRORS[failed.code].status, sentenceFor(failed));
        throw failed;
      }),
    );
    if (fault !== null) return fail(400, { fault, value });
    redirect(303, `${event.url.pathname}?tack`);
  },
};
