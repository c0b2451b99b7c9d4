import { placeOf, worriesOf, type Answer } from '#dialogue/answers.ts';
import type { Element, QuestionForm } from '#dialogue/question-form.ts';

/**
 * So many answered a question alike. `name`: the question; null counts everybody. `groups`: what they said of who they are, in the
 * order that was asked for. Words of one's own are not there: an empty text stands for them.
 */
export type Alike = {
  readonly name: string | null;
  readonly groups: readonly (string | null)[];
  readonly answer: Answer | null;
  readonly count: number;
};

export type QuestionTally = {
  readonly name: string;
  /** In Swedish. */
  readonly title: string;
  /** How many have answered the question. */
  readonly answered: number;
  /** Whether one may stand in several rows, so that they do not sum to `answered`. */
  readonly several: boolean;
  readonly rows: readonly { readonly label: string; readonly count: number }[];
};

/** What was answered, question by question; each answer counts once in a row, whatever it repeats. */
export function tallyAnswers({ elements }: QuestionForm, alike: readonly Alike[]): QuestionTally[] {
  const byName = Map.groupBy(alike, ({ name }) => name);
  return elements.map((element) => {
    const given = byName.get(element.name) ?? [];
    const counts = new Map<string, number>();
    for (const { answer, count } of given)
      for (const value of new Set(answer === null ? [] : chosenIn(element, answer)))
        counts.set(value, (counts.get(value) ?? 0) + count);
    return {
      name: element.name,
      title: element.title.sv,
      answered: given.reduce((sum, { count }) => sum + count, 0),
      several: element.type === 'checkbox' || element.type === 'worry',
      rows: choicesOf(element).map(({ value, label }) => ({ label, count: counts.get(value) ?? 0 })),
    };
  });
}

/** The questions that are answered with words of one's own, or may be. */
export function writtenTo({ elements }: QuestionForm): string[] {
  return elements.flatMap(({ name, type }) => (type === 'comment' || type === 'place' ? [name] : []));
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

function chosenIn(element: Element, answer: Answer): string[] {
  if (element.type === 'worry') return worriesOf(answer).map(({ problem }) => problem);
  if (element.type === 'place') {
    const place = placeOf(answer);
    return place !== null && 'place' in place ? [place.place] : [];
  }
  if (Array.isArray(answer)) return answer.filter((one) => typeof one === 'string');
  return typeof answer === 'string' || typeof answer === 'number' ? [String(answer)] : [];
}
