import { FINDING_SEVERITY, type Finding, type FindingCode } from '#checking/report.ts';
import { fold } from './text-likeness.ts';

export type ExpectedFinding = { code: FindingCode; point: number | null; quote: string | null };
export type FindingScore = {
  code: FindingCode;
  found: number;
  missed: ExpectedFinding[];
  falseAlarms: Finding[];
};

/** One entry per judged code that was expected or found. Findings with a quote are matched before those without. */
export function scoreFindings(
  expected: readonly ExpectedFinding[],
  actual: readonly Finding[],
  judged: readonly FindingCode[] = Object.keys(FINDING_SEVERITY) as FindingCode[],
): FindingScore[] {
  return judged.flatMap((code) => {
    const rest = actual.filter((finding) => finding.code === code);
    const wanted = expected.filter((finding) => finding.code === code);
    if (rest.length + wanted.length === 0) return [];
    const missed = wanted
      .toSorted((a, b) => Number(a.quote === null) - Number(b.quote === null))
      .filter((finding) => {
        const at = rest.findIndex((candidate) => isSame(finding, candidate));
        if (at >= 0) rest.splice(at, 1);
        return at < 0;
      });
    return [{ code, found: wanted.length - missed.length, missed, falseAlarms: rest }];
  });
}

function isSame(expected: ExpectedFinding, actual: Finding): boolean {
  if (expected.point !== actual.point) return false;
  if (expected.quote === null) return true;
  return fold(actual.quote ?? '')
    .toLowerCase()
    .includes(fold(expected.quote).toLowerCase());
}
