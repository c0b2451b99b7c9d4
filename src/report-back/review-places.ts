import { FIELD_WORDS } from '#checking/field-words.ts';
import type { PassageRole } from '#checking/passage.ts';
import type { Report, ReportPoint } from '#checking/report.ts';
import { likeness } from '#promise/lineage.ts';
import type { Block } from '#reading/block.ts';
import { dateWords } from '#reading/frame/date-words.ts';
import type { Reading } from '#reading/reading.ts';

/** A field that a block's words stand in: its place on the page, and what it is called. */
export type Place = { readonly anchor: string; readonly name: string };

/** Fields made of whole blocks: what role such a block has, and the field's items as words. */
export const BLOCK_FIELDS = [
  { key: 'titel', name: FIELD_WORDS.title, role: 'title', items: (report: Report) => list(report.title) },
  { key: 'beslut', name: FIELD_WORDS.proposedDecisions, role: 'decision', items: (report) => report.proposedDecisions },
  { key: 'underlag', name: FIELD_WORDS.decisionBasis, role: 'basis', items: (report) => report.decisionBasis },
  { key: 'mal', name: FIELD_WORDS.goals, role: 'goal', items: (report) => report.goals.map((goal) => goal.text) },
  {
    key: 'samrad',
    name: FIELD_WORDS.consultation,
    role: 'consultation',
    items: (report) => report.consultation.map((asked) => asked.party),
  },
  {
    key: 'perspektiv',
    name: FIELD_WORDS.perspectives,
    role: 'perspective',
    items: (report) => report.perspectives.map((one) => one.text),
  },
  {
    key: 'publicering',
    name: FIELD_WORDS.publications,
    role: 'publication',
    items: (report) => report.publications.map((one) => one.address),
  },
  {
    key: 'undertecknare',
    name: FIELD_WORDS.signatories,
    role: 'signatory',
    items: (report) => report.signatories.flatMap((one) => [one.name, ...list(one.role)]),
  },
  { key: 'mottagare', name: FIELD_WORDS.dispatch, role: 'dispatch', items: (report) => report.dispatch },
] as const satisfies readonly BlockField[];

type BlockField = {
  readonly key: string;
  readonly name: string;
  readonly role: PassageRole;
  items(report: Report): readonly string[];
};

/** The words of a block by which fields are told apart: without the label that names the field. */
export type BlockWords = {
  readonly block: Block;
  readonly said: readonly string[];
  readonly roles: ReadonlySet<PassageRole>;
};

export function blockWords(reading: Reading): Map<number, BlockWords> {
  const passages = Map.groupBy(reading.passages, (passage) => passage.block ?? 0);
  return new Map(
    reading.blocks.map((block) => {
      const own = passages.get(block.no) ?? [];
      const said = own.filter(({ role }) => role !== 'label' && role !== 'heading').map(({ text }) => text);
      return [
        block.no,
        { block, said: said.length === 0 ? [block.text] : said, roles: new Set(own.map(({ role }) => role)) },
      ];
    }),
  );
}

/** Where each block's words stand in the draft. A block that names others (heading, label) may stand nowhere. */
export function placesOf(reading: Reading, report: Report): Map<number, Place[]> {
  const unplaced = new Set(report.unplaced.map(({ block }) => block));
  const mentions = mentionsOf(reading.blocks, report);
  const points = Map.groupBy(
    report.points.flatMap((point) => point.blocks.map((no) => ({ no, point }))),
    ({ no }) => no,
  );
  const places = new Map<number, Place[]>();
  for (const words of blockWords(reading).values()) {
    const { no } = words.block;
    const found = unplaced.has(no)
      ? []
      : [
          ...(points.get(no) ?? []).flatMap(({ point }) => pointPlaces(point, words)),
          ...BLOCK_FIELDS.filter((field) => standsIn(words, field, report)).map(placeOf),
          ...(mentions.get(no) ?? []),
        ];
    places.set(no, unique(found));
  }
  return places;
}

