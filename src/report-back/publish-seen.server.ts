import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { AppError } from '#platform/errors.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { promiseScope } from '#promise/promise-scope.ts';
import { findPromise, loadPromise } from '#promise/promise-queries.server.ts';
import { groundOf } from '#publication/keys-hold.server.ts';
import { publishPromise, type Published } from '#publication/publish-promise.server.ts';
import type { Size } from '#publication/version.ts';

/**
 * Publishes a promise for somebody who saw a version of its public page. On what ground: see groundOf.
 * @throws AppError `promise-not-found`, `forbidden`, and all that `publishPromise` throws
 */
export async function publishSeen(
  work: Work,
  municipality: Pick<MunicipalityRef, 'isDemo'>,
  slug: string,
  said: { readonly note: string | null; readonly size: Size; readonly version: number },
): Promise<Published> {
  const promiseId = await findPromise(work.tx, work.municipalityId, slug);
  const promise = promiseId === null ? null : await loadPromise(work.tx, work.municipalityId, promiseId);
  if (promiseId === null || promise === null) throw new AppError('promise-not-found');
  authorize(work.actor, 'promise:publish', promiseScope(work.municipalityId, promise));
  const ground = await groundOf(work, municipality, promiseId);
  return publishPromise(work, { promiseId, note: said.note, size: said.size, ground, expectedNo: said.version });
}
