import type { Work } from '#access/work.server.ts';
import { newId } from '#platform/uuid.server.ts';
import type { FigureInput } from '#follow-up/entry-input.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';
import { versionRow, type EntryWords } from '#follow-up/write-entries.server.ts';
import { writeFigures } from '#follow-up/write-figures.server.ts';

export type NewVersion = EntryWords & {
  readonly entryId: string;
  readonly pointId: string;
  readonly no: number;
  readonly correctionNote?: string | undefined;
  readonly figures: readonly FigureInput[];
};

/** Writes a version after the last one, with all its figures; whoever writes the same number second is refused. */
export async function addEntryVersion(work: Work, version: NewVersion): Promise<string> {
  const id = newId();
  const { entryId, pointId, no, correctionNote, figures, ...words } = version;
  await work.tx
    .withTables<FollowUpTables>()
    .insertInto('entry_version')
    .values(versionRow(work, words, { id, entryId, no, ...(correctionNote === undefined ? {} : { correctionNote }) }))
    .execute();
  await writeFigures(
    work,
    figures.map((figure) => ({ pointId, entryVersionId: id, figure })),
  );
  return id;
}
