import { error, fail, type Actions, type RequestEvent, type ServerLoad } from '@sveltejs/kit';
import { sentVotes } from '#dialogue/sent-votes.ts';
import { ERRORS, AppError, sentenceFor } from '#platform/errors.ts';
import { mayAnswerFrom } from '#publication/answer-limit.server.ts';
import { findVotePage, voteInDialogue } from '#publication/vote-dialogue.server.ts';
import { langOf, orUnavailable } from '#routes/(public)/public-page.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';
import { siteContext } from '#routes/site-context.ts';

type Asked = Pick<RequestEvent, 'params'>;
const wordsOf = ({ params }: Asked) => ({ slug: params['municipality'] ?? '', name: params['name'] ?? '' });

export const load: ServerLoad = async (event) => {
  const { slug, name } = wordsOf(event);
  const page = await orUnavailable(async () => findVotePage(await siteContext(), slug, name, new Date()));
  event.setHeaders({ 'cache-control': 'no-store' });
  if (page === null) error(404);
  return { ...page, path: `/svara/${slug}/${name}/pastaenden`, list: `/${slug}/dialog` };
};

export const actions: Actions = {
  default: async (event) => {
    const { slug, name } = wordsOf(event);
    const sent = sentVotes(await wordsSent(event.request));
    if (!mayAnswerFrom(event.request.headers.get('x-loftet-client') ?? '')) {
      event.setHeaders({ 'retry-after': '60' });
      return fail(429, { fault: 'busy', typed: { own: sent.own, votes: Object.fromEntries(sent.votes) } });
    }
    const voted = await orUnavailable(async () =>
      voteInDialogue(await siteContext(), slug, {
        name,
        lang: langOf(event.params),
        now: new Date(),
        ...sent,
      }).catch((fault: unknown) => {
        if (fault instanceof AppError) error(ERRORS[fault.code].status, sentenceFor(fault));
        throw fault;
      }),
    );
    // The next page is drawn as the answer: a voter's ticket stands in no address.
    return voted.fault === null ? voted : fail(400, voted);
  },
};
