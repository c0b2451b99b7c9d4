import type { Dates, Report } from '#checking/report.ts';

export type Tense = 'past' | 'present' | 'future';

/**
 * How a memo of that day tells of the period: one that has passed in the past, one under way in the present, one to come
 * in the future. Without a date what the case is for tells it; never today's clock.
 */
export function tenseOf(period: Dates | null, written: string | null, kind: Report['kind']): Tense {
  if (period === null || written === null) return UNDATED[kind];
  if (period.to < written) return 'past';
  return period.from > written ? 'future' : 'present';
}

const UNDATED: Readonly<Record<Report['kind'], Tense>> = {
  'report-back': 'past',
  promise: 'future',
  'follow-up': 'present',
};

const ONES = 'noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton'.split(' '); // prettier-ignore
const TENS = ' tio tjugo trettio fyrtio femtio sextio sjuttio åttio nittio'.split(' ');

/** A count of points in words: "en", "åtta", "tjugoen"; from a hundred in figures. */
export function countWords(count: number): string {
  if (!Number.isInteger(count) || count < 0 || count >= 100) return String(count);
  const one = ONES[count];
  if (one !== undefined) return one;
  const rest = count % 10;
  return `${TENS[Math.floor(count / 10)] ?? ''}${rest === 0 ? '' : (ONES[rest] ?? '')}`;
}

/** "tre punkter", "en punkt". */
export function pointsCounted(count: number): string {
  return `${countWords(count)} ${count === 1 ? 'punkt' : 'punkter'}`;
}

/** "a, b och c". */
export function enumerated(parts: readonly string[]): string {
  return new Intl.ListFormat('sv').format(parts);
}
