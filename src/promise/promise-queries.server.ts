import { sql } from 'kysely';
import type { Dates } from '#checking/report.ts';
import type { Tx } from '#platform/database.server.ts';
import type { PlacesTables } from '#places/tables.ts';
import { loadPoints } from '#promise/point-queries.server.ts';
import type { PromiseRecord } from '#promise/promise-record.ts';
import type { PromiseTables } from '#promise/tables.ts';

export type PromiseListed = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly period: Dates;
  readonly points: number;
  readonly closedAt: Date | null;
};

/** The id of the promise with this address word, or null. */
export async function findPromise(tx: Tx, municipalityId: string, slug: string): Promise<string | null> {
  const row = await tx
    .withTables<PromiseTables>()
    .selectFrom('promise')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('slug', '=', slug)
    .where('trashed_at', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The municipality's promises, latest period first. */
export async function listPromises(tx: Tx, municipalityId: string): Promise<PromiseListed[]> {
  const { rows } = await sql<{
    id: string;
    slug: string;
    title: string;
    period_from: string;
    period_to: string;
    points: number;
    closed_at: Date | null;
  }>`
    select p.id, p.slug, v.title, v.period_from, v.period_to, p.closed_at,
      (select count(*) from point q where q.municipality_id = p.municipality_id and q.promise_id = p.id and q.trashed_at is null) as points
    from promise p
    join lateral (select title, period_from, period_to from promise_version v
      where v.municipality_id = p.municipality_id and v.promise_id = p.id order by no desc limit 1) v on true
    where p.municipality_id = ${municipalityId} and p.trashed_at is null
    order by v.period_from desc, p.slug`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    title: row.title,
    period: { from: row.period_from, to: row.period_to },
    points: row.points,
    closedAt: row.closed_at,
  }));
}

/** A promise as it stands, whole; null where there is none. */
export async function loadPromise(tx: Tx, municipalityId: string, promiseId: string): Promise<PromiseRecord | null> {
  const db = tx.withTables<PromiseTables & PlacesTables>();
  const frame = await db
    .selectFrom('promise')
    .innerJoin('promise_version as v', (join) =>
      join.onRef('v.municipality_id', '=', 'promise.municipality_id').onRef('v.promise_id', '=', 'promise.id'),
    )
    .select([
      'promise.slug',
      'promise.closed_at',
      'v.id as version_id',
      'v.no',
      'v.title',
      'v.intro',
      'v.internal_note',
      'v.period_from',
      'v.period_to',
    ])
    .where('promise.municipality_id', '=', municipalityId)
    .where('promise.id', '=', promiseId)
    .orderBy('v.no', 'desc')
    .executeTakeFirst();
  if (frame === undefined) return null;
  const ofVersion = { municipalityId, versionId: frame.version_id };
  return {
    id: promiseId,
    slug: frame.slug,
    versionId: frame.version_id,
    no: frame.no,
    title: frame.title,
    intro: frame.intro,
    internalNote: frame.internal_note,
    period: { from: frame.period_from, to: frame.period_to },
    closedAt: frame.closed_at,
    areas: await loadAreas(tx, ofVersion, frame.period_to),
    parties: await loadParties(tx, ofVersion),
    goals: await loadGoals(tx, ofVersion),
    agreements: await loadAgreements(tx, ofVersion),
    points: await loadPoints(tx, municipalityId, promiseId),
  };
}

type OfVersion = { readonly municipalityId: string; readonly versionId: string };

/** With the name that each had on the period's last day, or its latest. */
async function loadAreas(
  tx: Tx,
  { municipalityId, versionId }: OfVersion,
  day: string,
): Promise<PromiseRecord['areas']> {
  const { rows } = await sql<{ id: string; slug: string; name: string }>`
    select a.id, a.slug, v.name
    from promise_area pa
    join area a on (a.municipality_id, a.id) = (pa.municipality_id, pa.area_id)
    join lateral (select name from area_version v where v.municipality_id = a.municipality_id and v.area_id = a.id
      order by valid @> ${day}::date desc, upper(valid) desc nulls first limit 1) v on true
    where pa.municipality_id = ${municipalityId} and pa.promise_version_id = ${versionId}
    order by pa.position`.execute(tx);
  return rows;
}

async function loadParties(tx: Tx, { municipalityId, versionId }: OfVersion): Promise<PromiseRecord['parties']> {
  return tx
    .withTables<PromiseTables & PlacesTables>()
    .selectFrom('promise_party')
    .innerJoin('party', (join) =>
      join
        .onRef('party.municipality_id', '=', 'promise_party.municipality_id')
        .onRef('party.id', '=', 'promise_party.party_id'),
    )
    .select(['party.id', 'party.kind', 'party.name', 'promise_party.named'])
    .where('promise_party.municipality_id', '=', municipalityId)
    .where('promise_party.promise_version_id', '=', versionId)
    .orderBy('promise_party.position')
    .execute();
}

async function loadGoals(tx: Tx, { municipalityId, versionId }: OfVersion): Promise<PromiseRecord['goals']> {
  return tx
    .withTables<PromiseTables & PlacesTables>()
    .selectFrom('promise_goal')
    .innerJoin('goal', (join) =>
      join
        .onRef('goal.municipality_id', '=', 'promise_goal.municipality_id')
        .onRef('goal.id', '=', 'promise_goal.goal_id'),
    )
    .select(['goal.number', 'goal.body as text', 'goal.valid_from as from', 'goal.valid_to as to'])
    .where('promise_goal.municipality_id', '=', municipalityId)
    .where('promise_goal.promise_version_id', '=', versionId)
    .orderBy('promise_goal.position')
    .execute();
}

async function loadAgreements(tx: Tx, { municipalityId, versionId }: OfVersion): Promise<PromiseRecord['agreements']> {
  return tx
    .withTables<PromiseTables & PlacesTables>()
    .selectFrom('promise_agreement')
    .innerJoin('agreement', (join) =>
      join
        .onRef('agreement.municipality_id', '=', 'promise_agreement.municipality_id')
        .onRef('agreement.id', '=', 'promise_agreement.agreement_id'),
    )
    .select(['agreement.name', 'agreement.decided as date'])
    .where('promise_agreement.municipality_id', '=', municipalityId)
    .where('promise_agreement.promise_version_id', '=', versionId)
    .orderBy('promise_agreement.position')
    .execute();
}
