import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import { rowParts } from '#platform/row-parts.ts';
import { newId } from '#platform/uuid.server.ts';
import type { EntryInput } from '#follow-up/entry-input.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';
import { writeFigures } from '#follow-up/write-figures.server.ts';

export type EntryWritten = { readonly id: string; readonly versionId: string };

/**
 * Writes first versions of entries, with their figures; each point's entries stand in the order given.
 * Whoever says "genomförd" must bear it out with a dated activity or a document before the transaction ends, an imported
 * entry apart (invariant 4; the database refuses at commit: constraint `done_has_evidence`).
 */
export async function addEntries(work: Work, entries: readonly EntryInput[]): Promise<EntryWritten[]> {
  const { tx, municipalityId, actor } = work;
  if (entries.length === 0) return [];
  const db = tx.withTables<FollowUpTables>();
  const places = new Map<string, number>();
  const rows = entries.map((entry) => {
    const position = (places.get(entry.pointId) ?? 0) + 1;
    places.set(entry.pointId, position);
    return { entry, id: newId(), versionId: newId(), position };
  });
  for (const some of rowParts(rows)) {
    await db
      .insertInto('entry')
      .values(
        some.map(({ entry, id, position }) => ({
          municipality_id: municipalityId,
          id,
          round_id: entry.roundId,
          point_id: entry.pointId,
          party_id: entry.partyId,
          told: entry.told,
          position,
        })),
      )
      .execute();
    await db
      .insertInto('entry_version')
      .values(some.map(({ entry, id, versionId }) => versionRow(work, entry, { id: versionId, entryId: id, no: 1 })))
      .execute();
  }
  await writeFigures(
    work,
    rows.flatMap(({ entry, versionId }) =>
      (entry.figures ?? []).map((figure) => ({ pointId: entry.pointId, entryVersionId: versionId, figure })),
    ),
  );
  await appendAudit(tx, {
    municipalityId,
    type: 'entries-written',
    subjectId: null,
    personId: actor.personId,
    data: { versions: rows.map((row) => row.versionId), via: actor.via },
  });
  return rows.map(({ id, versionId }) => ({ id, versionId }));
}

export type EntryWords = Pick<
  EntryInput,
  'kind' | 'body' | 'progress' | 'reason' | 'nextStep' | 'internalNote' | 'saidLate' | 'sourceImport'
>;

/** The row of one version of an entry. */
export function versionRow(
  { municipalityId, actor }: Work,
  words: EntryWords,
  at: { readonly id: string; readonly entryId: string; readonly no: number; readonly correctionNote?: string | null },
) {
  const said = {
    kind: words.kind,
    body: words.body,
    next_step: words.nextStep ?? null,
    progress: words.progress ?? null,
    said_late: words.saidLate ?? false,
    reason: words.reason ?? null,
    correction_note: at.correctionNote ?? null,
  };
  return {
    municipality_id: municipalityId,
    id: at.id,
    entry_id: at.entryId,
    no: at.no,
    ...said,
    internal_note: words.internalNote ?? null,
    source_import: words.sourceImport ?? null,
    content: contentHash({ format: 'loftet-entry/1', ...said }),
    by_person: actor.personId,
  };
}
