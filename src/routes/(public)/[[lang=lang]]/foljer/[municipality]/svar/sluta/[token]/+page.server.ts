import { error, type Actions, type ServerLoad } from '@sveltejs/kit';
import { endContact, showContact } from '#publication/contact-link.server.ts';
import { keepKey, linkOf } from '#routes/(public)/follow-link.ts';
import { orUnavailable } from '#routes/(public)/public-page.ts';
import { siteContext } from '#routes/site-context.ts';

/** Shows the button and ends nothing: programs that scan mail follow links too. */
export const load: ServerLoad = async (event) => {
  const { slug, token } = linkOf(event);
  keepKey(event);
  const shown = await orUnavailable(async () => showContact((await siteContext()).db, slug, { link: 'end', token }));
  // After the button was pressed there is nothing left to show.
  if (shown === null && event.request.method !== 'POST') error(404);
  return { title: shown?.title ?? null, look: shown?.look, isNew: event.url.searchParams.has('ny') };
};

export const actions: Actions = {
  /** A button, or a mail program by itself (RFC 8058, which asks for an answer and no way on). */
  default: async (event) => {
    const { slug, token } = linkOf(event);
    if (!(await orUnavailable(async () => endContact((await siteContext()).db, slug, token)))) error(404);
    return { ended: true };
  },
};
