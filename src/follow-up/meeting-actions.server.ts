import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { findPoint } from '#promise/find-point.server.ts';
import { inputOf } from '#promise/point-input-of.ts';
import { loadPointsAlone, type PointAlone } from '#promise/point-queries.server.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';

type OpenAction = { readonly body: string; readonly owner_words: string; readonly due: string | null };

/**
 * An action that is done, or that is dropped with a reason. One that has ended stays as it ended.
 * @throws AppError `not-found`, `forbidden`
 */
export async function endAction(
  work: Work,
  actionId: string,
  ended: { readonly state: 'done' } | { readonly state: 'dropped'; readonly reason: string },
): Promise<void> {
  authorize(work.actor, 'meeting:write', { municipalityId: work.municipalityId });
  if ((await openAction(work, actionId)) === null) return;
  await end(work, actionId, { ...ended, measureId: null });
}

/**
 * Makes an open action a measure of a point: a new version of the point, with nobody's key, that says what the action did.
 * @throws AppError as `revisePoint`, `not-found`, `action-ended`
 */
export async function measureFromAction(work: Work, actionId: string, pointId: string): Promise<void> {
  const { municipalityId, actor } = work;
  authorize(actor, 'meeting:write', { municipalityId });
  const action = await openAction(work, actionId);
  if (action === null) throw new AppError('action-ended');
  const { promiseId, no } = await findPoint(work, pointId);
  const before = await pointIn(work, promiseId, pointId);
  const input = inputOf(before);
  const owner = before.owners.find(({ name }) => name.toLowerCase() === action.owner_words.toLowerCase());
  const measure = {
    body: action.body,
    ownerParty: owner?.id ?? null,
    actors: owner === undefined ? action.owner_words : null,
    due: action.due,
  };
  await revisePoint(work, pointId, no, { ...input, measures: [...(input.measures ?? []), measure] });
  const known = new Set(before.measures.map(({ id }) => id));
  const made = (await pointIn(work, promiseId, pointId)).measures.find(({ id }) => !known.has(id));
  if (made === undefined) throw new Error('the point has got its measure');
  await end(work, actionId, { state: 'became-measure', measureId: made.id });
}

async function pointIn({ tx, municipalityId }: Work, promiseId: string, pointId: string): Promise<PointAlone> {
  const points = (await loadPointsAlone(tx, municipalityId, [promiseId])).get(promiseId) ?? [];
  const point = points.find(({ id }) => id === pointId);
  if (point === undefined) throw new AppError('point-not-found');
  return point;
}

/** The action with its row locked, or null where it has ended already. */
async function openAction({ tx, municipalityId }: Work, actionId: string): Promise<OpenAction | null> {
  const row = await tx
    .withTables<FollowUpTables>()
    .selectFrom('meeting_action')
    .select(['body', 'owner_words', 'due', 'state'])
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', actionId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new AppError('not-found');
  return row.state === 'open' ? row : null;
}

type Ended = {
  readonly state: 'done' | 'dropped' | 'became-measure';
  readonly reason?: string;
  readonly measureId: string | null;
};

async function end(work: Work, actionId: string, { state, reason, measureId }: Ended): Promise<void> {
  const { tx, municipalityId, actor } = work;
  await tx
    .withTables<FollowUpTables>()
    .updateTable('meeting_action')
    .set({ state, reason: reason ?? null, measure_id: measureId, ended_at: sql`now()` })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', actionId)
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'meeting-action-ended',
    subjectId: actionId,
    personId: actor.personId,
    data: { state, measure: measureId, via: actor.via },
  });
}
