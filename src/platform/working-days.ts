import { addDays, weekday } from '#platform/clock.ts';

/**
 * Swedish working days: Monday to Friday but for the public holidays (lagen 1989:253 om allmänna helgdagar) and the three
 * eves that count as Sundays (3 a § semesterlagen, 1977:480): midsommarafton, julafton and nyårsafton. Days are
 * `YYYY-MM-DD`.
 */
export function isWorkingDay(day: string): boolean {
  const at = weekday(day);
  return at !== SATURDAY && at !== SUNDAY && holidayName(day) === null;
}

/**
 * The day that is `count` working days after `day`, not counting `day` itself; before it where `count` is negative, and
 * `day` where it is 0.
 */
export function addWorkingDays(day: string, count: number): string {
  const step = Math.sign(count);
  let left = Math.abs(count);
  let at = day;
  while (left > 0) {
    at = addDays(at, step);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

/** How many working days have passed at the end of `to`, if one starts counting the day after `from`; negative backwards. */
export function workingDaysBetween(from: string, to: string): number {
  if (to < from) return -workingDaysBetween(to, from);
  let count = 0;
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkingDay(at)) count += 1;
  return count;
}

/** The day itself where it is a working day, else the first one after it. */
export function workingDayFrom(day: string): string {
  return isWorkingDay(day) ? day : addWorkingDays(day, 1);
}

/** What the day is called where it is free whatever weekday it falls on, else null. Sundays have no name of their own. */
export function holidayName(day: string): string | null {
  return FIXED[day.slice(5)] ?? movable(day);
}

const SATURDAY = 6;
const SUNDAY = 0;

const FIXED: Readonly<Record<string, string>> = {
  '01-01': 'nyårsdagen',
  '01-06': 'trettondedag jul',
  '05-01': 'första maj',
  '06-06': 'nationaldagen',
  '12-24': 'julafton',
  '12-25': 'juldagen',
  '12-26': 'annandag jul',
  '12-31': 'nyårsafton',
};

/** In days after Easter Sunday. */
const BY_EASTER: Readonly<Record<number, string>> = {
  [-2]: 'långfredagen',
  0: 'påskdagen',
  1: 'annandag påsk',
  39: 'Kristi himmelsfärdsdag',
  49: 'pingstdagen',
};

function movable(day: string): string | null {
  const inMonth = day.slice(5);
  const at = weekday(day);
  // The Friday before the Saturday that falls on 20-26 June.
  if (at === 5 && inMonth >= '06-19' && inMonth <= '06-25') return 'midsommarafton';
  if (at === SATURDAY && inMonth >= '06-20' && inMonth <= '06-26') return 'midsommardagen';
  if (at === SATURDAY && inMonth >= '10-31' && inMonth <= '11-06') return 'alla helgons dag';
  const easter = easterSunday(Number(day.slice(0, 4)));
  const found = Object.entries(BY_EASTER).find(([after]) => addDays(easter, Number(after)) === day);
  return found?.[1] ?? null;
}

/** Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher's rule), `YYYY-MM-DD`. */
export function easterSunday(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const skipped = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - skipped + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const sum = epact + toSunday - 7 * late + 114;
  const [month, date] = [Math.floor(sum / 31), (sum % 31) + 1];
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(date).padStart(2, '0')].join('-');
}
