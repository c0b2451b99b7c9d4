import type { RequestHandler } from '@sveltejs/kit';
import { softwareVersion } from '#platform/software-version.server.ts';
import { makeArchivePackage } from '#report-back/archive-package.server.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';
import { zipResponse } from '#routes/arbete/zip-response.ts';

export const trailingSlash = 'ignore';

/** Sent as a form and not as an address, since it leaves a trace. */
export const POST: RequestHandler = async (event) => {
  const of = { caseId: idIn(event), slug: event.params['municipality'] ?? '', version: softwareVersion() };
  return zipResponse(await makeArchivePackage((act) => officeWork(event, 'case:move', act), of, new Date()));
};
