import { error, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { loadPaperPage } from '#dialogue/paper-page.server.ts';
import { isLang } from '#platform/texts/languages.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';

export const load: ServerLoad = (event) => {
  const { language: lang = '' } = event.params;
  if (!isLang(lang)) error(404, 'Sidan finns inte.');
  const asked = { lang, today: swedishDay(new Date()), origin: event.url.origin };
  const id = idIn(event);
  return officeWork(event, 'office:read', (work, municipality) => loadPaperPage(work, municipality, id, asked));
};
