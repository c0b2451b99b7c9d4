import type { Dates, Per, Target } from '#checking/report.ts';
import { stem } from '#checking/stem.ts';
import type { ActivityRecord } from '#follow-up/follow-up-record.ts';
import { numberWords } from '#checking/swedish-number.ts';

/** How far what was done has come towards a target, in one period. */
export type TargetProgress = {
  readonly done: number;
  readonly atLeast: number;
  readonly unit: string;
  /** From 0 to 1; 1 also where more was done than promised. */
  readonly share: number;
  /** "12 av minst 16 vandringar". */
  readonly words: string;
  /** Activities that say no count, or count something else: they are in no sum. */
  readonly uncounted: number;
};

type Counted = Pick<ActivityRecord, 'day' | 'count' | 'unit'>;

/**
 * What was done towards a target in a period (both ends inclusive), or null where there is no target. An activity counts
 * with its count when it counts what the target does, in the singular or the plural, or says no unit. A target per week, month, tertial or year is
 * multiplied by how many of them the period holds, the begun ones left out, but never by less than one.
 */
export function progressTowards(
  target: Target | null,
  activities: readonly Counted[],
  period: Dates,
): TargetProgress | null {
  if (target === null) return null;
  const unit = target.unit.trim();
  const inPeriod = activities.filter(({ day }) => day >= period.from && day <= period.to);
  const counted = inPeriod.filter((one) => one.count !== null && (one.unit === null || isSameUnit(one.unit, unit)));
  const done = counted.reduce((sum, { count }) => sum + (count ?? 0), 0);
  const atLeast = target.atLeast * (target.per === null ? 1 : Math.max(1, wholePeriods(target.per, period)));
  return {
    done,
    atLeast,
    unit,
    share: atLeast <= 0 ? 1 : Math.min(1, done / atLeast),
    words: `${numberWords(done)} av minst ${numberWords(atLeast)}\u00a0${unit}`,
    uncounted: inPeriod.length - counted.length,
  };
}

/** "1 trygghetsvandring" counts towards trygghetsvandringar: whoever writes up one thing writes its name in the singular. */
function isSameUnit(one: string, other: string): boolean {
  const [left, right] = [one, other].map((unit) => unit.trim().toLowerCase().split(/\s+/));
  if (left === undefined || right === undefined || left.length !== right.length) return false;
  return left.every((word, at) => {
    const twin = right[at] ?? '';
    return word === twin || stem(word) === stem(twin) || stem(word) === twin || word === stem(twin);
  });
}

const MONTHS: Readonly<Record<'month' | 'tertial' | 'year', number>> = { month: 1, tertial: 4, year: 12 };
const DAY_MS = 86_400_000;

/** How many whole days, weeks, months … a period holds, counted from its first day. */
function wholePeriods(per: Per, { from, to }: Dates): number {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  if (per === 'day') return days;
  if (per === 'week') return Math.floor(days / 7);
  return Math.floor(wholeMonths(from, to) / MONTHS[per]);
}

function wholeMonths(from: string, to: string): number {
  const [start, end] = [new Date(from), new Date(Date.parse(to) + DAY_MS)];
  const months = (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth();
  return end.getUTCDate() < start.getUTCDate() ? months - 1 : months;
}
