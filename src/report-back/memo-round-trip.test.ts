import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderHtml } from '#documents/render-html.ts';
import { readHtml } from '#reading/html/read-html.ts';
import { interpret } from '#reading/interpret.ts';
import { memoDocument } from '#report-back/memo-document.ts';
import type { MemoRecord } from '#report-back/memo-record.ts';
import type { Report } from '#checking/report.ts';
import { runs } from '#tests/support/examples.ts';
import { anyMemoRecord, memoRecord } from '#tests/support/memo-records.ts';
import { said, toBeSaid } from '#tests/support/memo-said.ts';

function readBack(record: MemoRecord, draft: boolean): Report {
  const html = renderHtml(memoDocument(record, { draft }));
  const document = readHtml(new TextEncoder().encode(html));
  const { report } = interpret(document, { file: 'memo.html', sha256: '0'.repeat(64) });
  return { ...report, findings: [] };
}

describe('en skrivelse som läses tillbaka', () => {
  test('säger det som uppgifterna säger', () => {
    const record = memoRecord();
    const read = readBack(record, false);
    expect(said(read)).toEqual(toBeSaid(record, read));
    expect(read.unplaced).toEqual([]);
  });

  test.each([true, false])('säger det, vilka ord som än står i den (utkast: %s)', (draft) => {
    fc.assert(
      fc.property(anyMemoRecord, (record) => {
        const read = readBack(record, draft);
        expect(said(read)).toEqual(toBeSaid(record, read));
        expect(read.unplaced).toEqual([]);
      }),
      { numRuns: runs(150) },
    );
  });
});
