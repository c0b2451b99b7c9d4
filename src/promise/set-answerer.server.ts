import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import { namesOf } from '#access/people.server.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
import { findPoint } from '#promise/find-point.server.ts';
import { lockPromise } from '#promise/lock-promise.server.ts';
import { promiseSubject } from '#promise/promise-subject.server.ts';
import type { PromiseTables } from '#promise/tables.ts';

export type AnswererInput = {
  readonly pointId: string;
  /** One that owns the point or contributes to it. */
  readonly partyId: string;
  readonly unitId?: string | null;
  readonly personId: string;
  readonly deputyId?: string | null;
  /** The first day. Whoever answered until then has the day before as the last. */
  readonly from: string;
};

/**
 * Says who answers for the follow-up of a point, for a party, from a day on and until further notice. Those who were to
 * begin later never do.
 * @throws AppError `point-not-found`, `party-not-in-point`, `colleague-not-found`, `deputy-is-answerer`, `forbidden`
 */
export async function setAnswerer(work: Work, input: AnswererInput): Promise<string> {
  const { tx, municipalityId, actor } = work;
  const { promiseId } = await findPoint(work, input.pointId);
  authorize(actor, 'promise:write', await promiseSubject(work, promiseId));
  await lockPromise(work, promiseId);
  await refuseUnfit(work, input);
  const db = tx.withTables<PromiseTables>();
  await db
    .updateTable('answerer')
    .set({ valid_to: sql`greatest(${input.from}::date, valid_from) - 1` })
    .where('municipality_id', '=', municipalityId)
    .where('point_id', '=', input.pointId)
    .where('party_id', '=', input.partyId)
    .where(sql<boolean>`daterange(valid_from, valid_to + 1, '[)') && daterange(${input.from}::date, null)`)
    .execute();
  const id = newId();
  await db
    .insertInto('answerer')
    .values({
      municipality_id: municipalityId,
      id,
      point_id: input.pointId,
      party_id: input.partyId,
      unit_id: input.unitId ?? null,
      person_id: input.personId,
      deputy_id: input.deputyId ?? null,
      valid_from: input.from,
      valid_to: null,
      by_person: actor.personId,
    })
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'answerer-set',
    subjectId: input.pointId,
    personId: actor.personId,
    data: {
      answerer: id,
      party: input.partyId,
      person: input.personId,
      deputy: input.deputyId ?? null,
      via: actor.via,
    },
  });
  return id;
}

async function refuseUnfit(work: Work, { pointId, partyId, personId, deputyId = null }: AnswererInput): Promise<void> {
  if (personId === deputyId) throw new AppError('deputy-is-answerer');
  const known = await namesOf(work, [personId, deputyId]);
  if (!known.has(personId) || (deputyId !== null && !known.has(deputyId))) throw new AppError('colleague-not-found');
  const { rows } = await sql`
    select from point_party x
    where x.municipality_id = ${work.municipalityId} and x.party_id = ${partyId} and x.point_version_id = (
      select id from point_version v where v.municipality_id = ${work.municipalityId} and v.point_id = ${pointId}
      order by no desc limit 1)`.execute(work.tx);
  if (rows.length === 0) throw new AppError('party-not-in-point');
}
