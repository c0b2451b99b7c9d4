import { nextPeriod, nextTitle, nextYear } from '#promise/carry-over.ts';
import { NO_FRAME, type FrameForm } from '#promise/frame-form.ts';
import type { BeginningPage } from '#promise/writing-page.server.ts';

/**
 * What stands in the form of a new promise before anybody has typed: next year on a blank page, or what the earlier
 * promise says, for the period after it. `today` is `YYYY-MM-DD`.
 */
export function firstForm({ earlier, choices }: BeginningPage, today: string): FrameForm {
  const parties = choices.parties
    .filter(({ kind }) => kind === 'municipality' || kind === 'police')
    .map(({ id }) => id);
  if (earlier === null) {
    const { from, to } = nextYear(today);
    return { ...NO_FRAME, parties, periodFrom: from, periodTo: to };
  }
  const period = nextPeriod(earlier.period);
  const offered = new Set([...choices.goals, ...choices.agreements, ...choices.areas].map(({ id }) => id));
  const still = (things: readonly { readonly id: string }[]): string[] =>
    things.map(({ id }) => id).filter((id) => offered.has(id));
  return {
    ...NO_FRAME,
    title: nextTitle(earlier.title, earlier.period, period),
    periodFrom: period.from,
    periodTo: period.to,
    areas: still(earlier.areas),
    parties: earlier.parties.length > 0 ? earlier.parties.map(({ id }) => id) : parties,
    goals: still(earlier.goals),
    agreements: still(earlier.agreements),
  };
}
