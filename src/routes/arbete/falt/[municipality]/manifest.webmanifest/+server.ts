import type { RequestHandler } from '@sveltejs/kit';
import { deviceManifest } from '#dialogue/device-page.ts';
import { officeWork } from '#routes/arbete/office-work.ts';

export const GET: RequestHandler = async (event) => {
  const municipality = await officeWork(event, 'dialogue:collect', async (_work, which) => which);
  return Response.json(deviceManifest(municipality), { headers: { 'content-type': 'application/manifest+json' } });
};
