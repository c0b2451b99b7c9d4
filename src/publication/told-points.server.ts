import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import type { PointModel } from '#publication/point-model.ts';

/** A published point that is drawn from something that was said. `firstDay`: when it was first published, in Sweden. */
export type PointTold = { readonly pointId: string; readonly firstDay: string; readonly model: PointModel };

/** Points as they are published now, in the language where they are, else in Swedish; what was taken back is left out. */
export async function toldPoints(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  ids: readonly string[],
  lang: Lang,
): Promise<ReadonlyMap<string, PointTold>> {
  const { rows } = await sql<Omit<PointTold, 'model'> & { model: PointModel | { readonly kind: 'withdrawn' } }>`
    select w.id as "pointId", p.model, f.day as "firstDay" from unnest(${ids}::uuid[]) as w(id)
    join lateral (select p.model from publication p where p.municipality_id = ${municipalityId} and p.subject_kind = 'point'
      and p.subject_id = w.id and p.channel = 'web' and p.lang in (${lang}, 'sv')
      order by (p.lang = ${lang}) desc, p.no desc limit 1) p on true
    join lateral (select (min(p.at) at time zone 'Europe/Stockholm')::date::text as day from publication p
      where p.municipality_id = ${municipalityId} and p.subject_kind = 'point' and p.subject_id = w.id and p.channel = 'web') f on true`.execute(
    tx,
  );
  return new Map(
    rows.flatMap(({ model, ...row }) => (model.kind === 'point' ? [[row.pointId, { ...row, model }]] : [])),
  );
}
