import type { Report, Status } from '#checking/report.ts';

/**
 * The memo that Löftet draws, as drawing and reading both know it. Every paragraph of a point opens with a label in bold,
 * every list holds one field, and free words stand last on their line, so that nothing has to be guessed when a memo comes
 * back. Change a word here or in memo-headings.ts only together with its EDITION.
 */

/** Lines above the title: "Datum: 14 maj 2018". */
export const LETTERHEAD = {
  municipality: 'Kommun',
  department: 'Förvaltning',
  date: 'Datum',
  registryNumber: 'Diarienummer',
  decisionBody: 'Till',
} as const;

/** Labels of a point's lines, and of the parties' line under Ärende. */
export const LABELS = {
  parties: 'Parter',
  focusArea: 'Fokusområde',
  promise: 'Löfte',
  owner: 'Ansvar',
  target: 'Mål',
  due: 'När',
  result: 'Resultat',
  silence: 'Uppföljning',
  reason: 'Skäl',
  nextStep: 'Nästa steg',
  status: 'Status',
  figure: 'Siffror',
  verdict: 'Bedömning',
  onward: 'Fortsättning',
} as const;

export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  done: 'genomförd',
  ongoing: 'pågår',
  delayed: 'försenad',
  partly: 'delvis genomförd',
  planned: 'planerad',
  'not-done': 'inte genomförd',
};
export const NOT_STATED = 'inte angiven';

export const VERDICT_WORDS = {
  endorses: 'tillstyrker',
  objects: 'avstyrker',
  'no-remark': 'har inget att erinra',
} as const;
export const NO_VERDICT = 'har inte svarat';
/** Said only where every one of several has. */
export const ALL_ENDORSE: Readonly<Record<Report['kind'], string>> = {
  'report-back': 'Samtliga tillstyrker återrapporten.',
  promise: 'Samtliga tillstyrker löftet.',
  'follow-up': 'Samtliga tillstyrker informationen.',
};

export function tellsAllEndorse(words: string): boolean {
  return Object.values(ALL_ENDORSE).includes(words);
}
/** Opens the line of a party that does not endorse all of it: "Avvikelse, polisen: Punkt 3: avstyrker. …". Last in its section. */
export const DEVIATION = 'Avvikelse';

export const CO_DETERMINATION = {
  'not-called-for': 'Ärendet kräver varken information eller förhandling.',
  'information-given': 'De fackliga organisationerna har fått information i ärendet.',
  negotiated: 'Ärendet har förhandlats med de fackliga organisationerna.',
} as const;
/** Opens the sentence after it that tells when. */
export const CO_DETERMINATION_DAY = 'Det skedde den ';

/** Where the line says outright what the result does not: what becomes of the point. */
export const ONWARD = {
  carried: 'Punkten tas med till nästa löfte.',
  reworded: 'Punkten tas med till nästa löfte med nya ord.',
  split: 'Punkten tas med till nästa löfte och delas upp.',
  merged: 'Punkten tas med till nästa löfte och slås ihop med en annan.',
  prolonged: 'Punkten förlängs till nästa löfte.',
  closed: 'Punkten avslutas.',
  dropped: 'Punkten stryks.',
  transferred: 'Punkten överlämnas till ',
  undecided: 'Det är inte bestämt om punkten tas med till nästa löfte.',
} as const;

/** In brackets after an agreement whose day is not known. */
export const NO_DATE = 'datum inte angivet';

/** Opens what a draft has in place of something missing. */
export const GAP = 'Uppgift saknas: ';

export function gapWords(what: string, who: string): string {
  return `${GAP}${what} (${who}).`;
}

/** A value as it stands, or null where the draft marks that it is missing. */
export function unlessGap(words: string): string | null {
  return words === '' || (words.startsWith(GAP) && words.endsWith(').')) ? null : words;
}
