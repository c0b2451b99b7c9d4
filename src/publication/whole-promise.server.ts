import { sql } from 'kysely';
import { inNamedMunicipality } from '#places/in-named-municipality.server.ts';
import type { Database, Tx } from '#platform/database.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { promiseWithPoints } from '#publication/promise-with-points.server.ts';
import { isAddress } from '#publication/public-address.ts';
import type { Source, WholePromise } from '#publication/shared-promise.ts';

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
  const found = await promiseWithPoints(tx, { id, slug }, promiseWord, lang);
  if (found === null) return null;
  const { path, subjectId } = found.page;
  if (path !== promiseWord) return { redirect: `/${slug}/${path}` };
  const version = await latestVersion(tx, id, subjectId);
  if (version === undefined) return null;
  return { id: subjectId, page: sourceOf(found.page), points: found.points.map(sourceOf), version };
}

function sourceOf<Model>({ model, no, sha256 }: Source<Model>): Source<Model> {
  return { model, no, sha256 };
}

async function latestVersion(tx: Tx, municipalityId: string, promiseId: string): Promise<Latest | undefined> {
  const { rows } = await sql<Latest>`
    select (count(*) over ())::int as number, at, note from history_event
    where municipality_id = ${municipalityId} and promise_id = ${promiseId}
    order by at desc, id desc limit 1`.execute(tx);
  return rows[0];
}
