import type { Report } from '#checking/report.ts';
import { QUOTED, quoted, unquoted } from '#reading/own-memo/quoted.ts';

type Perspective = Report['perspectives'][number]['kind'];

/** The perspectives of a decision, each under a heading of its own. */
export const PERSPECTIVES = [
  'gender-equality',
  'child',
  'accessibility',
  'economy',
  'other',
] as const satisfies Perspective[];

/** What can stand under a heading of its own in a memo, with the word by which it is named where headings are chosen. */
export const HEADING_NAMES = {
  decision: 'förslag till beslut',
  summary: 'ärendet',
  basis: 'beslutsunderlag',
  background: 'bakgrund',
  points: 'punkterna',
  goals: 'mål',
  'gender-equality': 'jämställdhet',
  child: 'barnets bästa',
  accessibility: 'tillgänglighet',
  economy: 'ekonomi',
  other: 'andra perspektiv',
  assessment: 'bedömning',
  consultation: 'samråd',
  published: 'publicering',
  reported: 'redovisning',
  coDetermination: 'medbestämmande',
  signatures: 'underskrifter',
  dispatch: 'mottagare',
} as const satisfies Record<Perspective, string> & Record<string, string>;
export type MemoHeading = keyof typeof HEADING_NAMES;
export type MemoHeadings = Readonly<Record<MemoHeading, string>>;

/** Stands in the heading over the proposals for whose decision it is: "kommunstyrelsens". */
export const BODY_MARK = '{beslutandes}';

const LAW = 'Information eller förhandling enligt lag (1976:580) om medbestämmande i arbetslivet';

/** The forms that Löftet ships, with what each calls itself and its headings. Reading knows them without being told. */
export const MEMO_FORMS = {
  skrivelse: {
    named: 'tjänsteskrivelse',
    headings: {
      decision: `Förslag till ${BODY_MARK} beslut`,
      summary: 'Ärende',
      basis: 'Beslutsunderlag',
      background: 'Bakgrund',
      points: 'Löftets punkter',
      goals: 'Kommunala mål',
      'gender-equality': 'Jämställdhet',
      child: 'Barnets bästa',
      accessibility: 'Tillgänglighet',
      economy: 'Ekonomi',
      other: 'Andra perspektiv',
      assessment: 'Bedömning',
      consultation: 'Samråd',
      published: 'Var uppföljningen finns',
      reported: 'Redovisning av uppföljningen',
      coDetermination: LAW,
      signatures: 'Underskrifter',
      dispatch: 'Beslutet skickas till',
    },
  },
  tjansteutlatande: {
    named: 'tjänsteutlåtande',
    headings: {
      decision: 'Förslag till beslut',
      summary: 'Sammanfattning',
      basis: 'Underlag för beslut',
      background: 'Bakgrund till ärendet',
      points: 'Punkterna i medborgarlöftet',
      goals: 'Kommunfullmäktiges mål',
      'gender-equality': 'Jämställdhetsanalys',
      child: 'Konsekvenser för barn',
      accessibility: 'Konsekvenser för tillgängligheten',
      economy: 'Ekonomiska konsekvenser',
      other: 'Andra konsekvenser',
      assessment: 'Förvaltningens bedömning',
      consultation: 'Ärendets beredning',
      published: 'Var invånarna kan läsa mer',
      reported: 'Tidigare redovisning',
      coDetermination: 'Facklig samverkan',
      signatures: 'Undertecknare',
      dispatch: 'Beslutet ska skickas till',
    },
  },
  kort: {
    named: 'kort skrivelse',
    headings: {
      decision: 'Beslutsförslag',
      summary: 'Ärendet i korthet',
      basis: 'Handlingar',
      background: 'Bakgrund',
      points: 'Punkterna',
      goals: 'Mål',
      'gender-equality': 'Jämställdhet',
      child: 'Barn och unga',
      accessibility: 'Tillgänglighet',
      economy: 'Ekonomi',
      other: 'Övrigt att väga in',
      assessment: 'Bedömning',
      consultation: 'Samråd',
      published: 'Läs mer',
      reported: 'Redovisat för',
      coDetermination: 'Medbestämmande (MBL)',
      signatures: 'Underskrift',
      dispatch: 'Skickas till',
    },
  },
} as const satisfies Record<string, { readonly named: string; readonly headings: MemoHeadings }>;
export type MemoForm = keyof typeof MEMO_FORMS;
export const MEMO_FORM_KEYS = Object.keys(MEMO_FORMS) as readonly MemoForm[];

