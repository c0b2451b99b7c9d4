import { error, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { isUuid } from '#platform/is-uuid.ts';
import { endFollow, showFollower } from '#publication/end-follow.server.ts';
import { keepKey, linkOf } from '#routes/(public)/follow-link.ts';
import { orUnavailable } from '#routes/(public)/public-page.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';
import { siteContext } from '#routes/site-context.ts';

const SAID = ['ny', 'slutat'] as const;

/** Shows the button and ends nothing: programs that scan mail follow links too. */
export const load: ServerLoad = async (event) => {
  const { slug, token, lang } = linkOf(event);
  keepKey(event);
  const follower = await orUnavailable(async () => showFollower((await siteContext()).db, slug, token, lang));
  // After the button was pressed there is nothing left to show.
  if (follower === null && event.request.method !== 'POST') error(404);
  const { subjects, look } = follower ?? { subjects: [], look: undefined };
  return { subjects, look, said: SAID.find((word) => event.url.searchParams.has(word)) ?? null };
};

export const actions: Actions = {
  /**
   * A button, or a mail program by itself (RFC 8058, which asks for an answer and no way on). What is ended is what the
   * address says; one of several where the form names it.
   */
  default: async (event) => {
    const { slug, token } = linkOf(event);
    const one = String((await wordsSent(event.request)).get('sak') ?? '');
    // Half an id is no wish to end everything.
    if (one !== '' && !isUuid(one)) error(400);
    const left = await orUnavailable(async () =>
      endFollow((await siteContext()).db, slug, token, one === '' ? null : one),
    );
    if (left === null) error(404);
    if (left === 'some') redirect(303, `${event.url.pathname}?slutat`);
    return { ended: true };
  },
};
