import type { Work } from '#access/work.server.ts';
import { AppError } from '#platform/errors.ts';
import { acceptImport, type Beside } from '#report-back/accept-import.server.ts';
import { discardImport } from '#report-back/correct-import.server.ts';
import { loadImport } from '#report-back/import-queries.server.ts';

/**
 * Accepts the draft that the person saw and gives the promise's address word. One that is accepted already (a double
 * click, a colleague a second earlier) gives the promise that it became.
 * @throws AppError as acceptImport does
 */
export async function acceptReviewed(
  work: Work,
  importId: string,
  seenNo: number,
  beside: Beside = 'ask',
): Promise<string> {
  try {
    return (await acceptImport(work, importId, seenNo, beside)).promise;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'import-not-found') throw error;
    const promise = (await loadImport(work, importId))?.promise ?? null;
    if (promise === null) throw error;
    return promise;
  }
}

/** Takes a draft out of the list; one that is out already stays out. */
export async function discardReviewed(work: Work, importId: string): Promise<void> {
  const shown = await loadImport(work, importId);
  if (shown?.state === 'discarded') return;
  await discardImport(work, importId);
}
