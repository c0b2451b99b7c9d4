import { expect, test } from 'vitest';
import type { Report } from '#checking/report.ts';
import type { Reading } from '#reading/reading.ts';
import { importObstacles } from '#report-back/import-obstacles.ts';
import type { OwnerNames } from '#report-back/import-record.ts';
import { reviewQuestions } from '#report-back/review-questions.ts';
import { buildMaterial } from '#tests/support/report-builder.ts';

type Parts = Parameters<typeof buildMaterial>[0];

function asked(parts: Parts, ownerNames: OwnerNames = {}, findings: Report['findings'] = []) {
  const report: Report = { ...buildMaterial({ points: [{}], ...parts }).report, findings };
  const blocks = report.unplaced.map(({ block: no, text }) => ({ no, text }));
  const questions = reviewQuestions({ report, blocks, passages: [] } as unknown as Reading, { report, ownerNames });
  return { report, questions, keys: questions.map(({ key }) => key) };
}

test('a draft that says everything is asked nothing', () => {
  expect(asked({}).keys).toEqual([]);
});

test.each<[string, Parts, string]>([
  ['no municipality', { municipality: null }, 'kommun'],
  ['no period', { period: null }, 'period'],
  ['a period backwards', { period: { from: '2021-12-31', to: '2021-01-01' } }, 'period'],
  ['no points', { points: [] }, 'punkter'],
  ['a point without words', { points: [{ text: '' }] }, 'text-1'],
  ['a point without owner', { points: [{ owner: [] }] }, 'agare'],
  ['a goal of another mandate', { goals: [{ number: 1, text: 'Trygghet', period: { from: 2015, to: 2018 } }] }, 'mal'],
  ['a point that is too long', { points: [{ text: 'x'.repeat(4001) }] }, 'Punkt 1, text'],
  ['a result that is too long', { points: [{ results: ['x'.repeat(20_001)] }] }, 'Punkt 1, resultat'],
])('%s stands in the way, and can be answered there', (_what, parts, key) => {
  const { report, questions, keys } = asked(parts);
  expect(importObstacles(report)).toHaveLength(1);
  expect(keys).toEqual([key]);
  expect(questions[0]?.weight).toBe('must');
});

test('what the record cannot hold is asked about before anybody accepts it', () => {
  expect(asked({ dispatch: ['Polisen', 'x'.repeat(501)] }).questions).toMatchObject([
    { weight: 'must', text: expect.stringMatching(/^Beslutet skickas till \(rad 2\): Texten är för lång/) },
  ]);
});

test('several parties of a kind: who of them is asked, until somebody has said it', () => {
  const parties = ['Polisen Norr', 'Polisen Syd'].map((name) => ({ kind: 'police' as const, name }));
  const points = [{ owner: ['police' as const] }, { owner: ['municipality' as const] }];
  expect(asked({ parties, points }).questions).toMatchObject([
    { key: 'vilken-part', weight: 'should', answer: { by: 'owners', points: [1] } },
  ]);
  expect(asked({ parties, points }, { '1': ['Polisen Syd'] }).keys).toEqual([]);
});

test('what could not be read, and what is wrong, comes after what stands in the way', () => {
  const { questions } = asked({ period: null, unplaced: [{ block: 4, text: 'Rad' }] }, {}, [
    { code: 'placeholder-left', severity: 'error', message: 'Mallens text.', quote: null, block: 9, point: null },
    { code: 'vague-verb', severity: 'hint', message: 'Vagt.', quote: null, block: 9, point: null },
  ]);
  expect(questions.map(({ key, weight }) => [key, weight])).toEqual([
    ['period', 'must'],
    ['stycken', 'should'],
    ['fel-1', 'should'],
  ]);
});
