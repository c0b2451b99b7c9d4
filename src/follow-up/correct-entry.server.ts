import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { addEntryVersion } from '#follow-up/add-entry-version.server.ts';
import type { FigureInput } from '#follow-up/entry-input.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';
import type { EntryWords } from '#follow-up/write-entries.server.ts';

export type EntryCorrection = EntryWords & {
  readonly entryId: string;
  /** The version that the editor saw. */
  readonly expectedNo: number;
  /** What was corrected, for readers; needed once the round is locked, null for words said anew before that. */
  readonly correctionNote: string | null;
  /** The new version's figures, all of them. */
  readonly figures?: readonly FigureInput[];
};

/**
 * Adds a version of an entry, for those who read in or make up a whole record; a person's correction comes by
 * `changeEntry`. The versions before it stay.
 * @throws AppError `edited-meanwhile` where another version has come since, `entry-not-found`
 */
export async function correctEntry(work: Work, correction: EntryCorrection): Promise<string> {
  const { tx, municipalityId, actor } = work;
  const last = await tx
    .withTables<FollowUpTables>()
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
  const { entryId, expectedNo, figures = [], correctionNote, ...said } = correction;
  if (last.no !== expectedNo) throw new AppError('edited-meanwhile');
  const no = last.no + 1;
  const version = { ...said, entryId, pointId: last.point_id, no, figures };
  const id = await addEntryVersion(work, { ...version, correctionNote: correctionNote ?? undefined });
  await appendAudit(tx, {
    municipalityId,
    type: correctionNote === null ? 'entry-rewritten' : 'entry-corrected',
    subjectId: entryId,
    personId: actor.personId,
    data: { version: id, no, via: actor.via },
  });
  return id;
}
