import { sql } from 'kysely';
import { inNamedMunicipality } from '#places/in-named-municipality.server.ts';
import type { Database, Tx } from '#platform/database.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { wayFrom } from '#publication/addresses.server.ts';
import { subjectKindOf, type PageModel } from '#publication/page-model.ts';
import type { PointModel } from '#publication/point-model.ts';
import { isAddress } from '#publication/public-address.ts';
import type { Source, WholePromise } from '#publication/shared-promise.ts';

type Row = Source<PageModel> & { readonly path: string; readonly subjectId: string };
type Latest = { readonly number: number; readonly at: Date; readonly note: string | null };

/**
 * A promise by its word in the address with its points, from the latest stored pages in a language; null where there is
 * none, and for a municipality to practise in, of which nothing is given away. Five queries with begin and commit.
 */
export async function findWholePromise(
  db: Database,
  municipalitySlug: string,
  promiseWord: string,
  lang: Lang,
): Promise<WholePromise | { readonly redirect: string } | null> {
  if (!isAddress(municipalitySlug, promiseWord)) return null;
  return inNamedMunicipality(db, municipalitySlug, async (tx, id, look) =>
    look.isPractice ? null : wholePromise(tx, { id, slug: municipalitySlug }, promiseWord, lang),
  );
}

/** The same within a transaction that sees the municipality. */
export async function wholePromise(
  tx: Tx,
  { id, slug }: { readonly id: string; readonly slug: string },
  promiseWord: string,
  lang: Lang,
): Promise<WholePromise | { readonly redirect: string } | null> {
  const { rows } = await sql<Row>`
    with recursive ${wayFrom(id, promiseWord)}, page as (
      select way.path, p.model, p.no, p.sha256, p.subject_id from way
      join lateral (select * from publication p
        where p.municipality_id = ${id} and p.subject_kind = 'promise' and p.subject_id = way.subject_id
          and p.channel = 'web' and p.lang = ${lang}
        order by no desc limit 1) p on true
      where way.redirect_to is null and way.subject_kind = 'promise'
    )
    select path, model, no, sha256, subject_id as "subjectId" from page
    union all
    select a.path, p.model, p.no, p.sha256, p.subject_id from page
    cross join jsonb_array_elements(page.model -> 'points') item
    join address a on a.municipality_id = ${id} and item ->> 'path' = ${`/${slug}/`} || a.path
    join lateral (select * from publication p
      where p.municipality_id = ${id} and p.subject_kind = 'point' and p.subject_id = a.subject_id
        and p.channel = 'web' and p.lang = ${lang}
      order by no desc limit 1) p on true`.execute(tx);
  const page = rows.find(({ model }) => subjectKindOf(model) === 'promise');
  if (page === undefined) return null;
  const { path, model, no, sha256, subjectId } = page;
  if (path !== promiseWord) return { redirect: `/${slug}/${path}` };
  if (model.kind !== 'promise' && model.kind !== 'withdrawn') return null;
  const version = await latestVersion(tx, id, subjectId);
  if (version === undefined) return null;
  const order = new Map(model.kind === 'promise' ? model.points.map((point, index) => [point.path, index]) : []);
  const points = rows
    .flatMap((row): Source<PointModel>[] =>
      row.model.kind === 'point' ? [{ model: row.model, no: row.no, sha256: row.sha256 }] : [],
    )
    .sort((one, other) => (order.get(one.model.path) ?? 0) - (order.get(other.model.path) ?? 0));
  return { id: subjectId, page: { model, no, sha256 }, points, version };
}

async function latestVersion(tx: Tx, municipalityId: string, promiseId: string): Promise<Latest | undefined> {
  const { rows } = await sql<Latest>`
    select (count(*) over ())::int as number, at, note from history_event
    where municipality_id = ${municipalityId} and promise_id = ${promiseId}
    order by at desc, id desc limit 1`.execute(tx);
  return rows[0];
}
