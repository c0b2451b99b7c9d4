import type { z } from 'zod';
import { QuestionFormShape } from '#dialogue/question-form-shape.ts';
import { type Element, type QuestionForm } from '#dialogue/question-form.ts';

/** What is wrong with a form as it is typed, by the name of the field that it stands in. */
export type FormFaults = Readonly<Record<string, string>>;

const NUMBERS: Readonly<Record<string, readonly [field: string, message: string]>> = {
  maxSelectedChoices: ['most', 'Skriv ett tal från 1, eller lämna tomt om man får välja hur många som helst.'],
  rateMin: ['from', 'Välj 0 eller 1.'],
  rateMax: ['to', 'Välj ett tal från 2 till 10.'],
  maxLength: ['length', 'Skriv ett tal från 1 till 2\u00a0000.'],
};
const LISTS: Readonly<Record<string, string>> = { choices: 'choices', problems: 'choices', places: 'places' };
const TEXTS: Readonly<Record<string, string>> = {
  title: 'title',
  description: 'description',
  minRateDescription: 'low',
  maxRateDescription: 'high',
};

/** What is wrong with one question of a form; none where the form holds. What it does to other questions counts too. */
export function questionFaults(form: QuestionForm, name: string): FormFaults {
  const read = QuestionFormShape.safeParse(form);
  if (read.success) return {};
  const at = form.elements.findIndex((one) => one.name === name);
  const faults: Record<string, string> = {};
  for (const issue of read.error.issues) {
    const [field, message] = faultOf(issue, form, at);
    faults[field] ??= message;
  }
  return faults;
}

function faultOf(
  { path, message }: z.core.$ZodIssue,
  { elements }: QuestionForm,
  at: number,
): readonly [field: string, message: string] {
  const [, index, key, ...rest] = path.map(String);
  if (Number(index) !== at) {
    const other = elements[Number(index)];
    if (key === 'visibleIf' && other !== undefined)
      return ['choices', `Frågan ”${other.title.sv}” ställs bara till dem som svarade det här. Ändra den först.`];
    return ['title.sv', message];
  }
  const text = TEXTS[key ?? ''];
  if (text !== undefined) return [`${text}.${rest[0] ?? 'sv'}`, message];
  const list = LISTS[key ?? ''];
  if (list !== undefined) return [list, rest.length === 0 ? message : `Svar ${Number(rest[0]) + 1}: ${message}`];
  if (key === 'visibleIf') return ['only', 'Välj bland svaren på en tidigare fråga.'];
  return NUMBERS[key ?? ''] ?? ['title.sv', message];
}

/** A form with a question put in: in the place of the one that has its name, else after `after`, else last. */
export function withQuestion(form: QuestionForm, element: Element, after: string | null): QuestionForm {
  const { elements } = form;
  if (elements.some(({ name }) => name === element.name))
    return { ...form, elements: elements.map((one) => (one.name === element.name ? element : one)) };
  const at = after === null ? -1 : elements.findIndex(({ name }) => name === after);
  const place = at < 0 ? elements.length : at + 1;
  return { ...form, elements: elements.toSpliced(place, 0, element) };
}

/** A form with a question one place up or down; the same where it stands first or last already. */
export function withMoved(form: QuestionForm, name: string, step: 'up' | 'down'): QuestionForm {
  const at = form.elements.findIndex((one) => one.name === name);
  const to = step === 'up' ? at - 1 : at + 1;
  const moved = form.elements[at];
  if (moved === undefined || to < 0 || to >= form.elements.length) return form;
  return { ...form, elements: form.elements.toSpliced(at, 1).toSpliced(to, 0, moved) };
}
