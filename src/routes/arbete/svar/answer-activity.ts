import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { inWork } from '#access/work.server.ts';
import { activityOf } from '#follow-up/activity-form.ts';
import { logActivity } from '#follow-up/activity-log.server.ts';
import { ownRequest } from '#follow-up/answer-report.server.ts';
import { stepAnswer } from '#follow-up/answer-steps.server.ts';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { idIn } from '#routes/arbete/office-work.ts';
import { openedLink } from '#routes/arbete/svar/answer-door.ts';
import { activityTyped, answerTyped, sentForm } from '#routes/arbete/svar/sent-answer.ts';

/** Adds an activity beside the answer, for the very point and party that the question is about; the draft is kept too. */
export async function addActivity(event: RequestEvent) {
  const { ctx, link, today } = await openedLink(event);
  const requestId = idIn(event);
  const { words, file } = await sentForm(event.request);
  const typed = answerTyped(words);
  const activity = activityTyped(words);
  const failed = (status: number, faults: Readonly<Record<string, string>>) =>
    fail(status, { typed, errors: {}, fault: null, activity, activityErrors: faults });
  try {
    await stepAnswer(ctx, link, { requestId, typed, way: null, seenNo: 0 }, today);
    const wrong = await inWork(ctx.db, link.municipalityId, link.actor, async (work) => {
      const { pointId, partyId } = await ownRequest(work, requestId, today);
      const read = activityOf({ ...activity, point: pointId, party: partyId }, today);
      if ('errors' in read) return read.errors;
      await logActivity(work, read.activity, file);
      return null;
    });
    if (wrong !== null) return failed(422, wrong);
  } catch (fault) {
    return failed(ERRORS[foreseen(fault)].status, { file: sentenceFor(fault) });
  }
  redirect(303, `${event.url.pathname}?aktivitet#aktiviteter`);
}
