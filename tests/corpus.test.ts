import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Reading } from '#reading/reading.ts';
import { readReport } from '#reading/read-report.server.ts';
import { corpus } from './support/corpus.ts';
import { tally } from './support/corpus-tally.ts';
import { scoreReading } from './support/reading-score.ts';

/**
 * The share of fields read right in the open part, as last reached, rounded down to whole per cent: it only rises.
 * (`npm run bench:reading` prints the share.)
 */
const LEVEL_REACHED = 0.98;

const schema: unknown = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '..', 'src/checking/report.schema.json'), 'utf8'),
);
const ajv = new Ajv2020({ allErrors: true, strict: false });
formats(ajv);
const validate = ajv.compile(schema as object);

const documents = (['open', 'held-out'] as const).flatMap((part) =>
  corpus(part).map((document) => ({ part, ...document })),
);
const readings = new Map<string, Reading>();

beforeAll(async () => {
  for (const document of documents) {
    readings.set(document.path, await readReport(new Uint8Array(readFileSync(document.path)), document.file));
  }
}, 120_000);

const readingOf = (document: { path: string }): Reading => {
  const reading = readings.get(document.path);
  if (reading === undefined) throw new Error(`${document.path} was not read`);
  return reading;
};

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

const wordsOf = (text: string) => text.match(/\p{L}+/gu) ?? [];

describe.each(documents)('$part/$file', (document) => {
  test('gives a report that the schema accepts', () => {
    validate(readingOf(document).report);
    expect(validate.errors ?? []).toEqual([]);
  });

  test('every block that was read is accounted for', () => {
    const { report, blocks, passages } = readingOf(document);
    const placed = new Set([
      ...passages.map((passage) => passage.block),
      ...report.points.flatMap((point) => point.blocks),
    ]);
    const unplaced = new Set(report.unplaced.map(({ block }) => block));
    expect(report.source.blocks).toBe(blocks.length);
    expect(blocks.filter(({ no }) => !placed.has(no) && !unplaced.has(no)).map(({ text }) => text)).toEqual([]);
  });

  test('no word is lost from the report but labels', () => {
    const { report, passages } = readingOf(document);
    const told = new Set(wordsOf(stringsOf({ ...report, findings: [] }).join(' ')));
    const lost = passages
      .filter(({ role }) => role !== 'label' && role !== 'running')
      .filter(({ text }) => wordsOf(text).some((word) => !told.has(word)));
    expect(lost).toEqual([]);
  });

  test('every point, finding and leftover names a block that exists', () => {
    const { report, blocks } = readingOf(document);
    const named = [
      ...report.points.flatMap((point) => point.blocks),
      ...report.unplaced.map(({ block }) => block),
      ...report.findings.flatMap(({ block }) => (block === null ? [] : [block])),
    ];
    const known = new Set(blocks.map(({ no }) => no));
    expect(named.filter((no) => !known.has(no))).toEqual([]);
    expect(report.points.map((point) => point.number)).toEqual(report.points.map((_, i) => i + 1));
  });

  test('no personal identity number is repeated in a finding', () => {
    const { findings } = readingOf(document).report;
    expect(JSON.stringify(findings)).not.toMatch(/\d{6}-\d{4}/);
  });
});

test('the open part is read no worse than before', () => {
  const scores = documents
    .filter(({ part }) => part === 'open')
    .map((document) => scoreReading(document.expected, readingOf(document).report));
  expect(tally(scores).accuracy).toBeGreaterThanOrEqual(LEVEL_REACHED);
});
