import { describe, expect, test } from 'vitest';
import { isDay, numberTyped, typedNumber } from '#promise/form-text.ts';
import { seenVersion, theirsChosen } from '#places/merge-sent.ts';
import { pointFormOf } from '#promise/point-form-data.ts';
import { NO_MEASURE, NO_POINT, pointForm, type PointForm } from '#promise/point-form.ts';
import { inputOf } from '#promise/point-input-of.ts';
import { readPointForm } from '#promise/read-point-form.ts';
import type { WritingChoices } from '#promise/writing-choices.ts';
import { aPoint, LANDLORD, MUNICIPALITY, POLICE } from '#tests/support/promise-record.ts';

const CHOICES: WritingChoices = {
  parties: [MUNICIPALITY, POLICE, LANDLORD],
  units: [{ id: 'gata', partyId: MUNICIPALITY.id, name: 'Gatuenheten' }],
  places: [{ id: 'torg', name: 'Torget', visibility: 'public' }],
  goals: [{ id: 'mal', number: 1, text: 'Trygga platser.' }],
  agreements: [],
  areas: [],
};
const PERIOD = { from: '2021-01-01', to: '2021-12-31' };
const FORM: PointForm = { ...NO_POINT, body: 'Vi går fyra rundor.', owners: [MUNICIPALITY.id] };

const read = (parts: Partial<PointForm>) => readPointForm({ ...FORM, ...parts }, CHOICES, PERIOD);
const faults = (parts: Partial<PointForm>): Readonly<Record<string, string>> => {
  const result = read(parts);
  return 'faults' in result ? result.faults : {};
};

/** A form as a browser sends it. */
function sent(form: PointForm): FormData {
  const data = new FormData();
  const put = (name: string, value: string): void => data.append(name, value.replaceAll('\n', '\r\n'));
  const { target, place, measures, owners, contributors, goals, ...lines } = form;
  for (const [name, value] of Object.entries(lines)) put(name, value);
  for (const [name, ids] of Object.entries({ owners, contributors, goals })) for (const id of ids) put(name, id);
  put('targetLeast', target.least);
  put('targetUnit', target.unit);
  put('targetPer', target.per);
  put('place', place.chosen);
  put('newPlace', place.fresh);
  put('newPlaceVisibility', place.visibility);
  for (const measure of measures) for (const [name, value] of Object.entries(measure)) put(`measure-${name}`, value);
  return data;
}

const WHOLE = aPoint({
  body: 'Vi går fyra rundor.\nVar och en med en vuxen.',
  owners: [MUNICIPALITY, POLICE],
  contributors: [LANDLORD],
  focusArea: 'Trygghet',
  above: 'Norrby ska vara lugnt.',
  why: 'Det är mörkt.',
  dueWords: 'varje tertial',
  due: '2021-06-30',
  target: { atLeast: 4.5, unit: 'rundor', per: 'year' },
  place: { id: 'torg', name: 'Torget', visibility: 'public' },
  goals: [{ id: 'mal', number: 1, text: 'Trygga platser.' }],
  publicNote: 'Flyttad.',
  internalNote: 'Ring Kim.',
  measures: [
    {
      id: 'm1',
      body: 'Byta lampor.',
      ownerParty: { id: MUNICIPALITY.id, name: MUNICIPALITY.name },
      ownerUnit: { id: 'gata', name: 'Gatuenheten' },
      actors: 'Grannarna',
      limits: 'Får inte hindra utryckningsfordon.',
      funding: 'Kommunens',
      amount: 12_500.5,
      due: '2021-05-01',
      visibility: 'public',
    },
  ],
});

test('a point goes out to a browser and comes back as it was', () => {
  const back = readPointForm(pointFormOf(sent(pointForm(WHOLE))), CHOICES, PERIOD);
  expect(back).toEqual({ point: inputOf(WHOLE), freshPlace: null });
});

