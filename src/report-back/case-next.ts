import { APPROVAL_WORDS, type Approval } from '#report-back/case-approvals.ts';
import type { CaseStep } from '#report-back/case-steps.ts';

/** What comes next in a case: what is to be done, and by whom. */
export type CaseNext = { readonly who: string; readonly what: string };

const NEXT: Readonly<Record<CaseStep, CaseNext | null>> = {
  draft: { who: 'Handläggaren', what: 'skriver klart skrivelsen och skickar den på samråd, eller färdigställer den.' },
  shared: { who: 'De som är tillfrågade', what: 'svarar. Sedan färdigställer handläggaren skrivelsen.' },
  finalised: { who: 'Nämndsekreteraren', what: 'antecknar att ärendet är berett.' },
  approved: { who: 'Nämndsekreteraren', what: 'antecknar att ärendet är berett.' },
  prepared: { who: 'Nämndsekreteraren', what: 'tar upp ärendet på dagordningen till ett sammanträde.' },
  'on-agenda': { who: 'Nämnden', what: 'beslutar på sammanträdet. Nämndsekreteraren antecknar beslutet.' },
  decided: { who: 'Justerarna', what: 'justerar protokollet. Nämndsekreteraren antecknar dagen.' },
  adjusted: { who: 'Nämndsekreteraren', what: 'tillkännager justeringen på anslagstavlan och skickar beslutet.' },
  announced: { who: 'Ingen', what: 'behöver göra något förrän överklagandetiden är slut.' },
  'appeal-over': { who: 'Handläggaren', what: 'arkiverar ärendet.' },
  archived: null,
};

/** The next thing in a case; null where it is over. `missing`: the approvals that a finalised memo still needs. */
export function caseNext(step: CaseStep, missing: readonly Approval[]): CaseNext | null {
  const [first, second] = missing.map((one) => APPROVAL_WORDS[one]);
  if (first === undefined || (step !== 'finalised' && step !== 'approved')) return NEXT[step];
  const who = second === undefined ? first : `${first} och ${second}`;
  return { who: who[0]?.toUpperCase() + who.slice(1), what: 'godkänner skrivelsen. Nämndsekreteraren antecknar det.' };
}
