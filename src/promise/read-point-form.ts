import type { Dates, Per, Target } from '#checking/report.ts';
import { MEASURE_LABELS, PER_WORDS, POINT_LABELS } from '#promise/field-labels.ts';
import { isDay, lineOrNull, numberTyped, textOrNull, tooLong } from '#promise/form-text.ts';
import type { MeasureForm, PointForm, TargetForm } from '#promise/point-form.ts';
import type { MeasureInput, PointInput } from '#promise/promise-input.ts';
import type { Visibility } from '#promise/promise-record.ts';
import type { WritingChoices } from '#promise/writing-choices.ts';

/** What is wrong, a sentence for each field by its id on the page. */
export type FormFaults = Readonly<Record<string, string>>;

export type PointRead = {
  readonly point: PointInput;
  /** A place to be made before the point is written, which then stands there. */
  readonly freshPlace: { readonly name: string; readonly visibility: Visibility } | null;
};

const MOST_MEASURES = 50;
const DAY = 'Skriv dagen så här: 2026-05-14.';
const GONE = 'Något som du valde finns inte längre. Välj på nytt.';
const LENGTHS = {
  body: 4000,
  focusArea: 500,
  above: 4000,
  why: 4000,
  dueWords: 500,
  publicNote: 2000,
  internalNote: 10_000,
} as const;
const MEASURE_LENGTHS = { body: 2000, actors: 1000, limits: 2000, funding: 500 } as const;

/**
 * A typed point as it is written, or what is wrong with it. Words are never changed but for spaces at their ends.
 * @param period the promise's, both ends inclusive
 */
export function readPointForm(
  form: PointForm,
  choices: WritingChoices,
  period: Dates,
): PointRead | { readonly faults: FormFaults } {
  const faults: Record<string, string> = {};
  for (const [key, most] of Object.entries(LENGTHS) as [keyof typeof LENGTHS, number][]) {
    const fault = tooLong(POINT_LABELS[key], form[key], most);
    if (fault !== null) faults[key] = fault;
  }
  const body = textOrNull(form.body);
  if (body === null) faults['body'] = 'Skriv vad ni lovar.';
  const parties = new Set(choices.parties.map(({ id }) => id));
  if (form.owners.length === 0) faults['owners'] = 'Välj vem som lovar. Välj flera om ni lovar det tillsammans.';
  else if (!form.owners.every((id) => parties.has(id))) faults['owners'] = GONE;
  if (!form.contributors.every((id) => parties.has(id))) faults['contributors'] = GONE;
  const goals = new Set(choices.goals.map(({ id }) => id));
  if (!form.goals.every((id) => goals.has(id)))
    faults['goals'] = 'Ett mål gäller en annan mandatperiod än löftet. Välj mål på nytt.';
  const target = targetOf(form.target);
  if (typeof target === 'string') faults['target'] = target;
  if (form.due !== '' && !isDay(form.due)) faults['due'] = DAY;
  else if (form.due !== '' && (form.due < period.from || form.due > period.to))
    faults['due'] = `Dagen ligger utanför löftets period, ${period.from} till ${period.to}.`;
  const place = placeOf(form, choices);
  if (typeof place === 'string') faults['place'] = place;
  const measures = measuresOf(form.measures, choices, faults);
  if (Object.keys(faults).length > 0 || body === null || typeof target === 'string' || typeof place === 'string')
    return { faults };
  return {
    freshPlace: place.fresh,
    point: {
      body,
      owners: form.owners,
      contributors: form.contributors.filter((id) => !form.owners.includes(id)),
      focusArea: lineOrNull(form.focusArea),
      above: textOrNull(form.above),
      why: textOrNull(form.why),
      target,
      dueWords: lineOrNull(form.dueWords),
      due: form.due || null,
      placeId: place.id,
      goals: form.goals,
      measures,
      publicNote: textOrNull(form.publicNote),
      internalNote: textOrNull(form.internalNote),
    },
  };
}

/** The target, or the sentence about what is missing in it. */
function targetOf({ least, unit, per }: TargetForm): Target | null | string {
  if (least.trim() === '' && unit.trim() === '') return null;
  const atLeast = numberTyped(least);
  const of = lineOrNull(unit);
  if (atLeast === null) return 'Skriv antalet med siffror, till exempel 4 eller 2,5.';
  if (of === null) return 'Skriv vad ni räknar, till exempel trygghetsvandringar.';
  if (of.length > 200) return 'Skriv vad ni räknar med högst 200\u00a0tecken.';
  if (per !== '' && !Object.hasOwn(PER_WORDS, per)) return 'Välj hur ofta ur listan.';
  return { atLeast, unit: of, per: per === '' ? null : (per as Per) };
}

function placeOf(
  { place }: PointForm,
  { places }: WritingChoices,
): { id: string | null; fresh: PointRead['freshPlace'] } | string {
  const name = lineOrNull(place.fresh);
  if (name !== null && place.chosen !== '') return 'Välj en plats i listan eller skriv en ny, inte båda.';
  if (name !== null && name.length > 200) return 'Skriv platsens namn med högst 200\u00a0tecken.';
  if (name !== null) return { id: null, fresh: { name, visibility: visibilityOf(place.visibility) } };
  if (place.chosen === '') return { id: null, fresh: null };
  return places.some(({ id }) => id === place.chosen) ? { id: place.chosen, fresh: null } : GONE;
}

/** Everything is internal until somebody makes it public. */
function visibilityOf(typed: string): Visibility {
  return typed === 'public' ? 'public' : 'internal';
}

/** Rows without a word are left out; a fault stands at `measure-<row>-<field>`, rows counted from 0. */
function measuresOf(
  rows: readonly MeasureForm[],
  choices: WritingChoices,
  faults: Record<string, string>,
): MeasureInput[] {
  if (rows.length > MOST_MEASURES) faults['measures'] = `En punkt får ha högst ${MOST_MEASURES} åtgärder.`;
  return rows.flatMap((row, index): MeasureInput[] => {
    const { id: _, visibility: __, ...words } = row;
    if (Object.values(words).every((said) => said.trim() === '')) return [];
    const at = (field: keyof typeof MEASURE_LABELS): string => `measure-${index}-${field}`;
    for (const [key, most] of Object.entries(MEASURE_LENGTHS) as [keyof typeof MEASURE_LENGTHS, number][]) {
      const fault = tooLong(MEASURE_LABELS[key], row[key], most);
      if (fault !== null) faults[at(key)] = fault;
    }
    const body = textOrNull(row.body);
    if (body === null) faults[at('body')] = 'Skriv vad som ska göras, eller töm hela raden.';
    const amount = row.amount.trim() === '' ? null : numberTyped(row.amount);
    if (row.amount.trim() !== '' && amount === null)
      faults[at('amount')] = 'Skriv summan i kronor med siffror, till exempel 12\u00a0500.';
    if (row.due !== '' && !isDay(row.due)) faults[at('due')] = DAY;
    const unit = choices.units.find(({ id }) => id === row.owner);
    const party = unit?.partyId ?? choices.parties.find(({ id }) => id === row.owner)?.id ?? null;
    if (row.owner !== '' && party === null) faults[at('owner')] = GONE;
    return [
      {
        id: row.id || null,
        body: body ?? '',
        ownerParty: party,
        ownerUnit: unit?.id ?? null,
        actors: textOrNull(row.actors),
        limits: textOrNull(row.limits),
        funding: lineOrNull(row.funding),
        amount,
        due: row.due || null,
        visibility: visibilityOf(row.visibility),
      },
    ];
  });
}
