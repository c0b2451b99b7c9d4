import { sql } from 'kysely';
import type { Dates } from '#checking/report.ts';
import type { Work } from '#access/work.server.ts';
import { LINEAGE_KINDS } from '#promise/promise-record.ts';

/** A point that somebody must say something about, so that nothing that was promised disappears without a trace. */
export type LooseEnd = {
  readonly pointId: string;
  readonly number: number;
  readonly body: string;
  readonly promiseSlug: string;
  readonly period: Dates;
};

export type LooseEnds = {
  /** Of promises whose period is over, without a word of what becomes of them. */
  readonly undecided: readonly LooseEnd[];
  /** Said to carry on a point that is in the waste basket, or of which it is said that it does not go on. */
  readonly withoutOrigin: readonly LooseEnd[];
};

const MOST = 200;

/**
 * What hangs loose between a municipality's promises, oldest first; points that wait for a successor are `listOrphans`.
 * @param today the Swedish day, `YYYY-MM-DD`: a period that ends today is not over
 */
export async function looseEnds(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  today: string,
): Promise<LooseEnds> {
  const { rows } = await sql<LooseEnd & { what: keyof LooseEnds }>`
    with latest as (
      select p.id, p.slug, v.period_from, v.period_to from promise p
      join lateral (select period_from, period_to from promise_version v
        where v.municipality_id = p.municipality_id and v.promise_id = p.id order by no desc limit 1) v on true
      where p.municipality_id = ${municipalityId} and p.trashed_at is null
    ), loose as (
      select q.id, q.promise_id, 'undecided' as what from point q
      join latest l on l.id = q.promise_id and l.period_to < ${today}::date
      where q.municipality_id = ${municipalityId} and q.trashed_at is null
        and not exists (select from outcome o where o.municipality_id = q.municipality_id and o.point_id = q.id)
      union all
      select distinct q.id, q.promise_id, 'withoutOrigin' from lineage x
      join point q on (q.municipality_id, q.id) = (x.municipality_id, x.to_point) and q.trashed_at is null
      join point e on (e.municipality_id, e.id) = (x.municipality_id, x.from_point)
      join promise f on (f.municipality_id, f.id) = (e.municipality_id, e.promise_id)
      left join outcome o on (o.municipality_id, o.point_id) = (e.municipality_id, e.id)
      where x.municipality_id = ${municipalityId} and x.state = 'confirmed'
        and (e.trashed_at is not null or f.trashed_at is not null
          or (f.closed_at is not null and not coalesce(o.kind = any(${[...LINEAGE_KINDS]}::text[]), false)))
    )
    select o.what, o.id as "pointId", v.position as number, v.body, l.slug as "promiseSlug",
      jsonb_build_object('from', l.period_from, 'to', l.period_to) as period
    from loose o
    join latest l on l.id = o.promise_id
    join lateral (select position, body from point_version v where v.municipality_id = ${municipalityId} and v.point_id = o.id
      order by no desc limit 1) v on true
    order by l.period_from, l.slug, v.position limit ${MOST}`.execute(tx);
  const of = (kind: keyof LooseEnds): LooseEnd[] =>
    rows.filter(({ what }) => what === kind).map(({ what: _what, ...end }) => end);
  return { undecided: of('undecided'), withoutOrigin: of('withoutOrigin') };
}
