import { SEVERITIES, type Finding, type Report, type Severity } from '#checking/report.ts';
import { wrapText } from '#documents/wrap-text.ts';

const HEADING: Readonly<Record<Severity, string>> = { error: 'Fel', warning: 'Varningar', hint: 'Tips' };

/** What is wrong with a document, gravest first, for reading on a terminal. */
export function findingsText(report: Report): string {
  const title = wrapText(report.title ?? report.source.file);
  const groups = SEVERITIES.flatMap((severity) => {
    const findings = report.findings.filter((finding) => finding.severity === severity);
    if (findings.length === 0) return [];
    return [`${HEADING[severity]} (${findings.length})`, ...findings.map(findingText), ''];
  });
  return [title, '', ...(groups.length === 0 ? ['Inga anmärkningar.', ''] : groups)].join('\n');
}

function findingText(finding: Finding): string {
  const where = [
    finding.point === null ? null : `punkt ${finding.point}`,
    finding.block === null ? null : `stycke ${finding.block}`,
  ].filter((part) => part !== null);
  return [
    '',
    wrapText(finding.message, '    ', '  * '),
    ...(finding.quote === null ? [] : [wrapText(`”${finding.quote}”`, '    ')]),
    `    ${[...where, finding.code].join(', ')}`,
  ].join('\n');
}
