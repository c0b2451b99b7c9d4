import type { ServerLoad } from '@sveltejs/kit';
import { error } from '@sveltejs/kit';
import { findPeriod } from '#publication/period-queries.server.ts';
import { publicFound } from '#routes/(public)/public-page.ts';

/** What was done in one period of a promise. */
export const load: ServerLoad = async ({ params }) => {
  const { municipality = '', name = '', period = '' } = params;
  const path = `/${municipality}/${name}/uppfoljning/${period}`;
  const found = await publicFound(params, path, (db, lang) =>
    findPeriod(db, municipality, { promise: name, period, lang }),
  );
  if (found.model.kind === 'withdrawn' && found.model.of !== 'promise') error(404);
  return found;
};
