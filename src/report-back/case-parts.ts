import { CASE_STEPS, type CaseStep } from '#report-back/case-steps.ts';

/** A part of a case with a page of its own below the case's. `from`: the step at which it begins to be of use. */
type CasePart = { readonly at: string; readonly name: string; readonly from: CaseStep };

/** The parts of a case, in the order in which they are used. */
export const CASE_PARTS = [
  { at: 'skrivelse', name: 'Tjänsteskrivelsen', from: 'draft' },
  { at: 'samrad', name: 'Samråd', from: 'draft' },
  { at: 'granska', name: 'Granska och färdigställ', from: 'draft' },
  { at: 'jamfor', name: 'Jämför versioner', from: 'draft' },
  { at: 'dokument', name: 'Dokument', from: 'draft' },
  { at: 'beslut', name: 'Beslut', from: 'on-agenda' },
  { at: 'utskick', name: 'Utskick', from: 'adjusted' },
  { at: 'lamna-ut', name: 'Lämna ut handlingar', from: 'draft' },
  { at: 'arkiv', name: 'Arkivera', from: 'appeal-over' },
] as const satisfies readonly CasePart[];

export type CasePartAt = (typeof CASE_PARTS)[number]['at'];

/** What a part is called: in the row of parts, on its page and wherever something leads to it. */
export function partName(at: CasePartAt): string {
  return CASE_PARTS.find((part) => part.at === at)?.name ?? at;
}

/** Whether a part is of no use yet where the case stands. Its page says so, and why. */
export function isLater(at: CasePartAt, step: CaseStep): boolean {
  const from = CASE_PARTS.find((part) => part.at === at)?.from ?? 'draft';
  return CASE_STEPS.indexOf(step) < CASE_STEPS.indexOf(from);
}
