import type { Work } from '#access/work.server.ts';
import { sql } from 'kysely';
import type { DialogueRead } from '#dialogue/dialogue-queries.server.ts';
import { mustWriteDialogue } from '#dialogue/must-write.server.ts';
import type { DialogueTables } from '#dialogue/tables.ts';
import { MOST_PICTURES, type WalkPicture } from '#dialogue/walk.ts';
import { walkPictureFile } from '#dialogue/walk-queries.server.ts';
import type { PictureStage } from '#dialogue/walk-words.ts';
import { AppError } from '#platform/errors.ts';
import { acceptFile, type AcceptedFile } from '#platform/files/accept-file.ts';
import { fileKind } from '#platform/files/file-kind.ts';
import { pictureSize } from '#platform/files/picture-size.ts';
import { readPng } from '#platform/files/png-drawing.ts';
import { unpacksAsSaid } from '#platform/files/redraw-png.server.ts';
import { loadFile, storeFile, type StoredFile } from '#platform/files.server.ts';

/** What a phone's camera takes; a small file that says it is larger is refused before anything draws it. */
const MOST_PIXELS = 24_000_000;

/**
 * A dialogue that is a safety walk, for somebody who may write it, or collect what is seen on it.
 * @throws AppError `forbidden`, `not-found`, `dialogue-no-walk`
 */
export async function mustWriteWalk(
  work: Work,
  dialogueId: string,
  action: 'dialogue:write' | 'dialogue:collect' = 'dialogue:write',
): Promise<DialogueRead> {
  const dialogue = await mustWriteDialogue(work, dialogueId, action);
  if (dialogue.kind !== 'walk') throw new AppError('dialogue-no-walk');
  return dialogue;
}

/**
 * Keeps a picture from a walk, once however often it is sent: without where, when and with what it was taken, and for nobody
 * but those who work in the municipality. It comes before the walk that names it.
 * @returns whether it was new
 * @throws AppError `picture-kind-refused`, `picture-too-many-pixels`, `picture-other` where another has come with the same id,
 *   and as `acceptFile` and `mustWriteWalk`
 */
export async function receivePicture(
  work: Work,
  dialogueId: string,
  sent: { readonly id: string; readonly bytes: Uint8Array },
): Promise<boolean> {
  const { tx, municipalityId } = work;
  await mustWriteWalk(work, dialogueId, 'dialogue:collect');
  const file = await storeFile(tx, municipalityId, await acceptPicture(sent.bytes));
  const { numInsertedOrUpdatedRows } = await tx
    .withTables<DialogueTables>()
    .insertInto('walk_picture')
    .values({ municipality_id: municipalityId, id: sent.id, dialogue_id: dialogueId, file_sha256: file })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'id']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) return true;
  if ((await walkPictureFile(work, dialogueId, sent.id)) !== file) throw new AppError('picture-other');
  return false;
}

async function acceptPicture(bytes: Uint8Array): Promise<AcceptedFile> {
  const kind = fileKind(bytes);
  if (bytes.length > 0 && (kind === null || kind === 'pdf')) throw new AppError('picture-kind-refused');
  const accepted = acceptFile({ bytes, name: 'bild' });
  const size = pictureSize(accepted.bytes);
  if (size === null) throw new AppError('file-damaged');
  if (size.width * size.height > MOST_PIXELS) throw new AppError('picture-too-many-pixels');
  if (kind !== 'png') return accepted;
  const drawing = readPng(accepted.bytes);
  if (typeof drawing === 'string' || !(await unpacksAsSaid(drawing))) throw new AppError('file-damaged');
  return accepted;
}

/**
 * Puts pictures that have come beside an observation.
 * @throws AppError `walk-picture-not-found` for one that has not come to the dialogue or is another's, `pictures-too-many`
 */
export async function putPictures(
  { tx, municipalityId }: Work,
  dialogueId: string,
  put: {
    readonly observationId: string;
    readonly stage: PictureStage;
    readonly pictures: readonly WalkPicture[];
  },
): Promise<void> {
  const { observationId, stage, pictures } = put;
  if (pictures.length === 0) return;
  const ids = pictures.map(({ id }) => id);
  const { rows } = await sql<{ come: number; there: number }>`
    select (select count(*)::int from walk_picture p where p.municipality_id = ${municipalityId}
        and p.dialogue_id = ${dialogueId} and p.id = any(${ids}::uuid[])
        and not exists (select from observation_picture o where (o.municipality_id, o.picture_id) = (p.municipality_id, p.id))) as come,
      (select count(*)::int from observation_picture o where o.municipality_id = ${municipalityId}
        and o.observation_id = ${observationId} and o.stage = ${stage}) as there`.execute(tx);
  const { come = 0, there = 0 } = rows[0] ?? {};
  if (come !== pictures.length) throw new AppError('walk-picture-not-found');
  if (there + pictures.length > MOST_PICTURES) throw new AppError('pictures-too-many');
  await tx
    .withTables<DialogueTables>()
    .insertInto('observation_picture')
    .values(
      pictures.map(({ id, alt }) => ({
        municipality_id: municipalityId,
        observation_id: observationId,
        picture_id: id,
        stage,
        alt,
      })),
    )
    .execute();
}

/** A picture of a dialogue's walks; null where there is none. */
export async function loadWalkPicture(work: Work, dialogueId: string, id: string): Promise<StoredFile | null> {
  const file = await walkPictureFile(work, dialogueId, id);
  return file === null ? null : loadFile(work.tx, work.municipalityId, file);
}
