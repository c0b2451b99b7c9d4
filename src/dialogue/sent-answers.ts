import { MOST_WORRIES, type QuestionForm } from '#dialogue/question-form.ts';

/** The answers in a sent form, as readAnswers takes them. A field has the question's name; a row of a worry has its number too. */
export function sentAnswers(form: QuestionForm, sent: FormData): Record<string, unknown> {
  const one = (name: string): string => {
    const value = sent.get(name);
    return typeof value === 'string' ? value : '';
  };
  return Object.fromEntries(
    form.elements.map((element) => {
      const { name } = element;
      switch (element.type) {
        case 'checkbox':
          return [name, sent.getAll(`f-${name}`)];
        case 'place':
          return [name, { place: one(`f-${name}`), words: one(`f-${name}-ord`) }];
        case 'worry':
          return [
            name,
            Array.from({ length: MOST_WORRIES }, (_, at) => ({
              problem: one(`f-${name}-${at + 1}-vad`),
              place: one(`f-${name}-${at + 1}-var`),
              time: one(`f-${name}-${at + 1}-nar`),
            })),
          ];
        default:
          return [name, one(`f-${name}`)];
      }
    }),
  );
}
