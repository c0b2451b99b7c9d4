import type { AnswerFault } from '#dialogue/answers.ts';
import { wordsIn, type QuestionForm } from '#dialogue/question-form.ts';
import { m } from '#platform/texts/compiled/messages.js';
import type { Lang } from '#platform/texts/languages.ts';

const FAULTS = {
  missing: m.dialogue_fault_missing,
  'too-long': m.dialogue_fault_too_long,
  'too-many': m.dialogue_fault_too_many,
  unknown: m.dialogue_fault_unknown,
  'problem-missing': m.dialogue_fault_problem_missing,
};

/** What is wrong with an answer, in a sentence that names its question. */
export function answerFaultWords(lang: Lang, { elements }: QuestionForm, { name, fault }: AnswerFault): string {
  const found = elements.find((one) => one.name === name);
  const question = found === undefined ? name : wordsIn(lang, found.title).text;
  return FAULTS[fault]({ question }, { locale: lang });
}
