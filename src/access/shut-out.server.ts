import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { AccessTables } from '#access/tables.ts';
import { appendAudit, INSTALLATION } from '#platform/audit.server.ts';
import type { Tx } from '#platform/database.server.ts';

const now = sql<Date>`now()`;

/**
 * Closes every way in for a person: sessions, links, password, and what they are called by providers. In the
 * installation's view. Done twice it changes nothing.
 */
export async function shutOut(tx: Tx, personId: string, actor: Actor): Promise<void> {
  const access = tx.withTables<AccessTables>();
  const shut = await access
    .updateTable('person')
    .set({ disabled_at: now })
    .where('id', '=', personId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  await access
    .updateTable('session')
    .set({ revoked_at: now })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .execute();
  await access
    .updateTable('login_link')
    .set({ expires_at: now })
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .execute();
  await access.deleteFrom('local_password').where('person_id', '=', personId).execute();
  await access.deleteFrom('identity').where('person_id', '=', personId).execute();
  if (shut.numUpdatedRows === 0n) return;
  await appendAudit(tx, {
    municipalityId: INSTALLATION,
    type: 'person-shut-out',
    subjectId: personId,
    personId: actor.personId,
    data: { via: actor.via },
  });
}
