import { addWorkingDays } from '#platform/working-days.ts';

/** What must be done before a body meets, in the order of the days. */
const BEFORE_SITTING = ['consultation', 'approval', 'agenda'] as const;
export type BeforeSitting = (typeof BEFORE_SITTING)[number];

/** What is done by each of the days. */
export const BEFORE_SITTING_WORDS: Readonly<Record<BeforeSitting, string>> = {
  consultation: 'Samrådet klart',
  approval: 'Chefens godkännande',
  agenda: 'Kallelsen skickas',
};

/** Working days before a body's sittings; null where it has decided nothing. */
export type ForumDays = Readonly<Record<BeforeSitting, number | null>>;

export type DayBefore = { readonly what: BeforeSitting; readonly day: string };

/**
 * The last days to do each thing before a sitting, counted backwards in Swedish working days from its day, which is not
 * counted itself. Those that the body has decided, earliest first.
 */
export function daysBefore(sitting: string, days: ForumDays): DayBefore[] {
  return BEFORE_SITTING.flatMap((what) => {
    const count = days[what];
    return count === null ? [] : [{ what, day: addWorkingDays(sitting, -count) }];
  }).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
