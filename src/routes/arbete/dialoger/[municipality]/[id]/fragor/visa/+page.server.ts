import { error, type ServerLoad } from '@sveltejs/kit';
import { loadDialoguePage } from '#dialogue/dialogue-pages.server.ts';
import { isLang } from '#platform/texts/languages.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';

export const load: ServerLoad = async (event) => {
  const id = idIn(event);
  const lang = event.url.searchParams.get('sprak') ?? 'sv';
  if (!isLang(lang)) error(404, 'Sidan finns inte.');
  const page = await officeWork(event, 'office:read', (work, municipality) => loadDialoguePage(work, municipality, id));
  return { ...page, lang };
};
