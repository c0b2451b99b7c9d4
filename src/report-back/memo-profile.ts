import type { Report } from '#checking/report.ts';
import type { Approval } from '#report-back/case-approvals.ts';
import { HEADINGS, MEMO_FORMS, type MemoForm, type MemoHeadings } from '#reading/own-memo/memo-headings.ts';

/** The parts of a memo in the order in which a tjänsteskrivelse has them. A part without anything to say is left out. */
export const MEMO_PARTS = [
  'decision',
  'summary',
  'basis',
  'background',
  'points',
  'goals',
  'perspectives',
  'assessment',
  'consultation',
  'published',
  'reported',
  'coDetermination',
  'signatures',
  'dispatch',
] as const;
export type MemoPart = (typeof MEMO_PARTS)[number];

/** What a memo can be held to have; the summary is always drawn. */
export const MANDATORY_PARTS = HEADINGS.filter((part) => part !== 'summary' && part !== 'other');
export type MandatoryPart = (typeof MANDATORY_PARTS)[number];

/** The standard texts that a municipality words itself. What reading must give back is worded by Löftet alone. */
export const PROFILE_TEXTS = ['method', 'agreements', 'consultation', 'proposals', 'signatures'] as const;
export type ProfileText = (typeof PROFILE_TEXTS)[number];

/** What differs between the cases: before the year, during it and after it. */
type KindProfile = {
  readonly title: string;
  readonly mandatory: readonly MandatoryPart[];
  /** Proposals that a new memo begins with, one decision each. */
  readonly proposals: readonly string[];
  /** Headings and texts that only these cases have; what is not named is as for all. */
  readonly headings?: Partial<MemoHeadings> | undefined;
  readonly texts?: Readonly<Partial<Record<ProfileText, string>>> | undefined;
};

/** How a municipality's memos look: data, edited on a page. Texts may hold `{names}` and `{past|present|future}` (memo-text.ts). */
export type MemoProfile = {
  /** The shipped profile that it was made from. */
  readonly form: MemoForm;
  /** Each part once. */
  readonly order: readonly MemoPart[];
  readonly headings: MemoHeadings;
  readonly kinds: Readonly<Record<Report['kind'], KindProfile>>;
  /** Empty where nothing is to stand there. */
  readonly texts: Readonly<Record<ProfileText, string>>;
  /** Numbered sentences, or att-sentences under a leading line. */
  readonly proposals: 'numbers' | 'att';
  /** What stands above the points. */
  readonly overview: 'table-and-ring' | 'table' | 'none';
  /** Whether the municipality's mark and its colour stand in the document. */
  readonly look: { readonly logo: boolean; readonly colour: boolean };
  /** Whose approval a finalised memo needs before the case is prepared. */
  readonly approvals: readonly Approval[];
  /** The documents' language. Reading back knows Swedish alone. */
  readonly language: 'sv';
};

/** The headings of one kind of case: its own, and for the rest those of all. */
export function headingsFor({ headings, kinds: of }: MemoProfile, kind: Report['kind']): MemoHeadings {
  return { ...headings, ...of[kind].headings };
}

/** A standard text in one kind of case. */
export function textFor({ texts, kinds: of }: MemoProfile, kind: Report['kind'], name: ProfileText): string {
  return of[kind].texts?.[name] ?? texts[name];
}

const METHOD =
  'I ett medborgarlöfte lovar kommunen, polisen och ibland andra parter att göra bestämda saker i ett område under en bestämd tid. Varje punkt följs upp, och det som har blivit gjort redovisas öppet.';

const ALWAYS = ['decision', 'basis', 'points', 'signatures', 'dispatch'] as const;
const AS_TODAY = [...ALWAYS, 'coDetermination'] as const;

