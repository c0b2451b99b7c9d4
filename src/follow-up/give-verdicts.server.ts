import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { newId } from '#platform/uuid.server.ts';
import type { VerdictRecord } from '#follow-up/follow-up-record.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';

/** Owners say whether they kept their points, with the reason. A later verdict stands beside the earlier and holds. */
export async function giveVerdicts(work: Work, verdicts: readonly VerdictRecord[]): Promise<void> {
  const { tx, municipalityId, actor } = work;
  for (const { pointId, partyId, value, reason } of verdicts) {
    const { rows } = await sql<{ no: number }>`
      select coalesce(max(no), 0) + 1 as no from verdict
      where municipality_id = ${municipalityId} and point_id = ${pointId} and party_id = ${partyId}`.execute(tx);
    await tx
      .withTables<FollowUpTables>()
      .insertInto('verdict')
      .values({
        municipality_id: municipalityId,
        id: newId(),
        point_id: pointId,
        party_id: partyId,
        no: rows[0]?.no ?? 1,
        value,
        reason,
        by_person: actor.personId,
      })
      .execute();
  }
  if (verdicts.length === 0) return;
  await appendAudit(tx, {
    municipalityId,
    type: 'verdicts-given',
    subjectId: null,
    personId: actor.personId,
    data: {
      verdicts: verdicts.map(({ pointId, partyId, value }) => ({ point: pointId, party: partyId, value })),
      via: actor.via,
    },
  });
}
