import type { DocumentModel } from '#documents/document.ts';
import { memoDocument } from '#report-back/memo-document.ts';
import type { MemoShown } from '#report-back/memo-shown.server.ts';

/** The document as it was when it was finalised: drawn from what was kept then and nothing else. */
export function frozenDocument({ record, profile }: Pick<MemoShown, 'record' | 'profile'>): DocumentModel {
  return memoDocument(record, { draft: false, profile });
}
