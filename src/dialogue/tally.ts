import { placeOf, worriesOf, type Answers } from '#dialogue/answers.ts';
import type { Channel } from '#dialogue/dialogue.ts';
import type { Element, QuestionForm } from '#dialogue/question-form.ts';

/** One answer as it is counted. `held`: its words wait, since they may be about somebody. */
export type Counted = { readonly answers: Answers; readonly channel: Channel; readonly held: boolean };

export type QuestionTally = {
  readonly name: string;
  /** In Swedish. */
  readonly title: string;
  /** How many have answered the question. */
  readonly answered: number;
  /** Whether one may stand in several rows, so that they do not sum to `answered`. */
  readonly several: boolean;
  readonly rows: readonly { readonly label: string; readonly count: number }[];
  /** What people wrote, but for what is held, in no order that tells when. */
  readonly texts: readonly string[];
  readonly held: number;
};

/** What was answered, question by question; each answer counts once in a row, whatever it repeats. */
export function tallyAnswers(form: QuestionForm, inputs: readonly Counted[]): QuestionTally[] {
  return form.elements.map((element) => {
    const given = inputs.filter(({ answers }) => answers[element.name] !== undefined);
    const chosen = given.map(({ answers }) => new Set(chosenIn(element, answers)));
    const written = given.filter(({ answers }) => textIn(element, answers) !== null);
    return {
      name: element.name,
      title: element.title.sv,
      answered: given.length,
      several: element.type === 'checkbox' || element.type === 'worry',
      rows: choicesOf(element).map(({ value, label }) => ({
        label,
        count: chosen.filter((values) => values.has(value)).length,
      })),
      texts: written.flatMap((one) => (one.held ? [] : [textIn(element, one.answers) ?? ''])),
      held: written.filter(({ held }) => held).length,
    };
  });
}

function choicesOf(element: Element): { readonly value: string; readonly label: string }[] {
  if (element.type === 'comment') return [];
  if (element.type === 'rating')
    return Array.from({ length: element.rateMax - element.rateMin + 1 }, (_, at) => {
      const value = String(element.rateMin + at);
      return { value, label: value };
    });
  const choices = element.type === 'worry' ? element.problems : element.choices;
  return choices.map(({ value, text }) => ({ value, label: text.sv }));
}

function chosenIn(element: Element, answers: Answers): string[] {
  const answer = answers[element.name];
  if (element.type === 'worry') return worriesOf(answer).map(({ problem }) => problem);
  if (element.type === 'place') {
    const place = placeOf(answer);
    return place !== null && 'place' in place ? [place.place] : [];
  }
  if (Array.isArray(answer)) return answer.filter((one) => typeof one === 'string');
  return typeof answer === 'string' || typeof answer === 'number' ? [String(answer)] : [];
}

function textIn(element: Element, answers: Answers): string | null {
  const answer = answers[element.name];
  if (element.type === 'comment') return typeof answer === 'string' ? answer : null;
  if (element.type !== 'place') return null;
  const place = placeOf(answer);
  return place !== null && 'words' in place ? place.words : null;
}
