/** What the fields of writing a promise are called, by the names that the forms send: one word for one thing. */
export const POINT_LABELS = {
  body: 'Vad ni lovar',
  owners: 'Vem som lovar',
  contributors: 'Vilka som bidrar',
  focusArea: 'Fokusområde',
  above: 'Löftet ovanför punkten',
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
  limits: 'Vad som måste beaktas',
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

/** The other boxes that somebody may write in, by their names. */
export const WRITING_LABELS: Readonly<Record<string, string>> = {
  ...FRAME_LABELS,
  ...POINT_LABELS,
  targetLeast: 'Minst så många, antal',
  targetUnit: 'Minst så många, av vad',
  targetPer: 'Minst så många, hur ofta',
  newPlace: 'Ny plats',
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
