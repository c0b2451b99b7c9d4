import { expect, test } from 'vitest';
import type { Passage } from '#checking/passage.ts';
import type { Finding, Report, ReportPoint } from '#checking/report.ts';
import type { Block } from '#reading/block.ts';
import { documentView } from '#reading/view/document-view.ts';

const TEXTS = [
  'Återrapport',
  'Bakgrund till löftet',
  'Kommunen lovar vandringar.',
  'Två vandringar är gjorda.',
  'Polisen lovar kontroller.',
  'Paul',
];
const blocks: Block[] = TEXTS.map((text, index) => ({
  no: index + 1,
  kind: 'paragraph',
  text,
  level: 0,
  mark: null,
  bold: 0,
  links: [],
  cell: null,
}));
const ROLES: Passage['role'][] = ['title', 'prose', 'point', 'result', 'point', 'signatory'];
const passages: Passage[] = blocks.map((block, index) => ({
  block: block.no,
  role: ROLES[index] ?? 'prose',
  text: block.text,
  point: null,
}));
const point = (number: number, ...of: number[]) => ({ number, blocks: of }) as unknown as ReportPoint;
const finding = (part: Partial<Finding>): Finding => ({
  code: 'vague-verb',
  severity: 'hint',
  message: '',
  quote: null,
  block: null,
  point: null,
  ...part,
});

function view(findings: Finding[], points: ReportPoint[] = [point(1, 3, 4), point(2, 5)]) {
  return documentView({ report: { points, findings } as unknown as Report, blocks, passages });
}

test('varje block visas en gång, i dokumentets ordning, och en punkts block tillsammans', () => {
  expect(view([]).rows.map((row) => row.blocks.map((block) => block.no))).toEqual([[1], [2], [3, 4], [5], [6]]);
});

test('punkten står där den börjar; resten av den är en fortsättning', () => {
  const { rows } = view([], [point(1, 3, 6), point(2, 5)]);
  expect(rows.map((row) => [row.point?.number ?? null, row.label])).toEqual([
    [null, 'Läst som titel'],
    [null, 'Läst som löpande text'],
    [1, null],
    [null, null],
    [2, null],
    [null, 'Punkt 1, fortsättning'],
  ]);
});

test('en anmärkning står vid sitt block, annars vid sin punkt, annars vid hela dokumentet', () => {
  const { general, rows } = view([finding({ point: 2 }), finding({ block: 2 }), finding({})]);
  expect(general.map((note) => note.no)).toEqual([1]);
  expect(rows.map((row) => row.findings.map((note) => [note.no, note.block, note.point]))).toEqual([
    [],
    [[2, 2, null]],
    [],
    [[3, null, 2]],
    [],
  ]);
});

test('anmärkningar numreras i textens ordning', () => {
  const { rows } = view([
    finding({ block: 4, quote: 'gjorda' }),
    finding({ block: 4, quote: 'Två' }),
    finding({ block: 3, quote: 'lovar' }),
  ]);
  expect(rows[2]?.findings.map((note) => note.quote)).toEqual(['lovar', 'Två', 'gjorda']);
});

test('ett block som flera punkter vilar på visas hos den första', () => {
  const { rows } = view([], [point(1, 3, 4), point(2, 4, 5)]);
  expect(rows.map((row) => row.blocks.map((block) => block.no))).toEqual([[1], [2], [3, 4], [5], [6]]);
});
