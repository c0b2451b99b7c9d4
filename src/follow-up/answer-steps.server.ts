import { inWork } from '#access/work.server.ts';
import type { Context } from '#platform/context.server.ts';
import { draftOf, type FieldErrors, type Way } from '#follow-up/answer-form.ts';
import { mailReceipt } from '#follow-up/answer-receipt.server.ts';
import { saveDraft, sendAnswer } from '#follow-up/answer-report.server.ts';
import type { ReportLink } from '#follow-up/report-link.server.ts';
import type { AnswerDraft } from '#follow-up/request-record.ts';

export type AnswerStep = {
  readonly requestId: string;
  /** As the fields came. */
  readonly typed: AnswerDraft;
  /** The button that sends; null where the draft is only to be kept. */
  readonly way: Way | null;
  readonly seenNo: number;
};

/**
 * One step with the answer's form. What is typed is kept before anything else, in a transaction of its own, so that an
 * answer that is refused is not lost. Who has sent gets a receipt by mail.
 * @returns what is wrong in it, a sentence per field, or null when it is kept (and sent)
 * @throws AppError as `saveDraft` and `sendAnswer`
 */
export async function stepAnswer(
  ctx: Pick<Context, 'db' | 'secret' | 'config'>,
  { municipalityId, roundId, actor }: ReportLink,
  { requestId, typed, way, seenNo }: AnswerStep,
  today: string,
): Promise<FieldErrors | null> {
  const read = draftOf(typed);
  if ('errors' in read) return read.errors;
  await inWork(ctx.db, municipalityId, actor, (work) => saveDraft(work, requestId, read.draft, today));
  if (way === null) return null;
  return inWork(ctx.db, municipalityId, actor, async (work) => {
    const errors = await sendAnswer(work, { requestId, way, draft: read.draft, seenNo }, today);
    if (errors === null) await mailReceipt(work, ctx, { requestId, roundId, today });
    return errors;
  });
}
