import { CO_DETERMINATION_WORDS, KIND_WORDS, PERSPECTIVE_WORDS, VERDICT_WORDS } from '#checking/field-words.ts';
import type { Per, Report, Status } from '#checking/report.ts';
import { STATE_LOOK, stateOfStatus } from '#documents/point-state.ts';
import { PARTY_WORDS } from '#places/party-words.ts';
import { PER_WORDS } from '#promise/field-labels.ts';
import type { Choice } from '#report-back/review-fields.ts';

const choices = <Value extends string>(words: Readonly<Record<Value, string>>): readonly Choice[] =>
  Object.entries<string>(words).map(([value, word]) => ({ value, word }));

/** An empty choice first: what nobody has said. */
export const orNone = (none: string, given: readonly Choice[]): readonly Choice[] => [
  { value: '', word: none },
  ...given,
];

export const PARTIES = choices(PARTY_WORDS);
const STATUS_ORDER = [
  'done',
  'ongoing',
  'delayed',
  'partly',
  'planned',
  'not-done',
] as const satisfies readonly Status[];
export const STATUSES: readonly Choice[] = STATUS_ORDER.map((value) => ({
  value,
  word: STATE_LOOK[stateOfStatus(value)].word,
}));
export const RHYTHMS = choices<Per>(PER_WORDS);
export const KINDS = choices<Report['kind']>(KIND_WORDS);
export const VERDICTS = choices<NonNullable<Report['consultation'][number]['verdict']>>(VERDICT_WORDS);
export const PERSPECTIVES = choices<Report['perspectives'][number]['kind']>(PERSPECTIVE_WORDS);
export const CO_DETERMINATION = choices<NonNullable<Report['coDetermination']>>(CO_DETERMINATION_WORDS);
export const CARRIED = choices<'ja' | 'nej'>({ ja: 'tas med', nej: 'tas inte med' });
