import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import type { PageModel } from '#publication/page-model.ts';
import type { PointModel } from '#publication/point-model.ts';

/** Where a point is asked about: `path` is that of its promise and itself. */
export type PointAt = { readonly slug: string; readonly path: string; readonly lang: Lang; readonly now: Date };

/** A point by its address, as its page is published now: in the language where it is there, else in Swedish. */
export async function publishedPoint(
  tx: Tx,
  municipalityId: string,
  { path, lang }: Pick<PointAt, 'path' | 'lang'>,
): Promise<{ readonly id: string; readonly model: PointModel } | null> {
  const { rows } = await sql<{ id: string; model: PageModel }>`
    select a.subject_id as id, p.model from address a
    join lateral (select p.model from publication p
      where p.municipality_id = a.municipality_id and p.subject_kind = 'point' and p.subject_id = a.subject_id
        and p.channel = 'web' and p.lang in (${lang}, 'sv')
      order by (p.lang = ${lang}) desc, p.no desc limit 1) p on true
    where a.municipality_id = ${municipalityId} and a.path = ${path} and a.redirect_to is null
      and a.subject_kind = 'point'`.execute(tx);
  const [row] = rows;
  if (row?.model.kind !== 'point' || row.model.removed) return null;
  return { id: row.id, model: row.model };
}
