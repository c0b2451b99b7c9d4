import { can } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { dayWords } from '#checking/day-words.ts';
import { calendarFile, type CalendarEvent } from '#follow-up/calendar-file.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { BEFORE_SITTING_WORDS, daysBefore, type DayBefore } from '#places/sitting-days.ts';
import { sittingForums, sittingsBetween, type Sitting, type SittingForum } from '#places/sittings.server.ts';
import { addDays } from '#platform/clock.ts';
import { holidayName, isWorkingDay } from '#platform/working-days.ts';
import { caseTiming, type CaseTiming } from '#report-back/case-clock.ts';
import { loadCases, type CaseRow } from '#report-back/case-queries.server.ts';
import { CASE_WORDS } from '#report-back/case-words.ts';

type SittingCase = { readonly id: string; readonly name: string; readonly timing: CaseTiming };

/** A sitting with the days before it and the cases that are going to it. */
type SittingShown = Omit<Sitting, 'days'> & {
  readonly before: readonly (DayBefore & { readonly past: boolean })[];
  readonly cases: readonly SittingCase[];
  /** Why a body seldom meets that day: the holiday's name, or that it is a weekend; null on a working day. */
  readonly odd: string | null;
};

export type SittingsPage = {
  readonly municipality: MunicipalityRef;
  readonly year: number;
  readonly today: string;
  readonly forums: readonly SittingForum[];
  readonly sittings: readonly SittingShown[];
  readonly may: { readonly change: boolean };
};

/** A year of the bodies that decide: when they meet, what must be done before, and which cases are going there. */
export async function loadSittingsPage(
  work: Work,
  municipality: MunicipalityRef,
  year: number,
  today: string,
): Promise<SittingsPage> {
  const cases = await loadCases(work);
  const sittings = await sittingsBetween(work, `${year}-01-01`, `${year}-12-31`);
  return {
    municipality,
    year,
    today,
    forums: await sittingForums(work),
    sittings: sittings.map(({ days, ...one }) => ({
      ...one,
      before: daysBefore(one.day, days).map((before) => ({ ...before, past: before.day < today })),
      cases: cases.filter(({ sitting }) => sitting?.id === one.id).map((row) => caseOf(row, today)),
      odd: isWorkingDay(one.day) ? null : (holidayName(one.day) ?? 'helg'),
    })),
    may: { change: can(work.actor, 'case:move', { municipalityId: work.municipalityId }) },
  };
}

/** Days back and forth that a calendar file holds. */
const BACK = 90;
const FORTH = 730;

/**
 * The sittings and the days before them as a calendar file; a cancelled sitting is not in it.
 * @param site where the links lead, without a slash at the end
 */
export async function sittingsCalendar(
  work: Work,
  { name, slug }: MunicipalityRef,
  { today, now, site }: { readonly today: string; readonly now: Date; readonly site: string },
): Promise<string> {
  const sittings = await sittingsBetween(work, addDays(today, -BACK), addDays(today, FORTH));
  const cases = await loadCases(work);
  const events = sittings
    .filter(({ cancelled }) => !cancelled)
    .flatMap(({ id, forum, day, days }): CalendarEvent[] => {
      const address = `${site}/arbete/sammantraden/${slug}?ar=${day.slice(0, 4)}`;
      const going = cases.filter(({ sitting }) => sitting?.id === id).length;
      const count = going === 0 ? '' : ` (${going} ${going === 1 ? 'ärende' : 'ärenden'} om medborgarlöften)`;
      return [
        ...daysBefore(day, days).map(({ what, day: before }) => ({
          uid: `${what}-${id}@loftet`,
          day: before,
          title: `${forum} ${dayWords(day)}: ${BEFORE_SITTING_WORDS[what].toLowerCase()} senast i dag`,
          address,
        })),
        { uid: `sitting-${id}@loftet`, day, title: `${forum} sammanträder${count}`, address },
      ];
    });
  const made = now.toISOString().replace(/[-:]|\.\d+/g, '');
  return calendarFile(`Sammanträden, ${name}`, events, made);
}

function caseOf(row: CaseRow, today: string): SittingCase {
  return {
    id: row.id,
    name: `${CASE_WORDS[row.kind]}: ${row.promise}`,
    timing: caseTiming(row, row.sitting, today),
  };
}
