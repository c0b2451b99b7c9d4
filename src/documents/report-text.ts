import { FIELD_WORDS, KIND_WORDS } from '#checking/field-words.ts';
import { periodLabelWords } from '#checking/period-words.ts';
import type { Report, ReportPoint, Result } from '#checking/report.ts';
import { OWNER_LOOK } from '#documents/owner-look.ts';
import { STATE_LOOK, stateOfStatus } from '#documents/point-state.ts';
import { countedPoints, listed } from '#documents/ring-sentence.ts';
import { wrapText } from '#documents/wrap-text.ts';

const NOT_STATED = 'står inte i dokumentet';

/** What a document says, for reading on a terminal. */
export function reportText(report: Report): string {
  const points = report.points.map((point) => pointText(point, report.kind));
  const rest = report.unplaced.map(({ text, block }) => wrapText(text, '    ', `  ${block}. `));
  return [
    wrapText(report.title ?? report.source.file),
    '',
    ...frame(report),
    '',
    report.points.length === 0 ? 'Inga punkter hittades.' : `${countedPoints(report.points.length)}:`,
    ...points.flatMap((text) => ['', text]),
    ...(rest.length === 0 ? [] : ['', 'Det här gick inte att tolka (siffran är styckets nummer):', ...rest]),
    '',
    findingsTold(report),
    '',
  ].join('\n');
}

function frame(report: Report): string[] {
  const kind = KIND_WORDS[report.kind];
  const rows: [string, string | null][] = [
    ['Dokument', `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}, ${report.source.file}`],
    [FIELD_WORDS.municipality, report.municipality],
    [FIELD_WORDS.areas, report.areas.length === 0 ? null : report.areas.join(', ')],
    [FIELD_WORDS.period, report.period === null ? null : `${report.period.from} – ${report.period.to}`],
    [FIELD_WORDS.parties, report.parties.length === 0 ? null : report.parties.map((party) => party.name).join(', ')],
    [FIELD_WORDS.registryNumber, report.registryNumber],
    [FIELD_WORDS.date, report.date],
    [FIELD_WORDS.decisionBody, report.decisionBody],
    [FIELD_WORDS.decisionBasis, report.decisionBasis.length === 0 ? null : report.decisionBasis.join(', ')],
    [FIELD_WORDS.signatories, signed(report)],
    [FIELD_WORDS.dispatch, report.dispatch.length === 0 ? null : report.dispatch.join(', ')],
  ];
  return rows.map(([name, value]) => wrapText(value ?? NOT_STATED, ' '.repeat(23), `${name}:`.padEnd(23)));
}

function signed(report: Report): string | null {
  if (report.signatories.length === 0) return null;
  return report.signatories.map(({ name, role }) => (role === null ? name : `${name} (${role})`)).join(', ');
}

function pointText(point: ReportPoint, kind: Report['kind']): string {
  const owners = point.owner.length === 0 ? NOT_STATED : listed(point.owner.map((owner) => OWNER_LOOK[owner].name));
  const lead = `${point.number}.`.padStart(4).padEnd(5);
  const carried =
    point.carriedOver === null
      ? []
      : [point.carriedOver ? 'Tas med till nästa löfte.' : 'Tas inte med till nästa löfte.'];
  return [
    wrapText(point.text, '     ', lead),
    `     Ägare: ${owners}`,
    ...(point.focusArea === null ? [] : [wrapText(`Fokusområde: ${point.focusArea}`, '     ')]),
    ...point.results.map((result) => wrapText(resultText(result), '       ', '     ')),
    ...(point.results.length === 0 && kind !== 'promise' ? [`     Resultat: ${STATE_LOOK.silence.word}`] : []),
    ...carried.map((text) => `     ${text}`),
  ].join('\n');
}

function resultText(result: Result): string {
  const about = [
    result.period === null ? null : periodLabelWords(result.period),
    result.by === null ? null : OWNER_LOOK[result.by].name,
    result.status === null ? null : STATE_LOOK[stateOfStatus(result.status)].word,
  ].filter((part) => part !== null);
  return `Resultat${about.length === 0 ? '' : ` (${about.join(', ')})`}: ${result.text}`;
}

function findingsTold({ findings }: Report): string {
  if (findings.length === 0) return 'Inga anmärkningar.';
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  return `Granskningen fann ${counted(count('error'), 'fel', 'fel')}, ${counted(count('warning'), 'varning', 'varningar')} och ${counted(count('hint'), 'tips', 'tips')}. Se dem med ./loftet check FIL.`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
