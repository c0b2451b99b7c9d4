import type { ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { loadCasesPage } from '#report-back/case-page.server.ts';
import { officeWork } from '#routes/arbete/office-work.ts';

export const load: ServerLoad = (event) =>
  officeWork(event, 'office:read', (work, municipality) => loadCasesPage(work, municipality, swedishDay(new Date())));
