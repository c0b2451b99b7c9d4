import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '#reading/block.ts';
import { interpret } from '#reading/interpret.ts';
import { readPoints } from '#reading/points/points.ts';
import { runs } from '#tests/support/examples.ts';

const ajv = new Ajv2020({ strict: false });
addFormats(ajv);
const valid = ajv.compile(JSON.parse(readFileSync('src/checking/report.schema.json', 'utf8')));

const words = fc.constantFrom(
  'Medborgarlöfte för Tallbacken 2021', 'Förslag till beslut', 'Kommunstyrelsen godkänner rapporten.', 'Bakgrund', 'Beslutsunderlag:', 'Samråd: Polisen tillstyrker.',
  'Polisen lovar', 'Kommunen ska gå minst två trygghetsvandringar.', 'Resultat: Två vandringar.', 'T1 2021', 'Ansvarig', 'Norrviks kommun', 'Dnr KS 2021-12', '2021-02-14',
  'Anna Lind', 'Kommundirektör', 'Beslutet skickas till:', 'Polismyndigheten', 'Mål 4. Trygghet', 'Jämställdhet', 'Klicka här för att ange text.', '– 20', '1 (2)', 'Ja', '…', '',
); // prettier-ignore

const block = fc.record({
  kind: fc.constantFrom('heading', 'paragraph', 'item', 'cell'),
  text: fc
    .oneof({ weight: 4, arbitrary: words }, { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 40 }) })
    .map((text) => text.trim() || 'ord'),
  level: fc.nat(2),
  mark: fc.constantFrom('-', '•', '1.', 'a)'),
  bold: fc.boolean(),
  row: fc.nat(4),
  column: fc.nat(3),
});

const rows = fc.array(block, { maxLength: 30 }).map((drafts) =>
  drafts.map((draft, index): Block => ({
    no: index + 1,
    kind: draft.kind as Block['kind'],
    text: draft.text,
    level: draft.kind === 'heading' ? draft.level + 1 : draft.kind === 'item' ? draft.level : 0,
    mark: draft.kind === 'item' ? draft.mark : null,
    bold: draft.bold ? draft.text.length : 0,
    links: [],
    cell:
      draft.kind === 'cell'
        ? { table: 1, row: draft.row, column: draft.column, rowSpan: 1, columnSpan: 1, header: draft.row === 0 }
        : null,
  })),
);

const file = { file: 'x.txt', sha256: '0'.repeat(64) };

describe('vad som än står i ett dokument', () => {
  test('blir varje block ett fälts källa, en dels löptext eller oplacerat', () => {
    fc.assert(
      fc.property(rows, (blocks) => {
        const { report, passages } = interpret({ mediaType: 'text/plain', blocks, running: [] }, file);
        const unplaced = new Set(report.unplaced.map((one) => one.block));
        const told = textsIn({ ...report, unplaced: [] })
          .join('\n')
          .replace(/\s+/gu, ' ');
        for (const one of blocks) {
          const placed = passages.filter((passage) => passage.block === one.no);
          expect(placed.length).toBeGreaterThan(0);
          expect(placed.some((passage) => passage.role === 'unplaced')).toBe(unplaced.has(one.no));
          // A letterhead line or a label names a field; all other words stand in the report.
          if (unplaced.has(one.no)) continue;
          for (const { text, role } of placed) if (role !== 'label') expect(told).toContain(bare(text));
        }
      }),
      { numRuns: runs(150) },
    );
  });

  test('är rapporten giltig enligt sitt schema', () => {
    fc.assert(
      fc.property(rows, (blocks) => {
        const { report } = interpret({ mediaType: 'text/plain', blocks, running: ['Sida 1 Dnr KS 2021-12'] }, file);
        expect(valid({ ...report, findings: [] }) || valid.errors).toBe(true);
      }),
      { numRuns: runs(150) },
    );
  });
});

test('texten under en titel i en tabellcell går inte förlorad', () => {
  const cell = (no: number, row: number, column: number, text: string): Block => ({
    no, text, kind: 'cell', level: 0, mark: null, bold: 0, links: [],
    cell: { table: 1, row, column, rowSpan: 1, columnSpan: 1, header: false },
  }); // prettier-ignore
  const blocks: Block[] = [
    cell(1, 2, 0, 'Klicka här för att ange text.'),
    cell(2, 1, 1, 'Medborgarlöfte för Tallbacken 2021'),
    { no: 3, text: 'Norrviks kommun', kind: 'item', level: 0, mark: '-', bold: 0, links: [], cell: null },
  ];
  const { report } = interpret({ mediaType: 'text/plain', blocks, running: [] }, file);
  expect(report.unplaced).toEqual([]);
  expect(report.sections).toEqual([{ heading: 'Medborgarlöfte för Tallbacken 2021', text: 'Norrviks kommun' }]);
});

test('en tom ruta bredvid ett namn går inte förlorad', () => {
  const cell = (no: number, column: number, text: string): Block => ({
    no, text, kind: 'cell', level: 0, mark: null, bold: 0, links: [],
    cell: { table: 1, row: 0, column, rowSpan: 1, columnSpan: 1, header: true },
  }); // prettier-ignore
  const blocks = [
    { ...cell(1, 0, 'Jämställdhet'), kind: 'paragraph' as const, cell: null },
    cell(2, 0, 'Anna Lind'),
    cell(3, 1, '…'),
  ];
  const { report } = interpret({ mediaType: 'text/plain', blocks, running: [] }, file);
  expect(textsIn(report)).toContain('…');
});

test('ett tomt dokument ger en tom rapport', () => {
  const { report, passages } = interpret({ mediaType: 'text/plain', blocks: [], running: [] }, file);
  expect(report).toMatchObject({
    kind: 'promise',
    title: null,
    municipality: null,
    period: null,
    points: [],
    sections: [],
    unplaced: [],
  });
  expect(passages).toEqual([]);
  expect(
    readPoints([], {
      parties: [],
      period: null,
      official: false,
      title: null,
      municipality: null,
      areas: [],
      claimed: new Set(),
    }).points,
  ).toEqual([]);
});

function bare(text: string): string {
  return text
    .replace(/^\s*(?:\d{1,2}(?:\.\d{1,2})*\.?|§\s*\d+)\s+(?=\p{L})/u, '')
    .replace(/\s+/gu, ' ')
    .replace(/[\s:]+$/u, '')
    .trim();
}

/** Every word string in the report, whatever field it stands in. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
