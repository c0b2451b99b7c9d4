import { daysBefore, type BeforeSitting, type ForumDays } from '#places/sitting-days.ts';
import { workingDaysBetween } from '#platform/working-days.ts';
import type { Approval } from '#report-back/case-approvals.ts';
import { CASE_STEPS, type CaseStep } from '#report-back/case-steps.ts';

/** A day that a case must keep to come to its sitting. `late`: it is past and what it is for is not done. */
export type CaseDay = {
  readonly what: BeforeSitting | 'sitting';
  readonly day: string;
  readonly state: 'done' | 'coming' | 'late';
};

/** Where a case stands: its step, and whose approval of the finalised memo it still lacks. */
export type CaseAt = { readonly step: CaseStep; readonly missing: readonly Approval[] };

/**
 * How a case stands to its sitting. `tight`: a day comes within a week of work; `behind`: a day has passed, so that it
 * misses the sitting unless somebody makes up for it; `missed`: the sitting itself has passed; `cancelled`: there will be none.
 */
export type CaseTiming = 'no-sitting' | 'in-time' | 'tight' | 'behind' | 'missed' | 'cancelled' | 'decided';

export type AimedSitting = { readonly day: string; readonly cancelled: boolean; readonly days: ForumDays };

/** Working days before a day when it is told that it comes. */
const TOLD_BEFORE = 5;

/** The step at which each day is kept; the approvals, when none is missing. */
const DONE_AT: Readonly<Record<CaseDay['what'], CaseStep>> = {
  consultation: 'finalised',
  approval: 'finalised',
  agenda: 'on-agenda',
  sitting: 'decided',
};

/** Every day that the case has before its sitting, and the sitting, earliest first. `today`: the day in Sweden. */
export function caseDays({ step, missing }: CaseAt, { day, days }: AimedSitting, today: string): CaseDay[] {
  const before: readonly Omit<CaseDay, 'state'>[] = [...daysBefore(day, days), { what: 'sitting', day }];
  const done = (what: CaseDay['what']): boolean =>
    isAt(step, DONE_AT[what]) && (what !== 'approval' || missing.length === 0);
  return before.map((one) => ({ ...one, state: done(one.what) ? 'done' : one.day < today ? 'late' : 'coming' }));
}

/** How a case stands to the sitting that it aims at. */
export function caseTiming(at: CaseAt, sitting: AimedSitting | null, today: string): CaseTiming {
  if (isAt(at.step, 'decided')) return 'decided';
  if (sitting === null) return 'no-sitting';
  if (sitting.cancelled) return 'cancelled';
  if (sitting.day < today) return 'missed';
  const days = caseDays(at, sitting, today);
  if (days.some(({ state }) => state === 'late')) return 'behind';
  const next = days.find(({ state }) => state === 'coming');
  return next !== undefined && workingDaysBetween(today, next.day) <= TOLD_BEFORE ? 'tight' : 'in-time';
}

/** The first of the sittings, given in their order, that the case can still come to in time; null where none is known. */
export function nextInTime<Sitting extends AimedSitting>(
  at: CaseAt,
  sittings: readonly Sitting[],
  today: string,
): Sitting | null {
  return sittings.find((one) => ['in-time', 'tight'].includes(caseTiming(at, one, today))) ?? null;
}

function isAt(step: CaseStep, least: CaseStep): boolean {
  return CASE_STEPS.indexOf(step) >= CASE_STEPS.indexOf(least);
}
