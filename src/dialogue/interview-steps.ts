import { isAsked, readAnswers, type Answers, type AnswerFault } from '#dialogue/answers.ts';
import type { PacketDialogue } from '#dialogue/device-packet.ts';
import type { Element, QuestionForm } from '#dialogue/question-form.ts';
import type { Lang } from '#platform/texts/languages.ts';

/** What has been answered so far, by the question's name, as the fields have it. */
export type Said = Readonly<Record<string, unknown>>;

/** An interview as it lies on a device while it goes on, with the questions themselves: others may be fetched meanwhile. */
export type InterviewDraft = {
  readonly dialogue: PacketDialogue;
  readonly lang: Lang;
  readonly said: Said;
  /** The question that is shown, by its name; null before the first is. */
  readonly at: string | null;
};

/** An interview as it is sent, but for its id, kind and day. */
export type InterviewContent = {
  readonly dialogueId: string;
  readonly versionId: string;
  readonly lang: Lang;
  readonly answers: Answers;
};

/** The questions that are asked of somebody who has answered so far: one step each. */
export function stepsOf(form: QuestionForm, said: Said): readonly Element[] {
  const { answers } = readAnswers(form, said);
  return form.elements.filter((element) => isAsked(element, answers));
}

/** Where a draft stands among its steps; a question that is no longer asked leaves the one that took its place. */
export function stepAt({ dialogue, said, at }: InterviewDraft): number {
  const { elements } = dialogue.form;
  const shown = elements.findIndex(({ name }) => name === at);
  const steps = stepsOf(dialogue.form, said);
  const found = steps.findIndex((step) => elements.indexOf(step) >= shown);
  return found === -1 ? Math.max(0, steps.length - 1) : found;
}

/** What an interview becomes when it is done, or what is wrong with it, question by question. */
export function interviewContent({
  dialogue,
  lang,
  said,
}: InterviewDraft):
  { readonly content: InterviewContent } | { readonly faults: readonly AnswerFault[]; readonly empty: boolean } {
  const { answers, faults } = readAnswers(dialogue.form, said);
  const empty = Object.keys(answers).length === 0;
  if (faults.length > 0 || empty) return { faults, empty };
  return { content: { dialogueId: dialogue.id, versionId: dialogue.versionId, lang, answers } };
}
