import { sql } from 'kysely';
import { INSTALLATION } from '#platform/audit.server.ts';
import type { Context } from '#platform/context.server.ts';
import { inMunicipality, type Tx } from '#platform/database.server.ts';
import type { Jobs } from '#platform/jobs/queues.ts';
import { forgetMailTo } from '#platform/mail/forget-words.server.ts';
import { inOtherView } from '#platform/other-view.server.ts';
import type { PublicationTables } from '#publication/tables.ts';

/** Takes away questions that nobody answered in time, with their addresses. @returns how many went */
export async function forgetAsks(tx: Tx, municipalityId: string): Promise<number> {
  const gone = await tx
    .withTables<PublicationTables>()
    .deleteFrom('follow_ask')
    .where('municipality_id', '=', municipalityId)
    .where('expires_at', '<=', sql<Date>`now()`)
    .returning('id')
    .execute();
  await forgetMailOf(
    tx,
    gone.map(({ id }) => id),
  );
  return gone.length;
}

/** The same as background work, which each question asks for (ask-follow.server.ts) when it is written. */
export async function forgetUnanswered({ db }: Pick<Context, 'db'>, { municipalityId }: Jobs['forget']): Promise<void> {
  await inMunicipality(db, municipalityId, (tx) => forgetAsks(tx, municipalityId));
}

/** The address lies in mail too, as long as that has not been sent. */
export async function forgetMailOf(tx: Tx, followerIds: readonly string[]): Promise<void> {
  if (followerIds.length > 0) await inOtherView(tx, INSTALLATION, () => forgetMailTo(tx, followerIds));
}
