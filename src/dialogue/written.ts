import { placeOf, type Answers } from '#dialogue/answers.ts';
import type { QuestionForm } from '#dialogue/question-form.ts';

/** What somebody wrote with their own words, by the question. */
export type Written = { readonly name: string; readonly title: string; readonly text: string };

/** The words of one's own in an answer, in the order of the questions; what was chosen among given words is none. */
export function writtenIn({ elements }: QuestionForm, answers: Answers): Written[] {
  return elements.flatMap(({ name, type, title }) => {
    const answer = answers[name];
    if (type === 'comment') return typeof answer === 'string' ? [{ name, title: title.sv, text: answer }] : [];
    if (type !== 'place') return [];
    const place = placeOf(answer);
    return place !== null && 'words' in place ? [{ name, title: title.sv, text: place.words }] : [];
  });
}

/** The answers with other words in place of what was written: those that are named, and no others. */
export function withWords(answers: Answers, words: ReadonlyMap<string, string>): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => {
      const text = words.get(name);
      if (text === undefined) return [name, answer];
      return [name, placeOf(answer) === null ? text : { words: text }];
    }),
  );
}
