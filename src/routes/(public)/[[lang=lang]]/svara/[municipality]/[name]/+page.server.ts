import { error, fail, redirect, type Actions, type RequestEvent, type ServerLoad } from '@sveltejs/kit';
import { sentAnswers } from '#dialogue/sent-answers.ts';
import { ERRORS, AppError, sentenceFor } from '#platform/errors.ts';
import { logFault } from '#platform/log-fault.server.ts';
import { answerDialogue, findOpenDialogue } from '#publication/answer-dialogue.server.ts';
import { mayAnswerFrom } from '#publication/answer-limit.server.ts';
import { leaveContact } from '#publication/leave-contact.server.ts';
import { langOf, orUnavailable } from '#routes/(public)/public-page.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';
import { siteContext } from '#routes/site-context.ts';

type Asked = Pick<RequestEvent, 'params'>;
const wordsOf = ({ params }: Asked) => ({ slug: params['municipality'] ?? '', name: params['name'] ?? '' });

export const load: ServerLoad = async (event) => {
  const { slug, name } = wordsOf(event);
  const page = await orUnavailable(async () => findOpenDialogue(await siteContext(), slug, name, new Date()));
  event.setHeaders({ 'cache-control': 'no-store' });
  if (page === null) error(404);
  return { ...page, path: `/svara/${slug}/${name}`, list: `/${slug}/dialog` };
};

export const actions: Actions = {
  default: async (event) => {
    const { slug, name } = wordsOf(event);
    const sent = await wordsSent(event.request);
    const busy = !mayAnswerFrom(event.request.headers.get('x-loftet-client') ?? '');
    const typed = { ticket: String(sent.get('biljett') ?? ''), email: String(sent.get('epost') ?? '').slice(0, 300) };
    if (sent.has('kontakt'))
      return busy ? fail(429, { contact: 'later', receipt: null, ...typed }) : keepContact(event, typed, null);
    const answered = await orUnavailable(async () =>
      answerDialogue(await siteContext(), slug, {
        name,
        lang: langOf(event.params),
        ticket: busy ? '' : typed.ticket,
        now: new Date(),
        raw: (form) => sentAnswers(form, sent),
      }).catch(told),
    );
    if ('receipt' in answered) {
      if (typed.email.trim() === '') redirect(303, `${event.url.pathname}/tack?kvitto=${answered.receipt}`);
      return keepContact(event, typed, answered.receipt);
    }
    if (busy) {
      event.setHeaders({ 'retry-after': '60' });
      return fail(429, { ...answered, fault: 'busy', email: typed.email });
    }
    return fail(answered.fault === 'other' ? 409 : 400, { ...answered, email: typed.email });
  },
};

/** The address that came with an answer. The answer is stored by now, and the page says so whatever becomes of the address. */
async function keepContact(
  event: RequestEvent,
  typed: { readonly ticket: string; readonly email: string },
  receipt: string | null,
) {
  const { slug, name } = wordsOf(event);
  const sent = { name, ...typed, lang: langOf(event.params), now: new Date(), origin: event.url.origin };
  const left = await siteContext()
    .then((ctx) => leaveContact(ctx, slug, sent))
    .catch((fault: unknown) => {
      if (fault instanceof AppError) told(fault);
      logFault('adressen till ett svar', fault);
      return { receipt, contact: 'later' as const };
    });
  if (left.contact === 'sent') redirect(303, `${event.url.pathname}/tack?kvitto=${left.receipt}&mejl`);
  return fail(left.contact === 'later' ? 503 : 400, { ...left, ...typed });
}

function told(fault: unknown): never {
  if (fault instanceof AppError) error(ERRORS[fault.code].status, sentenceFor(fault));
  throw fault;
}
