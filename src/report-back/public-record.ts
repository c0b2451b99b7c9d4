import { CASE_STEPS, type CaseStep } from '#report-back/case-steps.ts';

/** What the memo is in the eyes of whoever asks for it. `since`: the Swedish day. */
export type RecordStanding = {
  readonly kind: 'working' | 'shared' | 'finalised' | 'public';
  readonly since: string | null;
  /** The day when an earlier wording, which the board sent back, became a public record; null where there is none. */
  readonly earlier: string | null;
};

type Taken = { readonly step: CaseStep; readonly day: string };

/**
 * Whether the memo is a public record, and since when. What belongs to a case is drawn up (upprättad) when it has been
 * dispatched, or else when the case is settled (2 kap. 10 § tryckfrihetsförordningen); a draft that has not been dispatched
 * is none (12 §). The agenda carries the memo to those who are called, so that is when it counts as dispatched here. What
 * went out stays public when the board sends the case back; the new wording is a draft again.
 * @param steps latest first
 */
export function recordStanding(steps: readonly Taken[]): RecordStanding {
  const back = steps.findIndex(({ step }) => step === 'draft');
  const current = steps.slice(0, back === -1 ? steps.length : back);
  const before = back === -1 ? [] : steps.slice(back);
  const earlier = sentOut(before);
  const out = sentOut(current);
  if (out !== null) return { kind: 'public', since: out, earlier };
  const [latest] = current;
  if (latest === undefined) return { kind: 'working', since: null, earlier };
  if (latest.step === 'shared') return { kind: 'shared', since: latest.day, earlier };
  const finalised = current.find(({ step }) => step === 'finalised');
  return { kind: 'finalised', since: finalised?.day ?? latest.day, earlier };
}

/** The first day on which it went out with an agenda, or was decided without one. */
function sentOut(steps: readonly Taken[]): string | null {
  const at = CASE_STEPS.indexOf('on-agenda');
  return steps.findLast(({ step }) => CASE_STEPS.indexOf(step) >= at)?.day ?? null;
}
