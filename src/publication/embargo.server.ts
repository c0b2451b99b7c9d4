import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { dayWords } from '#checking/day-words.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
import { loadPromise } from '#promise/promise-queries.server.ts';
import { promiseScope } from '#promise/promise-scope.ts';
import type { Draft } from '#publication/store-publications.server.ts';
import { differs } from '#publication/store-publications.server.ts';
import type { PublicationTables } from '#publication/tables.ts';

export type Embargo = {
  readonly id: string;
  readonly pointId: string;
  readonly party: string;
  readonly partyId: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly until: string;
  /** For those who work with the promise. */
  readonly reason: string;
};

/** What holds on a day for a promise's points. */
export async function loadEmbargoes(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  promiseId: string,
  today: string,
): Promise<Embargo[]> {
  const { rows } = await sql<Embargo>`
    select e.id, e.point_id as "pointId", y.name as party, e.party_id as "partyId", e.until, e.reason from embargo e
    join point q on (q.municipality_id, q.id) = (e.municipality_id, e.point_id)
    join party y on (y.municipality_id, y.id) = (e.municipality_id, e.party_id)
    where e.municipality_id = ${municipalityId} and q.promise_id = ${promiseId} and e.lifted_at is null
      and e.until >= ${today}::date order by e.until, e.id`.execute(tx);
  return rows;
}

/**
 * Holds what is public of a point as it is until a day has passed: for a party that owns it or contributes to it.
 * @throws AppError `promise-not-found`, `point-not-found`, `forbidden`, `planned-in-the-past` for a day that has been
 */
export async function setEmbargo(
  work: Work,
  given: { readonly promiseId: string; readonly pointId: string } & Pick<Embargo, 'partyId' | 'until' | 'reason'>,
  today: string,
): Promise<string> {
  const { tx, municipalityId, actor } = work;
  const promise = await loadPromise(tx, municipalityId, given.promiseId);
  if (promise === null) throw new AppError('promise-not-found');
  const point = promise.points.find(({ id }) => id === given.pointId);
  if (point === undefined) throw new AppError('point-not-found');
  authorize(actor, 'promise:hold', { ...promiseScope(municipalityId, promise), parties: [given.partyId] });
  if (![...point.owners, ...point.contributors].some(({ id }) => id === given.partyId))
    throw new AppError('point-not-found');
  if (given.until < today) throw new AppError('planned-in-the-past');
  const id = newId();
  await tx
    .withTables<PublicationTables>()
    .insertInto('embargo')
    .values({
      municipality_id: municipalityId,
      id,
      point_id: given.pointId,
      party_id: given.partyId,
      until: given.until,
      reason: given.reason,
      by_person: actor.personId,
    })
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'embargo-set',
    subjectId: given.pointId,
    personId: actor.personId,
    data: { embargo: id, party: given.partyId, until: given.until, via: actor.via },
  });
  return id;
}

/**
 * Lifts an embargo before its day: for the party that asked for it.
 * @throws AppError `promise-not-found`, `not-found`, `forbidden`
 */
export async function liftEmbargo(
  work: Work,
  { promiseId, id, today }: { readonly promiseId: string; readonly id: string; readonly today: string },
): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const promise = await loadPromise(tx, municipalityId, promiseId);
  if (promise === null) throw new AppError('promise-not-found');
  const held = (await loadEmbargoes(work, promiseId, today)).find((one) => one.id === id);
  if (held === undefined) throw new AppError('not-found');
  authorize(actor, 'promise:hold', { ...promiseScope(municipalityId, promise), parties: [held.partyId] });
  await tx
    .withTables<PublicationTables>()
    .updateTable('embargo')
    .set({ lifted_at: new Date() })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'embargo-lifted',
    subjectId: held.pointId,
    personId: actor.personId,
    data: { embargo: id, via: actor.via },
  });
}

/**
 * Nothing is published that changes a page which a party has asked to be left as it is.
 * @throws AppError `publication-refused`
 */
export async function refuseUnderEmbargo(
  work: Work,
  promiseId: string,
  { drafts, today }: { readonly drafts: readonly Draft[]; readonly today: string },
): Promise<void> {
  const held = await loadEmbargoes(work, promiseId, today);
  const told = held.flatMap(({ pointId, party, until }) => {
    const draft = drafts.find(({ subjectId }) => subjectId === pointId);
    return draft?.model.kind === 'point' && differs(draft)
      ? [
          `${party} har bett att punkt\u00a0${draft.model.number} inte ändras offentligt till och med den ${dayWords(until)}.`,
        ]
      : [];
  });
  if (told.length > 0) throw new AppError('publication-refused', { what: [...new Set(told)].join(' ') });
}
