import type { Dates, PartyKind, Target } from '#checking/report.ts';

/** What the form says beside the words of a point. */
export type WordingFacts = {
  readonly period: Dates | null;
  readonly owners: readonly { readonly kind: PartyKind; readonly name: string }[];
  readonly areas: readonly string[];
  readonly place: string | null;
  readonly target: Target | null;
  readonly due: string | null;
  readonly dueWords: string | null;
};

type WordingAnswer = {
  readonly question: string;
  readonly answered: boolean;
  /** What is good, or what to do. */
  readonly say: string;
};

/** `better`: a pattern with the writer's own words, where something is missing. Only ever a suggestion. */
export type WordingAdvice = { readonly answers: readonly WordingAnswer[]; readonly better: string | null };

export function adviseWording(text: string, facts: WordingFacts): WordingAdvice {
  void text;
  void facts;
  return { answers: [], better: null };
}
