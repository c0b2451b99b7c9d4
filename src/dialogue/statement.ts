import type { Words } from '#dialogue/question-form.ts';
import { randomFrom } from '#dialogue/opinion-random.ts';

/** A short sentence that people agree or disagree with. */
export type Statement = {
  readonly id: string;
  readonly origin: 'office' | 'resident';
  readonly no: number;
  readonly words: Words;
  readonly state: 'shown' | 'hidden';
};

/** What a resident suggested and nobody has read yet. */
export type Suggested = {
  readonly id: string;
  readonly body: string;
  readonly lang: keyof Words;
  readonly day: string;
};

/** Dots that were set for and against a statement on paper, by its id. Nobody knows who set which: they form no groups. */
export type Dots = Readonly<Record<string, { readonly agree: number; readonly disagree: number }>>;

export const LONGEST_STATEMENT = 240;
/** So many are voted on in one form. */
export const STATEMENTS_SHOWN = 10;
export const MOST_STATEMENTS = 200;
/** So many suggestions wait in a dialogue; then no more are taken until somebody has read. */
export const MOST_SUGGESTED = 500;
export const MOST_DOTS = 10_000;

/** Why a suggestion is left out. */
export const LEFT_OUT = ['personal-data', 'said-already', 'off-topic', 'insult'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];
export const LEFT_OUT_WORDS: Readonly<Record<LeftOut, string>> = {
  'personal-data': 'Det handlar om en person',
  'said-already': 'Ett annat påstående säger samma sak',
  'off-topic': 'Det handlar om något annat än dialogen',
  insult: 'Det kränker eller hotar någon',
};

/** Turns a random id into a seed: the same person is shown the same while they vote. */
export function seedOf(id: string): number {
  let seed = 0x811c9dc5;
  // FNV-1a
  for (const sign of id) seed = Math.imul(seed ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return Math.floor(randomFrom(seed)() * 2 ** 31);
}
