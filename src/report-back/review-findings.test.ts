import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FindingCode, Report } from '#checking/report.ts';
import type { Reading } from '#reading/reading.ts';
import { readReport } from '#reading/read-report.server.ts';
import type { Content } from '#report-back/review-fields.ts';
import { passagesNow, recheck } from '#report-back/review-findings.ts';
import { moveBlock } from '#report-back/review-moves.ts';
import { removePoint } from '#report-back/review-order.ts';
import { withPoint } from '#report-back/review-point.ts';

let reading: Reading;
let start: Content;

beforeAll(async () => {
  const file = 'skaggetorp-2017-report-back.txt';
  reading = await readReport(new Uint8Array(readFileSync(`tests/fixtures/memo/${file}`)), file);
  start = { report: reading.report, ownerNames: {} };
});

const found = (report: Report, code: FindingCode) =>
  recheck(reading, report).filter((finding) => finding.code === code);

describe('what was said of the document is said of the draft as long as it holds', () => {
  test('a decision basis that is given is missing no longer', () => {
    expect(found(start.report, 'decision-basis-missing')).toHaveLength(1);
    expect(found({ ...start.report, decisionBasis: ['Medborgarlöfte 2017'] }, 'decision-basis-missing')).toEqual([]);
  });

  test('words that are written anew are looked at as they are now', () => {
    const vague = found(start.report, 'vague-verb').filter(({ point }) => point === 1);
    expect(vague).toHaveLength(1);
    const sharp = withPoint(start, 1, (point) => ({
      ...point,
      text: 'Kommunen och polisen ska hålla fyra möten 2017.',
    }));
    expect(found(sharp.report, 'vague-verb').filter(({ point }) => point === 1)).toEqual([]);
    const again = withPoint(sharp, 1, (point) => ({ ...point, text: 'Kommunen och polisen ska verka för trygghet.' }));
    expect(found(again.report, 'vague-verb').filter(({ point }) => point === 1)).toHaveLength(1);
  });

  test('a result that is taken away is missing', () => {
    const empty = withPoint(start, 3, (point) => ({ ...point, results: [], figures: [] }));
    expect(found(start.report, 'result-missing')).toEqual([]);
    expect(found(empty.report, 'result-missing').map(({ point }) => point)).toEqual([3]);
  });

  test('points that change their number take what is said of them along', () => {
    const before = recheck(reading, start.report).filter(({ point }) => point === 8);
    expect(before.length).toBeGreaterThan(0);
    const after = recheck(reading, removePoint(start, 1).report).filter(({ point }) => point === 7);
    expect(after.map(({ code, quote }) => [code, quote])).toEqual(before.map(({ code, quote }) => [code, quote]));
  });

  test('a count that the points no longer bear out is a mismatch', () => {
    expect(found(start.report, 'count-mismatch')).toEqual([]);
    expect(found(removePoint(start, 1).report, 'count-mismatch').length).toBeGreaterThan(0);
  });

  test('running text that is made a decision is looked at as a decision', () => {
    const block = reading.blocks.find(({ text }) => text.startsWith('Medborgarlöften är en del av'));
    const moved = moveBlock(reading, start, block?.no ?? 0, { to: 'field', key: 'beslut' });
    expect(moved.report.proposedDecisions.at(-1)).toBe(block?.text);
    const now = passagesNow(reading, moved.report).filter((passage) => passage.block === block?.no);
    expect(now.map(({ role }) => role)).toEqual(['decision']);
  });
});
