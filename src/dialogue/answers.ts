import {
  LONGEST_COMMENT,
  MOST_WORRIES,
  TIMES,
  type Element,
  type QuestionForm,
  type TimeOfDay,
} from '#dialogue/question-form.ts';
import { severalLines } from '#platform/one-line.ts';

/** What worries somebody: what, and where and when if they said so. */
export type Worry = { readonly problem: string; readonly place: string | null; readonly time: TimeOfDay | null };
export type Place = { readonly place: string } | { readonly words: string };
export type Answer = string | number | readonly string[] | Place | readonly Worry[];
/** Answers by the question's name. What was not answered is not there. */
export type Answers = Readonly<Record<string, Answer>>;

/** What is wrong with an answer; the words are the page's own, in its language. */
export type AnswerFault = {
  readonly name: string;
  readonly fault: 'missing' | 'too-long' | 'too-many' | 'unknown' | 'problem-missing';
};

const LONGEST_PLACE = 200;
const NONE = { faults: [] } as const;
type Read = { readonly answer?: Answer; readonly faults: readonly AnswerFault['fault'][] };

/**
 * Reads answers however they came (a form, a device, a sheet), question by question. What was said to a question that was
 * not asked of them, by its condition, is left out. Everything unknown is a fault: nothing is stored that was not asked.
 */
export function readAnswers(
  form: QuestionForm,
  raw: Readonly<Record<string, unknown>>,
): { readonly answers: Answers; readonly faults: readonly AnswerFault[] } {
  const answers: Record<string, Answer> = {};
  const faults: AnswerFault[] = [];
  for (const name of Object.keys(raw))
    if (!form.elements.some((one) => one.name === name)) faults.push({ name: name.slice(0, 40), fault: 'unknown' });
  for (const element of form.elements) {
    if (!isAsked(element, answers)) continue;
    const read = readOne(element, Object.hasOwn(raw, element.name) ? raw[element.name] : undefined);
    faults.push(...read.faults.map((fault) => ({ name: element.name, fault })));
    if (read.answer !== undefined) answers[element.name] = read.answer;
    else if (element.isRequired === true && read.faults.length === 0)
      faults.push({ name: element.name, fault: 'missing' });
  }
  return { answers, faults };
}

/** Whether a question is asked of somebody who has answered so far. */
export function isAsked({ visibleIf }: Pick<Element, 'visibleIf'>, answers: Answers): boolean {
  if (visibleIf === undefined) return true;
  const answer = answers[visibleIf.name];
  const chosen = Array.isArray(answer) ? answer : [answer];
  return chosen.some((one) => typeof one === 'string' && visibleIf.is.includes(one));
}

function readOne(element: Element, raw: unknown): Read {
  if (raw === undefined || raw === null || raw === '') return NONE;
  switch (element.type) {
    case 'radiogroup':
      return element.choices.some(({ value }) => value === raw) ? { answer: String(raw), faults: [] } : unknown();
    case 'checkbox':
      return readSeveral(element, raw);
    case 'rating': {
      const value = typeof raw === 'string' && /^\d{1,2}$/.test(raw) ? Number(raw) : raw;
      const fits = typeof value === 'number' && Number.isInteger(value);
      return fits && value >= element.rateMin && value <= element.rateMax ? { answer: value, faults: [] } : unknown();
    }
    case 'place':
      return readPlace(element, raw);
    case 'comment':
      return readText(raw, Math.min(element.maxLength, LONGEST_COMMENT));
    case 'worry':
      return readWorries(element, raw);
  }
}

function unknown(): Read {
  return { faults: ['unknown'] };
}

function readSeveral(element: Extract<Element, { type: 'checkbox' }>, raw: unknown): Read {
  const list = [...new Set(Array.isArray(raw) ? raw : [raw])];
  if (list.length > element.choices.length) return { faults: ['too-many'] };
  const chosen = element.choices.map(({ value }) => value).filter((value) => list.includes(value));
  if (chosen.length !== list.length) return unknown();
  if (chosen.length > (element.maxSelectedChoices ?? chosen.length)) return { answer: chosen, faults: ['too-many'] };
  return chosen.length === 0 ? NONE : { answer: chosen, faults: [] };
}

function readText(raw: unknown, most: number): Read {
  if (typeof raw !== 'string') return unknown();
  const text = severalLines(raw).normalize('NFC');
  if (text === '') return NONE;
  return text.length > most ? { answer: text.slice(0, most), faults: ['too-long'] } : { answer: text, faults: [] };
}

function readPlace({ choices }: Extract<Element, { type: 'place' }>, raw: unknown): Read {
  if (!isRecord(raw)) return unknown();
  const said = readText(raw['words'] ?? '', LONGEST_PLACE);
  if (typeof said.answer === 'string')
    return { answer: { words: said.answer.replaceAll(/\s+/g, ' ') }, faults: said.faults };
  if (said.faults.length > 0) return said;
  const { place } = raw;
  if (place === undefined || place === null || place === '') return NONE;
  return choices.some(({ value }) => value === place) ? { answer: { place: String(place) }, faults: [] } : unknown();
}

function readWorries(element: Extract<Element, { type: 'worry' }>, raw: unknown): Read {
  if (!Array.isArray(raw)) return unknown();
  const rows = raw.filter(
    (row: unknown) => !isRecord(row) || Object.values(row).some((one) => one !== '' && one !== null),
  );
  if (rows.length > MOST_WORRIES) return { faults: ['too-many'] };
  const worries: Worry[] = [];
  for (const row of rows) {
    if (!isRecord(row)) return unknown();
    const problem = row['problem'] ?? '';
    if (problem === '') return { faults: ['problem-missing'] };
    const place = emptyAsNull(row['place']);
    const time = emptyAsNull(row['time']);
    const known = TIMES.find((one) => one === time) ?? null;
    if (!element.problems.some(({ value }) => value === problem)) return unknown();
    if (place !== null && !element.places.some(({ value }) => value === place)) return unknown();
    if (time !== null && known === null) return unknown();
    worries.push({ problem: String(problem), place: place === null ? null : String(place), time: known });
  }
  return worries.length === 0 ? NONE : { answer: worries, faults: [] };
}

function emptyAsNull(said: unknown): unknown {
  return said === undefined || said === '' ? null : said;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An answer to a question of place, as such; null for another kind of answer. */
export function placeOf(answer: Answer | undefined): Place | null {
  return typeof answer === 'object' && !isList(answer) ? answer : null;
}

/** An answer to what worries most, as such; none for another kind of answer. */
export function worriesOf(answer: Answer | undefined): readonly Worry[] {
  return typeof answer === 'object' && isList(answer) ? answer.filter((one) => typeof one === 'object') : [];
}

function isList(answer: Answer): answer is readonly string[] | readonly Worry[] {
  return Array.isArray(answer);
}

/** The words that somebody wrote themselves, by the question's name: what may hold personal data. */
export function ownWords(answers: Answers): { readonly name: string; readonly text: string }[] {
  return Object.entries(answers).flatMap(([name, answer]) => {
    if (typeof answer === 'string') return [{ name, text: answer }];
    const place = placeOf(answer);
    return place !== null && 'words' in place ? [{ name, text: place.words }] : [];
  });
}
