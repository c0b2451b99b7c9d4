import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
import type { FigureInput } from '#follow-up/entry-input.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';
import { versionRow, type EntryWords } from '#follow-up/write-entries.server.ts';
import { writeFigures } from '#follow-up/write-figures.server.ts';

export type EntryCorrection = EntryWords & {
  readonly entryId: string;
  /** The version that the editor saw. */
  readonly expectedNo: number;
  /** What was corrected, for readers; required once the round is locked. Null while the answer may still be rewritten. */
  readonly correctionNote: string | null;
  /** The new version's figures, all of them. */
  readonly figures?: readonly FigureInput[];
};

/**
 * Adds a version of an entry. The versions before it stay.
 * @throws AppError `edited-meanwhile` where another version has come since, `entry-not-found`
 */
export async function correctEntry(work: Work, correction: EntryCorrection): Promise<string> {
  const { tx, municipalityId, actor } = work;
  const db = tx.withTables<FollowUpTables>();
  const last = await db
    .selectFrom('entry_version')
    .innerJoin('entry', (join) =>
      join
        .onRef('entry.municipality_id', '=', 'entry_version.municipality_id')
        .onRef('entry.id', '=', 'entry_version.entry_id'),
    )
    .select(['entry_version.no', 'entry.point_id'])
    .where('entry_version.municipality_id', '=', municipalityId)
    .where('entry_version.entry_id', '=', correction.entryId)
    .orderBy('entry_version.no', 'desc')
    .executeTakeFirst();
  if (last === undefined) throw new AppError('entry-not-found');
  if (last.no !== correction.expectedNo) throw new AppError('edited-meanwhile');
  const id = newId();
  const { entryId, correctionNote } = correction;
  await db
    .insertInto('entry_version')
    .values(versionRow(work, correction, { id, entryId, no: last.no + 1, correctionNote }))
    .execute();
  await writeFigures(
    work,
    (correction.figures ?? []).map((figure) => ({ pointId: last.point_id, entryVersionId: id, figure })),
  );
  await appendAudit(tx, {
    municipalityId,
    type: correctionNote === null ? 'entry-rewritten' : 'entry-corrected',
    subjectId: entryId,
    personId: actor.personId,
    data: { version: id, no: last.no + 1, via: actor.via },
  });
  return id;
}
