/** Whose approval a finalised memo can need before a committee prepares the case. */
export const APPROVALS = ['chief', 'police-chief'] as const;
export type Approval = (typeof APPROVALS)[number];

export const APPROVAL_WORDS: Readonly<Record<Approval, string>> = {
  chief: 'ansvarig chef',
  'police-chief': 'polisens chef',
};

type Taken = { readonly step: string; readonly approves: Approval | null };

/**
 * Those whose approval is still missing. An approval is of the memo as it was finalised last: one from before a remand
 * does not count.
 * @param steps latest first
 */
export function missingApprovals(needed: readonly Approval[], steps: readonly Taken[]): Approval[] {
  const finalised = steps.findIndex(({ step }) => step === 'finalised');
  const since = steps.slice(0, finalised === -1 ? 0 : finalised);
  return needed.filter((one) => !since.some(({ approves }) => approves === one));
}
