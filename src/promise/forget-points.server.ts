import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { oldBefore } from '#platform/old-before.server.ts';

/** More than this waits until the list is approved once more. */
const MOST = 1_000;

/** Points that have lain in the trash for so many days, and that nothing else stands on. */
export async function oldPoints({ tx, municipalityId }: Work, today: string, days: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from point where municipality_id = ${municipalityId} and trashed_at < ${oldBefore(today, days)}
      and is_forgettable_point(municipality_id, id) order by id limit ${MOST}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Removes points with their versions and translations; one that was sent, answered or published the database keeps. */
export async function forgetPoints({ tx }: Work, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ gone: number }>`select forget_trashed_points(${ids}::uuid[]) as gone`.execute(tx);
  return Number(rows[0]?.gone ?? 0);
}
