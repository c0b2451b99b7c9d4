import { CO_DETERMINATION_WORDS, FIELD_WORDS, VERDICT_WORDS } from '#checking/field-words.ts';
import { EDITABLE } from '#report-back/memo-record.ts';
import { EDITABLE_WORDS } from '#report-back/memo-sentences.ts';
import { RESULT_WORDS } from '#report-back/decision-words.ts';
import type { FieldSpec } from '#report-back/review-fields.ts';
import { WRITING_CHOICES, WRITING_LABELS } from '#promise/field-labels.ts';
import { frameField } from '#report-back/review-frame.ts';
import { isLang, LANG_IN_SWEDISH } from '#platform/texts/languages.ts';
import { POINT_SPECS } from '#report-back/review-point.ts';

/** A field of one of the office's forms, as a person knows it. */
export type SentField = { readonly label: string; readonly text: string };

/** What the forms' own bookkeeping is called: nobody wrote it. */
const BOOKKEEPING =
  /^(?:version|versionId|what|dag|no|listed|language\.[\w-]+|fieldPassphrase|storlek|part|svar|rad|ta|sett|gor|siffra-id|siffra-synlig|keep-[\w.-]+|measure-id|earlier|carry|waiting|how-[0-9a-f-]+|lofte|arende|handlaggare|mal|vems|sammantradet|ar|godkanns|field|point|party|person|asked|asked-person|answer-no|verdict|step|memo|deputy|unit|since|format|id|period|practice|senaste|slag|trad|visa|falt|fil|punkt|punkter|plats|efter|bort|till|resten|prose|size|state|kind|other|from|to|nyckel|dialog|key|(?:mottagare|valj)-\d+|block-\d+|(?:key|no|from|was|machine|stands)\.\d+|oversattning|lasare|maskin|agare-(?:\d+|alla)|pastaende|synligt|lage|forslag|form|plats\.\w+|krav\.[\w-]+|perspective-kind|ar|arende|mal|vems|beslutsform|oversikt|marke|farg|visning|hamtat\.\w+|sett\.\w+|[a-z-]+:kolumner|(?:agare|siffror)\.val|hoppa|fraga|kort|sprak|tabell|steg|fran|typ|efter|required|only|group|area|definition|(?:choices|places)-(?:value|order))$/;

type Named = { readonly label: string; readonly choices?: Readonly<Record<string, string>> };
const part = (field: string, column: string): string => `${field}, ${column}`;

/** By the names that memo-form-data.ts reads, and those of the small forms. */
const NAMED: Readonly<Record<string, Named>> = {
  registryNumber: { label: FIELD_WORDS.registryNumber },
  dated: { label: FIELD_WORDS.date },
  decisionBody: { label: FIELD_WORDS.decisionBody },
  department: { label: FIELD_WORDS.department },
  proposals: { label: FIELD_WORDS.proposedDecisions },
  decisionBasis: { label: FIELD_WORDS.decisionBasis },
  coDetermination: { label: FIELD_WORDS.coDetermination, choices: CO_DETERMINATION_WORDS },
  coDeterminationDay: { label: part(FIELD_WORDS.coDetermination, 'dag') },
  assessment: { label: 'Förvaltningens bedömning' },
  ...Object.fromEntries(
    EDITABLE.map((one) => [`egna.${one}`, { label: `Egna ord i stället för ${EDITABLE_WORDS[one]}` }]),
  ),
  committeeReporting: { label: FIELD_WORDS.committeeReporting },
  dispatch: { label: FIELD_WORDS.dispatch },
  'consultation-party': { label: part(FIELD_WORDS.consultation, 'tillfrågad') },
  'consultation-verdict': { label: part(FIELD_WORDS.consultation, 'svar'), choices: VERDICT_WORDS },
  'asked-party': { label: part(FIELD_WORDS.consultation, 'tillfrågad') },
  comment: { label: part(FIELD_WORDS.consultation, 'kommentar') },
  'signatory-name': { label: part(FIELD_WORDS.signatories, 'namn') },
  'signatory-role': { label: part(FIELD_WORDS.signatories, 'titel') },
  'perspective-text': { label: part(FIELD_WORDS.perspectives, 'text') },
  'publication-address': { label: part(FIELD_WORDS.publications, 'adress') },
  'publication-period': { label: part(FIELD_WORDS.publications, 'period') },
  names: { label: 'Delarnas namn' },
  passage: { label: 'Ord som inte lämnas ut' },
  record: { label: 'Handling som inte lämnas ut' },
  section: { label: 'Bestämmelse' },
  resultat: { label: 'Vad gjordes' },
  skal: { label: 'Skäl' },
  namnen: { label: 'De nya temana' },
  nasta: { label: 'Nästa steg' },
  rattelse: { label: 'Vad du rättar' },
  'siffra-vad': { label: 'Siffra, vad' },
  'siffra-antal': { label: 'Siffra, antal' },
  'siffra-enhet': { label: 'Siffra, enhet' },
  'gjort-dag': { label: 'Dag då det gjordes' },
  'gjort-vad': { label: 'Vad som gjordes den dagen' },
  kommentar: { label: 'Vad som behöver ändras' },
  namnd: { label: 'Nämnd eller utskott' },
  sammantrade: { label: 'Sammanträdets dag' },
  inledning: { label: 'Några ord före' },
  beslut: { label: 'Vad som behöver beslutas' },
  paragraf: { label: 'Paragraf' },
  reservationer: { label: 'Reservationer' },
  by: { label: 'Vem som justerade' },
  day: { label: 'Dag' },
  retur: { label: 'Varför det inte kom fram' },
  'mottagare-ny': { label: 'Mottagare' },
  adjustDays: { label: 'Dagar att justera' },
  announceDays: { label: 'Dagar att tillkännage' },
  appealWeeks: { label: 'Veckor att överklaga' },
  warnDays: { label: 'Dagar före' },
  note: { label: 'Vad har ändrats?' },
  vad: { label: 'Vad har ändrats?' },
  dag: { label: 'Dag' },
  dagar: { label: 'Sammanträdenas dagar' },
  diarienummer: { label: FIELD_WORDS.registryNumber },
  godkannare: { label: 'Vem som har godkänt' },
  roll: { label: 'Den godkännandes roll' },
  samrad: { label: 'Samrådet klart, arbetsdagar före' },
  godkannande: { label: 'Chefens godkännande, arbetsdagar före' },
  kallelse: { label: 'Kallelsen skickas, arbetsdagar före' },
  tid: { label: 'Klockslag' },
  varfor: { label: 'Varför' },
  namn: { label: 'Kommunens namn' },
  adress: { label: 'Adress på webben' },
  kommun: { label: FIELD_WORDS.municipality },
  feedback: { label: 'Besked senast' },
  most: { label: 'Flest svar' },
  length: { label: 'Längsta svar' },
  ...Object.fromEntries(
    Object.entries(WRITING_LABELS).map(([name, label]) => [name, { label, choices: WRITING_CHOICES[name] ?? {} }]),
  ),
};

