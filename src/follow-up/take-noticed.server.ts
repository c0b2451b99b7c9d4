import type { FollowUpTables } from '#follow-up/tables.ts';
import type { Noticed } from '#follow-up/noticed.ts';
import type { Tx } from '#platform/database.server.ts';
import type { Lang } from '#platform/texts/languages.ts';

/** One answer. `id`: of the form that was shown, so that what is sent twice is stored once. `day`: in Sweden. */
export type NoticedSent = {
  readonly id: string;
  readonly roundId: string;
  readonly pointId: string;
  readonly value: Noticed;
  readonly lang: Lang;
  readonly day: string;
};

/** Stores an answer once, however often it is sent: the first stands. No audit event tells of it: its hour would stand there. */
export async function takeNoticed(tx: Tx, municipalityId: string, sent: NoticedSent): Promise<void> {
  const { id, roundId, pointId, value, lang, day } = sent;
  await tx
    .withTables<FollowUpTables>()
    .insertInto('noticed')
    .values({ municipality_id: municipalityId, id, round_id: roundId, point_id: pointId, value, lang, day })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'id']).doNothing())
    .execute();
}
