import { sql } from 'kysely';
import { inNamedMunicipality } from '#places/in-named-municipality.server.ts';
import type { Database } from '#platform/database.server.ts';
import { historyOf, type HistoryEvent, type StoredVersion } from '#publication/history.ts';
import { isAddress } from '#publication/public-address.ts';
import type { PromiseModel } from '#publication/promise-model.ts';
import type { Version } from '#publication/version.ts';

export type History = {
  /** The promise as it stands now, and in which version. */
  readonly model: PromiseModel;
  readonly version: Version;
  readonly events: readonly HistoryEvent[];
};

/**
 * All that has been published of a promise and its points, with what changed from version to version; null where there
 * is no such promise. Four queries with begin and commit.
 */
export async function findHistory(
  db: Database,
  municipalitySlug: string,
  promiseWord: string,
  lang: 'sv',
): Promise<History | null> {
  if (!isAddress(municipalitySlug, promiseWord)) return null;
  const found = await inNamedMunicipality(db, municipalitySlug, (tx, municipalityId) =>
    sql<StoredVersion>`
      select p.subject_id as "subjectId", p.model, p.no, p.at, p.size, p.note, p.ground
      from address a
      join publication p on p.municipality_id = a.municipality_id and p.subject_kind = a.subject_kind
        and p.subject_id = a.subject_id and p.channel = 'web' and p.lang = ${lang}
      where a.municipality_id = ${municipalityId} and a.subject_kind in ('promise', 'point')
        and (a.path = ${promiseWord} or starts_with(a.path, ${`${promiseWord}/`}))
      order by p.at, p.id`.execute(tx),
  );
  const rows = found?.rows ?? [];
  const now = rows.findLast(({ model }) => model.kind === 'promise');
  if (now === undefined || now.model.kind !== 'promise') return null;
  const { model, no, at, size, note, ground } = now;
  return { model, version: { no, at, size, note, ground }, events: historyOf(rows) };
}
