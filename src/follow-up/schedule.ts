import type { Dates } from '#checking/report.ts';
import { addDays } from '#platform/clock.ts';
import { addWorkingDays, workingDayFrom } from '#platform/working-days.ts';

/** How often the parties say how it goes, and how many months that is. `whole`: once, for all of the promise's period. */
export const RHYTHMS = {
  month: { months: 1, words: 'varje månad' },
  quarter: { months: 3, words: 'varje kvartal' },
  tertial: { months: 4, words: 'varje tertial (tre gånger om året)' },
  'half-year': { months: 6, words: 'varje halvår' },
  year: { months: 12, words: 'varje år' },
  whole: { months: 0, words: 'en gång, för hela löftets period' },
} as const;
export type Rhythm = keyof typeof RHYTHMS;
export const isRhythm = (word: string): word is Rhythm => Object.hasOwn(RHYTHMS, word);

export type RoundPeriod = { readonly label: string | null; readonly period: Dates };

/** When a round opens, the last day to answer (inclusive), and when it is locked. Null: nobody has set it. */
export type RoundDays = { readonly opens: string | null; readonly due: string | null; readonly lockOn: string | null };

/** The periods of a promise in a rhythm, by the calendar; the first and the last are cut at the promise's own days. */
export function periodsIn(promise: Dates, rhythm: Rhythm): RoundPeriod[] {
  const { months } = RHYTHMS[rhythm];
  if (months === 0) return [{ label: null, period: promise }];
  const first = monthsOf(promise.from);
  const last = monthsOf(promise.to);
  const periods: RoundPeriod[] = [];
  for (let at = first - (first % months); at <= last; at += months) {
    const [from, to] = [firstDay(at), addDays(firstDay(at + months), -1)];
    periods.push({
      label: labelOf(rhythm, at, months),
      period: { from: from < promise.from ? promise.from : from, to: to > promise.to ? promise.to : to },
    });
  }
  return periods;
}

/** Months since year 0: the calendar's parts begin at whole multiples of their length. */
function monthsOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function firstDay(months: number): string {
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}

function labelOf(rhythm: Rhythm, at: number, months: number): string {
  const year = Math.floor(at / 12);
  const part = Math.floor((at % 12) / months) + 1;
  if (rhythm === 'month') return `${year}-${String(part).padStart(2, '0')}`;
  if (rhythm === 'half-year') return `${year} H${part}`;
  return rhythm === 'year' ? String(year) : `${rhythm === 'tertial' ? 'T' : 'Q'}${part} ${year}`;
}

/** A day that an organisation needs to keep, from the year wheel. */
export type Deadline = { readonly day: string; readonly name: string };

/** Working days. */
const TO_ANSWER = 10;
const TO_READ = 5;
/** Days after a period's end within which a deadline is taken to be about it. */
const NEAR = 90;

export type Suggested = { readonly [K in keyof RoundDays]: string } & {
  /** The deadline that the days keep to; null where the wheel has none near. */
  readonly keepsTo: Deadline | null;
};

/**
 * Days for a round: it opens on the first working day after its period, or today where that has been, and is locked on
 * the working day before the first deadline that leaves ten working days to answer and five to read. Without such a
 * deadline it is locked after that time.
 */
export function suggestedDays({ to }: Dates, wheel: readonly Deadline[], today: string): Suggested {
  const after = addDays(to, 1);
  const opens = workingDayFrom(after < today ? today : after);
  const earliest = addWorkingDays(opens, TO_ANSWER + TO_READ);
  const keepsTo =
    [...wheel]
      .sort((a, b) => (a.day < b.day ? -1 : 1))
      .find(({ day }) => addWorkingDays(day, -1) >= earliest && day <= addDays(opens, NEAR)) ?? null;
  const lockOn = keepsTo === null ? earliest : addWorkingDays(keepsTo.day, -1);
  return { opens, due: addWorkingDays(lockOn, -TO_READ), lockOn, keepsTo };
}

/** True where the days come in order: opens, last day to answer, locked. What is not set stands in nobody's way. */
export function inOrder({ opens, due, lockOn }: RoundDays): boolean {
  const set = [opens, due, lockOn].filter((day) => day !== null);
  return set.every((day, at) => at === 0 || day >= (set[at - 1] ?? ''));
}

/** Where a round stands on a day. */
export type RoundStage = 'coming' | 'open' | 'late' | 'to-lock' | 'locked' | 'undated';
export const STAGE_WORDS: Readonly<Record<RoundStage, { readonly sign: string; readonly word: string }>> = {
  undated: { sign: '○', word: 'öppnar inte av sig själv' },
  coming: { sign: '○', word: 'kommer' },
  open: { sign: '→', word: 'öppen' },
  late: { sign: '!', word: 'svar saknas' },
  'to-lock': { sign: '!', word: 'ska låsas' },
  locked: { sign: '✓', word: 'låst' },
};

export function stageOn(
  { opens, due, lockOn, locked, waiting }: RoundDays & { readonly locked: boolean; readonly waiting: number },
  today: string,
): RoundStage {
  if (locked) return 'locked';
  if (lockOn !== null && lockOn <= today) return 'to-lock';
  if (due !== null && due < today && waiting > 0) return 'late';
  if (waiting > 0 || (opens !== null && opens <= today)) return 'open';
  return opens === null ? 'undated' : 'coming';
}
