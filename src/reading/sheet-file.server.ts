import { parseCsv, writeCsv } from 'hucre/csv';
import { readOds, writeOds } from 'hucre/ods';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { AppError } from '#platform/errors.ts';
import { openZip } from '#reading/docx/open-zip.ts';

/** The one place that knows the spreadsheet library: everybody else sees tables of texts. */
export const SHEET_FORMATS = {
  xlsx: { name: 'Excel (xlsx)', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  ods: { name: 'OpenDocument (ods)', mediaType: 'application/vnd.oasis.opendocument.spreadsheet' },
  csv: { name: 'Text med semikolon (csv)', mediaType: 'text/csv; charset=utf-8' },
} as const;
export type SheetFormat = keyof typeof SHEET_FORMATS;

export const isSheetFormat = (word: string): word is SheetFormat => Object.hasOwn(SHEET_FORMATS, word);

type Table = readonly (readonly (string | number)[])[];
type Cell = string | number | boolean | Date | null | undefined | object;

const LARGEST = 2_000_000;
const MOST_ROWS = 12_000;
const MOST_COLUMNS = 100;
const WIDTHS = [14, 9, 18, 8, 40, 22, 60, 18, 40, 40, 40];
/** Excel reads `_x0041_` as the sign of that number: what somebody typed so is told apart. */
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;
/** What a spreadsheet would take for a formula, and the mark that is taken away again. */
const FORMULA = /^(?=[=+\-@\t\r'])/;

/** A table as a file. Texts are texts: nothing in it is a formula. */
export async function writeSheet(table: Table, format: SheetFormat, name: string): Promise<Uint8Array> {
  if (format === 'csv') {
    const rows = table.map((row) => row.map((cell) => (typeof cell === 'string' ? cell.replace(FORMULA, "'") : cell)));
    return new TextEncoder().encode(writeCsv(rows, { delimiter: ';', lineSeparator: '\r\n', bom: true }));
  }
  const escaped = (cell: string | number) => (typeof cell === 'string' ? cell.replace(LOOKS_ESCAPED, '_x005F_') : cell);
  const rows = table.map((row) => (format === 'xlsx' ? row.map(escaped) : [...row]));
  const style = { alignment: { wrapText: true, vertical: 'top' as const } };
  const head = { style: { ...style, font: { bold: true, size: 11, name: 'Calibri' } } };
  const sheets = [
    {
      name,
      rows,
      columns: WIDTHS.map((width) => ({ width, style })),
      cells: new Map((rows[0] ?? []).map((value, column) => [`0,${column}`, { value, ...head }])),
      freezePane: { rows: 1 },
      // Eleven columns: on paper they are read lying down, as wide as the page.
      pageSetup: { orientation: 'landscape' as const, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    },
  ];
  return format === 'xlsx' ? writeXlsx({ sheets }) : writeOds({ sheets });
}

/**
 * The first sheet of a file as texts. Formulas are never worked out: the value that the file keeps is what it says. In text
 * (csv) the sign between cells is the one after `head`, a word of the sheet's own headings.
 * @throws AppError `sheet-too-large`, `sheet-unreadable` for what is no spreadsheet, is damaged or unpacks to far too much
 */
export async function readSheet(bytes: Uint8Array, head = 'Rad'): Promise<string[][]> {
  if (bytes.length > LARGEST) throw new AppError('sheet-too-large');
  try {
    const rows = await rowsOf(bytes, head);
    if (
      rows.length > MOST_ROWS ||
      rows.some((row) => row.length > MOST_COLUMNS && row.slice(MOST_COLUMNS).some(Boolean))
    )
      throw new AppError('sheet-too-large');
    return rows.map((row) => row.slice(0, MOST_COLUMNS).map(textOf));
  } catch (fault) {
    if (fault instanceof AppError && fault.code === 'sheet-too-large') throw fault;
    throw new AppError('sheet-unreadable', {}, fault);
  }
}

async function rowsOf(bytes: Uint8Array, head: string): Promise<Cell[][]> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const zip = openZip(bytes);
    // Refuses what unpacks to far more than it says, before the library unpacks it.
    for (const name of zip.names) {
      const part = /\.(?:xml|rels)$/i.test(name) ? zip.unpack(name) : null;
      // No spreadsheet has one, and entities are declared there.
      if (part !== null && Buffer.from(part).includes('<!DOCTYPE')) throw new AppError('sheet-unreadable');
    }
    const isOds = zip.names.includes('content.xml');
    const { sheets } = isOds
      ? await readOds(bytes, { sheets: [0] })
      : await readXlsx(bytes, { sheets: [0], range: `A1:CV${MOST_ROWS + 1}` });
    return sheets[0]?.rows ?? [];
  }
  const text = decoded(bytes);
  if (text.includes('\0')) throw new AppError('sheet-unreadable');
  const delimiter = [';', '\t', ','].find((sign) =>
    text
      .split('\n')
      .slice(0, 20)
      .some((line) => line.includes(`${head}${sign}`) || line.includes(`"${head}"${sign}`)),
  );
  return parseCsv(text, { delimiter: delimiter ?? ';', maxRows: MOST_ROWS + 1 }).map((row) =>
    row.map((cell) => (typeof cell === 'string' ? cell.replace(/^'(?=[=+\-@\t\r'])/, '') : cell)),
  );
}

/** UTF-8, or what Excel saves as "CSV" on a Swedish Windows. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell).replace('.', ',');
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return 'text' in cell && typeof cell.text === 'string' ? cell.text : '';
}
