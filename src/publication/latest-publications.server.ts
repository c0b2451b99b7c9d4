import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import type { PageModel } from '#publication/page-model.ts';
import type { Ground, SubjectKind } from '#publication/version.ts';

export type Latest = {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly subjectId: string;
  readonly no: number;
  readonly sha256: string;
  readonly model: PageModel;
  readonly note: string | null;
  readonly ground: Ground;
  readonly fromVersions: readonly string[];
};

/** What is published now of these kinds in a language, by the subject's id; of these subjects only, where they are named. */
export async function latestPublications(
  tx: Tx,
  municipalityId: string,
  kinds: readonly SubjectKind[],
  subjects: readonly string[] | null = null,
  lang: Lang = 'sv',
): Promise<Map<string, Latest>> {
  if (subjects?.length === 0) return new Map();
  const named = subjects === null ? sql`` : sql`and subject_id = any(${subjects}::uuid[])`;
  const { rows } = await sql<Latest>`
    select distinct on (subject_kind, subject_id) id, subject_kind as kind, subject_id as "subjectId", no, sha256, model,
      note, ground, from_versions as "fromVersions"
    from publication
    where municipality_id = ${municipalityId} and subject_kind = any(${kinds}::text[]) ${named}
      and channel = 'web' and lang = ${lang}
    order by subject_kind, subject_id, no desc`.execute(tx);
  return new Map(rows.map((row) => [row.subjectId, row]));
}
