import { sql } from 'kysely';
import type { Subject } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { AppError } from '#platform/errors.ts';

/**
 * A promise as what somebody wants to do something with: whose it is, where, and whether it is over. It does not tell
 * `draft` from `running`: what has been published is known in a later room.
 * @throws AppError `promise-not-found`
 */
export async function promiseSubject(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  promiseId: string,
): Promise<Subject> {
  const { rows } = await sql<{ closed: boolean; parties: string[]; areas: string[] }>`
    select p.closed_at is not null as closed,
      array(select party_id from promise_party x
        where x.municipality_id = v.municipality_id and x.promise_version_id = v.id) as parties,
      array(select area_id from promise_area x
        where x.municipality_id = v.municipality_id and x.promise_version_id = v.id) as areas
    from promise p
    join lateral (select municipality_id, id from promise_version v
      where v.municipality_id = p.municipality_id and v.promise_id = p.id order by no desc limit 1) v on true
    where p.municipality_id = ${municipalityId} and p.id = ${promiseId} and p.trashed_at is null`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new AppError('promise-not-found');
  const { closed, parties, areas } = row;
  // A promise that names nobody as making it is written by whoever writes promises.
  return { municipalityId, state: closed ? 'closed' : 'running', areas, ...(parties.length > 0 ? { parties } : {}) };
}
