import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { PromiseKeys } from '#promise/keys-queries.server.ts';

/** What to do then, wherever it is told. */
export const POINT_GONE =
  'En punkt är borttagen sedan parterna godkände löftet. Ändra löftets inledning så att det framgår, och skicka löftet för godkännande igen.';

/** Whether a party approved the promise with a point that it no longer has. */
export async function isPointGone(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  { promise }: Pick<PromiseKeys, 'promise'>,
): Promise<boolean> {
  const { rows } = await sql`
    select from approval a
    join sending_point s on (s.municipality_id, s.sending_id) = (a.municipality_id, a.sending_id)
    join point_version v on (v.municipality_id, v.id) = (s.municipality_id, s.point_version_id)
    where a.municipality_id = ${municipalityId} and a.promise_version_id = ${promise.versionId} and a.verdict = 'approved'
      and v.point_id <> all(${promise.points.map(({ id }) => id)}::uuid[])
    limit 1`.execute(tx);
  return rows.length > 0;
}
