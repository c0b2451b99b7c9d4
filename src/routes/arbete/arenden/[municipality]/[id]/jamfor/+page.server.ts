import { error, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { publicSite } from '#platform/site-address.ts';
import { loadComparison } from '#report-back/compare-memos.server.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';
import { siteContext } from '#routes/site-context.ts';

export const load: ServerLoad = async (event) => {
  const { searchParams } = event.url;
  const asked = {
    from: searchParams.get('fran') ?? '',
    to: searchParams.get('till') ?? '',
    site: publicSite((await siteContext()).config),
    today: swedishDay(new Date()),
  };
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadComparison(work, municipality, idIn(event), asked),
  );
  if (page === null) error(404, 'Ärendet finns inte.');
  return { page };
};
