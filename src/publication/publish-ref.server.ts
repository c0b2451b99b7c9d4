import type { Actor } from '#access/actor.ts';
import { inWork } from '#access/work.server.ts';
import type { Context } from '#platform/context.server.ts';
import { AppError } from '#platform/errors.ts';
import { findMunicipality } from '#places/places-queries.server.ts';
import { findPromise } from '#promise/promise-queries.server.ts';
import { groundOf } from '#publication/keys-hold.server.ts';
import { publishPromise, type Published, type PublishInput } from '#publication/publish-promise.server.ts';

/**
 * Publishes a promise by the two words of its address ('linkoping/skaggetorp-2017'), in a transaction of its own. On
 * the parties' keys, where it has not come with a document or is an example (see groundOf).
 * @throws AppError `promise-not-found`, and all that `publishPromise` throws
 */
export async function publishRef(
  ctx: Pick<Context, 'db'>,
  actor: Actor,
  ref: string,
  input: Pick<PublishInput, 'note' | 'size'>,
): Promise<Published> {
  const [slug = '', promiseSlug = '', ...rest] = ref.split('/');
  const municipality = rest.length > 0 ? null : await findMunicipality(ctx.db, slug);
  if (municipality === null) throw new AppError('promise-not-found');
  return inWork(ctx.db, municipality.id, actor, async (work) => {
    const promiseId = await findPromise(work.tx, municipality.id, promiseSlug);
    if (promiseId === null) throw new AppError('promise-not-found');
    const ground = await groundOf(work, municipality, promiseId);
    return publishPromise(work, { ...input, promiseId, ground });
  });
}
