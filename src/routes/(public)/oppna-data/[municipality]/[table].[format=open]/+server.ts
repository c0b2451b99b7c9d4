import { error, type RequestHandler } from '@sveltejs/kit';
import { openFile } from '#publication/open-data.server.ts';
import { openAnswer } from '#routes/(public)/open-answer.ts';
import { OPEN_TYPE } from '#routes/(public)/open-type.ts';
import { orUnavailable } from '#routes/(public)/public-page.ts';
import { siteContext } from '#routes/site-context.ts';

/** One table of a municipality's open data. */
export const GET: RequestHandler = async ({ params: { municipality = '', table = '', format } }) => {
  const kind = format === 'csv' ? 'csv' : 'json';
  const file = await orUnavailable(async () => openFile((await siteContext()).db, municipality, table, kind));
  if (file === null) error(404, 'Den filen finns inte.');
  return openAnswer(file, OPEN_TYPE[kind], {
    'content-disposition': `attachment; filename="${municipality}-${table}.${kind}"`,
  });
};
