import type { ServerLoad } from '@sveltejs/kit';
import { search } from '#report-back/search.server.ts';
import { officeWork } from '#routes/arbete/office-work.ts';

const LONGEST = 200;

export const load: ServerLoad = async (event) => {
  const query = (event.url.searchParams.get('q') ?? '').replaceAll('\0', ' ').trim();
  const asked = query.slice(0, LONGEST);
  return officeWork(event, 'office:read', async (work, municipality) => ({
    municipality,
    query: asked,
    tooLong: query.length > LONGEST,
    ...(await search(work, municipality, asked)),
  }));
};
