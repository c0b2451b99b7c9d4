import { drawNumber } from '#reading/own-memo/figure-line.ts';
import { lowerFirst } from '#reading/own-memo/memo-headings.ts';
import { drawAreas } from '#reading/own-memo/names.ts';
import { drawDates } from '#reading/own-memo/period-label.ts';
import type { PointState } from '#documents/point-state.ts';
import type { BoundValue, MemoPoint, MemoRecord } from '#report-back/memo-record.ts';
import { fillText, unknownMarks } from '#report-back/memo-text.ts';
import { countWords } from '#report-back/memo-words.ts';

const POINTS = 'löftets punkter';
const FOLLOW_UP = 'uppföljningen';

/** What the record can fill in, by names that a person chooses among. What it does not hold is not among them. */
export function boundValues(record: MemoRecord): BoundValue[] {
  const { points, period, decisionBody, municipality, department } = record;
  const counted = (name: string, source: string, which: (point: MemoPoint) => boolean): BoundValue => ({
    name,
    words: countWords(points.filter(which).length),
    source,
  });
  const known = (name: string, words: string | null, source: string): BoundValue[] =>
    words === null ? [] : [{ name, words, source }];
  return [
    ...known('område', drawAreas(record.areas), 'löftet'),
    ...known('period', period === null ? null : drawDates(period), 'löftet'),
    ...known('kommun', municipality, 'kommunens uppgifter'),
    ...known('beslutande', decisionBody === null ? null : lowerFirst(decisionBody), 'ärendet'),
    ...known('förvaltning', department === null ? null : lowerFirst(department), 'ärendet'),
    counted('antal punkter', POINTS, () => true),
    counted('antal gemensamma punkter', POINTS, ({ owners }) => owners.length > 1),
    counted('antal punkter för kommunen', POINTS, (point) => onlyOf(point, 'municipality')),
    counted('antal punkter för polisen', POINTS, (point) => onlyOf(point, 'police')),
    counted('antal genomförda punkter', FOLLOW_UP, (point) => everyOwner(point, ['done', 'kept'])),
    counted('antal punkter som pågår', FOLLOW_UP, (point) => everyOwner(point, ['under-way'])),
    counted('antal punkter utan uppföljning', FOLLOW_UP, (point) => everyOwner(point, ['silence'])),
    counted('antal punkter som tas med', 'punkternas avslut', ({ carriedOver }) => carriedOver === true),
    ...points.flatMap(figuresOf),
  ];
}

function onlyOf({ owners }: MemoPoint, kind: string): boolean {
  return owners.length === 1 && owners[0]?.kind === kind;
}

function everyOwner({ owners }: MemoPoint, states: readonly PointState[]): boolean {
  return owners.length > 0 && owners.every(({ state }) => states.includes(state));
}

/** "siffra 7.1": the first figure of point 7, with its unit. */
function figuresOf({ number, figures }: MemoPoint): BoundValue[] {
  return figures.flatMap(({ value, unit, quote, source }, index) => {
    if (value === null) return [];
    const words = unit === null ? drawNumber(value) : `${drawNumber(value)}\u00a0${unit}`;
    const told = `siffran ”${quote}” i punkt ${number}${source === null ? '' : ` (${source})`}`;
    return [{ name: `siffra ${number}.${index + 1}`, words, source: told }];
  });
}

/** The same by name, and by name with a capital for where a sentence begins. */
export function valuesByName(values: readonly BoundValue[]): ReadonlyMap<string, string> {
  return new Map(
    values.flatMap(({ name, words }) => [
      [name, words],
      [upperFirst(name), upperFirst(words)],
    ]),
  );
}

function upperFirst(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** The record with what stands in braces in a person's own texts filled in. */
export function withBoundValues(record: MemoRecord): MemoRecord {
  const values = valuesByName(boundValues(record));
  const filled = (text: string): string => fillText(text, values, null);
  return {
    ...record,
    bound: boundIn(record),
    proposedDecisions: record.proposedDecisions.map(filled),
    perspectives: record.perspectives.map(({ kind, text }) => ({ kind, text: filled(text) })),
    assessment: record.assessment === null ? null : filled(record.assessment),
    edited: record.edited.map((one) => ({ ...one, words: filled(one.words) })),
  };
}

/** A person's own texts, where values can be bound. */
function ownTexts({ proposedDecisions, perspectives, assessment, edited }: MemoRecord): string[] {
  return [
    ...proposedDecisions,
    ...perspectives.map(({ text }) => text),
    ...(assessment === null ? [] : [assessment]),
    ...edited.map(({ words }) => words),
  ];
}

/** Which values the texts hold, with their sources. */
function boundIn(record: MemoRecord): BoundValue[] {
  const texts = ownTexts(record).join('\n');
  return boundValues(record).filter(
    ({ name }) => texts.includes(`{${name}}`) || texts.includes(`{${upperFirst(name)}}`),
  );
}

/** What looks like a bound value and is none: its figure is gone, or its name was mistyped. */
export function unboundMarks(record: MemoRecord): string[] {
  const names = new Set(valuesByName(boundValues(record)).keys());
  const looksBound = /^\{(?:antal |siffra |område|period|kommun|beslutande|förvaltning)/iu;
  return [...new Set(ownTexts(record).flatMap((text) => unknownMarks(text, names)))].filter((mark) =>
    looksBound.test(mark),
  );
}
