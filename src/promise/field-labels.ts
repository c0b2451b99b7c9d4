import type { Per } from '#checking/report.ts';
import type { Visibility } from '#promise/promise-record.ts';

/** What the fields of writing a promise are called, by the names that the forms send: one word for one thing. */
export const POINT_LABELS = {
  body: 'Vad ni lovar',
  owners: 'Vem som lovar',
  contributors: 'Vilka som bidrar',
  focusArea: 'Fokusområde',
  above: 'Löfte som punkten hör till',
  why: 'Varför ni lovar det',
  target: 'Minst så många',
  dueWords: 'När, med egna ord',
  due: 'Senast den dagen',
  place: 'Plats',
  goals: 'Mål som punkten bidrar till',
  measures: 'Åtgärder',
  publicNote: 'Vad som har ändrats under perioden',
  internalNote: 'Intern anteckning',
} as const;

export const MEASURE_LABELS = {
  body: 'Vad som ska göras',
  owner: 'Vem som gör det',
  actors: 'Vilka som är med',
  limits: 'Att tänka på',
  funding: 'Vems pengar',
  amount: 'Hur mycket, i kronor',
  due: 'Senast den dagen',
  visibility: 'Vem som får se åtgärden',
} as const;

export const FRAME_LABELS = {
  title: 'Titel',
  intro: 'Inledning',
  periodFrom: 'Första dagen',
  periodTo: 'Sista dagen',
  areas: 'Områden',
  parties: 'De som lovar',
  goals: 'Mål som löftet bidrar till',
  agreements: 'Överenskommelse',
  publicNote: 'Vad som har ändrats under perioden',
  internalNote: 'Intern anteckning',
} as const;

export const PER_WORDS: Readonly<Record<Per, string>> = {
  day: 'per dag',
  week: 'per vecka',
  month: 'per månad',
  tertial: 'per tertial',
  year: 'per år',
};

const VISIBILITY_WORDS: Readonly<Record<Visibility, string>> = {
  internal: 'bara vi som arbetar med löftet',
  public: 'alla',
};

/** What is chosen in the lists of a form, by the lists' names. */
export const WRITING_CHOICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  targetPer: PER_WORDS,
  newPlaceVisibility: VISIBILITY_WORDS,
  'measure-visibility': VISIBILITY_WORDS,
};

/** The other boxes that somebody may write in, by their names. */
export const WRITING_LABELS: Readonly<Record<string, string>> = {
  ...FRAME_LABELS,
  ...POINT_LABELS,
  targetLeast: 'Minst så många, antal',
  targetUnit: 'Minst så många, av vad',
  targetPer: 'Minst så många, hur ofta',
  newPlace: 'Ny plats',
  newPlaceVisibility: 'Vem som får se den nya platsen',
  newArea: 'Nytt område',
  newParty: 'Ny part',
  easy: 'Lätt svenska',
  ...Object.fromEntries(
    Object.entries(MEASURE_LABELS).map(([name, label]) => [
      `measure-${name}`,
      `Åtgärd, ${label.toLocaleLowerCase('sv')}`,
    ]),
  ),
};
