import { onlyTakesOut } from '#dialogue/masking.ts';
import { addDays } from '#platform/clock.ts';
import type { Lang } from '#platform/texts/languages.ts';

export const LONGEST_QUESTION = 500;
export const LONGEST_REPLY = 2000;
/** So many may wait for one point: a flood is stopped, and nobody reads more. */
export const MOST_QUESTIONS = 200;

/** A month is what the method gives a party for any other answer, and short enough that whoever asked still cares. */
const DAYS_TO_ANSWER = 30;

/** The last day to answer a question that was asked on a day. */
export function questionDue(day: string): string {
  return addDays(day, DAYS_TO_ANSWER);
}

export const LEFT_OUT = ['insult', 'about-somebody', 'other-matter', 'asked-before'] as const;
/** Why a question is not answered. */
export type LeftOut = (typeof LEFT_OUT)[number];
export const LEFT_OUT_WORDS: Readonly<Record<LeftOut, string>> = {
  insult: 'Den är kränkande eller hotfull',
  'about-somebody': 'Den handlar om en person som går att känna igen',
  'other-matter': 'Den handlar om något annat än punkten',
  'asked-before': 'Samma fråga är redan besvarad',
};

/** A question that somebody asked of a point, in the words that it was asked in. */
export type PointQuestion = {
  readonly id: string;
  readonly pointId: string;
  readonly body: string;
  readonly lang: Lang;
  readonly day: string;
  readonly due: string;
};

/** What is told of a question on the point's page. */
export type AnsweredQuestion = {
  readonly pointId: string;
  readonly partyId: string;
  readonly shown: string;
  readonly lang: Lang;
  readonly answer: string;
  /** In Sweden. */
  readonly day: string;
};

/** A point of which people wait for an answer longer than they should. `due`: the earliest last day, inclusive. */
export type LateQuestions = { readonly pointId: string; readonly due: string };

/** Whether a question is shown with its own words, some taken out: people's words are never rewritten. */
export function isShownAsAsked(body: string, shown: string): boolean {
  return onlyTakesOut(body, shown);
}
