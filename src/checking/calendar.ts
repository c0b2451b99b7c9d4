import { MONTHS } from '#checking/months.ts';

/** Last month of each season. Winter runs into the next year, so it is taken as February after the named year. */
const SEASON_END: Record<string, number> = { vår: 5, somma: 8, höst: 11, jul: 12 };

export type TimeMention = {
  readonly at: number;
  readonly length: number;
  /** Last day, `YYYY-MM-DD`. */
  readonly end: string;
};

const SOURCE = [
  '(?<iso>(?:19|20)\\d\\d-\\d\\d-\\d\\d)',
  `(?:den )?(?:(?<day>\\d{1,2})(?:\\.|:[ae])? )?(?<month>${MONTHS.join('|')}) (?<monthYear>(?:19|20)\\d\\d)`,
  '(?<season>vår|somma|höst|jul)(?:en|n|terminen|ren|rn|r)?(?: år)? (?<seasonYear>(?:19|20)\\d\\d)',
  '(?:tertial|T) ?(?<tertial>[123])[ ,]+(?<tertialYear>(?:19|20)\\d\\d)',
  '(?<half>första|andra) halvåret (?<halfYear>(?:19|20)\\d\\d)',
  '(?<earlier>början|inledningen) av (?<earlyYear>(?:19|20)\\d\\d)',
  '(?<!\\d[-–—])(?<!\\d)(?:(?:19|20)\\d\\d ?[-–—] ?)?(?<year>(?:19|20)\\d\\d)(?![-\\d/]|[:.]\\d)',
].join('|');

const TIME = new RegExp(`(?<![a-zåäöéü\\d])(?:${SOURCE})`, 'giu');

/** The stated times in a text, each with its last day: years, spans of years, seasons, months, tertials, dates. */
export function findTimes(text: string): TimeMention[] {
  return [...text.matchAll(TIME)].map((match) => ({
    at: match.index,
    length: match[0].length,
    end: lastDay(match.groups ?? {}),
  }));
}

function lastDay(parts: Record<string, string | undefined>): string {
  if (parts['iso'] !== undefined) return parts['iso'];
  if (parts['month'] !== undefined) {
    const month = MONTHS.indexOf(parts['month'].toLowerCase()) + 1;
    return endOf(parts['monthYear'], month, parts['day'] === undefined ? undefined : Number(parts['day']));
  }
  if (parts['season'] !== undefined) return endOf(parts['seasonYear'], SEASON_END[parts['season'].toLowerCase()] ?? 12);
  if (parts['tertial'] !== undefined) return endOf(parts['tertialYear'], Number(parts['tertial']) * 4);
  if (parts['half'] !== undefined) return endOf(parts['halfYear'], parts['half'].toLowerCase() === 'första' ? 6 : 12);
  if (parts['earlier'] !== undefined) return endOf(parts['earlyYear'], 4);
  return endOf(parts['year'], 12);
}

function endOf(year: string | undefined, month: number, day?: number): string {
  const last = day ?? (month === 2 ? 28 : [4, 6, 9, 11].includes(month) ? 30 : 31);
  return `${year}-${String(month).padStart(2, '0')}-${String(last).padStart(2, '0')}`;
}
