import { TIME_IN_SWEDISH } from '#dialogue/said.ts';
import { MOST_WORRIES, TIMES, type Choice, type Element, type QuestionForm } from '#dialogue/question-form.ts';

/** An answer to choose with the number that is typed for it; the paper form has the same numbers by its boxes. */
export type Code = { readonly code: string; readonly value: string; readonly text: string };

/** Which part of a worry a column holds: on cards all of one in a cell, in sheets each part in its own. */
type WorryPart = 'all' | 'problem' | 'place' | 'time';
/** One column of a grid of cards or of a sheet. */
export type AnswerColumn = {
  readonly key: string;
  readonly name: string;
  readonly head: string;
  /** What is written in it, in a sentence. */
  readonly help: string;
  readonly codes: readonly Code[];
  readonly worry: { readonly row: number; readonly part: WorryPart } | null;
};

export const TIME_CODES: readonly Code[] = TIMES.map((value, at) => ({
  code: String(at + 1),
  value,
  text: TIME_IN_SWEDISH[value],
}));
const PARTS = { problem: 'vad', place: 'var', time: 'när' } as const;

/** Choices with their numbers. */
export function codesOf(choices: readonly Choice[]): Code[] {
  return choices.map(({ value, text }, at) => ({ code: String(at + 1), value, text: text.sv }));
}

/** A column for each question, three for what worries most: a card is a row of numbers. */
export function cardColumns(form: QuestionForm): AnswerColumn[] {
  return unlike(
    form.elements.flatMap((element) =>
      element.type === 'worry' ? worryRows((row) => [worryColumn(element, row, 'all')]) : [columnOf(element)],
    ),
  );
}

/** As `cardColumns`, with what, where and when of a worry apart: what other tools give, and a spreadsheet makes no day of. */
export function sheetColumns(form: QuestionForm): AnswerColumn[] {
  return unlike(
    form.elements.flatMap((element) =>
      element.type === 'worry'
        ? worryRows((row) => (['problem', 'place', 'time'] as const).map((part) => worryColumn(element, row, part)))
        : [columnOf(element)],
    ),
  );
}

type Worry = Extract<Element, { type: 'worry' }>;

function worryRows(draw: (row: number) => AnswerColumn[]): AnswerColumn[] {
  return Array.from({ length: MOST_WORRIES }, (_, row) => draw(row)).flat();
}

function worryColumn(element: Worry, row: number, part: WorryPart): AnswerColumn {
  const { name, title } = element;
  const base = `${title.sv} Sak ${row + 1}`;
  if (part === 'all') {
    const help = isShort(element)
      ? 'Vad, var och när som tre siffror, 0 för det som inte är sagt: 523 eller 5.'
      : 'Vad, var och när med mellanslag, 0 för det som inte är sagt: 5 12 3.';
    return {
      key: `${name}.${row + 1}`,
      name,
      head: base,
      help,
      codes: codesOf(element.problems),
      worry: { row, part },
    };
  }
  const codes = part === 'time' ? TIME_CODES : codesOf(part === 'problem' ? element.problems : element.places);
  return {
    key: `${name}.${row + 1}.${part}`,
    name,
    head: `${base}, ${PARTS[part]}`,
    help: 'Ett svar ur listan, eller dess nummer.',
    codes,
    worry: { row, part },
  };
}

/** Whether one figure is enough for each part of a worry. */
export const isShort = ({ problems, places }: Worry): boolean => problems.length < 10 && places.length < 10;

function columnOf(element: Exclude<Element, Worry>): AnswerColumn {
  const { name, title } = element;
  const column = { key: name, name, head: title.sv, worry: null };
  switch (element.type) {
    case 'radiogroup':
      return { ...column, help: 'Ett svar ur listan, eller dess nummer.', codes: codesOf(element.choices) };
    case 'checkbox':
      return {
        ...column,
        help: 'Svaren med semikolon emellan, eller deras nummer: 1 3 4.',
        codes: codesOf(element.choices),
      };
    case 'rating': {
      const { rateMin, rateMax, minRateDescription: low, maxRateDescription: high } = element;
      const ends = [low, high].map((one) => one?.sv ?? '').filter((one) => one !== '');
      const help = `Ett tal från ${rateMin} till ${rateMax}${ends.length === 2 ? ` (${ends.join(' till ')})` : ''}.`;
      return { ...column, help, codes: [] };
    }
    case 'place':
      return { ...column, help: 'En plats ur listan, dess nummer, eller egna ord.', codes: codesOf(element.choices) };
    case 'comment':
      return { ...column, help: 'Det som står på kortet, ord för ord. Skriv inga namn.', codes: [] };
  }
}

/** Two questions in the same words have their own columns all the same. */
function unlike(columns: readonly AnswerColumn[]): AnswerColumn[] {
  return columns.map((one) => {
    const alike = columns.filter(({ head }) => head === one.head);
    return alike.length === 1 ? one : { ...one, head: `${one.head} (${one.key})` };
  });
}
