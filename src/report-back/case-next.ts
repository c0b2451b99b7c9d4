import { APPROVAL_WORDS, type Approval } from '#report-back/case-approvals.ts';
import type { CasePartAt } from '#report-back/case-parts.ts';
import type { CaseStep } from '#report-back/case-steps.ts';

/** What comes next in a case: what is to be done, by whom, and in which of its parts; in none where it is noted on its own page. */
export type CaseNext = { readonly who: string; readonly what: string; readonly parts: readonly CasePartAt[] };

const NEXT: Readonly<Record<CaseStep, CaseNext | null>> = {
  draft: {
    who: 'Handläggaren',
    what: 'skriver klart skrivelsen och skickar den på samråd, eller färdigställer den.',
    parts: ['skrivelse', 'samrad', 'granska'],
  },
  shared: {
    who: 'De som är tillfrågade',
    what: 'svarar. Sedan färdigställer handläggaren skrivelsen.',
    parts: ['samrad', 'granska'],
  },
  finalised: { who: 'Nämndsekreteraren', what: 'antecknar att ärendet är berett.', parts: [] },
  approved: { who: 'Nämndsekreteraren', what: 'antecknar att ärendet är berett.', parts: [] },
  prepared: { who: 'Nämndsekreteraren', what: 'tar upp ärendet på dagordningen till ett sammanträde.', parts: [] },
  'on-agenda': {
    who: 'Nämnden',
    what: 'beslutar på sammanträdet. Nämndsekreteraren skriver in beslutet.',
    parts: ['beslut'],
  },
  decided: { who: 'Justerarna', what: 'justerar protokollet. Nämndsekreteraren antecknar dagen.', parts: ['beslut'] },
  adjusted: {
    who: 'Nämndsekreteraren',
    what: 'tillkännager justeringen på anslagstavlan och skickar beslutet.',
    parts: ['beslut', 'utskick'],
  },
  announced: {
    who: 'Nämndsekreteraren',
    what: 'skickar beslutet till dem som inte har fått det, och antecknar när överklagandetiden är slut.',
    parts: ['utskick', 'beslut'],
  },
  'appeal-over': { who: 'Handläggaren', what: 'arkiverar ärendet.', parts: ['arkiv'] },
  archived: null,
};

/** The next thing in a case; null where it is over. `missing`: the approvals that a finalised memo still needs. */
export function caseNext(step: CaseStep, missing: readonly Approval[]): CaseNext | null {
  const [first, second] = missing.map((one) => APPROVAL_WORDS[one]);
  if (first === undefined || (step !== 'finalised' && step !== 'approved')) return NEXT[step];
  const who = second === undefined ? first : `${first} och ${second}`;
  return {
    who: who[0]?.toUpperCase() + who.slice(1),
    what: 'godkänner skrivelsen. Nämndsekreteraren antecknar det.',
    parts: [],
  };
}