/** The groups of fields of the memo's profile. */
const PROFILE_FIELDS: Readonly<Record<string, string>> = {
  rubrik: 'rubrik',
  'rubrik-i': 'rubrik i ett slags ärenden',
  standard: 'standardtext',
  'standard-i': 'standardtext i ett slags ärenden',
  heter: 'titel',
  forslag: 'förslag till beslut',
};

/** The texts of a dialogue and its questions, a field for each language. */
const DIALOGUE_TEXTS: Readonly<Record<string, string>> = {
  title: 'Rubrik eller fråga',
  description: 'Förklaring till en fråga',
  low: 'Vad skalans första tal betyder',
  high: 'Vad skalans sista tal betyder',
  intro: 'Inledning',
  handIn: 'Var svar på papper lämnas in',
  choices: 'Svar att välja mellan',
  places: 'Plats att välja',
};

/**
 * A field that was sent to the office, by its label and with the words of its choices; null for what no person wrote. A
 * name that we do not know stays: whoever wrote the words is to have them back.
 */
export function sentField(name: string, value: string): SentField | null {
  if (BOOKKEEPING.test(name)) return null;
  const decided = /^(beslut|lydelse|adress)-(\d+|ny)$/.exec(name);
  if (decided !== null) return decisionField(decided[1] ?? '', decided[2] ?? '', value);
  if (name.startsWith('c.')) return value === '' ? null : { label: 'Svar på ett kort', text: value };
  if (/^text\.\d+$/.test(name)) return { label: 'Översättning', text: value };
  const [, dialogueText = '', lang = ''] = /^(\w+)[.-](sv|sv-x-lattlast|en|ar|so)$/.exec(name) ?? [];
  if (Object.hasOwn(DIALOGUE_TEXTS, dialogueText) && isLang(lang))
    return { label: `${DIALOGUE_TEXTS[dialogueText]}, ${LANG_IN_SWEDISH[lang]}`, text: value };
  const [group = '', rest = ''] = name.split('.');
  const ofProfile = Object.hasOwn(PROFILE_FIELDS, group) ? PROFILE_FIELDS[group] : undefined;
  if (ofProfile !== undefined && rest !== '') return { label: part('Skrivelsens mall', ofProfile), text: value };
  const [, ofPoint] = /^point-(verdict|comment)-/.exec(name) ?? [];
  if (ofPoint === 'verdict') return value === '' ? null : { label: 'Om en punkt', text: wordFor(value, VERDICT_WORDS) };
  if (ofPoint === 'comment') return { label: 'Varför, om en punkt', text: value };
  const named = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  if (named !== undefined) return { label: named.label, text: wordFor(value, named.choices) };
  return reviewField(name, value) ?? { label: name, text: value };
}

/** The decision's rows: by the proposal's number; and an address by its receiver's row. */
function decisionField(name: string, row: string, value: string): SentField {
  if (name === 'adress') return { label: 'Mejladress', text: value };
  if (name === 'lydelse') return { label: `Beslutets lydelse, förslag ${row}`, text: value };
  return { label: `Beslut om förslag ${row}`, text: wordFor(value, RESULT_WORDS) };
}

function wordFor(value: string, choices: Named['choices'] = {}): string {
  return Object.hasOwn(choices, value) ? (choices[value] ?? value) : value;
}

/** By the review's names, `falt.kolumn`. Points and the frame may have fields of one key, but not of one column too. */
function reviewField(name: string, value: string): SentField | null {
  const [key = '', columnName = ''] = name.split('.');
  const specs: readonly (FieldSpec | undefined)[] = [
    frameField(key),
    ...POINT_SPECS.filter((spec) => spec.key === key),
  ];
  for (const spec of specs) {
    const column = spec?.columns.find((one) => one.name === columnName);
    if (spec === undefined || column === undefined) continue;
    const own = column.label.toLocaleLowerCase('sv');
    const alone = spec.columns.length === 1 || spec.label.toLocaleLowerCase('sv').endsWith(own);
    const label = alone ? spec.label : part(spec.label, own);
    return { label, text: column.choices?.find((choice) => choice.value === value)?.word ?? value };
  }
  return null;
}
