import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
import type { VerdictRecord } from '#follow-up/follow-up-record.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';

/**
 * Owners say whether they kept their points, with the reason. A later verdict stands beside the earlier and holds.
 * @throws AppError `verdict-too-early` until the day after the promise's last day, in Swedish time
 */
export async function giveVerdicts(work: Work, verdicts: readonly VerdictRecord[]): Promise<void> {
  const { tx, municipalityId, actor } = work;
  await refuseEarly(work, verdicts);
  if (verdicts.length === 0) return;
  const numbers = await nextNumbers(work, verdicts);
  const rows = verdicts.map(({ pointId, partyId, value, reason }) => {
    const no = numbers.get(`${pointId} ${partyId}`) ?? 1;
    numbers.set(`${pointId} ${partyId}`, no + 1);
    return {
      municipality_id: municipalityId,
      id: newId(),
      point_id: pointId,
      party_id: partyId,
      no,
      value,
      reason,
      by_person: actor.personId,
    };
  });
  await tx.withTables<FollowUpTables>().insertInto('verdict').values(rows).execute();
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

/** The number of the next verdict by 'point party', where there is one before. */
async function nextNumbers(
  { tx, municipalityId }: Work,
  verdicts: readonly VerdictRecord[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ pointId: string; partyId: string; no: number }>`
    select point_id as "pointId", party_id as "partyId", max(no) + 1 as no from verdict
    where municipality_id = ${municipalityId} and point_id = any(${verdicts.map(({ pointId }) => pointId)}::uuid[])
    group by point_id, party_id`.execute(tx);
  return new Map(rows.map(({ pointId, partyId, no }) => [`${pointId} ${partyId}`, no]));
}

async function refuseEarly({ tx, municipalityId }: Work, verdicts: readonly VerdictRecord[]): Promise<void> {
  const points = verdicts.map(({ pointId }) => pointId);
  const { rows } = await sql`
    select from point p
    join lateral (select period_to from promise_version f
      where f.municipality_id = p.municipality_id and f.promise_id = p.promise_id order by no desc limit 1) f on true
    where p.municipality_id = ${municipalityId} and p.id = any(${points}::uuid[])
      and f.period_to >= (now() at time zone 'Europe/Stockholm')::date limit 1`.execute(tx);
  if (rows.length > 0) throw new AppError('verdict-too-early');
}
