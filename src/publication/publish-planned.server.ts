import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import { authorize } from '#access/authorize.ts';
import { colleagues } from '#access/people.server.ts';
import { inWork, type Work } from '#access/work.server.ts';
import type { Context } from '#platform/context.server.ts';
import { AppError, ERRORS, sentenceFor } from '#platform/errors.ts';
import type { Jobs } from '#platform/jobs/queues.ts';
import { currentMunicipality } from '#places/places-queries.server.ts';
import { loadPromise } from '#promise/promise-queries.server.ts';
import { promiseScope } from '#promise/promise-scope.ts';
import { groundOf } from '#publication/keys-hold.server.ts';
import { publishPromise } from '#publication/publish-promise.server.ts';
import type { PublicationTables } from '#publication/tables.ts';
import type { Size } from '#publication/version.ts';

type Waiting = {
  readonly promiseId: string;
  readonly size: Size;
  readonly note: string | null;
  readonly expectedNo: number;
  readonly byPerson: string | null;
};

const WORKER: Actor = { personId: null, via: 'worker' };

/**
 * Publishes what was planned, by whoever planned it and with what they may do today. What stands in the way then (a key,
 * the guard, an embargo, another version meanwhile) is written on the plan, and nothing is published. A plan that was
 * cancelled or has been carried out is left alone, so that the job may run again.
 */
export async function publishPlanned(
  { db }: Pick<Context, 'db'>,
  { municipalityId, plannedId }: Jobs['publish'],
): Promise<void> {
  try {
    await inWork(db, municipalityId, WORKER, async (work) => {
      const waiting = await lockWaiting(work, plannedId);
      if (waiting === null) return;
      await publish(work, waiting);
      await end(work, plannedId, null);
    });
  } catch (fault) {
    if (!(fault instanceof AppError) || ERRORS[fault.code].status >= 500) throw fault; // tried again
    await inWork(db, municipalityId, WORKER, async (work) => {
      if ((await lockWaiting(work, plannedId)) !== null) await end(work, plannedId, sentenceFor(fault));
    });
  }
}

async function publish(work: Work, { promiseId, size, note, expectedNo, byPerson }: Waiting): Promise<void> {
  const { tx, municipalityId } = work;
  const own = { ...work, actor: byPerson === null ? WORKER : await actorOf(work, byPerson) };
  const promise = await loadPromise(tx, municipalityId, promiseId);
  if (promise === null) throw new AppError('promise-not-found');
  authorize(own.actor, 'promise:publish', promiseScope(municipalityId, promise));
  const municipality = await currentMunicipality(tx, municipalityId);
  const ground = await groundOf(own, municipality, promiseId);
  await publishPromise(own, { promiseId, size, note, ground, expectedNo });
}

async function actorOf(work: Work, personId: string): Promise<Actor> {
  const person = (await colleagues(work)).find(({ id }) => id === personId);
  return { personId, via: 'worker', grants: person?.grants ?? [] };
}

async function lockWaiting({ tx, municipalityId }: Work, id: string): Promise<Waiting | null> {
  const { rows } = await sql<Waiting>`
    select promise_id as "promiseId", size, note, expected_no as "expectedNo", by_person as "byPerson"
    from planned_publication where municipality_id = ${municipalityId} and id = ${id} and state = 'waiting'
    for update`.execute(tx);
  return rows[0] ?? null;
}

async function end({ tx, municipalityId }: Work, id: string, refusal: string | null): Promise<void> {
  await tx
    .withTables<PublicationTables>()
    .updateTable('planned_publication')
    .set({
      state: refusal === null ? 'published' : 'refused',
      refusal: refusal?.slice(0, 2_000) ?? null,
      ended_at: new Date(),
    })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .execute();
}
