import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import type { FrameInput } from '#promise/promise-input.ts';
import { promiseSubject } from '#promise/promise-subject.server.ts';
import type { PromiseTables } from '#promise/tables.ts';
import { writeFrame } from '#promise/write-frame.server.ts';

/**
 * Adds a version of the promise's own text: title, introduction, period, areas, parties, goals, agreements. The address
 * stays what it was. `expectedNo` is the version that the editor saw.
 * @returns the new version's number
 * @throws AppError `edited-meanwhile`, `promise-not-found`, `goal-outside-period`, `forbidden`
 */
export async function reviseFrame(
  work: Work,
  promiseId: string,
  expectedNo: number,
  frame: FrameInput,
): Promise<number> {
  const { tx, municipalityId, actor } = work;
  authorize(actor, 'promise:write', await promiseSubject(work, promiseId));
  const { no } = await tx
    .withTables<PromiseTables>()
    .selectFrom('promise_version')
    .select((eb) => eb.fn.max('no').as('no'))
    .where('municipality_id', '=', municipalityId)
    .where('promise_id', '=', promiseId)
    .executeTakeFirstOrThrow();
  if (no !== expectedNo) throw new AppError('edited-meanwhile');
  const version = await writeFrame(work, promiseId, expectedNo + 1, frame);
  await appendAudit(tx, {
    municipalityId,
    type: 'promise-revised',
    subjectId: promiseId,
    personId: actor.personId,
    data: { version, no: expectedNo + 1, via: actor.via },
  });
  return expectedNo + 1;
}
