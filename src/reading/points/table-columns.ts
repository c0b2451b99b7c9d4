import type { PartyKind } from '#checking/report.ts';
import type { Block } from '#reading/block.ts';
import { doneBy, namedField } from '#reading/points/field-labels.ts';
import type { Field } from '#reading/points/field-labels.ts';
import { followUpPeriod } from '#reading/points/follow-up-period.ts';
import type { Setting } from '#reading/points/point-fields.ts';
import { headingOwner } from '#reading/points/point-headings.ts';
import { onlyOwners } from '#reading/points/point-text.ts';
import { opensAsPromise, readsAsDone, readsAsPlan, readsAsPromise } from '#reading/points/promise-wording.ts';
import { leadingStatus, statusWord } from '#reading/points/statuses.ts';
import { cellsOf, fullWidthCell } from '#reading/points/table-grid.ts';
import type { Grid } from '#reading/points/table-grid.ts';

export type Column = {
  readonly field: Field | null;
  readonly period: string | null;
  /** A party that the column is about: who did it, or in a column of points who promises. */
  readonly parties: readonly PartyKind[];
  /** What a cross in the column means: "Uppfyllt", "Ej genomfört". */
  readonly crossed?: string;
};

/** How many rows at the top name the columns; spanning rows above them are not counted as naming. */
export function headerRows(grid: Grid, setting: Setting): { from: number; to: number } {
  const start = grid.rows.findIndex((row) => fullWidthCell(row) === null && cellsOf(row).length > 0);
  if (start < 0) return { from: 0, to: 0 };
  let to = start;
  while (to < Math.min(grid.rows.length, start + 3) && isHeader(grid.rows[to] ?? [], to === start, setting)) to += 1;
  return { from: start, to };
}

function isHeader(row: readonly (Block | null)[], first: boolean, setting: Setting): boolean {
  const cells = cellsOf(row);
  if (cells.length === 0) return false;
  const named = cells.filter(
    (cell) => cell.text.length < 80 && column([cell.text], setting.year, setting).field !== null,
  );
  if (!first)
    return cells.every(
      (cell) => named.includes(cell) && column([cell.text], setting.year, setting).parties.length === 0,
    );
  if (cells.every((cell) => cell.cell?.header)) return true;
  return named.length >= 2 && named.length * 2 >= cells.length && named.length >= cells.length - 2;
}

/** What the heads of one column, top row first, say about it. */
function column(heads: readonly string[], year: number | null, setting: Setting): Column {
  const words = [...new Set(heads.filter((head) => head.trim() !== ''))];
  const last = words.at(-1) ?? '';
  const joined = words.join(' ');
  const stated = words
    .map((head) => followUpPeriod(head, null))
    .find((period) => period !== null && /^\d{4}$/.test(period.label));
  const period = followUpPeriod(last, stated ? Number(stated.label) : year);
  const by = doneBy(last, setting.parties);
  const field = namedField(last) ?? namedField(joined);
  if (period !== null && field !== 'text' && field !== 'due' && last.length < 50)
    return { field: 'result', period: period.label, parties: by };
  if (by.length > 0) return { field: 'result', period: null, parties: by };
  if (last.length < 30 && leadingStatus(last) !== null && (field === null || field === 'status' || field === 'result'))
    return { field: field ?? 'status', period: null, parties: [], crossed: last };
  if (field !== null) return { field, period: null, parties: [] };
  const owner = last.endsWith('.') ? [] : headingOwner(last, setting.parties, setting.places);
  return { field: owner.length > 0 ? 'text' : null, period: null, parties: owner };
}

/** The columns of a table with header rows, or null where they do not make it a table of points. */
export function namedColumns(
  grid: Grid,
  from: number,
  to: number,
  year: number | null,
  setting: Setting,
): Column[] | null {
  const body = grid.rows.slice(to).filter((row) => fullWidthCell(row) === null);
  const columns = Array.from({ length: grid.width }, (_, at) => {
    const heads = grid.rows.slice(from, to).map((row) => row[at]?.text.replace(/\s+/g, ' ') ?? '');
    return column(heads, year, setting);
  });
  return settled(rolled(columns, setting), body, setting);
}

/** T1 T2 T3 T1 T2 T3 without years under a promise of several years: each round is a year. */
function rolled(columns: Column[], { firstYear }: Setting): Column[] {
  const labels = columns.map((column) => column.period);
  const repeats =
    new Set(labels.filter((label) => label !== null)).size < labels.filter((label) => label !== null).length;
  if (firstYear === null || !repeats) return columns;
  const seen = new Map<string, number>();
  return columns.map((column) => {
    if (column.period === null || !/^[TQH]\d$/.test(column.period)) return column;
    const round = seen.get(column.period) ?? 0;
    seen.set(column.period, round + 1);
    const label = column.period.startsWith('H')
      ? `${firstYear + round} ${column.period}`
      : `${column.period} ${firstYear + round}`;
    return { ...column, period: label };
  });
}

