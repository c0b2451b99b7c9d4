import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderHtml } from '#documents/render-html.ts';
import { readHtml } from '#reading/html/read-html.ts';
import { MEMO_FORM_KEYS } from '#reading/own-memo/memo-headings.ts';
import { interpret } from '#reading/interpret.ts';
import { memoDocument } from '#report-back/memo-document.ts';
import { SHIPPED_PROFILES, type MemoProfile } from '#report-back/memo-profile.ts';
import type { MemoRecord } from '#report-back/memo-record.ts';
import type { Report } from '#checking/report.ts';
import { runs } from '#tests/support/examples.ts';
import { anyMemoRecord, memoRecord } from '#tests/support/memo-records.ts';
import { anyProfile } from '#tests/support/memo-profiles.ts';
import { said, toBeSaid } from '#tests/support/memo-said.ts';

function readBack(record: MemoRecord, draft: boolean, profile?: MemoProfile): Report {
  const html = renderHtml(memoDocument(record, profile === undefined ? { draft } : { draft, profile }));
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

  test.each([true, false])('säger det, vilken mall den än är gjord efter (utkast: %s)', (draft) => {
    fc.assert(
      fc.property(
        anyMemoRecord,
        anyProfile,
        fc.constantFrom<Report['kind']>('report-back', 'promise', 'follow-up'),
        (record, profile, kind) => {
          const told = { ...record, kind };
          const read = readBack(told, draft, profile);
          expect(said(read)).toEqual(toBeSaid(told, read));
          expect(read.unplaced).toEqual([]);
        },
      ),
      { numRuns: runs(150) },
    );
  });

  test.each(MEMO_FORM_KEYS)('är känd också utan sin sista rad: %s', (form) => {
    const record = memoRecord();
    const html = renderHtml(memoDocument(record, { draft: false, profile: SHIPPED_PROFILES[form] }));
    const struck = html.replace(/<p>Skrivelsen är gjord i Löftet [^<]*<\/p>/u, '');
    expect(struck).not.toBe(html);
    const document = readHtml(new TextEncoder().encode(struck));
    const read = interpret(document, { file: 'memo.html', sha256: '0'.repeat(64) });
    const report = { ...read.report, findings: [] };
    expect(said(report)).toEqual(toBeSaid(record, report));
  });
});
