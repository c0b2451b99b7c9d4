/** What is looked at at every stop of a safety walk. The list is data: a walk names its questions by these words. */
export const CHECKS = {
  ljus: 'Belysningen räcker och fungerar',
  sikt: 'Det går att se vem som kommer',
  gront: 'Buskar och träd är ansade',
  skrap: 'Det är städat, utan klotter och skadegörelse',
  entre: 'Portar och entréer är lätta att se och nå',
  vag: 'Gång- och cykelvägen går att använda, också för den som ser eller rör sig dåligt',
  folk: 'Det finns andra människor i närheten när det är mörkt',
} as const;
export type Check = keyof typeof CHECKS;

export const CHECK_ANSWERS = ['ok', 'not-ok', 'not-looked'] as const;
export type CheckAnswer = (typeof CHECK_ANSWERS)[number];
export const CHECK_ANSWER_WORDS: Readonly<Record<CheckAnswer, string>> = {
  ok: 'Ja',
  'not-ok': 'Nej',
  'not-looked': 'Tittade inte',
};

/** Those who walk are counted by group and never named. */
export const WALK_GROUPS = {
  residents: 'Boende',
  young: 'Unga under 18 år',
  property: 'Fastighetsägare',
  associations: 'Föreningar och näringsliv',
  municipality: 'Kommunen',
  police: 'Polisen',
  other: 'Andra',
} as const;
export type WalkGroup = keyof typeof WALK_GROUPS;

export const OBSERVATION_KINDS = ['problem', 'good'] as const;
export type ObservationKind = (typeof OBSERVATION_KINDS)[number];
export const OBSERVATION_KIND_WORDS: Readonly<Record<ObservationKind, string>> = {
  problem: 'Behöver åtgärdas',
  good: 'Är bra',
};

export const WALK_PROBLEMS = {
  ljus: 'Mörkt eller trasig belysning',
  sikt: 'Skymd sikt',
  gront: 'Buskar och träd',
  skrap: 'Skräp, klotter eller skadegörelse',
  entre: 'Entré, port eller källare',
  trafik: 'Trafik och fart',
  vag: 'Gång- och cykelväg',
  folk: 'Ödsligt, eller en plats där någon gör andra otrygga',
  annat: 'Annat',
} as const;
export type WalkProblem = keyof typeof WALK_PROBLEMS;

/** Who can do something about it: an organisation and never a person. */
export const OWNER_KINDS = {
  municipality: 'Kommunen',
  property: 'Fastighetsägare',
  trafikverket: 'Trafikverket',
  police: 'Polisen',
  other: 'Någon annan',
} as const;
export type OwnerKind = keyof typeof OWNER_KINDS;

export type ObservationStatus = 'open' | 'handled' | 'answered';
export const OBSERVATION_STATUS_WORDS: Readonly<Record<ObservationStatus, string>> = {
  open: 'Öppen',
  handled: 'Tas om hand',
  answered: 'Görs inte',
};

/** What a revisit found. */
export const REVISIT_STATES = ['gone', 'better', 'same', 'worse'] as const;
export type RevisitState = (typeof REVISIT_STATES)[number];
export const REVISIT_WORDS: Readonly<Record<RevisitState, string>> = {
  gone: 'Åtgärdat',
  better: 'Bättre',
  same: 'Som förut',
  worse: 'Sämre',
};

/** When a picture was taken: on the walk, or on a revisit. */
export type PictureStage = 'before' | 'after';
export const PICTURE_STAGE_WORDS: Readonly<Record<PictureStage, string>> = { before: 'Före', after: 'Efter' };
