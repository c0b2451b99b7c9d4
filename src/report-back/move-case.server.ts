import type { Work } from '#access/work.server.ts';
import { AppError } from '#platform/errors.ts';
import { findSitting } from '#places/sittings.server.ts';
import { lockPromise } from '#promise/lock-promise.server.ts';
import { APPROVAL_WORDS, missingApprovals } from '#report-back/case-approvals.ts';
import type { HandMove } from '#report-back/case-form.ts';
import { stepsTaken } from '#report-back/case-queries.server.ts';
import { loadProfile } from '#report-back/profile.server.ts';
import type { ReportBackTables } from '#report-back/tables.ts';
import { caseStanding, takeStep } from '#report-back/take-step.server.ts';

/**
 * Notes that the memo is approved, that the case is prepared or on an agenda (again, where it was tabled), or that it goes
 * back to draft with the board's reason.
 * @param today the day in Sweden: a step is noted on the day when it happened or later
 * @returns the new step's number
 * @throws AppError `case-approval-missing`, `sitting-not-found`, `sitting-cancelled`, `case-same-sitting`,
 * `case-day-impossible`, and what `takeStep` throws
 */
export async function moveCase(
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
      const missing = missingApprovals((await loadProfile(work)).profile.approvals, steps);
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
