import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Report } from '#checking/report.ts';
import { interpret } from '#reading/interpret.ts';
import { readMarkdown } from '#reading/markdown/read-markdown.ts';
import { readText } from '#reading/text/read-text.ts';

const FILE = 'tests/fixtures/memo/skaggetorp-2017-report-back.txt';
const bytes = new Uint8Array(readFileSync(FILE));
const golden = JSON.parse(readFileSync('tests/fixtures/memo/skaggetorp-2017.golden.json', 'utf8')) as Partial<Report>;
const source = { file: 'skaggetorp-2017-report-back.txt', sha256: golden.source?.sha256 ?? '' };
const fields = (Object.keys(golden) as (keyof Report)[]).filter(
  (field) => !['findings', 'source', 'points'].includes(field),
);

describe.each([
  ['ren text', readText(bytes)],
  ['Markdown', readMarkdown(bytes)],
])('den riktiga skrivelsen som %s', (_, document) => {
  const { report, passages } = interpret(document, source);

  test.each(fields)('har samma %s som handläsningen', (field) => {
    expect(report[field as keyof typeof report]).toEqual(golden[field]);
  });

  test.each(golden.points?.map((point) => [point.number, point] as const) ?? [])(
    'har samma punkt %i som handläsningen',
    (number, point) => {
      expect(report.points[number - 1]).toMatchObject(point);
    },
  );

  test('har åtta punkter', () => expect(report.points).toHaveLength(golden.points?.length ?? 0));

  test('lämnar ingenting oplacerat', () => expect(report.unplaced).toEqual([]));

  test('har en roll för varje block', () => {
    expect(new Set(passages.map((passage) => passage.block))).toEqual(
      new Set(document.blocks.map((block) => block.no)),
    );
  });

  test('visar varje rubricerad del hel och i ordning', () => {
    expect(report.sections.map((section) => section.heading)).toEqual([
      'Förslag till kommunstyrelsens beslut',
      'Ärende',
      'Beslutsunderlag',
      'Bakgrund',
      'Kommunala mål',
      'Jämställdhet',
      'Samråd',
      'Information eller förhandling enligt lag (1976:580) om medbestämmande i arbetslivet',
      'Beslutet skickas till',
    ]);
    expect(report.sections.at(-1)?.text).toBe('Hållbarhetschefen\nPolismyndigheten LPO Linköping');
  });
});
