import { check } from '#checking/check.ts';
import { loadSpelling } from '#checking/spelling.server.ts';
import { AppError } from '#platform/errors.ts';
import { withoutUnseenSigns } from '#platform/unseen-signs.ts';
import { interpret } from '#reading/interpret.ts';
import { readDocument } from '#reading/read-document.server.ts';
import type { Reading } from '#reading/reading.ts';
import { createHash } from 'node:crypto';
import path from 'node:path';

/**
 * The whole way from a file to its report: read, understood and checked.
 * `fileName` may hold folders and anything else; the report names the file only.
 * @throws AppError as readDocument does; document-damaged where a reader fails in a way we did not foresee.
 */
export async function readReport(bytes: Uint8Array, fileName: string): Promise<Reading> {
  const name = withoutUnseenSigns(path.basename(fileName)) || 'dokument';
  const document = await readDocument(bytes, name).catch((error: unknown) => {
    throw error instanceof AppError ? error : new AppError('document-damaged', {}, error);
  });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { report, passages, missing } = interpret(document, { file: name, sha256 });
  const findings = check(report, passages, missing, await loadSpelling());
  return { report: { ...report, findings }, blocks: document.blocks, passages };
}
