import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import { can } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { loadObservations, loadWalk } from '#dialogue/walk-queries.server.ts';
import { settleObservation, type ObservationAt } from '#dialogue/write-observation.server.ts';
import { AppError } from '#platform/errors.ts';
import { findPoint } from '#promise/find-point.server.ts';
import { inputOf } from '#promise/point-input-of.ts';
import { loadPointVersion } from '#promise/point-queries.server.ts';
import { promiseSubject } from '#promise/promise-subject.server.ts';
import { revisePoint } from '#promise/revise-point.server.ts';

/** A point that an observation can become a measure of. */
export type PointChoice = { readonly id: string; readonly label: string };
/** The measure that an observation became, where it stands now. */
export type MeasureAt = {
  readonly measureId: string;
  readonly promise: string;
  readonly promiseSlug: string;
  readonly pointSlug: string;
  readonly number: number;
};

const MOST_CHOICES = 500;
const LABEL = 70;

/** The points of promises that are not closed, for somebody who may write all or some of them. */
export async function pointChoices(work: Work): Promise<PointChoice[]> {
  const { tx, municipalityId, actor } = work;
  const { rows } = await sql<{
    id: string;
    number: number;
    body: string;
    title: string;
    areas: string[];
    parties: string[];
  }>`
    select q.id, pv.position as number, pv.body, v.title,
      array(select area_id from promise_area x where (x.municipality_id, x.promise_version_id) = (v.municipality_id, v.id)) as areas,
      array(select party_id from promise_party x where (x.municipality_id, x.promise_version_id) = (v.municipality_id, v.id)) as parties
    from promise p
    join lateral (select * from promise_version v where (v.municipality_id, v.promise_id) = (p.municipality_id, p.id)
      order by no desc limit 1) v on true
    join point q on (q.municipality_id, q.promise_id) = (p.municipality_id, p.id) and q.trashed_at is null
    join lateral (select position, body from point_version pv where (pv.municipality_id, pv.point_id) = (q.municipality_id, q.id)
      order by no desc limit 1) pv on true
    where p.municipality_id = ${municipalityId} and p.trashed_at is null and p.closed_at is null
    order by v.period_from desc, p.slug, pv.position limit ${MOST_CHOICES}`.execute(tx);
  return rows
    .filter(({ areas, parties }) =>
      can(actor, 'promise:write', {
        municipalityId,
        state: 'running',
        areas,
        ...(parties.length > 0 ? { parties } : {}),
      }),
    )
    .map(({ id, title, number, body }) => ({ id, label: `${title}, ${number}. ${short(body)}` }));
}

function short(body: string): string {
  const line = body.replaceAll(/\s+/g, ' ');
  return line.length > LABEL ? `${line.slice(0, LABEL - 1).trimEnd()}…` : line;
}

/** Where these measures stand now: a point's latest version. */
export async function measuresAt(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  ids: readonly string[],
): Promise<MeasureAt[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<MeasureAt>`
    select m.id as "measureId", v.title as promise, p.slug as "promiseSlug", q.slug as "pointSlug", pv.position as number
    from measure m
    join point q on (q.municipality_id, q.id) = (m.municipality_id, m.point_id)
    join promise p on (p.municipality_id, p.id) = (q.municipality_id, q.promise_id)
    join lateral (select title from promise_version v where (v.municipality_id, v.promise_id) = (p.municipality_id, p.id)
      order by no desc limit 1) v on true
    join lateral (select position from point_version pv where (pv.municipality_id, pv.point_id) = (q.municipality_id, q.id)
      order by no desc limit 1) pv on true
    where m.municipality_id = ${municipalityId} and m.id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

/**
 * Makes an observation a measure of a point: what was proposed, or what was seen where nothing was, with its last day. The
 * point gets a new version, which has nobody's key.
 * @throws AppError `forbidden`, `not-found`, `point-not-found`, `walk-text-held` where nobody has looked at the words yet,
 *   `edited-meanwhile` where another version of the observation has come since `expectedNo`
 */
export async function makeMeasure(
  work: Work,
  at: ObservationAt,
  { expectedNo, pointId }: { readonly expectedNo: number; readonly pointId: string },
): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const { id: walkId } = await loadWalk(work, at.dialogueId, at.walkId);
  const found = (await loadObservations(work, walkId)).find(({ id }) => id === at.id);
  if (found === undefined) throw new AppError('not-found');
  if (found.no !== expectedNo) throw new AppError('edited-meanwhile');
  if (found.held) throw new AppError('walk-text-held');
  const { no, promiseId } = await findPoint(work, pointId);
  authorize(actor, 'promise:write', await promiseSubject(work, promiseId));
  const point = await loadPointVersion(tx, municipalityId, pointId, no);
  if (point === null) throw new AppError('point-not-found');
  const input = inputOf(point);
  const measures = [...(input.measures ?? []), { body: found.action ?? found.text, due: found.due }];
  const revised = await revisePoint(work, pointId, no, { ...input, measures });
  const made = (await loadPointVersion(tx, municipalityId, pointId, revised))?.measures.at(-1);
  if (made === undefined) throw new AppError('point-not-found');
  const settled = { status: 'handled' as const, answer: null, measureId: made.id };
  await settleObservation(work, at, { expectedNo, settled });
}
