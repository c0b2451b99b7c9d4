import type { Report } from '#checking/report.ts';

/** What a report's fields are called, wherever one is shown or asked for: one word for one thing (docs/ordlista.md). */
export const FIELD_WORDS = {
  title: 'Titel',
  kind: 'Slag av dokument',
  municipality: 'Kommun',
  areas: 'Område',
  period: 'Period',
  parties: 'Parter',
  registryNumber: 'Diarienummer',
  date: 'Datum',
  department: 'Förvaltning',
  decisionBody: 'Beslutas av',
  proposedDecisions: 'Förslag till beslut',
  decisionBasis: 'Beslutsunderlag',
  dispatch: 'Beslutet skickas till',
  signatories: 'Undertecknare',
  agreements: 'Överenskommelse',
  goals: 'Övergripande mål',
  consultation: 'Samråd',
  perspectives: 'Perspektiv',
  coDetermination: 'Medbestämmande (MBL)',
  committeeReporting: 'Avrapporterat till',
  publications: 'Publicerat',
  statedCounts: 'Antal punkter som dokumentet anger',
} as const satisfies Partial<Record<keyof Report, string>>;

/** What a document is. */
export const KIND_WORDS = {
  'report-back': 'återrapport',
  'follow-up': 'uppföljning',
  promise: 'medborgarlöfte',
} as const satisfies Record<Report['kind'], string>;

export const VERDICT_WORDS = {
  endorses: 'tillstyrker',
  objects: 'avstyrker',
  'no-remark': 'har inget att erinra',
} as const;

export const CO_DETERMINATION_WORDS = {
  'not-called-for': 'information eller förhandling behövs inte',
  'information-given': 'information är lämnad',
  negotiated: 'förhandling är genomförd',
} as const;

export const PERSPECTIVE_WORDS = {
  'gender-equality': 'jämställdhet',
  child: 'barnets bästa',
  accessibility: 'tillgänglighet',
  economy: 'ekonomi',
  other: 'annat perspektiv',
} as const;
