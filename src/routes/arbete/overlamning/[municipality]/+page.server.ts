import type { ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { loadHandover } from '#report-back/handover.server.ts';
import { officeWork } from '#routes/arbete/office-work.ts';

export const load: ServerLoad = async (event) =>
  officeWork(event, 'office:read', (work, municipality) => loadHandover(work, municipality, swedishDay(new Date())));
