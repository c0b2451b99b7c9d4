import { periodLabelWords } from '#checking/period-words.ts';
import type { Report } from '#checking/report.ts';
import { dateWords, periodWords } from '#reading/frame/date-words.ts';

/** One line of the frame: who, when, where, and what is decided. No values means that the document does not say. */
export type Fact = { readonly term: string; readonly values: readonly string[] };

const KIND_WORDS = { 'report-back': 'återrapport', 'follow-up': 'uppföljning', promise: 'medborgarlöfte' } as const;
const VERDICT_WORDS = { endorses: 'tillstyrker', objects: 'avstyrker', 'no-remark': 'har inget att erinra' } as const;
const CO_DETERMINATION_WORDS = {
  'not-called-for': 'information eller förhandling behövs inte',
  'information-given': 'information är lämnad',
  negotiated: 'förhandling är genomförd',
} as const;

/** What stands about the promise and its paper. A report-back shows also what it should have said and does not. */
export function factsOf(report: Report): Fact[] {
  const optional = (term: string, values: readonly string[]): Fact[] => (values.length === 0 ? [] : [{ term, values }]);
  const expected = (term: string, values: readonly string[]): Fact[] =>
    report.kind === 'report-back' ? [{ term, values }] : optional(term, values);
  return [
    { term: 'Dokument', values: [KIND_WORDS[report.kind]] },
    { term: 'Kommun', values: listOf(report.municipality) },
    ...optional('Område', report.areas),
    { term: 'Period', values: report.period === null ? [] : [periodWords(report.period)] },
    ...optional(
      'Parter',
      report.parties.map((party) => party.name),
    ),
    ...expected('Diarienummer', listOf(report.registryNumber)),
    ...expected('Datum', report.date === null ? [] : [dateWords(report.date)]),
    ...optional('Beslutas av', listOf(report.decisionBody)),
    ...optional('Förslag till beslut', report.proposedDecisions),
    ...expected('Beslutsunderlag', report.decisionBasis),
    ...optional(
      'Överenskommelse',
      report.agreements.map(({ name, date }) => (date === null ? name : `${name}, ${dateWords(date)}`)),
    ),
    ...optional(
      'Övergripande mål',
      report.goals.map(({ number, text }) => (number === null ? text : `${number}. ${text}`)),
    ),
    ...optional(
      'Samråd',
      report.consultation.map(({ party, verdict }) =>
        verdict === null ? party : `${party} ${VERDICT_WORDS[verdict]}`,
      ),
    ),
    ...optional(
      'Medbestämmande (MBL)',
      report.coDetermination === null ? [] : [CO_DETERMINATION_WORDS[report.coDetermination]],
    ),
    ...optional('Avrapporterat till', report.committeeReporting),
    ...optional(
      'Publicerat',
      report.publications.map(({ address, period }) =>
        period === null ? address : `${address} (${periodLabelWords(period)})`,
      ),
    ),
    ...optional('Förvaltning', listOf(report.department)),
    ...expected(
      'Undertecknat av',
      report.signatories.map(({ name, role }) => (role === null ? name : `${name}, ${role}`)),
    ),
    ...optional('Beslutet skickas till', report.dispatch),
  ];
}

function listOf(value: string | null): string[] {
  return value === null ? [] : [value];
}
