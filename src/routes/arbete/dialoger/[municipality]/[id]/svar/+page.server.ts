import type { ServerLoad } from '@sveltejs/kit';
import { loadAnswersPage } from '#dialogue/dialogue-pages.server.ts';
import { isUuid } from '#platform/is-uuid.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';

export const load: ServerLoad = (event) => {
  const id = idIn(event);
  const said = event.url.searchParams;
  const last = said.get('efter') ?? '';
  const after = isUuid(last) ? { name: said.get('fraga') ?? '', id: last } : null;
  return officeWork(event, 'office:read', (work, municipality) => loadAnswersPage(work, municipality, id, after));
};
