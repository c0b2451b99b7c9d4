import type { Work } from '#access/work.server.ts';
import { dayWords } from '#checking/day-words.ts';
import { addDays } from '#platform/clock.ts';
import { AppError } from '#platform/errors.ts';
import { lockPromise } from '#promise/lock-promise.server.ts';
import { deadlines } from '#report-back/decision-deadlines.ts';
import { authorizeMove, followedOf, rulingsOf, type Followed } from '#report-back/decision-queries.server.ts';
import { loadDecisionSettings } from '#report-back/decision-settings.server.ts';
import { caseStanding, takeStep } from '#report-back/take-step.server.ts';

type Seen = {
  /** The number of the latest step that the person saw. */
  readonly version: number;
  readonly today: string;
};

/**
 * The minutes are adjusted: from now on nothing of the decision changes, and it may be sent.
 * @throws AppError `decision-missing`, `minutes-day-wrong`, and those of takeStep
 */
export async function adjustMinutes(
  work: Work,
  caseId: string,
  { version, today, day, by }: Seen & { readonly day: string; readonly by: string },
): Promise<void> {
  const { decided } = await decidedCase(work, caseId);
  refuseUnlessBetween(day, decided.day, today);
  await takeStep(work, caseId, version, { step: 'adjusted', day, name: by, role: 'justerare' });
}

/**
 * That the minutes are adjusted is told on the municipality's board: the time to appeal begins.
 * @throws AppError `decision-missing`, `minutes-day-wrong`, and those of takeStep
 */
export async function announceAdjustment(
  work: Work,
  caseId: string,
  { version, today, day }: Seen & { readonly day: string },
): Promise<void> {
  const { adjusted } = await decidedCase(work, caseId);
  if (adjusted === null) throw new AppError('case-move-refused');
  refuseUnlessBetween(day, adjusted.day, today);
  await takeStep(work, caseId, version, { step: 'announced', day });
}

/**
 * The time to appeal is over. Where somebody appealed, the note tells how it ended, and the step is taken today; else it
 * was over on the day after the last.
 * @throws AppError `decision-missing`, `appeal-time-running`, and those of takeStep
 */
export async function endAppealTime(
  work: Work,
  caseId: string,
  { version, today, note }: Seen & { readonly note: string | null },
): Promise<void> {
  const { decided, adjusted, announced } = await decidedCase(work, caseId);
  if (announced === null) throw new AppError('case-move-refused');
  const days = { decided: decided.day, adjusted: adjusted?.day ?? null, announced: announced.day };
  const { appealUntil } = deadlines(days, await loadDecisionSettings(work));
  if (appealUntil === null || today <= appealUntil)
    throw new AppError('appeal-time-running', { day: dayWords(appealUntil ?? today) });
  const day = note === null ? addDays(appealUntil, 1) : today;
  await takeStep(work, caseId, version, { step: 'appeal-over', day, reason: note });
}

async function decidedCase(
  work: Work,
  caseId: string,
): Promise<Followed & { readonly decided: NonNullable<Followed['decided']> }> {
  const { promiseId } = await caseStanding(work, caseId);
  await authorizeMove(work, promiseId);
  await lockPromise(work, promiseId);
  const followed = await followedOf(work, caseId);
  const { decided } = followed;
  const written = decided !== null && (await rulingsOf(work, caseId)).some(({ stepNo }) => stepNo === decided.no);
  if (decided === null || !written) throw new AppError('decision-missing');
  return { ...followed, decided };
}

function refuseUnlessBetween(day: string, first: string, today: string): void {
  if (day < first || day > today) throw new AppError('minutes-day-wrong', { first: dayWords(first) });
}
