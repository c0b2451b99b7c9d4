import { sql, type RawBuilder } from 'kysely';
import type { Per } from '#checking/report.ts';
import type { Tx } from '#platform/database.server.ts';
import type {
  LineageKind,
  MeasureRecord,
  OutcomeKind,
  PartyRef,
  PointLink,
  PointRecord,
} from '#promise/promise-record.ts';

type Row = {
  id: string;
  promise_id: string;
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
  due: string | null;
  public_note: string | null;
  content: string;
  place: PointRecord['place'];
  goals: PointRecord['goals'];
  measures: MeasureRecord[];
  at_least: number | null;
  unit: string | null;
  per: Per | null;
  outcome: OutcomeKind | null;
  reason: string | null;
  transferred_to: string | null;
  parties: (PartyRef & { readonly part: 'owner' | 'contributor' })[];
};

/** The points of a promise that are not in the waste basket, each in its latest version, in the promise's order. */
export async function loadPoints(tx: Tx, municipalityId: string, promiseId: string): Promise<PointRecord[]> {
  const points = (await loadPointsAlone(tx, municipalityId, [promiseId])).get(promiseId) ?? [];
  const links = await linksOf(tx, municipalityId, promiseId);
  return points.map((point) => ({
    ...point,
    predecessors: links.filter((link) => link.to === point.id).map((link) => link.from),
    successors: links.filter((link) => link.fromId === point.id).map((link) => link.target),
  }));
}

/** A point without how it carries on others and is carried on. */
export type PointAlone = Omit<PointRecord, 'predecessors' | 'successors'>;

/** The points of several promises, by the promises' ids, each in its promise's order. */
export async function loadPointsAlone(
  tx: Tx,
  municipalityId: string,
  promiseIds: readonly string[],
): Promise<Map<string, PointAlone[]>> {
  const { rows } = await sql<Row>`${SAID}
    where p.municipality_id = ${municipalityId} and p.promise_id = any(${promiseIds}::uuid[]) and p.trashed_at is null
    order by v.position, p.id`.execute(tx);
  const byPromise = Map.groupBy(rows, (row) => row.promise_id);
  return new Map([...byPromise].map(([id, points]) => [id, points.map(aloneOf)]));
}

/** A point in an older version, as an editor saw it; null where there is none. Its `number` is 1, whatever it was. */
export async function loadPointVersion(
  tx: Tx,
  municipalityId: string,
  pointId: string,
  no: number,
): Promise<PointAlone | null> {
  const { rows } = await sql<Row>`${said(sql`and v.no = ${no}`)}
    where p.municipality_id = ${municipalityId} and p.id = ${pointId}`.execute(tx);
  return rows[0] === undefined ? null : aloneOf(rows[0], 0);
}

/** What points say, with a condition on which of their versions; the latest of those it leaves. */
const said = (which: RawBuilder<unknown>): RawBuilder<unknown> => sql`
    select p.id, p.promise_id, p.slug, v.id as version_id, v.no, v.position, f.name as focus_area, v.above, v.body, v.why,
      v.due_words, v.internal_note, v.due, v.public_note, v.content, t.at_least, t.unit, t.per, o.kind as outcome, o.reason, o.transferred_to,
      coalesce((select jsonb_agg(jsonb_build_object('part', pp.part, 'id', a.id, 'kind', a.kind, 'name', a.name) order by pp.position)
        from point_party pp join party a on (a.municipality_id, a.id) = (pp.municipality_id, pp.party_id)
        where pp.municipality_id = v.municipality_id and pp.point_version_id = v.id), '[]') as parties,
      (select jsonb_build_object('id', l.id, 'name', l.name, 'visibility', l.vis) from place l
        where l.municipality_id = v.municipality_id and l.id = v.place_id) as place,
      coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'number', g.number, 'text', g.body) order by x.position)
        from point_goal x join goal g on (g.municipality_id, g.id) = (x.municipality_id, x.goal_id)
        where x.municipality_id = v.municipality_id and x.point_version_id = v.id), '[]') as goals,
      coalesce((select jsonb_agg(jsonb_build_object('id', m.measure_id, 'body', m.body, 'actors', m.actors,
          'limits', m.limits, 'funding', m.funding, 'amount', m.amount, 'due', m.due, 'visibility', m.vis,
          'ownerParty', case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end,
          'ownerUnit', case when u.id is not null then jsonb_build_object('id', u.id, 'name', u.name) end)
          order by m.position)
        from measure_version m
        left join party a on (a.municipality_id, a.id) = (m.municipality_id, m.owner_party)
        left join unit u on (u.municipality_id, u.id) = (m.municipality_id, m.owner_unit)
        where m.municipality_id = v.municipality_id and m.point_version_id = v.id), '[]') as measures
    from point p
    join lateral (select * from point_version v where v.municipality_id = p.municipality_id and v.point_id = p.id ${which}
      order by no desc limit 1) v on true
    left join focus_area f on (f.municipality_id, f.id) = (v.municipality_id, v.focus_area_id)
    left join target t on (t.municipality_id, t.point_version_id) = (v.municipality_id, v.id)
    left join outcome o on (o.municipality_id, o.point_id) = (p.municipality_id, p.id)`;
const SAID = said(sql``);

function aloneOf(row: Row, index: number): PointAlone {
  const inPart = (part: 'owner' | 'contributor'): PartyRef[] =>
    row.parties.filter((party) => party.part === part).map(({ id, kind, name }) => ({ id, kind, name }));
  return {
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
    due: row.due,
    place: row.place,
    publicNote: row.public_note,
    goals: row.goals,
    measures: row.measures,
    content: row.content,
    owners: inPart('owner'),
    contributors: inPart('contributor'),
    target: row.at_least === null || row.unit === null ? null : { atLeast: row.at_least, unit: row.unit, per: row.per },
    outcome:
      row.outcome === null ? null : { kind: row.outcome, reason: row.reason ?? '', transferredTo: row.transferred_to },
  };
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
type Link = { readonly fromId: string; readonly to: string; readonly from: PointLink; readonly target: PointLink };

async function linksOf(tx: Tx, municipalityId: string, promiseId: string): Promise<Link[]> {
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
