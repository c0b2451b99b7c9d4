import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import { can, type Subject } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { AppError } from '#platform/errors.ts';
import { loadPromiseAt } from '#promise/promise-queries.server.ts';
import { promiseState } from '#promise/promise-state.ts';
import type { PromiseRecord } from '#promise/promise-record.ts';
import { loadFollowUp } from '#follow-up/follow-up-queries.server.ts';
import type { Verdict } from '#follow-up/follow-up-record.ts';
import { giveVerdicts } from '#follow-up/give-verdicts.server.ts';
import { ownerState, type Shown } from '#follow-up/owner-state.ts';
import type { VerdictTyped } from '#follow-up/verdict-form.ts';

export type VerdictRow = {
  /** Point, party and how many verdicts it has had. */
  readonly row: string;
  readonly number: number;
  readonly body: string;
  readonly party: string;
  readonly progress: Shown;
  readonly verdict: { readonly value: Verdict; readonly reason: string } | null;
  readonly may: boolean;
};

export type VerdictPage = {
  readonly promise: Pick<PromiseRecord, 'slug' | 'title' | 'period'>;
  readonly ended: boolean;
  readonly rows: readonly VerdictRow[];
};

const subjectOf = (
  work: Work,
  promise: PromiseRecord,
  today: string,
): Subject & { state: 'closed' | 'ended' | 'running' } => ({
  municipalityId: work.municipalityId,
  state: promiseState(promise, today),
  areas: promise.areas.map(({ id }) => id),
});

/** Every point and owner, with the owner's verdict; null where there is no such promise. */
export async function loadVerdictPage(work: Work, slug: string, today: string): Promise<VerdictPage | null> {
  const { tx, municipalityId, actor } = work;
  const promise = await loadPromiseAt(tx, municipalityId, slug);
  if (promise === null) return null;
  const followUp = await loadFollowUp(tx, municipalityId, promise.id);
  const numbers = await verdictNumbers(work, promise.id);
  const subject = subjectOf(work, promise, today);
  const rows = promise.points.flatMap((point) =>
    point.owners.map((owner): VerdictRow => {
      const who = { pointId: point.id, partyId: owner.id };
      const verdict = followUp.verdicts.find((one) => one.pointId === point.id && one.partyId === owner.id);
      return {
        row: `${point.id}.${owner.id}.${numbers.get(`${point.id} ${owner.id}`) ?? 0}`,
        number: point.number,
        body: point.body,
        party: owner.name,
        progress: ownerState(who, { ...followUp, verdicts: [] }, { ended: subject.state !== 'running', today }),
        verdict: verdict === undefined ? null : { value: verdict.value, reason: verdict.reason },
        may: can(actor, 'verdict:give', { ...subject, parties: [owner.id] }),
      };
    }),
  );
  const { title, period } = promise;
  return { promise: { slug, title, period }, ended: subject.state !== 'running', rows };
}

/**
 * Owners' approvers say whether their parties kept their points. A later verdict stands beside the earlier.
 * @throws AppError `verdict-too-early` until the promise's period has ended; `forbidden` for another party's point;
 *   `edited-meanwhile` where somebody has given a verdict since; `promise-not-found`, `point-not-found`
 */
export async function giveVerdictsByHand(
  work: Work,
  slug: string,
  verdicts: readonly VerdictTyped[],
  today: string,
): Promise<number> {
  const { tx, municipalityId, actor } = work;
  const promise = await loadPromiseAt(tx, municipalityId, slug);
  if (promise === null) throw new AppError('promise-not-found');
  const subject = subjectOf(work, promise, today);
  if (subject.state === 'running') throw new AppError('verdict-too-early');
  const numbers = await verdictNumbers(work, promise.id);
  for (const { pointId, partyId, expectedNo } of verdicts) {
    const owners = promise.points.find((point) => point.id === pointId)?.owners ?? [];
    if (!owners.some((owner) => owner.id === partyId)) throw new AppError('point-not-found');
    authorize(actor, 'verdict:give', { ...subject, parties: [partyId] });
    if ((numbers.get(`${pointId} ${partyId}`) ?? 0) !== expectedNo) throw new AppError('edited-meanwhile');
  }
  await giveVerdicts(
    work,
    verdicts.map(({ pointId, partyId, value, reason }) => ({ pointId, partyId, value, reason })),
  );
  return verdicts.length;
}

async function verdictNumbers({ tx, municipalityId }: Work, promiseId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; no: number }>`
    select v.point_id || ' ' || v.party_id as key, max(v.no) as no from verdict v
    join point p on (p.municipality_id, p.id) = (v.municipality_id, v.point_id)
    where v.municipality_id = ${municipalityId} and p.promise_id = ${promiseId}
    group by v.point_id, v.party_id`.execute(tx);
  return new Map(rows.map(({ key, no }) => [key, no]));
}
