import type { ServerLoad } from '@sveltejs/kit';
import { isUuid } from '#platform/is-uuid.ts';
import { loadChainPage } from '#report-back/chain-page.server.ts';
import { officeWork } from '#routes/arbete/office-work.ts';

export const load: ServerLoad = (event) => {
  const said = event.url.searchParams;
  const dialogue = said.get('dialog') ?? '';
  const asked = { dialogueId: isUuid(dialogue) ? dialogue : null, promiseSlug: said.get('lofte') };
  return officeWork(event, 'office:read', (work, municipality) => loadChainPage(work, municipality, asked));
};