/** "Förslag till kommunstyrelsens beslut"; without a body "Förslag till beslut". */
export function headingWords(heading: string, body: string | null): string {
  if (body === null) return heading.replace(BODY_MARK, '').replace(/\s+/gu, ' ').trim();
  return heading.replace(BODY_MARK, genitive(lowerFirst(body)));
}

function genitive(name: string): string {
  return /[sxz]$/iu.test(name) ? name : `${name}s`;
}

/** "kommunstyrelsen"; "KS" keeps its letters. */
export function lowerFirst(words: string): string {
  return /^\p{Lu}(?:\p{Lu}|$)/u.test(words) ? words : words.slice(0, 1).toLowerCase() + words.slice(1);
}

const EDITION = 1;

/** What kind of case a memo is for, as its last line says it; a report-back says nothing. */
const KIND_WORDS: Readonly<Record<Report['kind'], string>> = {
  'report-back': '',
  promise: ' om löftet',
  'follow-up': ' med information',
};

/** What the last line of a memo says of it, so that it can be read when it comes back. */
export type MemoNature = {
  readonly form: MemoForm;
  readonly kind: Report['kind'];
  /** The municipality's own headings: those that stand in the memo and are not the form's. */
  readonly own: readonly { readonly words: string; readonly heading: MemoHeading }[];
};

/** The last line of every memo, by which it is known when it comes back. */
export function closingLine({ form, kind, own }: MemoNature): string {
  const headings = own.map(({ words, heading }) => `${quoted(words)} = ${HEADING_NAMES[heading]}`);
  const told = headings.length === 0 ? '' : `. Rubriker: ${headings.join(', ')}`;
  return `Skrivelsen är gjord i Löftet (${MEMO_FORMS[form].named}${KIND_WORDS[kind]}, utgåva ${EDITION}${told}).`;
}

const CLOSING = new RegExp(
  `^Skrivelsen är gjord i Löftet \\((${MEMO_FORM_KEYS.map((key) => MEMO_FORMS[key].named).join('|')})(${Object.values(KIND_WORDS).join('|')}), utgåva ${EDITION}(?:\\. Rubriker: (.*))?\\)\\.$`,
  'su',
);
const OWN = new RegExp(`(${QUOTED}) = (${Object.values(HEADING_NAMES).join('|')})`, 'gu');

/** What a last line says; null where the words are none. */
export function readClosingLine(words: string): MemoNature | null {
  const [, named, kindWords, headings = ''] = CLOSING.exec(words) ?? [];
  const form = MEMO_FORM_KEYS.find((key) => MEMO_FORMS[key].named === named);
  const kind = (Object.keys(KIND_WORDS) as Report['kind'][]).find((key) => KIND_WORDS[key] === kindWords);
  if (form === undefined || kind === undefined) return null;
  const own = [...headings.matchAll(OWN)].flatMap(([, told = '', name]) => {
    const heading = HEADINGS.find((key) => HEADING_NAMES[key] === name);
    return heading === undefined ? [] : [{ words: unquoted(told), heading }];
  });
  return { form, kind, own };
}

export const HEADINGS = Object.keys(HEADING_NAMES) as readonly MemoHeading[];

/** What a heading of level 2 opens in a memo of that nature; null where it is none of ours. */
export function headingOf(words: string, { form, own }: MemoNature): MemoHeading | null {
  const carried = own.find((one) => sameHeading(one.words, words));
  if (carried !== undefined) return carried.heading;
  const { headings } = MEMO_FORMS[form];
  const known = HEADINGS.find((key) => sameHeading(headings[key], words));
  if (known !== undefined) return known;
  const [before = '', after] = headings.decision.split(BODY_MARK);
  if (after === undefined) return null;
  const named = headingWords(headings.decision, null);
  return words === named || (words.startsWith(before) && words.endsWith(after) && words.length > named.length + 1)
    ? 'decision'
    : null;
}

/** As a page may have set them: white space and hyphens at a line's end come and go. */
export function sameHeading(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

function folded(words: string): string {
  return words.toLowerCase().replace(/[\s\u00ad-]+/gu, '');
}
