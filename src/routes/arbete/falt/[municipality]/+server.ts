import type { RequestHandler } from '@sveltejs/kit';
import { devicePage } from '#dialogue/device-page.ts';
import { officeWork } from '#routes/arbete/office-work.ts';

/** The app's page: not SvelteKit's, since it is kept on devices and runs without the server (docs/decisions/0033-offline.md). */
export const GET: RequestHandler = async (event) => {
  const municipality = await officeWork(event, 'dialogue:collect', async (_work, which) => which);
  // Where something was seen on a walk is measured on this page, and on no other.
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'permissions-policy': 'camera=(), geolocation=(self), microphone=()',
  };
  return new Response(devicePage(municipality), { headers });
};
