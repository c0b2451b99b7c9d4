import { addDays } from '#platform/clock.ts';
import { addWorkingDays } from '#platform/working-days.ts';
import { deadlines, type DecisionDays } from '#report-back/decision-deadlines.ts';
import type { DecisionSettings } from '#report-back/decision-settings.ts';

/** A case that is decided and not archived. */
export type DecidedCase = DecisionDays & {
  readonly caseId: string;
  readonly promise: string;
  readonly step: 'decided' | 'adjusted' | 'announced' | 'appeal-over';
  /** Recipients whom the decision has not reached. */
  readonly unsent: number;
  /** Who is told. */
  readonly people: readonly string[];
};

type Kind = 'minutes-to-adjust' | 'minutes-to-announce' | 'appeal-over' | 'dispatch-waiting';

export type DecisionReminder = {
  readonly personId: string;
  readonly kind: Kind;
  readonly subjectId: string;
  readonly step: string;
  readonly data: { readonly promise: string; readonly day: string };
};

/** Working days after the minutes were adjusted, when somebody is told that the decision has not gone to all. */
const DISPATCH_DAYS = 5;

/**
 * Who should be told what on a working-day morning. A limit is told of on the last morning at which it can be kept in time:
 * one that ends on a Sunday on the Friday before. The same step is told once (notices are unique), so a morning that was
 * missed is made up for on the next.
 * @param today the day in Sweden, a working day
 */
export function dueDecisionReminders(
  cases: readonly DecidedCase[],
  today: string,
  settings: DecisionSettings,
): DecisionReminder[] {
  return cases.flatMap((one) =>
    stepsOf(one, today, settings).flatMap(({ kind, step, day }) =>
      one.people.map((personId) => ({
        personId,
        kind,
        subjectId: one.caseId,
        step,
        data: { promise: one.promise, day },
      })),
    ),
  );
}

type Due = { readonly kind: Kind; readonly step: string; readonly day: string };

function stepsOf(one: DecidedCase, today: string, settings: DecisionSettings): Due[] {
  const { adjustBy, announceBy, appealUntil } = deadlines(one, settings);
  const due: Due[] = [];
  if (one.step === 'decided') {
    const step = urgency(adjustBy, today, settings.warnDays);
    if (step !== null) due.push({ kind: 'minutes-to-adjust', step, day: adjustBy });
  }
  if (one.step === 'adjusted' && announceBy !== null) {
    const step = urgency(announceBy, today, settings.announceDays);
    if (step !== null) due.push({ kind: 'minutes-to-announce', step, day: announceBy });
  }
  if (one.step === 'announced' && appealUntil !== null && today > appealUntil)
    due.push({ kind: 'appeal-over', step: 'over', day: appealUntil });
  if (one.adjusted !== null && one.unsent > 0 && today >= addWorkingDays(one.adjusted, DISPATCH_DAYS))
    due.push({ kind: 'dispatch-waiting', step: 'first', day: one.adjusted });
  return due;
}

/** How near the last day is: nobody is told before `warn` days are left. */
function urgency(by: string, today: string, warn: number): 'soon' | 'last' | 'late' | null {
  if (today > by) return 'late';
  if (addWorkingDays(today, 1) > by) return 'last';
  return today >= addDays(by, -warn) ? 'soon' : null;
}
