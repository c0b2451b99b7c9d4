import type { Work } from '#access/work.server.ts';
import { AppError } from '#platform/errors.ts';
import { findPromise } from '#promise/promise-queries.server.ts';

/** The id of the promise with this address word. @throws AppError `not-found` */
export async function promiseAt({ tx, municipalityId }: Work, slug: string): Promise<string> {
  const id = await findPromise(tx, municipalityId, slug);
  if (id === null) throw new AppError('not-found');
  return id;
}