const SENTENCES: Readonly<Record<Report['kind'], readonly string[]>> = {
  'report-back': ['{Beslutande} godkänner återrapporten av medborgarlöftet för {område} {period}.'],
  promise: ['{Beslutande} antar medborgarlöftet för {område} {period}.'],
  'follow-up': ['{Beslutande} noterar informationen om medborgarlöftet för {område} {period}.'],
};

function kinds(mandatory: readonly MandatoryPart[], proposals: typeof SENTENCES = SENTENCES): MemoProfile['kinds'] {
  const of = (kind: Report['kind'], title: string): KindProfile => ({ title, mandatory, proposals: proposals[kind] });
  return {
    'report-back': of('report-back', 'Återrapportering av medborgarlöftet för {område} {period}'),
    promise: of('promise', 'Beslut om medborgarlöftet för {område} {period}'),
    'follow-up': of('follow-up', 'Information om medborgarlöftet för {område} {period}'),
  };
}

/** Follows the memo that boards have got for years. */
const SKRIVELSE: MemoProfile = {
  form: 'skrivelse',
  order: MEMO_PARTS,
  headings: MEMO_FORMS.skrivelse.headings,
  kinds: kinds(AS_TODAY),
  texts: {
    method: METHOD,
    agreements: 'Löftet {vilade|vilar|kommer att vila} på {överenskommelsen}:',
    consultation: 'Samråd har skett med:',
    proposals: '',
    signatures: '',
  },
  proposals: 'numbers',
  overview: 'table-and-ring',
  look: { logo: false, colour: false },
  approvals: ['chief'],
  language: 'sv',
};

const ATT: typeof SENTENCES = {
  'report-back': ['att godkänna återrapporten av medborgarlöftet för {område} {period}.'],
  promise: ['att anta medborgarlöftet för {område} {period}.'],
  'follow-up': ['att notera informationen om medborgarlöftet för {område} {period}.'],
};

/** A city's tjänsteutlåtande: att-sentences, the department's assessment, consequences one by one. */
const TJANSTEUTLATANDE: MemoProfile = {
  ...SKRIVELSE,
  form: 'tjansteutlatande',
  order: [
    'decision',
    'summary',
    'background',
    'points',
    'assessment',
    'perspectives',
    'goals',
    'consultation',
    'coDetermination',
    'reported',
    'published',
    'basis',
    'signatures',
    'dispatch',
  ],
  headings: MEMO_FORMS.tjansteutlatande.headings,
  kinds: kinds([...AS_TODAY, 'assessment', 'gender-equality', 'child', 'accessibility', 'economy'], ATT),
  texts: {
    ...SKRIVELSE.texts,
    agreements: 'Medborgarlöftet {byggde|bygger|kommer att bygga} på {överenskommelsen}:',
    consultation: 'Ärendet har beretts tillsammans med:',
    proposals: '{Beslutande} beslutar',
    signatures: 'För {förvaltning}',
  },
  proposals: 'att',
  approvals: ['chief', 'police-chief'],
};

/** A small municipality's short form: the points at once, a table, and what must be said. */
const KORT: MemoProfile = {
  ...SKRIVELSE,
  form: 'kort',
  order: [
    'summary',
    'decision',
    'points',
    'background',
    'goals',
    'perspectives',
    'assessment',
    'consultation',
    'reported',
    'published',
    'basis',
    'coDetermination',
    'signatures',
    'dispatch',
  ],
  headings: MEMO_FORMS.kort.headings,
  kinds: kinds(ALWAYS),
  texts: { ...SKRIVELSE.texts, method: '', consultation: 'Vi har frågat:' },
  overview: 'table',
};

/** The profiles that Löftet ships. */
export const SHIPPED_PROFILES: Readonly<Record<MemoForm, MemoProfile>> = {
  skrivelse: SKRIVELSE,
  tjansteutlatande: TJANSTEUTLATANDE,
  kort: KORT,
};

/** In force where a municipality has chosen none. */
export const DEFAULT_PROFILE = SKRIVELSE;
