import type { Approval } from '#report-back/case-approvals.ts';

/** The steps of a case, in the order in which it goes when nothing comes in between. */
export const CASE_STEPS = [
  'draft',
  'shared',
  'finalised',
  'approved',
  'prepared',
  'on-agenda',
  'decided',
  'adjusted',
  'announced',
  'appeal-over',
  'archived',
] as const;
export type CaseStep = (typeof CASE_STEPS)[number];

/** What each step is called where a case stands in it. */
export const STEP_WORDS: Readonly<Record<CaseStep, string>> = {
  draft: 'Utkast',
  shared: 'På samråd',
  finalised: 'Färdigställd',
  approved: 'Godkänd',
  prepared: 'Beredd',
  'on-agenda': 'På dagordningen',
  decided: 'Beslutad',
  adjusted: 'Protokollet är justerat',
  announced: 'Justeringen är tillkännagiven',
  'appeal-over': 'Överklagandetiden är slut',
  archived: 'Arkiverad',
};

/**
 * Where a case may go from where it stands. Back to `draft` is what a consultation's end and a remand are; a tabled case
 * goes from the agenda of one sitting to that of another. What the board has decided only goes on.
 */
const ONWARD: Readonly<Record<CaseStep, readonly CaseStep[]>> = {
  draft: ['shared', 'finalised'],
  shared: ['draft', 'finalised'],
  finalised: ['approved', 'prepared', 'draft'],
  approved: ['approved', 'prepared', 'draft'],
  prepared: ['on-agenda', 'draft'],
  'on-agenda': ['on-agenda', 'decided', 'draft'],
  decided: ['adjusted'],
  adjusted: ['announced'],
  announced: ['appeal-over'],
  'appeal-over': ['archived'],
  archived: [],
};

/** The steps that may come next. */
export function allowedSteps(from: CaseStep): readonly CaseStep[] {
  return ONWARD[from];
}

/** Whether the memo's words can still be changed. */
export function memoIsOpen(step: CaseStep): boolean {
  return step === 'draft' || step === 'shared';
}

/** Where a case stands: the number is that of its latest step, 0 where none is written yet. */
export type CaseStanding = { readonly no: number; readonly step: CaseStep };

/** What a step lacks, in a sentence; null where it has what it needs. */
export function stepFault(
  from: CaseStep,
  { step, sittingId, role, name, reason }: Omit<StepInput, 'day'>,
): 'reason' | 'sitting' | 'approver' | null {
  const back = step === 'draft' && from !== 'shared';
  if ((back || (step === 'on-agenda' && from === 'on-agenda')) && !reason) return 'reason';
  if (step === 'on-agenda' && !sittingId) return 'sitting';
  if (step === 'approved' && (!role || !name)) return 'approver';
  return null;
}

export type StepInput = {
  readonly step: CaseStep;
  /** The Swedish day when it happened, `YYYY-MM-DD`. */
  readonly day: string;
  readonly sittingId?: string | null;
  /** Who approved, as what. */
  readonly role?: string | null;
  readonly name?: string | null;
  /** Whose approval it is, where the memo needs that. */
  readonly approves?: Approval | null;
  /** Why it goes back to draft, or to another sitting: the board's words. */
  readonly reason?: string | null;
};
