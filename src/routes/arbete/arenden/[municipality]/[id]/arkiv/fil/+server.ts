import type { RequestHandler } from '@sveltejs/kit';
import { softwareVersion } from '#platform/software-version.server.ts';
import { makeArchivePackage } from '#report-back/archive-package.server.ts';
import { fileAnswer } from '#routes/arbete/arenden/file-answer.ts';
import { idIn, officeWork, tell } from '#routes/arbete/office-work.ts';

export const trailingSlash = 'ignore';

/** Sent as a form and not as an address, since it leaves a trace. */
export const POST: RequestHandler = async (event) => {
  const of = { caseId: idIn(event), slug: event.params['municipality'] ?? '', version: softwareVersion() };
  const { bytes, name } = await makeArchivePackage((act) => officeWork(event, 'case:move', act), of, new Date()).catch(
    tell,
  );
  return fileAnswer(bytes, 'application/zip', name);
};
