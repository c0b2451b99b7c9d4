import type { FindingCode, Report } from '#checking/report.ts';
import { fits, listScore, type Expected } from './expected-fits.ts';
import { scoreFindings, type ExpectedFinding, type FindingScore } from './finding-score.ts';
import { pairPoints, scorePoint, type ExpectedPoint, type FieldScore } from './point-score.ts';

/** What stands in NAME.expected.json (tests/corpus/README.md). */
export type ExpectedReading = {
  points?: ExpectedPoint[];
  findings?: ExpectedFinding[];
  findingCodesJudged?: FindingCode[];
} & Record<string, Expected>;

export type ReadingScore = { fields: FieldScore[]; findings: FindingScore[] };

const NOT_FIELDS = new Set(['format', 'source', 'points', 'findings', 'findingCodesJudged']);

/** Scores one reading: 0 to 1 for every stated field, and what was found and missed for every judged code. */
export function scoreReading(expected: ExpectedReading, actual: Report): ReadingScore {
  const fields = Object.entries(expected)
    .filter(([key]) => !NOT_FIELDS.has(key))
    .map(([key, value]): FieldScore => {
      const read = actual[key as keyof Report];
      const score = Array.isArray(read) ? listScore(value, read) : Number(fits(value, read));
      return { field: key, score, soft: score, expected: value, actual: read };
    });
  return {
    fields: [...fields, ...(expected.points === undefined ? [] : scorePoints(expected.points, actual))],
    findings:
      expected.findings === undefined
        ? []
        : scoreFindings(expected.findings, actual.findings, expected.findingCodesJudged),
  };
}

/** `points` itself is the F1 of points found, so that an invented point costs as much as a lost one. */
function scorePoints(expected: ExpectedPoint[], actual: Report): FieldScore[] {
  const pairs = pairPoints(expected, actual.points);
  const found = pairs.filter((point) => point !== undefined).length;
  const all = expected.length + actual.points.length;
  const score = all === 0 ? 1 : (2 * found) / all;
  const count: FieldScore = {
    field: 'points',
    score,
    soft: score,
    expected: expected.map((point) => point['text']),
    actual: actual.points.map((point) => point.text),
  };
  return [count, ...expected.flatMap((point, i) => scorePoint(point, pairs[i], i + 1))];
}

/** Mean of all scores, 0 to 1; 1 where nothing was judged. */
export function accuracy(scores: readonly { score: number }[]): number {
  return scores.length === 0 ? 1 : scores.reduce((sum, { score }) => sum + score, 0) / scores.length;
}
