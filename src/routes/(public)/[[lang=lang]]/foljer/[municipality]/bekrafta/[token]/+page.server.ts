import { error, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { pathIn } from '#platform/texts/languages.ts';
import { confirmFollow, showAsk } from '#publication/confirm-follow.server.ts';
import { endPath } from '#publication/follow.ts';
import { keepKey, linkOf } from '#routes/(public)/follow-link.ts';
import { orUnavailable } from '#routes/(public)/public-page.ts';
import { siteContext } from '#routes/site-context.ts';

/** Shows the button and follows nothing: programs that scan mail follow links too. */
export const load: ServerLoad = async (event) => {
  const { slug, token, lang } = linkOf(event);
  keepKey(event);
  const ask = await orUnavailable(async () => showAsk((await siteContext()).db, slug, token, lang));
  return ask ?? error(404);
};

export const actions: Actions = {
  default: async (event) => {
    const { slug, token, lang } = linkOf(event);
    const end = await orUnavailable(async () => confirmFollow(await siteContext(), slug, token));
    if (end === null) error(404);
    redirect(303, `${pathIn(lang, endPath(slug, end))}?ny`);
  },
};
