import type { ServerLoad } from '@sveltejs/kit';
import { loadDeskList } from '#publication/desk-page.server.ts';
import { officeWork } from '#routes/arbete/office-work.ts';

export const load: ServerLoad = (event) => officeWork(event, 'office:read', loadDeskList);
