import { sql, type RawBuilder } from 'kysely';
import type { Dates } from '#checking/report.ts';
import type { Tx } from '#platform/database.server.ts';
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

type Frame = Pick<
  PromiseRecord,
  'id' | 'slug' | 'no' | 'title' | 'intro' | 'areas' | 'parties' | 'goals' | 'agreements'
> & {
  closed_at: Date | null;
  version_id: string;
  internal_note: string | null;
  public_note: string | null;
  content: string;
  period_from: string;
  period_to: string;
};

/** A promise as it stands, whole; null where there is none. */
export function loadPromise(tx: Tx, municipalityId: string, promiseId: string): Promise<PromiseRecord | null> {
  return load(tx, municipalityId, sql`p.id = ${promiseId}`);
}

/** The same, by its address word; null where there is none, or it is in the waste basket. */
export function loadPromiseAt(tx: Tx, municipalityId: string, slug: string): Promise<PromiseRecord | null> {
  return load(tx, municipalityId, sql`p.slug = ${slug} and p.trashed_at is null`);
}

async function load(tx: Tx, municipalityId: string, which: RawBuilder<unknown>): Promise<PromiseRecord | null> {
  const frame = await loadFrame(tx, municipalityId, which);
  if (frame === undefined) return null;
  const { id, slug, no, title, intro, areas, parties, goals, agreements } = frame;
  return {
    id,
    slug,
    versionId: frame.version_id,
    no,
    title,
    intro,
    internalNote: frame.internal_note,
    publicNote: frame.public_note,
    content: frame.content,
    period: { from: frame.period_from, to: frame.period_to },
    closedAt: frame.closed_at,
    areas,
    parties,
    goals,
    agreements,
    points: await loadPoints(tx, municipalityId, id),
  };
}

/** The latest version of the frame. Areas have the name that each had on the period's last day, or its latest. */
async function loadFrame(tx: Tx, municipalityId: string, which: RawBuilder<unknown>): Promise<Frame | undefined> {
  const { rows } = await sql<Frame>`
    select p.id, p.slug, p.closed_at, f.id as version_id, f.no, f.title, f.intro, f.internal_note, f.public_note, f.content, f.period_from, f.period_to,
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'slug', a.slug, 'name', n.name) order by x.position)
        from promise_area x
        join area a on (a.municipality_id, a.id) = (x.municipality_id, x.area_id)
        join lateral (select name from area_version n where n.municipality_id = a.municipality_id and n.area_id = a.id
          order by valid @> f.period_to desc, upper(valid) desc nulls first limit 1) n on true
        where x.municipality_id = f.municipality_id and x.promise_version_id = f.id), '[]') as areas,
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'named', x.named) order by x.position)
        from promise_party x join party a on (a.municipality_id, a.id) = (x.municipality_id, x.party_id)
        where x.municipality_id = f.municipality_id and x.promise_version_id = f.id), '[]') as parties,
      coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'number', g.number, 'text', g.body, 'from', g.valid_from, 'to', g.valid_to)
          order by x.position)
        from promise_goal x join goal g on (g.municipality_id, g.id) = (x.municipality_id, x.goal_id)
        where x.municipality_id = f.municipality_id and x.promise_version_id = f.id), '[]') as goals,
      coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'date', g.decided) order by x.position)
        from promise_agreement x join agreement g on (g.municipality_id, g.id) = (x.municipality_id, x.agreement_id)
        where x.municipality_id = f.municipality_id and x.promise_version_id = f.id), '[]') as agreements
    from promise p
    join lateral (select * from promise_version f where f.municipality_id = p.municipality_id and f.promise_id = p.id
      order by no desc limit 1) f on true
    where p.municipality_id = ${municipalityId} and ${which}`.execute(tx);
  return rows[0];
}
