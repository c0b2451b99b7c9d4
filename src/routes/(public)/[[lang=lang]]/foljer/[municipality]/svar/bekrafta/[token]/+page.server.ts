import { error, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { pathIn } from '#platform/texts/languages.ts';
import { confirmContact, showContact } from '#publication/contact-link.server.ts';
import { contactEndPath } from '#publication/contact.ts';
import { keepKey, linkOf } from '#routes/(public)/follow-link.ts';
import { orUnavailable } from '#routes/(public)/public-page.ts';
import { siteContext } from '#routes/site-context.ts';

/** Shows the button and confirms nothing: programs that scan mail follow links too. */
export const load: ServerLoad = async (event) => {
  const { slug, token } = linkOf(event);
  keepKey(event);
  const shown = await orUnavailable(async () =>
    showContact((await siteContext()).db, slug, { link: 'confirm', token }),
  );
  return shown ?? error(404);
};

export const actions: Actions = {
  default: async (event) => {
    const { slug, token, lang } = linkOf(event);
    const end = await orUnavailable(async () => confirmContact(await siteContext(), slug, token));
    if (end === null) error(404);
    redirect(303, `${pathIn(lang, contactEndPath(slug, end))}?ny`);
  },
};
