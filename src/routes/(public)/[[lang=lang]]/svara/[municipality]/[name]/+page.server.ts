import { error, fail, redirect, type Actions, type RequestEvent, type ServerLoad } from '@sveltejs/kit';
import { sentAnswers } from '#dialogue/sent-answers.ts';
import { ERRORS, AppError, sentenceFor } from '#platform/errors.ts';
import { answerDialogue, findOpenDialogue } from '#publication/answer-dialogue.server.ts';
import { mayAnswerFrom } from '#publication/answer-limit.server.ts';
import { langOf, orUnavailable } from '#routes/(public)/public-page.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';
import { siteContext } from '#routes/site-context.ts';

type Asked = Pick<RequestEvent, 'params'>;
const wordsOf = ({ params }: Asked) => ({ slug: params['municipality'] ?? '', name: params['name'] ?? '' });

export const load: ServerLoad = async (event) => {
  const { slug, name } = wordsOf(event);
  const page = await orUnavailable(async () => findOpenDialogue(await siteContext(), slug, name, new Date()));
  event.setHeaders({ 'cache-control': 'no-store' });
  return page ?? error(404);
};

export const actions: Actions = {
  default: async (event) => {
    const { slug, name } = wordsOf(event);
    const sent = await wordsSent(event.request);
    const busy = !mayAnswerFrom(event.request.headers.get('x-loftet-client') ?? '');
    const answered = await orUnavailable(async () =>
      answerDialogue(await siteContext(), slug, {
        name,
        lang: langOf(event.params),
        ticket: busy ? '' : String(sent.get('biljett') ?? ''),
        now: new Date(),
        raw: (form) => sentAnswers(form, sent),
      }).catch((fault: unknown) => {
        if (fault instanceof AppError) error(ERRORS[fault.code].status, sentenceFor(fault));
        throw fault;
      }),
    );
    if ('receipt' in answered) redirect(303, `${event.url.pathname}/tack?kvitto=${answered.receipt}`);
    if (busy) {
      event.setHeaders({ 'retry-after': '60' });
      return fail(429, { ...answered, fault: 'busy' });
    }
    return fail(answered.fault === 'other' ? 409 : 400, answered);
  },
};
