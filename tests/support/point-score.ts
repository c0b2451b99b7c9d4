import type { ReportPoint, Result } from '#checking/report.ts';
import { alternatives, fits, listScore, type Expected } from './expected-fits.ts';
import { likeness } from './text-likeness.ts';

export type ExpectedPoint = Record<string, Expected>;
export type FieldScore = {
  field: string;
  score: number;
  soft: number;
  expected: Expected;
  actual: unknown;
  /** Sub-fields of a point: the point's number in the expected reading, and whether it was not read at all. */
  point?: { number: number; lost: boolean };
};

/** Below this, two points are not the same one. */
const SAME_POINT = 0.4;

/** The point read for each point expected: most alike first, each used once; undefined where none is alike. */
export function pairPoints(
  expected: readonly ExpectedPoint[],
  actual: readonly ReportPoint[],
): (ReportPoint | undefined)[] {
  const candidates = expected.flatMap((point, e) =>
    actual.map((read, a) => ({ e, a, alike: textLikeness(point['text'], read.text) - Math.abs(e - a) / 10_000 })),
  );
  const pairs: (ReportPoint | undefined)[] = expected.map(() => undefined);
  const used = new Set<number>();
  for (const { e, a, alike } of candidates.toSorted((x, y) => y.alike - x.alike)) {
    if (alike < SAME_POINT || pairs[e] !== undefined || used.has(a)) continue;
    pairs[e] = actual[a];
    used.add(a);
  }
  return pairs;
}

function textLikeness(expected: Expected, actual: unknown): number {
  if (typeof actual !== 'string') return 0;
  return Math.max(...alternatives(expected).map((one) => (typeof one === 'string' ? likeness(one, actual) : 0)));
}

/** Every sub-field that is stated, once per expected point; nothing of a point that was not read is right. */
export function scorePoint(expected: ExpectedPoint, actual: ReportPoint | undefined, number: number): FieldScore[] {
  return scoreStated(expected, actual).map((score) => ({ ...score, point: { number, lost: actual === undefined } }));
}

function scoreStated(expected: ExpectedPoint, actual: ReportPoint | undefined): FieldScore[] {
  return Object.entries(expected).flatMap(([key, value]) => {
    const read = actual?.[key as keyof ReportPoint];
    if (key === 'results') return scoreResults(value as Record<string, Expected>[], actual?.results);
    const score = actual === undefined ? 0 : key === 'figures' ? listScore(value, read) : Number(fits(value, read));
    const soft = key === 'text' ? textLikeness(value, read) : score;
    return [{ field: `points.${key}`, score, soft, expected: value, actual: read }];
  });
}

function stated(parts: Record<string, Expected>): Record<string, Expected> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}

/** Texts with period and party count as `results`; status is a field of its own, so that each miss has one name. */
function scoreResults(expected: Record<string, Expected>[], actual: Result[] | undefined): FieldScore[] {
  const words = expected.map(({ period, by, text }) => stated({ period, by, text }));
  const score = actual === undefined ? 0 : listScore(words, actual);
  const joined = (results: readonly { text?: unknown }[]) => results.map((result) => String(result.text)).join(' ');
  const soft =
    actual === undefined ? 0 : expected.length + actual.length === 0 ? 1 : likeness(joined(expected), joined(actual));
  const statuses = expected
    .filter((result) => 'status' in result)
    .map((result): FieldScore => {
      const read =
        actual?.find((one) => fits(result['period'], one.period) && fits(result['by'], one.by)) ??
        actual?.find((one) => fits(result['text'], one.text));
      const right = Number(read !== undefined && fits(result['status'], read.status));
      return { field: 'points.status', score: right, soft: right, expected: result['status'], actual: read?.status };
    });
  return [{ field: 'points.results', score, soft, expected, actual }, ...statuses];
}