test.each<[string, Partial<PointForm>, Record<string, string>]>([
  ['no words', { body: ' \n' }, { body: 'Skriv vad ni lovar.' }],
  ['no owner', { owners: [] }, { owners: 'Välj vem som lovar. Välj flera om ni lovar det tillsammans.' }],
  ['an owner of elsewhere', { owners: ['annan'] }, { owners: 'Något som du valde finns inte längre. Välj på nytt.' }],
  ['too many words', { why: 'x'.repeat(4001) }, { why: 'Varför ni lovar det: skriv högst 4\u00a0000\u00a0tecken.' }],
  ['a day that is none', { due: '2021-02-30' }, { due: 'Skriv dagen så här: 2026-05-14.' }],
  [
    'a day after the promise',
    { due: '2022-01-01' },
    { due: 'Dagen ligger utanför löftets period, 2021-01-01 till 2021-12-31.' },
  ],
  [
    'a number in words',
    { target: { least: 'fyra', unit: 'rundor', per: '' } },
    { target: 'Skriv antalet med siffror, till exempel 4 eller 2,5.' },
  ],
  [
    'a number of nothing',
    { target: { least: '4', unit: '', per: '' } },
    { target: 'Skriv vad ni räknar, till exempel trygghetsvandringar.' },
  ],
  [
    'a rhythm that is none',
    { target: { least: '4', unit: 'rundor', per: 'toString' } },
    { target: 'Välj hur ofta ur listan.' },
  ],
  [
    'two places',
    { place: { chosen: 'torg', fresh: 'Parken', visibility: 'internal' } },
    { place: 'Välj en plats i listan eller skriv en ny, inte båda.' },
  ],
  [
    'a goal of another mandate',
    { goals: ['gammalt'] },
    { goals: 'Ett mål gäller en annan mandatperiod än löftet. Välj mål på nytt.' },
  ],
  [
    'a measure without words',
    { measures: [{ ...NO_MEASURE, funding: 'Kommunens' }] },
    { 'measure-0-body': 'Skriv vad som ska göras, eller töm hela raden.' },
  ],
  [
    'money in words',
    { measures: [{ ...NO_MEASURE, body: 'Byta.', amount: 'mycket' }] },
    { 'measure-0-amount': 'Skriv summan i kronor med siffror, till exempel 12\u00a0500.' },
  ],
  [
    'an owner of a measure from elsewhere',
    { measures: [{ ...NO_MEASURE, body: 'Byta.', owner: 'annan' }] },
    { 'measure-0-owner': 'Något som du valde finns inte längre. Välj på nytt.' },
  ],
  [
    '51 measures',
    { measures: Array.from({ length: 51 }, () => ({ ...NO_MEASURE, body: 'Byta.' })) },
    { measures: 'En punkt får ha högst 50 åtgärder.' },
  ],
])('%s is told at its field', (_what, parts, expected) => expect(faults(parts)).toEqual(expected));

describe('what is typed', () => {
  test('an owner is no contributor too, and rows without words are left out', () => {
    expect(read({ contributors: [MUNICIPALITY.id, POLICE.id], measures: [NO_MEASURE] })).toMatchObject({
      point: { contributors: [POLICE.id], measures: [] },
    });
  });
  test('a new place is internal unless it is said to be for everybody', () => {
    const place = (visibility: string) => read({ place: { chosen: '', fresh: ' Nya  parken ', visibility } });
    expect(place('hejsan')).toMatchObject({ freshPlace: { name: 'Nya parken', visibility: 'internal' } });
    expect(place('public')).toMatchObject({ freshPlace: { name: 'Nya parken', visibility: 'public' } });
  });
  test('a unit tells whose it is', () => {
    expect(read({ measures: [{ ...NO_MEASURE, body: 'Byta.', owner: 'gata' }] })).toMatchObject({
      point: { measures: [{ ownerParty: MUNICIPALITY.id, ownerUnit: 'gata', visibility: 'internal' }] },
    });
  });
});

test.each([
  ['4', 4],
  ['2,5', 2.5],
  ['12 500,50', 12_500.5],
  ['12\u00a0500 kr', 12_500],
  ['0', 0],
  ['-4', null],
  ['4,5,6', null],
  ['1e9', null],
  ['fyra', null],
  ['', null],
  ['9'.repeat(13), null],
])('numbers are written as in Swedish: ”%s” is %s', (typed, value) => {
  expect(numberTyped(typed)).toBe(value);
  if (value !== null) expect(numberTyped(typedNumber(value))).toBe(value);
});

test.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2023-2-9', false],
  ['0001-01-01', false],
  ['2023-01-01T00:00', false],
  ['', false],
])('”%s” is a day: %s', (typed, is) => expect(isDay(typed)).toBe(is));

test('what a form sends of its own is read with suspicion', () => {
  const data = new FormData();
  for (const [name, value] of [
    ['version', '-1'],
    ['keep-body', 'theirs'],
    ['keep-why', 'mine'],
  ] as const)
    data.append(name, value);
  expect(seenVersion(data)).toBe(0);
  expect(theirsChosen(data)).toEqual(['body']);
});
