import { sql } from 'kysely';
import type { Dates } from '#checking/report.ts';
import type { Tx } from '#platform/database.server.ts';
import { loadPointsAlone, type PointAlone } from '#promise/point-queries.server.ts';
import { suggestLineage, type LineageSuggestion } from '#promise/lineage.ts';
import type { LineageKind } from '#promise/promise-record.ts';

export type Orphan = {
  readonly pointId: string;
  readonly number: number;
  readonly body: string;
  readonly promiseId: string;
  readonly promiseSlug: string;
  readonly promiseTitle: string;
  readonly period: Dates;
  /** The promise's areas by id; none: the whole municipality. */
  readonly areas: readonly string[];
};

/** Points that are said to carry on, and whose successor nobody has pointed out yet (invariant 5). */
export async function listOrphans(tx: Tx, municipalityId: string): Promise<Orphan[]> {
  const { rows } = await sql<{
    id: string;
    position: number;
    body: string;
    promise_id: string;
    slug: string;
    title: string;
    period_from: string;
    period_to: string;
    areas: string[];
  }>`
    select q.id, v.position, v.body, p.id as promise_id, p.slug, f.title, f.period_from, f.period_to,
      array(select a.area_id from promise_area a where a.municipality_id = p.municipality_id
        and a.promise_version_id = f.id) as areas
    from outcome o
    join point q on (q.municipality_id, q.id) = (o.municipality_id, o.point_id)
    join promise p on (p.municipality_id, p.id) = (q.municipality_id, q.promise_id)
    join lateral (select position, body from point_version v where v.municipality_id = q.municipality_id and v.point_id = q.id
      order by no desc limit 1) v on true
    join lateral (select id, title, period_from, period_to from promise_version f where f.municipality_id = p.municipality_id
      and f.promise_id = p.id order by no desc limit 1) f on true
    where o.municipality_id = ${municipalityId} and o.kind in ('carried', 'reworded', 'split', 'merged', 'prolonged')
      and q.trashed_at is null and p.trashed_at is null
      and not exists (select from lineage l
        join point s on (s.municipality_id, s.id) = (l.municipality_id, l.to_point)
        join promise t on (t.municipality_id, t.id) = (s.municipality_id, s.promise_id)
        where l.municipality_id = o.municipality_id and l.from_point = o.point_id and l.state = 'confirmed'
          and s.trashed_at is null and t.trashed_at is null)
    order by f.period_from, p.slug, v.position`.execute(tx);
  return rows.map((row) => ({
    pointId: row.id,
    number: row.position,
    body: row.body,
    promiseId: row.promise_id,
    promiseSlug: row.slug,
    promiseTitle: row.title,
    period: { from: row.period_from, to: row.period_to },
    areas: row.areas,
  }));
}

export type LineageToDecide = LineageSuggestion & {
  readonly earlier: PointAlone;
  readonly earlierPromise: { readonly slug: string; readonly title: string };
  readonly later: PointAlone;
};

/**
 * Suggestions for a promise's points from the promises before it that share an area with it (or are for the whole
 * municipality), best first within each. What a person has accepted or refused is not suggested again.
 */
