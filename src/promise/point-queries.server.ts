import { sql } from 'kysely';
import type { PartyKind, Per } from '#checking/report.ts';
import type { Tx } from '#platform/database.server.ts';
import type { LineageKind, OutcomeKind, PartyRef, PointLink, PointRecord } from '#promise/promise-record.ts';

type Row = {
  id: string;
  slug: string;
  version_id: string;
  no: number;
  position: number;
  focus_area: string | null;
  above: string | null;
  body: string;
  why: string | null;
  due_words: string | null;
  internal_note: string | null;
  at_least: number | null;
  unit: string | null;
  per: Per | null;
  outcome: OutcomeKind | null;
  reason: string | null;
  transferred_to: string | null;
};

/** The points of a promise that are not in the waste basket, each in its latest version, in the promise's order. */
export async function loadPoints(tx: Tx, municipalityId: string, promiseId: string): Promise<PointRecord[]> {
  const { rows } = await sql<Row>`
    select p.id, p.slug, v.id as version_id, v.no, v.position, f.name as focus_area, v.above, v.body, v.why, v.due_words,
      v.internal_note, t.at_least, t.unit, t.per, o.kind as outcome, o.reason, o.transferred_to
    from point p
    join lateral (select * from point_version v where v.municipality_id = p.municipality_id and v.point_id = p.id
      order by no desc limit 1) v on true
    left join focus_area f on (f.municipality_id, f.id) = (v.municipality_id, v.focus_area_id)
    left join target t on (t.municipality_id, t.point_version_id) = (v.municipality_id, v.id)
    left join outcome o on (o.municipality_id, o.point_id) = (p.municipality_id, p.id)
    where p.municipality_id = ${municipalityId} and p.promise_id = ${promiseId} and p.trashed_at is null
    order by v.position, p.id`.execute(tx);
  const parties = await partiesOf(
    tx,
    municipalityId,
    rows.map((row) => row.version_id),
  );
  const links = await linksOf(tx, municipalityId, promiseId);
  return rows.map((row, index) => ({
    id: row.id,
    slug: row.slug,
    versionId: row.version_id,
    no: row.no,
    number: index + 1,
    focusArea: row.focus_area,
    above: row.above,
    body: row.body,
    why: row.why,
    dueWords: row.due_words,
    internalNote: row.internal_note,
    owners: parties(row.version_id, 'owner'),
    contributors: parties(row.version_id, 'contributor'),
    target: row.at_least === null || row.unit === null ? null : { atLeast: row.at_least, unit: row.unit, per: row.per },
    outcome:
      row.outcome === null ? null : { kind: row.outcome, reason: row.reason ?? '', transferredTo: row.transferred_to },
    predecessors: links.filter((link) => link.to === row.id).map((link) => link.from),
    successors: links.filter((link) => link.fromId === row.id).map((link) => link.target),
  }));
}

type PartiesOf = (versionId: string, part: 'owner' | 'contributor') => PartyRef[];

async function partiesOf(tx: Tx, municipalityId: string, versions: readonly string[]): Promise<PartiesOf> {
  const { rows } = await sql<{ version: string; part: string; id: string; kind: PartyKind; name: string }>`
    select pp.point_version_id as version, pp.part, a.id, a.kind, a.name
    from point_party pp join party a on (a.municipality_id, a.id) = (pp.municipality_id, pp.party_id)
    where pp.municipality_id = ${municipalityId} and pp.point_version_id = any(${versions}::uuid[])
    order by pp.position`.execute(tx);
  const by = Map.groupBy(rows, (row) => `${row.version} ${row.part}`);
  return (versionId, part) => (by.get(`${versionId} ${part}`) ?? []).map(({ id, kind, name }) => ({ id, kind, name }));
}

type Side = {
  id: string;
  slug: string;
  promise_id: string;
  promise_slug: string;
  period_from: string;
  period_to: string;
  body: string;
  number: number;
};

type LinkRow = { kind: LineageKind; from: Side; to: Side };

async function linksOf(
  tx: Tx,
  municipalityId: string,
  promiseId: string,
): Promise<{ fromId: string; to: string; from: PointLink; target: PointLink }[]> {
  const { rows } = await sql<LinkRow>`
    with link as (
      select l.from_point, l.to_point, l.kind from point o
      join lineage l on l.municipality_id = o.municipality_id and l.from_point = o.id and l.state = 'confirmed'
      where o.municipality_id = ${municipalityId} and o.promise_id = ${promiseId}
      union
      select l.from_point, l.to_point, l.kind from point o
      join lineage l on l.municipality_id = o.municipality_id and l.to_point = o.id and l.state = 'confirmed'
      where o.municipality_id = ${municipalityId} and o.promise_id = ${promiseId}
    ), side as (
      select q.municipality_id, q.id, q.slug, q.promise_id, p.slug as promise_slug, f.period_from, f.period_to, v.body,
        (select count(*) from point o
           join lateral (select position from point_version w where w.municipality_id = o.municipality_id and w.point_id = o.id
             order by no desc limit 1) w on true
         where o.municipality_id = q.municipality_id and o.promise_id = q.promise_id and o.trashed_at is null
           and (w.position, o.id) <= (v.position, q.id))::int as number
      from (select from_point as id from link union select to_point from link) known
      join point q on q.municipality_id = ${municipalityId} and q.id = known.id and q.trashed_at is null
      join promise p on (p.municipality_id, p.id) = (q.municipality_id, q.promise_id) and p.trashed_at is null
      join lateral (select period_from, period_to from promise_version f where f.municipality_id = p.municipality_id
        and f.promise_id = p.id order by no desc limit 1) f on true
      join lateral (select body, position from point_version v where v.municipality_id = q.municipality_id and v.point_id = q.id
        order by no desc limit 1) v on true
    )
    select l.kind, to_jsonb(a) as "from", to_jsonb(b) as "to"
    from link l
    join side a on a.id = l.from_point
    join side b on b.id = l.to_point
    order by a.period_from, b.period_from, a.number, b.number`.execute(tx);
  return rows.map((row) => ({
    fromId: row.from.id,
    to: row.to.id,
    from: linkTo(row.kind, row.from),
    target: linkTo(row.kind, row.to),
  }));
}

function linkTo(kind: LineageKind, side: Side): PointLink {
  return {
    kind,
    pointId: side.id,
    pointSlug: side.slug,
    promiseId: side.promise_id,
    promiseSlug: side.promise_slug,
    period: { from: side.period_from, to: side.period_to },
    body: side.body,
    number: side.number,
  };
}
