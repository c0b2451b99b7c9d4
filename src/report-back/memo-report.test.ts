import { expect, test } from 'vitest';
import { numberWord } from '#checking/numbers.ts';
import { renderHtml } from '#documents/render-html.ts';
import { readHtml } from '#reading/html/read-html.ts';
import { interpret } from '#reading/interpret.ts';
import { memoDocument } from '#report-back/memo-document.ts';
import type { MemoRecord } from '#report-back/memo-record.ts';
import { memoReport } from '#report-back/memo-report.ts';
import { countWords } from '#report-back/memo-words.ts';
import { memoPoint, memoRecord, memoResult } from '#tests/support/memo-records.ts';

function reportOf(record: MemoRecord) {
  const html = renderHtml(memoDocument(record, { draft: true }));
  const document = readHtml(new TextEncoder().encode(html));
  const { report } = interpret(document, { file: 'memo.html', sha256: '0'.repeat(64) });
  const read = { ...report, findings: [] };
  return { json: memoReport(record, read), read };
}

test('det som handlar om dokumentet kommer från läsningen, allt annat från uppgifterna', () => {
  const { json, read } = reportOf(memoRecord());
  expect(json).toMatchObject({ title: read.title, source: read.source, sections: read.sections });
  expect(json.points.map(({ blocks }) => blocks)).toEqual(read.points.map(({ blocks }) => blocks));
  expect(json.points.every(({ blocks }) => blocks.length > 1)).toBe(true);
  expect(json.points.map(({ text }) => text)).toEqual(memoRecord().points.map(({ text }) => text));
});

test('antalen är det gamla dokumentets egna, också när det inte sade några, eller räknade', () => {
  const stated = { total: 7, joint: null, municipality: null, police: null };
  expect(reportOf(memoRecord({ statedCounts: stated })).json.statedCounts).toEqual(stated);
  expect(reportOf(memoRecord({ statedCounts: null })).json.statedCounts).toBe(null);
  const computed = { total: 3, joint: 1, municipality: 1, police: 1 };
  expect(reportOf(memoRecord()).json.statedCounts).toEqual(computed);
  expect(reportOf(memoRecord()).read.statedCounts).toEqual(computed);
});

test('två fastighetsägare delar en punkt utan att den blir gemensam i rapportens mening', () => {
  const shared = memoPoint(1, { owners: ['property-owner'] });
  const [owner] = shared.owners;
  const owners = owner === undefined ? [] : [owner, { ...owner, name: 'Backens Fastigheter' }];
  const { json, read } = reportOf(memoRecord({ points: [{ ...shared, owners }] }));
  expect(json.points[0]?.owner).toEqual(['property-owner']);
  expect(json.statedCounts).toEqual({ total: 1, joint: 0, municipality: 0, police: 0 });
  expect(read.statedCounts).toEqual(json.statedCounts);
});

test('radbrytningar och hårda mellanslag blir mellanslag, som för den som läser skrivelsen', () => {
  const results = [memoResult({ text: '50\u00a0% kom.\n\nResten\u00a0 inte.', status: 'done' })];
  const perspectives = [{ kind: 'child', text: 'Ett stycke.\n\nEtt till.' } as const];
  const { json, read } = reportOf(memoRecord({ points: [memoPoint(1, { results })], perspectives }));
  expect(json.points[0]?.results[0]?.text).toBe('50 % kom. Resten inte.');
  expect(json.perspectives[0]?.text).toBe('Ett stycke.\nEtt till.');
  expect(read.points).toEqual(json.points);
  expect(read.perspectives).toEqual(json.perspectives);
});

test('antal med ord är det tal som orden säger', () => {
  for (let count = 0; count < 100; count += 1) expect(numberWord(countWords(count))).toBe(count);
  expect(countWords(100)).toBe('100');
});
