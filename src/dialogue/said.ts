import { placeOf, worriesOf, type Answers } from '#dialogue/answers.ts';
import type { Choice, Element, QuestionForm, TimeOfDay } from '#dialogue/question-form.ts';

export const TIME_IN_SWEDISH: Readonly<Record<TimeOfDay, string>> = {
  morning: 'morgon',
  day: 'dag',
  evening: 'kväll',
  night: 'natt',
};

/** What was answered to one question, line by line. `own`: in words of one's own, in whatever language. */
export type Said = { readonly title: string; readonly lines: readonly string[]; readonly own: boolean };

/** A whole answer as somebody reads it: every question that was answered, in Swedish, in the order of the form. */
export function saidIn({ elements }: QuestionForm, answers: Answers): Said[] {
  return elements.flatMap((element) => {
    const { lines, own } = linesOf(element, answers);
    return lines.length === 0 ? [] : [{ title: element.title.sv, lines, own }];
  });
}

function linesOf(element: Element, answers: Answers): { readonly lines: string[]; readonly own: boolean } {
  const answer = answers[element.name];
  const chosen = (lines: string[]) => ({ lines, own: false });
  switch (element.type) {
    case 'comment':
      return { lines: typeof answer === 'string' ? [answer] : [], own: true };
    case 'place': {
      const place = placeOf(answer);
      if (place === null) return chosen([]);
      return 'words' in place ? { lines: [place.words], own: true } : chosen([named(element.choices, place.place)]);
    }
    case 'worry':
      return chosen(
        worriesOf(answer).map(({ problem, place, time }) =>
          [
            named(element.problems, problem),
            ...(place === null ? [] : [named(element.places, place)]),
            ...(time === null ? [] : [TIME_IN_SWEDISH[time]]),
          ].join(', '),
        ),
      );
    case 'rating':
      return chosen(typeof answer === 'number' ? [`${answer} av ${element.rateMax}`] : []);
    case 'radiogroup':
      return chosen(typeof answer === 'string' ? [named(element.choices, answer)] : []);
    case 'checkbox':
      return chosen(
        Array.isArray(answer)
          ? answer.flatMap((one) => (typeof one === 'string' ? [named(element.choices, one)] : []))
          : [],
      );
  }
}

function named(choices: readonly Choice[], value: string): string {
  return choices.find((choice) => choice.value === value)?.text.sv ?? value;
}
