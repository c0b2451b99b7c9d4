import { sql } from 'kysely';
import type { Dates } from '#checking/report.ts';
import type { Tx } from '#platform/database.server.ts';

export type PromiseFor = { readonly slug: string; readonly title: string; readonly points: number };

/** The first promise for exactly these areas (none: the whole municipality) and this period; null where there is none. */
export async function promiseFor(
  tx: Tx,
  municipalityId: string,
  areaIds: readonly string[],
  { from, to }: Dates,
): Promise<PromiseFor | null> {
  const { rows } = await sql<PromiseFor>`
    select p.slug, v.title,
      (select count(*) from point q where q.municipality_id = p.municipality_id and q.promise_id = p.id and q.trashed_at is null) as points
    from promise p
    join lateral (select id, title, period_from, period_to from promise_version v
      where v.municipality_id = p.municipality_id and v.promise_id = p.id order by no desc limit 1) v on true
    where p.municipality_id = ${municipalityId} and p.trashed_at is null
      and (v.period_from, v.period_to) = (${from}::date, ${to}::date)
      and coalesce((select array_agg(a.area_id order by a.area_id) from promise_area a
        where a.municipality_id = p.municipality_id and a.promise_version_id = v.id), '{}')
        = (select coalesce(array_agg(id order by id), '{}') from unnest(${areaIds}::uuid[]) as id)
    order by p.id limit 1`.execute(tx);
  return rows[0] ?? null;
}
