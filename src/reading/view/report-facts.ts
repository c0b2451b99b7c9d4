import { CO_DETERMINATION_WORDS, FIELD_WORDS, KIND_WORDS, VERDICT_WORDS } from '#checking/field-words.ts';
import { periodLabelWords } from '#checking/period-words.ts';
import type { Report } from '#checking/report.ts';
import { dateWords, periodWords } from '#reading/frame/date-words.ts';

/** One line of the frame: who, when, where, and what is decided. No values means that the document does not say. */
export type Fact = { readonly term: string; readonly values: readonly string[] };

/** What stands about the promise and its paper. A report-back shows also what it should have said and does not. */
export function factsOf(report: Report): Fact[] {
  const optional = (term: string, values: readonly string[]): Fact[] => (values.length === 0 ? [] : [{ term, values }]);
  const expected = (term: string, values: readonly string[]): Fact[] =>
    report.kind === 'report-back' ? [{ term, values }] : optional(term, values);
  return [
    { term: FIELD_WORDS.kind, values: [KIND_WORDS[report.kind]] },
    { term: FIELD_WORDS.municipality, values: listOf(report.municipality) },
    ...optional(FIELD_WORDS.areas, report.areas),
    { term: FIELD_WORDS.period, values: report.period === null ? [] : [periodWords(report.period)] },
    ...optional(
      FIELD_WORDS.parties,
      report.parties.map((party) => party.name),
    ),
    ...expected(FIELD_WORDS.registryNumber, listOf(report.registryNumber)),
    ...expected(FIELD_WORDS.date, report.date === null ? [] : [dateWords(report.date)]),
    ...optional(FIELD_WORDS.decisionBody, listOf(report.decisionBody)),
    ...optional(FIELD_WORDS.proposedDecisions, report.proposedDecisions),
    ...expected(FIELD_WORDS.decisionBasis, report.decisionBasis),
    ...optional(
      FIELD_WORDS.agreements,
      report.agreements.map(({ name, date }) => (date === null ? name : `${name}, ${dateWords(date)}`)),
    ),
    ...optional(
      FIELD_WORDS.goals,
      report.goals.map(({ number, text }) => (number === null ? text : `${number}. ${text}`)),
    ),
    ...optional(
      FIELD_WORDS.consultation,
      report.consultation.map(({ party, verdict }) =>
        verdict === null ? party : `${party} ${VERDICT_WORDS[verdict]}`,
      ),
    ),
    ...optional(
      FIELD_WORDS.coDetermination,
      report.coDetermination === null ? [] : [CO_DETERMINATION_WORDS[report.coDetermination]],
    ),
    ...optional(FIELD_WORDS.committeeReporting, report.committeeReporting),
    ...optional(
      FIELD_WORDS.publications,
      report.publications.map(({ address, period }) =>
        period === null ? address : `${address} (${periodLabelWords(period)})`,
      ),
    ),
    ...optional(FIELD_WORDS.department, listOf(report.department)),
    ...expected(
      FIELD_WORDS.signatories,
      report.signatories.map(({ name, role }) => (role === null ? name : `${name}, ${role}`)),
    ),
    ...optional(FIELD_WORDS.dispatch, report.dispatch),
  ];
}

function listOf(value: string | null): string[] {
  return value === null ? [] : [value];
}
