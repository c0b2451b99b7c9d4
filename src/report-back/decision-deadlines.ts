import { addDays } from '#platform/clock.ts';
import { workingDayFrom } from '#platform/working-days.ts';
import type { DecisionSettings } from '#report-back/decision-settings.ts';

/** The days of a decision that have come; all `YYYY-MM-DD`, null for what has not happened. */
export type DecisionDays = {
  /** The day of the sitting. */
  readonly decided: string;
  readonly adjusted: string | null;
  readonly announced: string | null;
};

export type Deadlines = {
  /** The last day to adjust the minutes. */
  readonly adjustBy: string;
  /** The last day to announce it on the board; null until it is adjusted. */
  readonly announceBy: string | null;
  /** The last day on which an appeal must have come in; null until it is announced. */
  readonly appealUntil: string | null;
};

/**
 * By when each thing must be done (decision-settings.ts names the statutes).
 *
 * The time to appeal is counted in weeks: it ends on the day of the same name in the week, and where that is free, on the next
 * working day (1 and 2 §§ lagen 1930:173). The two others are told by the calendar and not moved on: whoever keeps to them
 * is never late, however that law is read.
 */
export function deadlines({ decided, adjusted, announced }: DecisionDays, settings: DecisionSettings): Deadlines {
  return {
    adjustBy: addDays(decided, settings.adjustDays),
    announceBy: adjusted === null ? null : addDays(adjusted, settings.announceDays),
    appealUntil: announced === null ? null : workingDayFrom(addDays(announced, settings.appealWeeks * 7)),
  };
}
