import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import type { Outcome } from '#promise/promise-record.ts';
import type { PromiseTables } from '#promise/tables.ts';

/** Says what becomes of points when their promise ends. Said anew, the later word holds; the audit chain has both. */
export async function setOutcomes(
  work: Work,
  outcomes: readonly (Outcome & { readonly pointId: string })[],
): Promise<void> {
  const { tx, municipalityId, actor } = work;
  if (outcomes.length === 0) return;
  await tx
    .withTables<PromiseTables>()
    .insertInto('outcome')
    .values(
      outcomes.map(({ pointId, kind, reason, transferredTo }) => ({
        municipality_id: municipalityId,
        point_id: pointId,
        kind,
        reason,
        transferred_to: transferredTo,
        by_person: actor.personId,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['municipality_id', 'point_id']).doUpdateSet({
        kind: sql`excluded.kind`,
        reason: sql`excluded.reason`,
        transferred_to: sql`excluded.transferred_to`,
        by_person: sql`excluded.by_person`,
        at: sql`now()`,
      }),
    )
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'outcomes-set',
    subjectId: null,
    personId: actor.personId,
    data: { outcomes: outcomes.map(({ pointId, kind }) => ({ point: pointId, kind })), via: actor.via },
  });
}

/**
 * Closes a promise. Every point must have an outcome (invariant 5); the database refuses otherwise too.
 * @throws AppError `promise-has-open-points`, `promise-not-found`
 */
export async function closePromise(work: Work, promiseId: string): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const db = tx.withTables<PromiseTables>();
  const open = await db
    .selectFrom('point')
    .leftJoin('outcome', (join) =>
      join.onRef('outcome.municipality_id', '=', 'point.municipality_id').onRef('outcome.point_id', '=', 'point.id'),
    )
    .select((eb) => eb.fn.countAll<number>().as('open'))
    .where('point.municipality_id', '=', municipalityId)
    .where('point.promise_id', '=', promiseId)
    .where('point.trashed_at', 'is', null)
    .where('outcome.point_id', 'is', null)
    .executeTakeFirstOrThrow();
  if (open.open > 0) throw new AppError('promise-has-open-points', { count: open.open });
  const closed = await db
    .updateTable('promise')
    .set({ closed_at: sql`now()` })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', promiseId)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (closed.numUpdatedRows === 0n) throw new AppError('promise-not-found');
  await appendAudit(tx, {
    municipalityId,
    type: 'promise-closed',
    subjectId: promiseId,
    personId: actor.personId,
    data: { via: actor.via },
  });
}