/** Decides which column holds the points, where several or none say so, and whether this is a table of points at all. */
function settled(columns: Column[], body: Grid['rows'], setting: Setting): Column[] | null {
  const texts = (at: number): string[] => body.map((row) => row[at]?.text ?? '').filter((text) => text !== '');
  const part = (at: number, is: (text: string) => boolean): number =>
    texts(at).filter(is).length / Math.max(1, texts(at).length);
  const set = (at: number, change: Partial<Column>): void => {
    const old = columns[at];
    if (old !== undefined) columns[at] = { ...old, ...change };
  };
  const at = (field: Field): number[] => columns.flatMap((column, index) => (column.field === field ? [index] : []));
  const byParty = at('text').filter((index) => (columns[index]?.parties.length ?? 0) > 0);
  const plain = at('text').filter((index) => !byParty.includes(index));
  if (plain.length > 0 || at('goal').length > 0) for (const index of byParty) set(index, { field: 'result' });
  else if (byParty.length > 0) {
    // Names over signatures stand in such columns too.
    const promised = (words: string): boolean =>
      opensAsPromise(words) || readsAsPromise(words, setting.parties) || words.split(/\s+/).length >= 4;
    return byParty.every((index) => part(index, promised) >= 0.5) ? columns : null;
  }
  if (plain.length > 1) {
    const [first, ...others] = plain;
    const last = others.at(-1) ?? first ?? 0;
    const told = part(last, (text) => readsAsDone(text) && !readsAsPlan(text)) > 0.5;
    for (const index of others) set(index, { field: told ? 'result' : index === last ? 'text' : 'goal' });
    if (!told && first !== undefined) set(first, { field: 'goal' });
  }
  const tells = columns.some(
    (column) => column.field !== null && ['result', 'owner', 'status', 'due', 'carry'].includes(column.field),
  );
  // Aims beside the promises, "minst tolv kvällar": how much, not what for.
  for (const index of at('goal').filter((goal) => at('text').some((text) => text < goal)))
    if (part(index, (words) => words.length < 45 && /^(?:minst|\d|max|högst|alla|samtliga)/iu.test(words)) > 0.5)
      set(index, { field: 'measure' });
  if (at('text').length === 0) {
    const [goal] = at('goal');
    const unknown = columns.findIndex(
      (column, index) => column.field === null && part(index, (text) => text.length > 12) > 0.5,
    );
    const [focus] = at('focus');
    const chosen = goal ?? (unknown >= 0 ? unknown : focus);
    if (chosen === undefined || !tells || onlyNumbers(columns, body)) return null;
    if (
      chosen !== goal &&
      part(chosen, (text) => readsAsPromise(text, setting.parties)) < 0.3 &&
      at('owner').length + at('result').length === 0
    )
      return null;
    set(chosen, { field: 'text' });
  }
  for (const index of at('due'))
    if (part(index, (words) => words.length < 30 && statusWord(words) !== null) > 0.6) set(index, { field: 'status' });
  const results = at('result').filter((index) => columns[index]?.period === null);
  for (const index of results.length > 1 ? results : []) {
    if (part(index, (words) => words.length < 30 && statusWord(words) !== null) > 0.6) set(index, { field: 'status' });
  }
  const [text] = at('text');
  if (text === undefined || (!tells && part(text, (words) => readsAsPromise(words, setting.parties)) < 0.5))
    return null;
  for (const [index, column] of columns.entries()) {
    if (column.field !== null || index < text) continue;
    const guessed = guess(texts(index), setting);
    if (guessed !== null) set(index, { field: guessed });
  }
  return columns;
}

function onlyNumbers(columns: readonly Column[], body: Grid['rows']): boolean {
  const cells = body.flatMap((row) =>
    columns.flatMap((column, at) => (column.field === 'result' ? [row[at]?.text ?? ''] : [])),
  );
  return cells.some((text) => text !== '') && cells.every((text) => /^[\d\s%,.–-]*$/.test(text));
}

function guess(texts: readonly string[], { parties }: Setting): Field | null {
  const part = (is: (text: string) => boolean): number => texts.filter(is).length / Math.max(1, texts.length);
  if (texts.length === 0) return null;
  if (part((text) => text.length < 60 && onlyOwners(text, parties).length > 0) > 0.6) return 'owner';
  if (part((text) => text.length < 30 && statusWord(text) !== null) > 0.6) return 'status';
  return part((text) => readsAsDone(text)) > 0.5 ? 'result' : null;
}

/** The columns of a table without header row: promises first, what is told about them after. Null if it is none. */
export function guessedColumns(grid: Grid, setting: Setting): Column[] | null {
  const body = grid.rows.filter((row) => fullWidthCell(row) === null);
  const texts = (at: number): string[] => body.map((row) => row[at]?.text ?? '').filter((text) => text !== '');
  const promises = (at: number): number =>
    texts(at).filter((text) => readsAsPromise(text, setting.parties)).length / Math.max(1, texts(at).length);
  const text = Array.from({ length: grid.width }, (_, at) => at).find((at) => promises(at) >= 0.5);
  if (text === undefined || grid.width < 2) return null;
  return Array.from({ length: grid.width }, (_, at): Column => {
    if (at === text) return { field: 'text', period: null, parties: [] };
    const field = texts(at).every((cell) => /^\d+[.)]?$/.test(cell)) ? 'number' : guess(texts(at), setting);
    return { field: field ?? (at < text ? 'focus' : 'result'), period: null, parties: [] };
  });
}
