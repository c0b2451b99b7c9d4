import { FINDING_SEVERITY, type FindingCode } from '#checking/report.ts';
import type { FieldScore } from './point-score.ts';
import { accuracy, type ReadingScore } from './reading-score.ts';

type FieldTally = { field: string; accuracy: number; soft: number; judged: number };
type CodeTally = {
  code: FindingCode;
  precision: number;
  recall: number;
  found: number;
  missed: number;
  falseAlarms: number;
};
export type PartTally = { accuracy: number; stated: number; fields: FieldTally[]; codes: CodeTally[] };

/** Adds up the readings of a part. `stated` is the accuracy where the document says something: silence is easy to agree on. */
export function tally(readings: readonly ReadingScore[]): PartTally {
  const scores = readings.flatMap((reading) => reading.fields);
  const fields = Object.entries(Object.groupBy(scores, (score) => score.field)).map(([field, group = []]) => ({
    field,
    accuracy: accuracy(group),
    soft: accuracy(group.map((score) => ({ score: score.soft }))),
    judged: group.length,
  }));
  return {
    accuracy: accuracy(scores),
    stated: accuracy(scores.filter(saysSomething)),
    fields,
    codes: tallyCodes(readings),
  };
}

function saysSomething({ expected }: FieldScore): boolean {
  return expected !== null && !(Array.isArray(expected) && expected.length === 0);
}

function tallyCodes(readings: readonly ReadingScore[]): CodeTally[] {
  return (Object.keys(FINDING_SEVERITY) as FindingCode[]).flatMap((code) => {
    const scores = readings.flatMap((reading) => reading.findings).filter((score) => score.code === code);
    if (scores.length === 0) return [];
    const sum = (count: (score: (typeof scores)[number]) => number) =>
      scores.reduce((total, score) => total + count(score), 0);
    const [found, missed, falseAlarms] = [
      sum((s) => s.found),
      sum((s) => s.missed.length),
      sum((s) => s.falseAlarms.length),
    ];
    return [
      {
        code,
        precision: ratio(found, found + falseAlarms),
        recall: ratio(found, found + missed),
        found,
        missed,
        falseAlarms,
      },
    ];
  });
}

/** 1 where there was nothing to be right about. */
function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
