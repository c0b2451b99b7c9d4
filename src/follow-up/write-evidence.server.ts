import type { Work } from '#access/work.server.ts';
import { newId } from '#platform/uuid.server.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';

export type EvidenceInput = (
  | { readonly entryVersionId: string; readonly activityId?: undefined }
  | { readonly activityId: string; readonly entryVersionId?: undefined }
) & {
  /** A kept file (platform/files.server.ts). */
  readonly fileSha256: string;
  readonly caption?: string | null;
  readonly visibility?: 'public' | 'internal';
};

/**
 * Puts documents beside the entries that they bear out, or the activities that they are from; internal until somebody makes them public. A document beside
 * one version of an entry bears out its later versions too.
 * @throws AppError `round-locked` where the entry's round is locked and the version is no correction
 */
export async function addEvidence({ tx, municipalityId }: Work, evidence: readonly EvidenceInput[]): Promise<string[]> {
  if (evidence.length === 0) return [];
  const rows = evidence.map((document) => ({
    municipality_id: municipalityId,
    id: newId(),
    entry_version_id: document.entryVersionId ?? null,
    activity_id: document.activityId ?? null,
    file_sha256: document.fileSha256,
    caption: document.caption ?? null,
    vis: document.visibility ?? 'internal',
  }));
  await tx.withTables<FollowUpTables>().insertInto('evidence').values(rows).execute();
  return rows.map((row) => row.id);
}
