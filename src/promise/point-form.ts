import type { Per } from '#checking/report.ts';
import { PER_WORDS, POINT_LABELS, type MEASURE_LABELS } from '#promise/field-labels.ts';
import { typedNumber } from '#promise/form-text.ts';
import type { FormWords } from '#places/merge-forms.ts';
import type { PointAlone } from '#promise/point-queries.server.ts';
import type { MeasureRecord } from '#promise/promise-record.ts';
import type { WritingChoices } from '#promise/writing-choices.ts';

export type TargetForm = { readonly least: string; readonly unit: string; readonly per: string };
/** `chosen`: the id of a place, or nothing; `fresh`: the name of one that is to be made. */
type PlaceForm = { readonly chosen: string; readonly fresh: string; readonly visibility: string };

/** A measure as it is typed. `owner` is the id of a party or of a unit. */
export type MeasureForm = { readonly id: string } & { readonly [name in keyof typeof MEASURE_LABELS]: string };

/** A point as it is typed on its page. */
export type PointForm = {
  readonly body: string;
  readonly owners: readonly string[];
  readonly contributors: readonly string[];
  readonly focusArea: string;
  readonly above: string;
  readonly why: string;
  readonly target: TargetForm;
  readonly dueWords: string;
  readonly due: string;
  readonly place: PlaceForm;
  readonly goals: readonly string[];
  readonly measures: readonly MeasureForm[];
  readonly publicNote: string;
  readonly internalNote: string;
};

export const NO_MEASURE: MeasureForm = {
  id: '',
  body: '',
  owner: '',
  actors: '',
  limits: '',
  funding: '',
  amount: '',
  due: '',
  visibility: 'internal',
};

export const NO_POINT: PointForm = {
  body: '',
  owners: [],
  contributors: [],
  focusArea: '',
  above: '',
  why: '',
  target: { least: '', unit: '', per: '' },
  dueWords: '',
  due: '',
  place: { chosen: '', fresh: '', visibility: 'internal' },
  goals: [],
  measures: [],
  publicNote: '',
  internalNote: '',
};

/** A point's version as its page shows it to be edited. */
export function pointForm(point: PointAlone): PointForm {
  const { target } = point;
  return {
    body: point.body,
    owners: point.owners.map(({ id }) => id),
    contributors: point.contributors.map(({ id }) => id),
    focusArea: point.focusArea ?? '',
    above: point.above ?? '',
    why: point.why ?? '',
    target: { least: typedNumber(target?.atLeast ?? null), unit: target?.unit ?? '', per: target?.per ?? '' },
    dueWords: point.dueWords ?? '',
    due: point.due ?? '',
    place: { chosen: point.place?.id ?? '', fresh: '', visibility: 'internal' },
    goals: point.goals.map(({ id }) => id),
    measures: point.measures.map(measureForm),
    publicNote: point.publicNote ?? '',
    internalNote: point.internalNote ?? '',
  };
}

function measureForm(measure: MeasureRecord): MeasureForm {
  return {
    id: measure.id,
    body: measure.body,
    owner: measure.ownerUnit?.id ?? measure.ownerParty?.id ?? '',
    actors: measure.actors ?? '',
    limits: measure.limits ?? '',
    funding: measure.funding ?? '',
    amount: typedNumber(measure.amount),
    due: measure.due ?? '',
    visibility: measure.visibility,
  };
}

/** How each field of a point is told to a person, where two have written it differently. */
export function pointWords({ parties, units, places, goals }: WritingChoices): FormWords<PointForm> {
  const names = new Map([...parties, ...units, ...places].map(({ id, name }) => [id, name]));
  const texts = new Map(goals.map(({ id, text }) => [id, text]));
  const list = (ids: readonly string[], of: ReadonlyMap<string, string>): string =>
    ids.map((id) => of.get(id) ?? '').join(', ');
  return {
    body: { label: POINT_LABELS.body, text: (said) => said },
    owners: { label: POINT_LABELS.owners, text: (ids) => list(ids, names) },
    contributors: { label: POINT_LABELS.contributors, text: (ids) => list(ids, names) },
    focusArea: { label: POINT_LABELS.focusArea, text: (said) => said },
    above: { label: POINT_LABELS.above, text: (said) => said },
    why: { label: POINT_LABELS.why, text: (said) => said },
    target: {
      label: POINT_LABELS.target,
      text: ({ least, unit, per }) =>
        least === '' && unit === ''
          ? ''
          : `minst ${least} ${unit} ${per in PER_WORDS ? PER_WORDS[per as Per] : ''}`.trim(),
    },
    dueWords: { label: POINT_LABELS.dueWords, text: (said) => said },
    due: { label: POINT_LABELS.due, text: (said) => said },
    place: { label: POINT_LABELS.place, text: ({ chosen, fresh }) => fresh || (names.get(chosen) ?? '') },
    goals: { label: POINT_LABELS.goals, text: (ids) => list(ids, texts) },
    measures: { label: POINT_LABELS.measures, text: (all) => all.map((one) => measureText(one, names)).join('\n') },
    publicNote: { label: POINT_LABELS.publicNote, text: (said) => said },
    internalNote: { label: POINT_LABELS.internalNote, text: (said) => said },
  };
}

function measureText(measure: MeasureForm, names: ReadonlyMap<string, string>): string {
  const { body, owner, actors, limits, funding, amount, due } = measure;
  const rest = [names.get(owner) ?? '', actors, limits, funding, amount === '' ? '' : `${amount} kronor`, due];
  return [body, ...rest].filter((said) => said !== '').join('; ');
}
