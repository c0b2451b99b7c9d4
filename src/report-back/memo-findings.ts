import { check } from '#checking/check.ts';
import type { Spelling } from '#checking/material.ts';
import type { Finding } from '#checking/report.ts';
import { renderHtml } from '#documents/render-html.ts';
import { readHtml } from '#reading/html/read-html.ts';
import { interpret } from '#reading/interpret.ts';
import { memoDocument } from '#report-back/memo-document.ts';
import type { MemoProfile } from '#report-back/memo-profile.ts';
import type { MemoRecord } from '#report-back/memo-record.ts';

/** What the checks say of a memo, with the part that it is about: from which of the document's headings, counted from 1; 0 is above them. */
export type PlacedFinding = Finding & { readonly part: number };

/**
 * What the checks say of a memo as a draft of it is drawn: the same engine that reads any document.
 * @param spelling null where words are not to be checked
 */
export function memoFindings(record: MemoRecord, profile: MemoProfile, spelling: Spelling | null): PlacedFinding[] {
  const html = renderHtml(memoDocument(record, { draft: true, profile }));
  const document = readHtml(new TextEncoder().encode(html));
  const { report, passages, missing } = interpret(document, { file: 'tjansteskrivelse.html', sha256: '0'.repeat(64) });
  const starts = document.blocks.flatMap(({ kind, level, no }) => (kind === 'heading' && level !== 1 ? [no] : []));
  return check({ ...report, kind: record.kind }, passages, missing, spelling).map((one) => ({
    ...one,
    part: one.block === null ? 0 : starts.filter((no) => no <= (one.block ?? 0)).length,
  }));
}
