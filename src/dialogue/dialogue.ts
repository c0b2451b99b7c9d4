/** A dialogue as its rules know it. Pure. */
export const DIALOGUE_KINDS = ['resident', 'staff', 'walk', 'meeting'] as const;
export type DialogueKind = (typeof DIALOGUE_KINDS)[number];

export const KIND_WORDS: Readonly<Record<DialogueKind, string>> = {
  resident: 'Dialog med boende',
  staff: 'Dialog med medarbetare',
  walk: 'Trygghetsvandring',
  meeting: 'Öppet möte',
};

/**
 * What "dialog" means to those who take part. The police's own sense (the method of 2015) is to listen for what matters most
 * to feel safe; the sense of Sveriges Kommuner och Regioner is influence on a decision.
 */
export const DEFINITIONS = ['police', 'influence'] as const;
export type Definition = (typeof DEFINITIONS)[number];

export const DEFINITION_WORDS: Readonly<Record<Definition, string>> = {
  police: 'Vi lyssnar: svaren visar vad som är viktigast för att de som bor och arbetar här ska känna sig trygga.',
  influence: 'Svaren är underlag till ett beslut som inte är fattat.',
};

/** How an answer came in. It follows the answer into every result. */
export type Channel = 'web' | 'interview' | 'paper' | 'import' | 'walk';

export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  web: 'på webben',
  interview: 'i intervju',
  paper: 'på papper',
  import: 'i kalkylblad',
  walk: 'på vandring',
};

/** What a person has decided of the words in an answer. */
export const REVIEW_VERDICTS = ['shown', 'masked', 'hidden'] as const;
export type ReviewVerdict = (typeof REVIEW_VERDICTS)[number];

export const REVIEW_WORDS: Readonly<Record<ReviewVerdict, string>> = {
  shown: 'Visas',
  masked: 'Visas utan det som togs bort',
  hidden: 'Visas inte',
};

export type DialogueStep = 'draft' | 'open' | 'closed';
export const STEP_WORDS: Readonly<Record<DialogueStep, string>> = {
  draft: 'Utkast',
  open: 'Öppen för svar',
  closed: 'Stängd',
};

/** Everybody may answer these without signing in; what staff say is kept apart, behind sign-in. */
export function isPublicKind(kind: DialogueKind): boolean {
  return kind !== 'staff';
}
