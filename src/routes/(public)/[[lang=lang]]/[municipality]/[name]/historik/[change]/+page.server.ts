import { error, type ServerLoad } from '@sveltejs/kit';
import { findHistoryEvent } from '#publication/published-history.server.ts';
import { publicFound } from '#routes/(public)/public-page.ts';

/** One time that a promise was published: older ones stand without their changes on the page of the whole history. */
export const load: ServerLoad = async ({ params }) => {
  const { municipality = '', name = '', change = '' } = params;
  if (!/^[1-9]\d{0,3}$/.test(change)) error(404);
  return publicFound(params, `/${municipality}/${name}/historik/${change}`, (db, lang) =>
    findHistoryEvent(db, municipality, name, Number(change), lang),
  );
};
