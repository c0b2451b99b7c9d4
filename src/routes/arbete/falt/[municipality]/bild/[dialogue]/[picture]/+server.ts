import type { RequestHandler } from '@sveltejs/kit';
import { receiptOf } from '#dialogue/receipt.server.ts';
import { receivePicture } from '#dialogue/walk-pictures.server.ts';
import { LARGEST_FILE } from '#platform/files/file-kind.ts';
import { AppError } from '#platform/errors.ts';
import { deviceAnswer } from '#routes/arbete/falt/device-answer.ts';
import { uuidIn } from '#routes/arbete/office-work.ts';
import { siteContext } from '#routes/site-context.ts';

/** Takes one picture from a device, before the walk that names it. */
export const POST: RequestHandler = async (event) => {
  const { secret } = await siteContext();
  const [dialogueId, id] = [uuidIn(event, 'dialogue'), uuidIn(event, 'picture')];
  const isLarge = Number(event.request.headers.get('content-length') ?? 0) > LARGEST_FILE;
  const bytes = isLarge ? null : new Uint8Array(await event.request.arrayBuffer());
  return deviceAnswer(event, async (work) => {
    if (bytes === null) throw new AppError('file-too-large');
    await receivePicture(work, dialogueId, { id, bytes });
    return { receipt: receiptOf(secret, id) };
  });
};
