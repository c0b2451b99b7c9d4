import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { FINDING_SEVERITY, type Report } from '#checking/report.ts';
import { corpus } from './support/corpus.ts';
import { fits, listScore } from './support/expected-fits.ts';
import { accuracy, scoreReading, type ExpectedReading } from './support/reading-score.ts';

const golden = readFileSync(path.join(import.meta.dirname, 'fixtures/memo/skaggetorp-2017.golden.json'), 'utf8');
const expected = (): ExpectedReading => JSON.parse(golden) as ExpectedReading;
const reading = (): Report => JSON.parse(golden) as Report;

const fieldScore = (actual: Report, field: string) =>
  accuracy(scoreReading(expected(), actual).fields.filter((score) => score.field === field));

function at<T>(list: readonly T[], place: number): T {
  const item = list[place];
  if (item === undefined) throw new Error(`nothing at ${place}`);
  return item;
}

describe('the scorer', () => {
  test('gives a perfect reading 1 in every field and misses no finding', () => {
    const score = scoreReading(expected(), reading());
    expect(score.fields.filter((field) => field.score < 1)).toEqual([]);
    expect(score.findings.flatMap((code) => [...code.missed, ...code.falseAlarms])).toEqual([]);
  });

  test.each<[string, string, (report: Report) => void]>([
    ['a wrong title', 'title', (r) => (r.title += '.')],
    ['an invented registry number', 'registryNumber', (r) => (r.registryNumber = 'KS 2018-1')],
    ['a wrong end of the period', 'period', (r) => (r.period = { from: '2017-01-01', to: '2018-12-31' })],
    ['a lost party', 'parties', (r) => r.parties.pop()],
    ['an invented area', 'areas', (r) => r.areas.push('Ryd')],
    ['a wrong count', 'statedCounts', (r) => (r.statedCounts = { total: 8, joint: 2, municipality: 3, police: 2 })],
    ['a lost point', 'points', (r) => r.points.splice(3, 1)],
    ['a lost point, in its fields', 'points.owner', (r) => r.points.splice(3, 1)],
    ['an invented point', 'points', (r) => r.points.push({ ...at(r.points, 0), text: 'Något helt annat.' })],
    ['another owner', 'points.owner', (r) => at(r.points, 0).owner.pop()],
    [
      'a corrected word in a point',
      'points.text',
      (r) => (at(r.points, 3).text = at(r.points, 3).text.replace('polisenärvaro', 'polisnärvaro')),
    ],
    ['an invented target', 'points.target', (r) => (at(r.points, 0).target = { atLeast: 1, unit: 'möte', per: null })],
    [
      'a shortened result',
      'points.results',
      (r) => (at(at(r.points, 1).results, 0).text = 'En trygghetsvandring genomförd.'),
    ],
    ['a guessed status', 'points.status', (r) => (at(at(r.points, 1).results, 0).status = 'done')],
    ['a figure with a wrong rhythm', 'points.figures', (r) => (at(at(r.points, 0).figures, 0).per = 'month')],
    ['silence read as no', 'points.carriedOver', (r) => (at(r.points, 0).carriedOver = false)],
    ['a goal without its number', 'goals', (r) => (at(r.goals, 0).number = null)],
  ])('notices %s', (_, field, spoil) => {
    const spoilt = reading();
    spoil(spoilt);
    expect(fieldScore(spoilt, field)).toBeLessThan(1);
  });

  test('counts a lost finding as missed and a needless one as false alarm', () => {
    const spoilt = reading();
    const lost = spoilt.findings.findIndex((finding) => finding.code === 'date-missing');
    spoilt.findings.splice(lost, 1);
    spoilt.findings.push({ ...at(spoilt.findings, 0), code: 'vague-verb', point: 1, quote: 'ska' });
    const { findings } = scoreReading(expected(), spoilt);
    expect(findings.find((score) => score.code === 'date-missing')?.missed).toHaveLength(1);
    expect(findings.find((score) => score.code === 'vague-verb')?.falseAlarms).toHaveLength(1);
  });

  test('takes one finding for one expectation only', () => {
    const twice: ExpectedReading = { findings: [1, 2].map(() => ({ code: 'personal-data', point: 3, quote: null })) };
    const once = {
      ...reading(),
      findings: [{ code: 'personal-data', severity: 'error', message: '', quote: null, block: 1, point: 3 }],
    };
    expect(scoreReading(twice, once as Report).findings[0]).toMatchObject({ found: 1, missed: [{ point: 3 }] });
  });

  test('leaves codes alone that are not judged', () => {
    const unjudged = { ...expected(), findings: [], findingCodesJudged: ['hard-to-read' as const] };
    expect(scoreReading(unjudged, reading()).findings).toEqual([]);
  });
});

describe('what fits', () => {
  test.each<[unknown, unknown, boolean]>([
    ['två  ord', 'två\nord', true],
    ['ord', 'Ord', false],
    [{ anyOf: ['a', null] }, null, true],
    [{ anyOf: ['a', 'b'] }, 'c', false],
    [{ value: 3 }, { value: 3, unit: 'möten' }, true],
    [{ value: 3, unit: 'möten' }, { value: 3 }, false],
    [{ quote: 'två möten' }, { quote: 'hade två möten' }, true],
    [{ quote: 'två möten' }, { quote: 'tre möten' }, false],
    [['police'], ['municipality', 'police'], false],
  ])('%j against %j: %s', (stated, read, answer) => expect(fits(stated, read)).toBe(answer));

  test('lists are scored by F1, order apart', () => {
    expect(listScore(['a', 'b'], ['b', 'a'])).toBe(1);
    expect(listScore(['a'], ['a', 'b'])).toBeCloseTo(2 / 3);
    expect(listScore([], ['a'])).toBe(0);
    expect(listScore([], [])).toBe(1);
  });
});

describe('the expected readings', () => {
  test.each([...corpus('open'), ...corpus('held-out')])(
    '$file names only codes that exist, and expects none that it does not judge',
    ({ expected: stated }) => {
      const known = Object.keys(FINDING_SEVERITY);
      const judged = stated.findingCodesJudged ?? known;
      expect(known).toEqual(expect.arrayContaining(judged));
      expect(judged).toEqual(expect.arrayContaining((stated.findings ?? []).map((finding) => finding.code)));
    },
  );
});
