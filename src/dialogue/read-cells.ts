import { codesOf, isShort, TIME_CODES, type AnswerColumn, type Code } from '#dialogue/answer-columns.ts';
import { answerFaultWords } from '#dialogue/answer-fault-words.ts';
import { readAnswers, type Answers } from '#dialogue/answers.ts';
import type { Choice, Element, QuestionForm } from '#dialogue/question-form.ts';
import { alikeWords } from '#platform/one-line.ts';
import { LANGS } from '#platform/texts/languages.ts';

type CellFault = { readonly key: string; readonly message: string };
type Read = { readonly value: unknown } | { readonly fault: string };

export type CardRead = {
  readonly answers: Answers;
  readonly faults: readonly CellFault[];
  /** Questions that were answered though they were not asked of whoever answered: left out. */
  readonly leftOut: readonly string[];
};

/**
 * A row of typed cells as answers, by the form's own rules; what is wrong stands at its cell. Nobody can be made to answer on
 * paper: a question that must be answered on the web may be empty.
 */
export function readCells(
  form: QuestionForm,
  columns: readonly AnswerColumn[],
  cells: Readonly<Record<string, string>>,
): CardRead {
  const raw: Record<string, unknown> = {};
  const faults: CellFault[] = [];
  const worries = new Map<string, Record<string, unknown>[]>();
  for (const column of columns) {
    const text = (cells[column.key] ?? '').trim();
    const element = form.elements.find(({ name }) => name === column.name);
    if (text === '' || element === undefined) continue;
    const read = readCell(element, column, text);
    if ('fault' in read) faults.push({ key: column.key, message: read.fault });
    else if (column.worry === null) raw[column.name] = read.value;
    else {
      const rows = worries.get(column.name) ?? [];
      rows[column.worry.row] = { ...rows[column.worry.row], ...(read.value as object) };
      worries.set(column.name, rows);
    }
  }
  for (const [name, rows] of worries) raw[name] = rows.filter((row) => row !== undefined);
  const wrong = new Set(faults.map(({ key }) => columns.find((one) => one.key === key)?.name));
  const read = readAnswers(form, raw);
  for (const fault of read.faults) {
    const key = columns.find(({ name }) => name === fault.name)?.key;
    if (key !== undefined && fault.fault !== 'missing' && !wrong.has(fault.name))
      faults.push({ key, message: answerFaultWords('sv', form, fault) });
  }
  const leftOut = Object.keys(raw).filter((name) => !Object.hasOwn(read.answers, name) && !wrong.has(name));
  return { answers: read.answers, faults, leftOut };
}

function readCell(element: Element, column: AnswerColumn, text: string): Read {
  switch (element.type) {
    case 'radiogroup':
      return oneOf(element.choices, text);
    case 'checkbox':
      return severalOf(element.choices, text);
    case 'rating': {
      const { rateMin, rateMax } = element;
      const value = /^\d{1,2}(?:,0)?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN;
      return value >= rateMin && value <= rateMax
        ? { value }
        : { fault: `Skriv ett tal från ${rateMin} till ${rateMax}.` };
    }
    case 'place': {
      const found = find(element.choices, text);
      if (found !== undefined) return { value: { place: found } };
      return /^\d+$/.test(text) && element.choices.length > 0
        ? unknown(element.choices.length)
        : { value: { words: text } };
    }
    case 'comment':
      return { value: text };
    case 'worry':
      return column.worry?.part === 'all' ? worryOf(element, text) : partOf(element, column, text);
  }
}

function partOf(element: Extract<Element, { type: 'worry' }>, { worry }: AnswerColumn, text: string): Read {
  if (worry?.part === 'time') {
    const time = TIME_CODES.find(({ code, text: word }) => code === text || word === alikeWords(text));
    return time === undefined
      ? { fault: `Skriv ${TIME_CODES.map(({ text: word }) => word).join(', ')} eller ett tal från 1 till 4.` }
      : { value: { time: time.value } };
  }
  const among = worry?.part === 'place' ? element.places : element.problems;
  const found = find(among, text);
  return found === undefined ? unknown(among.length) : { value: { [worry?.part ?? 'problem']: found } };
}

/** "523" or "5 2 3": the problem, the place and the time of day; 0 for what was not said. */
function worryOf(element: Extract<Element, { type: 'worry' }>, text: string): Read {
  const parts = isShort(element) && /^\d{1,3}$/.test(text) ? [...text] : text.split(/[\s.,/-]+/);
  const lists: (readonly Code[])[] = [codesOf(element.problems), codesOf(element.places), TIME_CODES];
  if (parts.length > 3) return { fault: 'Skriv högst tre tal: vad, var och när.' };
  const values = parts.map((part, at) => (part === '0' ? null : lists[at]?.find(({ code }) => code === part)?.value));
  const NAMES = ['vad', 'var', 'när'];
  const wrong = values.findIndex((value) => value === undefined);
  if (wrong >= 0)
    return {
      fault: `${NAMES[wrong]?.replace(/^./, (sign) => sign.toUpperCase())}: skriv ett tal från 1 till ${lists[wrong]?.length}.`,
    };
  const [problem = null, place = null, time = null] = values;
  return problem === null ? { fault: 'Börja med vad det handlar om.' } : { value: { problem, place, time } };
}

function severalOf(choices: readonly Choice[], text: string): Read {
  const isNumbers = /^[\d\s,;]+$/.test(text);
  const joined = isNumbers && choices.length < 10 && /^\d+$/.test(text);
  const parts = joined ? [...text] : text.split(isNumbers ? /[\s,;]+/ : /[;\n]/);
  const said = parts.map((part) => part.trim()).filter((part) => part !== '');
  const found = said.map((part) => find(choices, part));
  return found.includes(undefined) ? unknown(choices.length) : { value: found };
}

function oneOf(choices: readonly Choice[], text: string): Read {
  const value = find(choices, text);
  return value === undefined ? unknown(choices.length) : { value };
}

/** By the number, the words in any language, or the word that it is kept under. */
function find(choices: readonly Choice[], text: string): string | undefined {
  if (/^\d{1,2}(?:,0)?$/.test(text)) {
    const numbered = choices[Number.parseInt(text, 10) - 1];
    if (numbered !== undefined) return numbered.value;
  }
  const word = alikeWords(text);
  return choices.find(
    ({ value, text: words }) =>
      value === word || LANGS.some((lang) => words[lang] !== undefined && alikeWords(words[lang]) === word),
  )?.value;
}

function unknown(count: number): Read {
  return { fault: `Skriv ett tal från 1 till ${count}, eller svaret som det står i formuläret.` };
}
