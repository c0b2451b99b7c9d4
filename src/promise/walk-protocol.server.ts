import type { Work } from '#access/work.server.ts';
import { loadWalkPicture } from '#dialogue/walk-pictures.server.ts';
import type { DocumentModel } from '#documents/document.ts';
import { FONT_FAMILY } from '#documents/fonts.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { loadWalkPage } from '#promise/walk-page.server.ts';
import { walkProtocol } from '#promise/walk-protocol.ts';

/** What one document holds of pictures, in bytes: a file that can be mailed. */
const MOST_BYTES = 20_000_000;

/** The protocol of a walk, with as many of its pictures as a file that can be mailed holds. @throws AppError `not-found` */
export async function loadWalkProtocol(
  work: Work,
  municipality: MunicipalityRef,
  at: { readonly dialogueId: string; readonly walkId: string },
): Promise<DocumentModel> {
  const page = await loadWalkPage(work, municipality, at);
  const sources = new Map<string, string>();
  let bytes = 0;
  for (const { id } of page.observations.flatMap(({ pictures }) => pictures)) {
    const file = await loadWalkPicture(work, at.dialogueId, id);
    if (file === null || bytes + file.content.length > MOST_BYTES) continue;
    bytes += file.content.length;
    sources.set(id, `data:${file.mediaType};base64,${Buffer.from(file.content).toString('base64')}`);
  }
  return walkProtocol(page, (id) => sources.get(id) ?? null, FONT_FAMILY);
}
