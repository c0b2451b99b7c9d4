import type { NewNotice } from '#platform/mail/notice-kinds.ts';
import { caseDays, caseTiming, type AimedSitting, type CaseAt } from '#report-back/case-clock.ts';

/** A case as the day's mail tells of it. */
export type TimedCase = CaseAt & {
  readonly id: string;
  readonly promise: string;
  readonly sitting: AimedSitting | null;
};

/**
 * What is to be told of a case today: that the next day before its sitting comes within a week of work, that it misses the
 * sitting as things stand, or that the sitting is cancelled. Each day is told once: the step names it.
 */
export function caseNotices(one: TimedCase, people: readonly string[], today: string): NewNotice[] {
  const { id, promise, sitting } = one;
  if (sitting === null) return [];
  const timing = caseTiming(one, sitting, today);
  const about = { subjectId: id } as const;
  if (timing === 'cancelled' || timing === 'behind' || timing === 'missed') {
    const day = caseDays(one, sitting, today).find(({ state }) => state === 'late')?.day ?? sitting.day;
    return people.map((personId) => ({
      ...about,
      personId,
      kind: timing === 'cancelled' ? 'case-sitting-cancelled' : 'case-behind',
      step: timing === 'cancelled' ? sitting.day : day,
      data: { promise, sitting: sitting.day },
    }));
  }
  if (timing !== 'tight') return [];
  const due = caseDays(one, sitting, today).find(({ state }) => state === 'coming')?.day ?? sitting.day;
  const data = { promise, sitting: sitting.day, due };
  return people.map((personId) => ({ ...about, personId, kind: 'case-due', step: due, data }));
}
