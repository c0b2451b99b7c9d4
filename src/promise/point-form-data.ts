import { MEASURE_LABELS } from '#promise/field-labels.ts';
import { NO_MEASURE, type MeasureForm, type PointForm } from '#promise/point-form.ts';

const MEASURE_FIELDS = Object.keys(MEASURE_LABELS) as (keyof typeof MEASURE_LABELS)[];
const MOST_ROWS = 100;

/** The fields of a point's page as a browser sends them; a measure's are repeated names, in their order. */
export function pointFormOf(data: FormData): PointForm {
  const one = (name: string): string => said(data.get(name));
  const all = (name: string): string[] => data.getAll(name).map(said);
  return {
    body: one('body'),
    owners: [...new Set(all('owners'))],
    contributors: [...new Set(all('contributors'))],
    focusArea: one('focusArea'),
    above: one('above'),
    why: one('why'),
    target: { least: one('targetLeast'), unit: one('targetUnit'), per: one('targetPer') },
    dueWords: one('dueWords'),
    due: one('due'),
    place: { chosen: one('place'), fresh: one('newPlace'), visibility: one('newPlaceVisibility') || 'internal' },
    goals: [...new Set(all('goals'))],
    measures: measuresOf(all),
    publicNote: one('publicNote'),
    internalNote: one('internalNote'),
  };
}

function measuresOf(all: (name: string) => string[]): MeasureForm[] {
  const ids = all('measure-id').slice(0, MOST_ROWS);
  const columns = new Map(MEASURE_FIELDS.map((field) => [field, all(`measure-${field}`)]));
  return ids.map((id, row) => ({
    ...NO_MEASURE,
    id,
    ...Object.fromEntries(MEASURE_FIELDS.map((field) => [field, columns.get(field)?.[row] ?? NO_MEASURE[field]])),
  }));
}

function said(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
}
