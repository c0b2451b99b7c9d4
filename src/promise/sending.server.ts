import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { rowParts } from '#platform/row-parts.ts';
import { newId } from '#platform/uuid.server.ts';
import { approversOf } from '#promise/approvers.server.ts';
import type { KeysTables } from '#promise/keys-tables.ts';
import { loadKeys } from '#promise/keys-queries.server.ts';
import { lockPromise } from '#promise/lock-promise.server.ts';
import { promiseThatDay } from '#promise/promise-state.ts';
import { sendingObstacles } from '#promise/sending-obstacles.ts';

export type SendInput = {
  /** For those who approve; null where there is nothing to say. */
  readonly message: string | null;
  /** The day in Sweden, `YYYY-MM-DD`. */
  readonly today: string;
};

/**
 * Sends a promise for approval: the frame and every point, in the latest versions. Nobody is asked again for what they
 * have approved. The approvers are told in the next morning's mail, by the clock, of what still waits for them then. Sent
 * again with nothing new (a second click) it is one sending.
 * @returns the sending's id, or null where everything was sent already
 * @throws AppError `promise-not-found`, `sending-incomplete` where something obligatory is missing, `forbidden`
 */
export async function sendForApproval(
  work: Work,
  promiseId: string,
  { message, today }: SendInput,
): Promise<string | null> {
  const { tx, municipalityId, actor } = work;
  await lockPromise(work, promiseId);
  const keys = await loadKeys(work, promiseId);
  if (keys === null) throw new AppError('promise-not-found');
  const { promise, parties, sendings, state } = keys;
  authorize(actor, 'promise:send', promiseThatDay(municipalityId, promise, today));
  const approvers = await approversOf(
    work,
    parties.map(({ id }) => id),
  );
  const obstacles = sendingObstacles(keys, new Set(approvers.keys()));
  if (obstacles.length > 0) throw new AppError('sending-incomplete', { what: obstacles.join(' ') });
  if (state.texts.every(({ sent }) => sent)) return null;

  const id = newId();
  const db = tx.withTables<KeysTables>();
  await db
    .insertInto('sending')
    .values({
      municipality_id: municipalityId,
      id,
      promise_id: promiseId,
      no: (sendings[0]?.no ?? 0) + 1,
      promise_version_id: promise.versionId,
      message,
      key_parties: parties.filter(({ hasKey }) => hasKey).map((party) => party.id),
      by_person: actor.personId,
    })
    .execute();
  const points = promise.points.map(({ versionId }) => ({
    municipality_id: municipalityId,
    sending_id: id,
    point_version_id: versionId,
  }));
  for (const part of rowParts(points)) await db.insertInto('sending_point').values(part).execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'promise-sent',
    subjectId: promiseId,
    personId: actor.personId,
    data: {
      sending: id,
      frame: promise.versionId,
      points: promise.points.map(({ versionId }) => versionId),
      via: actor.via,
    },
  });
  return id;
}