export async function lineageSuggestions(
  tx: Tx,
  municipalityId: string,
  promiseId: string,
): Promise<LineageToDecide[]> {
  const { rows: before } = await sql<{
    id: string;
    slug: string;
    title: string;
    decided: { from: string; to: string }[];
  }>`
    with latest as (
      select distinct on (v.promise_id) v.promise_id, v.id as version_id, v.title, v.period_from, v.period_to
      from promise_version v where v.municipality_id = ${municipalityId} order by v.promise_id, v.no desc
    ), mine as (select * from latest where promise_id = ${promiseId})
    select p.id, p.slug, l.title,
      coalesce((select jsonb_agg(jsonb_build_object('from', x.from_point, 'to', x.to_point))
        from point b
        join lineage x on (x.municipality_id, x.to_point) = (b.municipality_id, b.id)
        join point a on (a.municipality_id, a.id) = (x.municipality_id, x.from_point) and a.promise_id = p.id
        where b.municipality_id = p.municipality_id and b.promise_id = ${promiseId}), '[]') as decided
    from latest l
    join promise p on (p.municipality_id, p.id) = (${municipalityId}::uuid, l.promise_id)
    cross join mine
    where l.promise_id <> ${promiseId} and l.period_from < mine.period_from and p.trashed_at is null
      and (exists (select from promise_area a join promise_area b on a.municipality_id = b.municipality_id and a.area_id = b.area_id
             where a.municipality_id = ${municipalityId} and a.promise_version_id = l.version_id and b.promise_version_id = mine.version_id)
        or not exists (select from promise_area a where a.municipality_id = ${municipalityId}
             and a.promise_version_id in (l.version_id, mine.version_id)))
    order by l.period_from desc limit 5`.execute(tx);
  if (before.length === 0) return [];
  const points = await loadPointsAlone(tx, municipalityId, [promiseId, ...before.map(({ id }) => id)]);
  const later = points.get(promiseId) ?? [];
  const found: LineageToDecide[] = [];
  for (const promise of before) {
    const earlier = points.get(promise.id) ?? [];
    for (const suggestion of suggestLineage(earlier, later, promise.decided)) {
      const [from, to] = [
        earlier.find((point) => point.id === suggestion.from),
        later.find((point) => point.id === suggestion.to),
      ];
      if (from === undefined || to === undefined) continue;
      found.push({
        ...suggestion,
        earlier: from,
        later: to,
        earlierPromise: { slug: promise.slug, title: promise.title },
      });
    }
  }
  return found;
}

/** One point carries on another, confirmed by a person. */
export type LineageEdge = { readonly from: string; readonly to: string; readonly kind: LineageKind };

/**
 * How points of a promise and of its family carry on one another. The family is found by following links to other
 * promises as long as the point that is led to is one of `through`; all links of the family's points are told.
 */
export async function familyLineage(
  tx: Tx,
  municipalityId: string,
  promiseId: string,
  through: readonly string[],
): Promise<LineageEdge[]> {
  const { rows } = await sql<LineageEdge>`
    with recursive live as materialized (
      select l.from_point, l.to_point, l.kind, a.promise_id as from_promise, b.promise_id as to_promise,
        (select period_from from promise_version f where f.municipality_id = p.municipality_id and f.promise_id = p.id
          order by no desc limit 1) as from_day,
        (select period_from from promise_version f where f.municipality_id = q.municipality_id and f.promise_id = q.id
          order by no desc limit 1) as to_day,
        (select position from point_version v where v.municipality_id = a.municipality_id and v.point_id = a.id
          order by no desc limit 1) as from_position,
        (select position from point_version v where v.municipality_id = b.municipality_id and v.point_id = b.id
          order by no desc limit 1) as to_position
      from lineage l
      join point a on (a.municipality_id, a.id) = (l.municipality_id, l.from_point) and a.trashed_at is null
      join point b on (b.municipality_id, b.id) = (l.municipality_id, l.to_point) and b.trashed_at is null
      join promise p on (p.municipality_id, p.id) = (a.municipality_id, a.promise_id) and p.trashed_at is null
      join promise q on (q.municipality_id, q.id) = (b.municipality_id, b.promise_id) and q.trashed_at is null
      where l.municipality_id = ${municipalityId} and l.state = 'confirmed'
    ), way as (
      select from_promise as here, to_promise as there from live where to_point = any(${through}::uuid[])
      union select to_promise, from_promise from live where from_point = any(${through}::uuid[])
    ), family as (
      select ${promiseId}::uuid as id
      union select way.there from family join way on way.here = family.id
    )
    select from_point as "from", to_point as "to", kind from live
    where from_promise in (select id from family) or to_promise in (select id from family)
    order by from_day, to_day, from_position, to_position, from_point, to_point`.execute(tx);
  return rows;
}
