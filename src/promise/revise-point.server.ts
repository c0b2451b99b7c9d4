import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
import { findPoint } from '#promise/find-point.server.ts';
import type { PointInput } from '#promise/promise-input.ts';
import { promiseSubject } from '#promise/promise-subject.server.ts';
import { writePointVersions } from '#promise/write-point-versions.server.ts';

/**
 * Adds a version of a point. `expectedNo` is the version that the editor saw: if another has come meanwhile nothing is
 * written, and the page shows both texts. The new version has nobody's key.
 * @returns the new version's number
 * @throws AppError `edited-meanwhile`, `point-not-found`, `goal-outside-period`, `forbidden`
 */
export async function revisePoint(work: Work, pointId: string, expectedNo: number, point: PointInput): Promise<number> {
  const { tx, municipalityId, actor } = work;
  const found = await findPoint(work, pointId);
  authorize(actor, 'promise:write', await promiseSubject(work, found.promiseId));
  if (found.trashed) throw new AppError('point-not-found');
  if (found.no !== expectedNo) throw new AppError('edited-meanwhile');
  const versionId = newId();
  await writePointVersions(work, found.promiseId, [
    { id: pointId, slug: found.slug, versionId, no: found.no + 1, position: found.position, point },
  ]);
  await appendAudit(tx, {
    municipalityId,
    type: 'point-revised',
    subjectId: pointId,
    personId: actor.personId,
    data: { version: versionId, no: found.no + 1, via: actor.via },
  });
  return found.no + 1;
}
