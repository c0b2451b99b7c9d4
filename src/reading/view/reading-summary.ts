import { SEVERITIES, type Report, type Severity } from '#checking/report.ts';

const SEVERITY_WORDS: Readonly<Record<Severity, { readonly one: string; readonly many: string }>> = {
  error: { one: 'fel', many: 'fel' },
  warning: { one: 'varning', many: 'varningar' },
  hint: { one: 'tips', many: 'tips' },
};

/** The reading in one line: "8 punkter. 2 fel, 20 varningar och 9 tips." */
export function readingSummary(report: Report): string {
  const points = report.points.length;
  const counts = SEVERITIES.flatMap((severity) => {
    const count = report.findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${SEVERITY_WORDS[severity][count === 1 ? 'one' : 'many']}`];
  });
  const last = counts.pop();
  const told =
    last === undefined ? 'Inga anmärkningar' : counts.length === 0 ? last : `${counts.join(', ')} och ${last}`;
  const pointsTold = points === 0 ? 'Inga punkter hittades' : `${points} ${points === 1 ? 'punkt' : 'punkter'}`;
  return `${pointsTold}. ${told}.`;
}
