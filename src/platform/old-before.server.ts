import { sql } from 'kysely';

/**
 * The instant before which something has been kept for `days` whole days on the Swedish day `today`: the night in
 * between those days.
 */
export function oldBefore(today: string, days: number) {
  return sql<Date>`((${today}::date - ${days}::int)::timestamp at time zone 'Europe/Stockholm')`;
}
