import { FIELD_WORDS } from '#checking/field-words.ts';
import type { Report } from '#checking/report.ts';
import type { BlockWords } from '#report-back/review-places.ts';

/** Fields of the frame that a block can be moved to, in the order of the list. */
export const FIELD_TARGETS: readonly { readonly key: string; readonly word: string }[] = [
  { key: 'titel', word: FIELD_WORDS.title },
  { key: 'kommun', word: FIELD_WORDS.municipality },
  { key: 'omrade', word: FIELD_WORDS.areas },
  { key: 'diarienummer', word: FIELD_WORDS.registryNumber },
  { key: 'forvaltning', word: FIELD_WORDS.department },
  { key: 'beslutsorgan', word: FIELD_WORDS.decisionBody },
  { key: 'overenskommelser', word: FIELD_WORDS.agreements },
  { key: 'mal', word: FIELD_WORDS.goals },
  { key: 'beslut', word: FIELD_WORDS.proposedDecisions },
  { key: 'underlag', word: FIELD_WORDS.decisionBasis },
  { key: 'mottagare', word: FIELD_WORDS.dispatch },
  { key: 'undertecknare', word: FIELD_WORDS.signatories },
  { key: 'samrad', word: FIELD_WORDS.consultation },
  { key: 'perspektiv', word: FIELD_WORDS.perspectives },
  { key: 'avrapportering', word: FIELD_WORDS.committeeReporting },
  { key: 'publicering', word: FIELD_WORDS.publications },
];

/**
 * The report with words added to a field of the frame; a field of one value takes them instead of its own. A list that
 * holds the same words already stays as it is.
 */
export function fieldWith(report: Report, key: string, text: string): Report {
  const added = <Item>(items: readonly Item[], item: Item, words: (item: Item) => string): Item[] =>
    items.some((one) => words(one) === text) ? [...items] : [...items, item];
  const line = (items: readonly string[]): string[] => added(items, text, (item) => item);
  switch (key) {
    case 'titel':
      return { ...report, title: text };
    case 'kommun':
      return { ...report, municipality: text };
    case 'omrade':
      return { ...report, areas: line(report.areas) };
    case 'diarienummer':
      return { ...report, registryNumber: text };
    case 'forvaltning':
      return { ...report, department: text };
    case 'beslutsorgan':
      return { ...report, decisionBody: text };
    case 'overenskommelser':
      return { ...report, agreements: added(report.agreements, { name: text, date: null }, ({ name }) => name) };
    case 'mal':
      return { ...report, goals: added(report.goals, { number: null, text, period: null }, (goal) => goal.text) };
    case 'beslut':
      return { ...report, proposedDecisions: line(report.proposedDecisions) };
    case 'underlag':
      return { ...report, decisionBasis: line(report.decisionBasis) };
    case 'mottagare':
      return { ...report, dispatch: line(report.dispatch) };
    case 'undertecknare':
      return { ...report, signatories: added(report.signatories, { name: text, role: null }, ({ name }) => name) };
    case 'samrad':
      return {
        ...report,
        consultation: added(report.consultation, { party: text, verdict: null }, ({ party }) => party),
      };
    case 'perspektiv':
      return { ...report, perspectives: added(report.perspectives, { kind: 'other', text }, (one) => one.text) };
    case 'avrapportering':
      return { ...report, committeeReporting: line(report.committeeReporting) };
    case 'publicering':
      return {
        ...report,
        publications: added(report.publications, { address: text, period: null }, ({ address }) => address),
      };
    default:
      return report;
  }
}

/** The report without a block's words in a field of the frame. */
export function fieldWithout(report: Report, key: string, words: BlockWords): Report {
  /** Nothing left of an item is no item. What a block holds several items of goes wholly. */
  const rest = (item: string): string => {
    if (words.said.some((said) => said.includes(item)) || words.block.text.includes(item)) return '';
    return without(item, words);
  };
  const kept = (items: readonly string[]): string[] => items.map(rest).filter((item) => item !== '');
  const keptOf = <Item>(items: readonly Item[], get: (item: Item) => string, set: (item: Item, text: string) => Item) =>
    items.map((item) => set(item, rest(get(item)))).filter((item) => get(item) !== '');
  switch (key) {
    case 'titel':
      return { ...report, title: report.title === null ? null : rest(report.title) || null };
    case 'beslut':
      return { ...report, proposedDecisions: kept(report.proposedDecisions) };
    case 'underlag':
      return { ...report, decisionBasis: kept(report.decisionBasis) };
    case 'mottagare':
      return { ...report, dispatch: kept(report.dispatch) };
    case 'mal':
      return {
        ...report,
        goals: keptOf(
          report.goals,
          (one) => one.text,
          (one, text) => ({ ...one, text }),
        ),
      };
    case 'perspektiv':
      return {
        ...report,
        perspectives: keptOf(
          report.perspectives,
          (one) => one.text,
          (one, text) => ({ ...one, text }),
        ),
      };
    case 'samrad':
      return {
        ...report,
        consultation: keptOf(
          report.consultation,
          (one) => one.party,
          (one, party) => ({ ...one, party }),
        ),
      };
    case 'publicering':
      return {
        ...report,
        publications: keptOf(
          report.publications,
          (one) => one.address,
          (one, address) => ({ ...one, address }),
        ),
      };
    case 'undertecknare':
      return {
        ...report,
        signatories: keptOf(
          report.signatories,
          (one) => one.name,
          (one, name) => ({ ...one, name }),
        ).map((one) => ({
          ...one,
          role: one.role === null ? null : rest(one.role) || null,
        })),
      };
    default:
      return report;
  }
}

/** A text without a block's words; spaces that this leaves double become one. */
export function without(text: string, { said }: BlockWords): string {
  return said.reduce((rest, words) => {
    const at = rest.indexOf(words);
    if (at < 0 || words === '') return rest;
    return `${rest.slice(0, at).trimEnd()}${at > 0 ? ' ' : ''}${rest.slice(at + words.length).trimStart()}`.trim();
  }, text);
}