const placeOf = ({ key, name }: { key: string; name: string }): Place => ({ anchor: `falt-${key}`, name });

function pointPlaces({ number, text, results }: ReportPoint, { said }: BlockWords): Place[] {
  const own: Place[] = [];
  if (said.some((words) => text.includes(words))) own.push({ anchor: `punkt-${number}-text`, name: `Punkt ${number}` });
  if (said.some((words) => results.some((result) => result.text.includes(words))))
    own.push({ anchor: `punkt-${number}-resultat`, name: `Punkt ${number}, resultat` });
  return own.length > 0 ? own : [{ anchor: `punkt-${number}`, name: `Punkt ${number}` }];
}

/** Whether a block is what a field's item says: to the letter, or much the same where it was read as that field. */
export function standsIn({ said, roles, block }: BlockWords, field: BlockField, report: Report): boolean {
  const items = field.items(report);
  const exact = (words: string): boolean => items.some((item) => item === words);
  if (said.some(exact) || exact(block.text)) return true;
  if (!roles.has(field.role))
    return said.some((words) => words.length >= 20 && items.some((item) => item.includes(words)));
  return said.some((words) =>
    items.some((item) => item.includes(words) || words.includes(item) || likeness(item, words) >= 0.5),
  );
}

/** Facts that stand within the running words: each is shown where it is said first. */
function mentionsOf(blocks: readonly Block[], report: Report): Map<number, Place[]> {
  const { municipality, areas, period, parties, registryNumber, date, decisionBody, department } = report;
  const facts: [key: string, name: string, words: readonly string[]][] = [
    ['kommun', FIELD_WORDS.municipality, list(municipality)],
    ['omrade', FIELD_WORDS.areas, areas],
    ['period', FIELD_WORDS.period, period === null ? [] : [period.from.slice(0, 4), period.to.slice(0, 4)]],
    ['parter', FIELD_WORDS.parties, parties.map((party) => party.name)],
    ['diarienummer', FIELD_WORDS.registryNumber, list(registryNumber)],
    ['datum', FIELD_WORDS.date, date === null ? [] : [date]],
    ['beslutsorgan', FIELD_WORDS.decisionBody, list(decisionBody)],
    ['forvaltning', FIELD_WORDS.department, list(department)],
    ['overenskommelser', FIELD_WORDS.agreements, report.agreements.map((one) => one.name)],
    ['avrapportering', FIELD_WORDS.committeeReporting, report.committeeReporting],
    ['mbl', FIELD_WORDS.coDetermination, report.coDetermination === null ? [] : ['MBL', 'medbestämmande']],
    ['publicering', FIELD_WORDS.publications, report.publications.map((one) => one.address)],
  ];
  const found = new Map<number, Place[]>();
  for (const [key, name, words] of facts) {
    for (const word of words) {
      const forms = key === 'datum' ? [word, dateWords(word).replace('\u00a0', ' ')] : [word];
      const block = blocks.find(({ text, links }) =>
        forms.some((form) => holds(text, form) || links.some(({ address }) => address === form)),
      );
      if (block !== undefined) found.set(block.no, [...(found.get(block.no) ?? []), placeOf({ key, name })]);
    }
  }
  return found;
}

/** As words of their own; a genitive or an inflection may follow. */
function holds(text: string, words: string): boolean {
  const plain = text.replaceAll('\u00a0', ' ').toLocaleLowerCase('sv');
  const at = plain.indexOf(words.toLocaleLowerCase('sv'));
  return words !== '' && at >= 0 && !/[\p{L}\d]/u.test(plain.charAt(at - 1));
}

function unique(places: readonly Place[]): Place[] {
  return places.filter(({ anchor }, index) => places.findIndex((other) => other.anchor === anchor) === index);
}

function list(value: string | null): string[] {
  return value === null ? [] : [value];
}
