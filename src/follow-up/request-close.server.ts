import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';

/** A party has answered: nobody who was asked the same is waited for any longer. */
export async function closeRequests(
  { tx, municipalityId }: Work,
  { roundId, pointId, partyId }: { readonly roundId: string; readonly pointId: string; readonly partyId: string },
): Promise<void> {
  await tx
    .withTables<FollowUpTables>()
    .updateTable('request')
    .set({ state: 'answered', answered_at: sql`now()` })
    .where('municipality_id', '=', municipalityId)
    .where('round_id', '=', roundId)
    .where('point_id', '=', pointId)
    .where('party_id', '=', partyId)
    .where('state', '=', 'waiting')
    .execute();
}
