import type { Work } from '#access/work.server.ts';
import { AppError } from '#platform/errors.ts';
import { findSitting } from '#places/sittings.server.ts';
import { lockPromise } from '#promise/lock-promise.server.ts';
import { APPROVAL_WORDS, missingApprovals } from '#report-back/case-approvals.ts';
import type { HandMove } from '#report-back/case-form.ts';
import { neededApprovals, stepsTaken } from '#report-back/case-queries.server.ts';
import type { ReportBackTables } from '#report-back/tables.ts';
import { caseStanding, takeStep } from '#report-back/take-step.server.ts';

/**
 * Notes by hand that the memo is approved, that the case is prepared or on an agenda (again, where it goes to another sitting
 * before its own), or that it goes back to draft. What the board does with the case at the sitting stands in the minutes, with
 * a paragraph: that is written down by decideCase alone.
 * @throws AppError `case-sitting-has-been`, and what `takeMove` throws
 */
export async function moveCase(
  work: Work,
  caseId: string,
  expectedNo: number,
  input: HandMove,
  today: string,
): Promise<number> {
  const { no, step } = await caseStanding(work, caseId);
  if (no === expectedNo && step === 'on-agenda') {
    const sittingId = (await stepsTaken(work, caseId))[0]?.sittingId ?? null;
    const sitting = sittingId === null ? null : await findSitting(work, sittingId);
    if (sitting !== null && !sitting.cancelled && sitting.day <= today) throw new AppError('case-sitting-has-been');
  }
  return takeMove(work, caseId, expectedNo, input, today);
}

/**
 * The move itself, by hand or as the board decided.
 * @param today the day in Sweden: a step is noted on the day when it happened or later
 * @returns the new step's number
 * @throws AppError `case-approval-missing`, `sitting-not-found`, `sitting-cancelled`, `case-same-sitting`,
 * `case-day-impossible`, and what `takeStep` throws
 */
export async function takeMove(
  work: Work,
  caseId: string,
  expectedNo: number,
  input: HandMove,
  today: string,
): Promise<number> {
  const { promiseId, no, step } = await caseStanding(work, caseId);
  // Whoever changes where the case is going (saveCaseFacts) waits, and then sees that it is on an agenda.
  await lockPromise(work, promiseId);
  const steps = await stepsTaken(work, caseId);
  // A case that has moved meanwhile is told so, rather than what its new place lacks.
  if (no === expectedNo) {
    if (input.day > today || input.day < (steps[0]?.day ?? '')) throw new AppError('case-day-impossible');
    if (input.step === 'prepared') {
      const missing = missingApprovals(await neededApprovals(work, caseId), steps);
      if (missing.length > 0)
        throw new AppError('case-approval-missing', { who: missing.map((one) => APPROVAL_WORDS[one]).join(', ') });
    }
    if (input.step === 'on-agenda' && step === 'on-agenda' && steps[0]?.sittingId === input.sittingId)
      throw new AppError('case-same-sitting');
  }
  const sitting = input.step === 'on-agenda' && input.sittingId ? await findSitting(work, input.sittingId) : null;
  if (sitting?.cancelled === true) throw new AppError('sitting-cancelled');
  // What the board does with the case is noted on the day of the sitting, which must not come before this step.
  if (sitting !== null && input.day > sitting.day) throw new AppError('case-day-impossible');
  const taken = await takeStep(work, caseId, expectedNo, input);
  if (sitting !== null) await aimAt(work, caseId, { sittingId: sitting.id, forumId: sitting.forumId });
  return taken;
}

/** Which sitting the case is going to, and so which body decides. */
async function aimAt(
  { tx, municipalityId }: Work,
  caseId: string,
  { sittingId, forumId }: { readonly sittingId: string; readonly forumId: string },
): Promise<void> {
  await tx
    .withTables<ReportBackTables>()
    .updateTable('council_case')
    .set({ sitting_id: sittingId, forum_id: forumId })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', caseId)
    .execute();
}
