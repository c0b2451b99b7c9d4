import type { Comparison, Dates, Figure, Per } from '#checking/report.ts';
import { drawSpan } from '#reading/own-memo/period-label.ts';
import { QUOTED, quoted, unquoted } from '#reading/own-memo/quoted.ts';

/** A figure with what only the record knows of it. */
export type FigureShown = Figure & {
  /** `quote` is the label of a typed figure, not a document's words. */
  readonly typed: boolean;
  readonly period: Dates | null;
  readonly basePeriod: Dates | null;
  readonly source: string | null;
  readonly preliminary: boolean;
};

export const PER_WORDS: Readonly<Record<Per, string>> = {
  day: 'dag',
  week: 'vecka',
  month: 'månad',
  tertial: 'tertial',
  year: 'år',
};
const COMPARED: Readonly<Record<Comparison, string>> = {
  'more-than-double': 'mer än dubbelt så många',
  double: 'dubbelt så många',
  halved: 'hälften så många',
  increase: 'fler än tidigare',
  decrease: 'färre än tidigare',
  percent: 'ändring i procent',
};
/** A share is told with its sign on both sides of a comparison, and the sign stays by its number. */
const PERCENT = '%';
const PERCENT_SIGN = `\u00a0${PERCENT}`;
const NO_BASE = 'Talet att jämföra med saknas.';
/** Opens the mark that a draft has in place of a missing base. */
const BASE_GAP = 'Uppgift saknas: talet att jämföra med';

/** One figure as a line; `gap` stands where the draft marks a missing base. `readFigure` reads it back. */
export function drawFigure(figure: FigureShown): { text: string; gap: boolean }[] {
  const rest = [
    ...(figure.period === null ? [] : [`Gäller ${drawSpan(figure.period)}.`]),
    ...(figure.basePeriod === null || figure.base !== null ? [] : [`Jämförs med ${drawSpan(figure.basePeriod)}.`]),
    ...(figure.preliminary ? ['Siffran är preliminär.'] : []),
    ...(figure.source === null ? [] : [`Källa: ${figure.source.replace(/(?<=[\p{L}\p{N}])$/u, '.')}`]),
  ];
  return [
    { text: `${subjectOf(figure)} – ${factsOf(figure)}.`, gap: false },
    ...(figure.hasBase ? [] : [{ text: NO_BASE, gap: true }]),
    ...rest.map((text) => ({ text, gap: false })),
  ];
}

/** The sentence that stands for a missing base, and the mark that a draft has instead. */
export function baseGap(who: string): string {
  return `${BASE_GAP} (${who}).`;
}

function subjectOf({ typed, quote }: FigureShown): string {
  return typed && !/ – |”/u.test(quote) ? quote : quoted(quote);
}

function factsOf(figure: FigureShown): string {
  const { value, unit, per } = figure;
  // "1 möten per vecka" is no Swedish, and the unit keeps the form that the record has.
  if (value === 1 && unit !== null && per !== null)
    return [`1 gång per ${PER_WORDS[per]}: ${drawUnit(unit)}`, ...comparedOf(figure)].join(', ');
  const amount =
    value !== null && unit === PERCENT
      ? [drawNumber(value) + PERCENT_SIGN]
      : [value === null ? null : drawNumber(value), unit === null ? null : drawUnit(unit)];
  const counted = [...amount, per === null ? null : `per ${PER_WORDS[per]}`].filter((part) => part !== null).join(' ');
  return [...(counted === '' ? [] : [counted]), ...comparedOf(figure)].join(', ') || 'utan tal';
}

function comparedOf({ comparison, base, basePeriod, unit }: FigureShown): string[] {
  const when = basePeriod === null ? '' : ` under ${drawSpan(basePeriod)}`;
  return [
    ...(comparison === null ? [] : [COMPARED[comparison]]),
    ...(base === null ? [] : [`jämfört med ${drawNumber(base)}${unit === PERCENT ? PERCENT_SIGN : ''}${when}`]),
  ];
}

/** Plain where nothing in it can be taken for the number, the rate or the comparison beside it. */
function drawUnit(unit: string): string {
  return /^[\p{L}%][\p{L}\d%/ -]*$/u.test(unit) && !/(?:^| )per |^(?:jämfört|utan tal)/u.test(unit) && !isCompared(unit)
    ? unit
    : quoted(unit);
}

const isCompared = (unit: string): boolean => Object.values(COMPARED).includes(unit);

/** "1 500" and "2,5", as Swedish writes them. */
export function drawNumber(value: number): string {
  const text = String(value);
  if (text.includes('e')) return text.replace('.', ',');
  const [whole = '', part] = text.split('.');
  const grouped = whole.length > 3 ? whole.replace(/(?<=\d)(?=(?:\d{3})+$)/gu, '\u00a0') : whole;
  return part === undefined ? grouped : `${grouped},${part}`;
}

export const NUMBER = String.raw`-?\d+(?:\s\d{3})*(?:,\d+)?(?:e[+-]?\d+)?`;

export function readNumber(words: string): number {
  return Number(words.replace(/\s/gu, '').replace(',', '.'));
}

const SUBJECT = new RegExp(`^(?:(${QUOTED})|((?:(?! – )[^”])+)) – (.*)$`, 'su');
const FACTS = new RegExp(`^((?:${QUOTED}|[^”.])*)\\.(?: |$)`, 'u');
const PARTS = new RegExp(`(?:${QUOTED}|(?!, )[^”])+`, 'gu');
const COUNTED = new RegExp(
  `^(?:(${NUMBER})(?:\\s|$))?(.*?)(?:(?:^| |(?<= ))per (${Object.values(PER_WORDS).join('|')}))?$`,
  'u',
);
const ONCE = new RegExp(`^1 gång per (${Object.values(PER_WORDS).join('|')}): (.+)$`, 'u');

/** The figure that a line drawn by `drawFigure` tells; null for other lines. */
export function readFigure(line: string): Figure | null {
  const [, setApart, label, after = ''] = SUBJECT.exec(line) ?? [];
  const quote = setApart === undefined ? label : unquoted(setApart);
  const [told, facts] = FACTS.exec(after) ?? [];
  if (quote === undefined || told === undefined || facts === undefined) return null;
  const parts = facts === 'utan tal' ? [] : [...facts.matchAll(PARTS)].map(([part]) => part.trimStart());
  const base = new RegExp(`^jämfört med (${NUMBER})(?:\\s${PERCENT})?(?: under [^,.]+)?$`, 'u').exec(
    parts.at(-1) ?? '',
  )?.[1];
  if (base !== undefined) parts.pop();
  const comparison = keyOf(COMPARED, parts.at(-1));
  if (comparison !== null) parts.pop();
  const [counted, ...more] = parts;
  const [, oncePer, onceOf] = ONCE.exec(counted ?? '') ?? [];
  const [, value, unit, per] =
    onceOf === undefined ? (COUNTED.exec(counted ?? '') ?? []) : [counted, '1', onceOf, oncePer];
  if (more.length > 0) return null;
  const rest = after.slice(told.length);
  return {
    quote,
    value: value === undefined ? null : readNumber(value),
    base: base === undefined ? null : readNumber(base),
    unit: unit === undefined || unit === '' ? null : unquoted(unit),
    per: keyOf(PER_WORDS, per),
    comparison,
    hasBase: !rest.startsWith(NO_BASE) && !rest.startsWith(BASE_GAP),
  };
}

function keyOf<Key extends string>(words: Readonly<Record<Key, string>>, word: string | undefined): Key | null {
  const found = (Object.entries(words) as [Key, string][]).find(([, text]) => text === word);
  return found?.[0] ?? null;
}
