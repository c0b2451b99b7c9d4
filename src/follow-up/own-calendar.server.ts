import { sql } from 'kysely';
import { can } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { calendarFile, type CalendarEvent } from '#follow-up/calendar-file.ts';
import { roundEntries, type WheelEntry } from '#follow-up/wheel-page.server.ts';
import { WHEEL_WORDS } from '#follow-up/wheel-words.ts';
import { wheelDays } from '#follow-up/year-wheel.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { addDays } from '#platform/clock.ts';

/** Days back and forth that a calendar file holds. */
const BACK = 90;
const FORTH = 730;

/**
 * The actor's own calendar of a municipality: for those who hold promises together everything; for others the parties'
 * days, and the periods of the promises that they answer for.
 * @param site where the links lead, without a slash at the end
 */
export async function ownCalendar(
  work: Work,
  { name, slug }: MunicipalityRef,
  { today, now, site }: { readonly today: string; readonly now: Date; readonly site: string },
): Promise<string> {
  const [from, to] = [addDays(today, -BACK), addDays(today, FORTH)];
  const mine = await promisesOf(work, today);
  const rounds = (await roundEntries(work, from, to)).filter(
    (entry) => mine === 'all' || (entry.kind !== 'deadline' && mine.has(entry.promiseSlug)),
  );
  const events = [
    ...(await wheelDays(work, from, to)).map(({ id, day, name: what, party }): CalendarEvent => ({
      uid: `${id}@loftet`,
      day,
      title: party === null ? what : `${what} (${party.name})`,
      address: `${site}/arbete/arshjul/${slug}?ar=${day.slice(0, 4)}`,
    })),
    ...rounds.flatMap((entry) => roundEvent(entry, { slug, site })),
  ];
  return calendarFile(`Löftet, ${name}`, events, stamp(now));
}

function roundEvent(entry: WheelEntry, at: { readonly slug: string; readonly site: string }): CalendarEvent[] {
  if (entry.kind === 'deadline') return [];
  return [
    {
      uid: `${entry.kind}-${entry.roundId}@loftet`,
      day: entry.day,
      title: `${entry.what}: ${WHEEL_WORDS[entry.kind].word}`,
      address: `${at.site}/arbete/perioder/${at.slug}/${entry.promiseSlug}`,
    },
  ];
}

/** `20261128T093000Z` */
function stamp(now: Date): string {
  return now.toISOString().replace(/[-:]|\.\d+/g, '');
}

/** The slugs of the promises that the actor answers for or has been asked about; all for those who steer. */
async function promisesOf({ tx, municipalityId, actor }: Work, today: string): Promise<'all' | ReadonlySet<string>> {
  if (can(actor, 'round:schedule', { municipalityId }) || actor.personId === null) return 'all';
  const { rows } = await sql<{ slug: string }>`
    select p.slug from promise p where p.municipality_id = ${municipalityId} and exists (
      select from point q where (q.municipality_id, q.promise_id) = (p.municipality_id, p.id) and (
        exists (select from answerer a where (a.municipality_id, a.point_id) = (q.municipality_id, q.id)
          and ${actor.personId} in (a.person_id, a.deputy_id) and (a.valid_to is null or a.valid_to >= ${today}::date))
        or exists (select from request r where (r.municipality_id, r.point_id) = (q.municipality_id, q.id)
          and r.person_id = ${actor.personId} and r.state = 'waiting')))`.execute(tx);
  return new Set(rows.map(({ slug }) => slug));
}
