import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { sheetColumns } from '#dialogue/answer-columns.ts';
import { OWN_COLUMN, rowsOfSheet, sheetHead, type SheetRead } from '#dialogue/answer-sheet.ts';
import { loadDialogue, loadVersion } from '#dialogue/dialogue-queries.server.ts';
import { mustWriteDialogue } from '#dialogue/must-write.server.ts';
import { payloadOf } from '#dialogue/receive-input.server.ts';
import {
  openedVersions,
  readTyped,
  takeInAnswers,
  type AnswersTaken,
  type RowFault,
  type TypedRow,
} from '#dialogue/take-in-answers.server.ts';
import type { TypedTogether } from '#dialogue/typed-sent.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import { AppError } from '#platform/errors.ts';
import { namedUuid } from '#platform/named-uuid.server.ts';
import { readSheet, writeSheet, type SheetFormat } from '#reading/sheet-file.server.ts';

/** An empty sheet with the headings of a version's questions. @throws AppError `not-found`, `dialogue-never-open` */
export async function emptySheet(
  work: Pick<Work, 'tx' | 'municipalityId'>,
  dialogueId: string,
  format: SheetFormat,
): Promise<Uint8Array> {
  const { id } = await loadDialogue(work, dialogueId);
  const [no] = await openedVersions(work, id);
  if (no === undefined) throw new AppError('dialogue-never-open');
  const { form } = await loadVersion(work, dialogueId, no);
  return writeSheet([sheetHead(sheetColumns(form))], format, 'Svar');
}

/** What a sheet would bring in; nothing is kept yet. */
export type SheetShown = {
  readonly rows: number;
  readonly faults: readonly (RowFault & { readonly head: string })[];
  readonly unknown: readonly string[];
  readonly lacking: readonly string[];
  /** Rows with an answer to a question that was not asked of whoever answered: that answer is left out. */
  readonly leftOut: readonly number[];
  /** Rows of the same sheet that are kept already. */
  readonly already: number;
  /** Rows that are new but say the same as one that came from another sheet. */
  readonly alike: number;
  /** The first rows by the headings, with numbers in words. */
  readonly first: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly heads: readonly string[];
  /** The table itself, to be sent back unchanged when somebody has looked. */
  readonly table: readonly (readonly string[])[];
};

const FIRST = 5;

/** A spreadsheet as a table. @throws AppError `sheet-too-large`, `sheet-unreadable` */
export function answerTable(bytes: Uint8Array): Promise<string[][]> {
  return readSheet(bytes, OWN_COLUMN);
}

/**
 * Reads a table and says what it would bring in. @throws AppError `answer-sheet-unfit`, `not-found`, `dialogue-never-open`
 */
export async function showAnswers(
  work: Work,
  dialogueId: string,
  { no }: TypedTogether,
  table: readonly (readonly string[])[],
): Promise<SheetShown> {
  await mustWriteDialogue(work, dialogueId);
  const { rows, unknown, lacking } = await sheetRows(work, dialogueId, no, table);
  const { version, read } = await readTyped(work, dialogueId, { no, columns: sheetColumns, rows });
  const columns = sheetColumns(version.form);
  const head = (key: string): string => columns.find((one) => one.key === key)?.head ?? key;
  const payloads = read.map(({ answers }) => payloadOf(dialogueId, answers));
  const { already, alike } = await countKept(work, dialogueId, { ids: rows.map(({ id }) => id), payloads });
  const used = columns.filter(({ key }) => rows.some(({ cells }) => (cells[key] ?? '') !== ''));
  return {
    rows: rows.length,
    faults: read.flatMap(({ line, faults }) => faults.map((fault) => ({ line, ...fault, head: head(fault.key) }))),
    unknown,
    lacking,
    leftOut: read.filter(({ leftOut }) => leftOut.length > 0).map(({ line }) => line),
    already,
    alike,
    first: rows.slice(0, FIRST).map(({ line, cells }) => ({
      line,
      cells: used.map(({ key, codes }) => codes.find(({ code }) => code === cells[key])?.text ?? cells[key] ?? ''),
    })),
    heads: used.map((one) => one.head),
    table,
  };
}

/**
 * Takes in the answers of a table: all of them, or none. The same table twice is kept once, since a row's id is made of the table and
 * the row's place in it.
 * @throws AppError `answer-sheet-unfit`, `not-found`, `dialogue-never-open`, `forbidden`
 */
export async function importAnswers(
  work: Work,
  dialogueId: string,
  together: TypedTogether,
  table: readonly (readonly string[])[],
): Promise<AnswersTaken> {
  const { rows } = await sheetRows(work, dialogueId, together.no, table);
  return takeInAnswers(work, dialogueId, { ...together, channel: 'import', columns: sheetColumns, rows });
}

async function sheetRows(
  work: Pick<Work, 'tx' | 'municipalityId'>,
  dialogueId: string,
  no: number,
  table: readonly (readonly string[])[],
): Promise<Omit<SheetRead, 'rows'> & { readonly rows: readonly TypedRow[] }> {
  const { form } = await loadVersion(work, dialogueId, no);
  const read = rowsOfSheet(table, sheetColumns(form));
  if ('fault' in read) throw new AppError('answer-sheet-unfit', { what: FAULTS[read.fault](read.what) });
  const hash = contentHash(table.map((row) => [...row]));
  const rows = read.rows.map((row) => ({ ...row, id: namedUuid(dialogueId, `import ${hash} ${row.line}`) }));
  return { ...read, rows };
}

const FAULTS = {
  'no-head': (what: string) =>
    `Ingen rad har frågornas rubriker, till exempel ”${what}”. Hämta det tomma kalkylbladet, fyll i det och skicka samma fil.`,
  twice: (what: string) => `Rubriken ”${what}” står i två kolumner. Ta bort den ena.`,
  'too-many': (what: string) =>
    `Kalkylbladet har ${what} rader med svar. Dela upp det i blad med högst 2\u00a0000 rader.`,
  empty: () => 'Kalkylbladet har rubriker men inga svar. Fyll i det och skicka det igen.',
} as const;

async function countKept(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  dialogueId: string,
  { ids, payloads }: { readonly ids: readonly string[]; readonly payloads: readonly string[] },
): Promise<{ readonly already: number; readonly alike: number }> {
  const { rows } = await sql<{ already: number; alike: number }>`
    select count(*) filter (where id = any(${[...ids]}::uuid[]))::int as already,
      count(distinct payload) filter (where id <> all(${[...ids]}::uuid[]) and payload = any(${[...payloads]}))::int as alike
    from input where municipality_id = ${municipalityId} and dialogue_id = ${dialogueId} and channel = 'import'`.execute(
    tx,
  );
  return rows[0] ?? { already: 0, alike: 0 };
}
