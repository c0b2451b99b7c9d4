import type { RequestHandler } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { InterviewSentShape } from '#dialogue/interview-sent.ts';
import { recordKind, walkSent } from '#dialogue/walk-sent.ts';
import { receiveWalk } from '#dialogue/write-walk.server.ts';
import { receiptOf } from '#dialogue/receipt.server.ts';
import { takeInterview } from '#dialogue/take-interview.server.ts';
import { AppError } from '#platform/errors.ts';
import { deviceAnswer, deviceSent } from '#routes/arbete/falt/device-answer.ts';
import { siteContext } from '#routes/site-context.ts';

/** Takes one record from a device. Its receipt is all that lets the device forget it. */
export const POST: RequestHandler = async (event) => {
  const { secret } = await siteContext();
  const sent = await deviceSent(event.request);
  return deviceAnswer(event, async (work) => {
    if (recordKind(sent) === 'walk') {
      const walk = walkSent(sent);
      await receiveWalk(work, walk, swedishDay(new Date()));
      return { receipt: receiptOf(secret, walk.id) };
    }
    const { data: record } = InterviewSentShape.safeParse(sent);
    if (record === undefined) throw new AppError('record-unreadable');
    await takeInterview(work, record, swedishDay(new Date()));
    return { receipt: receiptOf(secret, record.id) };
  });
};
