import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { wayFrom } from '#publication/addresses.server.ts';
import { subjectKindOf, type PageModel } from '#publication/page-model.ts';
import type { PointModel } from '#publication/point-model.ts';
import type { PromiseModel } from '#publication/promise-model.ts';
import type { Version } from '#publication/version.ts';
import type { WithdrawnModel } from '#publication/withdrawn-model.ts';

/** A page as it stands, with the part of its address after the municipality's word. */
type Standing<Model> = Version & {
  readonly path: string;
  readonly subjectId: string;
  readonly sha256: string;
  readonly model: Model;
};

export type PromiseWithPoints = {
  readonly page: Standing<PromiseModel | WithdrawnModel>;
  /** In the promise's order. */
  readonly points: readonly Standing<PointModel>[];
};

/**
 * The latest stored pages of a promise and of its points in a language, by the promise's word in the address or one that it
 * has had; null where there is none. One query.
 */
export async function promiseWithPoints(
  tx: Tx,
  { id, slug }: { readonly id: string; readonly slug: string },
  promiseWord: string,
  lang: Lang,
): Promise<PromiseWithPoints | null> {
  const latest = (kind: 'promise' | 'point', of: 'way' | 'a') => sql`
    lateral (select * from publication p
      where p.municipality_id = ${id} and p.subject_kind = ${kind} and p.subject_id = ${sql.ref(of)}.subject_id
        and p.channel = 'web' and p.lang = ${lang}
      order by no desc limit 1) p on true`;
  const { rows } = await sql<Standing<PageModel>>`
    with recursive ${wayFrom(id, promiseWord)}, page as (
      select way.path, p.* from way join ${latest('promise', 'way')}
      where way.redirect_to is null and way.subject_kind = 'promise'
    ), point as (
      select a.path, p.* from page
      cross join jsonb_array_elements(page.model -> 'points') item
      join address a on a.municipality_id = ${id} and a.path = substr(item ->> 'path', ${slug.length + 3}::int)
      join ${latest('point', 'a')}
    )
    select path, subject_id as "subjectId", sha256, model, no, at, size, note, ground
    from (select * from page union all select * from point) pages`.execute(tx);
  const page = rows.find(({ model }) => subjectKindOf(model) === 'promise');
  if (page === undefined) return null;
  const { model } = page;
  if (model.kind !== 'promise' && model.kind !== 'withdrawn') return null;
  const order = new Map(model.kind === 'promise' ? model.points.map((point, index) => [point.path, index]) : []);
  const points = rows
    .flatMap((row) => (row.model.kind === 'point' ? [{ ...row, model: row.model }] : []))
    .sort((one, other) => (order.get(one.model.path) ?? 0) - (order.get(other.model.path) ?? 0));
  return { page: { ...page, model }, points };
}
