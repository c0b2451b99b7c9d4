import { INSTALLATION } from '#platform/audit.server.ts';
import { toText, type Column } from '#platform/export/columns.ts';
import {
  filePath,
  LARGEST_FILE,
  LARGEST_TABLE,
  tablePath,
  WRITINGS,
  type ExportedFile,
} from '#platform/export/format.ts';
import type { MunicipalityTable } from '#platform/export/municipality-tables.server.ts';
import { damaged, lines, pieces, type ExportFolder } from '#platform/export/read-folder.server.ts';
import { rowOf } from '#platform/export/row-lines.ts';
import { isUuid } from '#platform/is-uuid.ts';

/** A stored file that comes with the export. */
type StoredFile = { readonly sha256: string; readonly entry: ExportedFile };
export type Verified = { readonly municipalityId: string; readonly files: ReadonlyMap<string, StoredFile> };

/**
 * Reads all of an export and compares it with what it says of itself, before anything is written anywhere: every
 * checksum, every count, every column, whose the rows are, and that no file is more or less. Only names that we make
 * ourselves are opened.
 * @throws AppError `export-damaged`
 */
export async function verifyExport(from: ExportFolder, tables: readonly MunicipalityTable[]): Promise<Verified> {
  const listed = new Map(from.manifest.files.map((file) => [file.path, file]));
  const take = (name: string): ExportedFile => {
    const file = listed.get(name);
    if (file === undefined) throw damaged(from.shown, `filen ${name} saknas i förteckningen`);
    listed.delete(name);
    return file;
  };
  let municipalityId: string | undefined;
  const stored: { sha256: string; path: string }[] = [];
  for (const table of tables) {
    const ids = new Set<unknown>();
    for await (const row of tableRows(from, table, take(tablePath(table.name, 'json')))) {
      ids.add(row[table.own]);
      if (table.name === 'file' && row['erased_at'] === null) {
        stored.push({ sha256: String(row['sha256']), path: filePath(String(row['sha256']), String(row['name'])) });
      }
    }
    if (table.own === 'id') {
      const [id] = ids;
      if (ids.size !== 1 || typeof id !== 'string' || !isUuid(id) || id === INSTALLATION) {
        throw damaged(from.shown, 'det ska finnas en kommun i den, och bara en');
      }
      municipalityId = id;
    } else if ([...ids].some((id) => id !== municipalityId)) {
      throw damaged(from.shown, `tabellen ${table.name} har rader som hör till en annan kommun`);
    }
    await readThrough(from, take(tablePath(table.name, 'csv')), LARGEST_TABLE);
  }
  if (municipalityId === undefined) throw damaged(from.shown, 'kommunen saknas');
  const files = new Map<string, StoredFile>();
  for (const { sha256, path } of stored) {
    const entry = take(path);
    if (entry.sha256 !== sha256)
      throw damaged(from.shown, `filen ${entry.path} har ett annat innehåll än sitt namn säger`);
    await readThrough(from, entry, LARGEST_FILE);
    files.set(sha256, { sha256, entry });
  }
  for (const name of WRITINGS) await readThrough(from, take(name), LARGEST_FILE);
  if (listed.size > 0) throw damaged(from.shown, 'förteckningen nämner filer som inte hör till en export');
  return { municipalityId, files };
}

async function readThrough(from: ExportFolder, file: ExportedFile, most: number): Promise<void> {
  for await (const piece of pieces(from, file, most)) if (piece.length === 0) break;
}

export type ExportedRow = Readonly<Record<string, unknown>>;

/**
 * The rows of a table's file, each checked to have the table's columns and no other, with values of their kind.
 * @throws AppError `export-damaged`
 */
export async function* tableRows(
  from: ExportFolder,
  table: MunicipalityTable,
  file: ExportedFile,
): AsyncGenerator<ExportedRow> {
  let count = 0;
  for await (const line of lines(from, file, LARGEST_TABLE)) {
    const row = parseRow(from, table, line);
    if (row === undefined) continue;
    count += 1;
    yield row;
  }
  if (count !== file.rows) throw damaged(from.shown, `antalet rader i tabellen ${table.name} stämmer inte`);
}

function parseRow(from: ExportFolder, table: MunicipalityTable, line: string): ExportedRow | undefined {
  let row: unknown;
  try {
    row = rowOf(line);
    if (row === undefined) return undefined;
    if (typeof row === 'object' && row !== null && !Array.isArray(row)) {
      rowTexts(table.columns, row as ExportedRow);
      if (Object.keys(row).length === table.columns.length) return row as ExportedRow;
    }
  } catch (error) {
    throw damaged(from.shown, `en rad i tabellen ${table.name} går inte att tolka`, error);
  }
  throw damaged(from.shown, `tabellen ${table.name} har andra kolumner`);
}

/** A row's values as texts, in the order of the columns. */
export function rowTexts(columns: readonly Column[], row: ExportedRow): (string | null)[] {
  return columns.map((column) => {
    if (!Object.hasOwn(row, column.name)) throw new TypeError('a column is missing');
    return toText(column, row[column.name]);
  });
}
