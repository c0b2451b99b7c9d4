import { sql } from 'kysely';
import { appendAudit, INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality, type Database, type Tx } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';
import { holdsWords } from '#platform/export/columns.ts';
import { calm, CSV_START, csvLine } from '#platform/export/csv.ts';
import { dictionaryCsv, dictionaryJson } from '#platform/export/dictionary.ts';
import { filePath, FORMAT, MANIFEST, tablePath, type Manifest } from '#platform/export/format.ts';
import { municipalityRows, writeAlike, type Texts } from '#platform/export/municipality-rows.server.ts';
import { municipalityTables, type MunicipalityTable } from '#platform/export/municipality-tables.server.ts';
import { readMe } from '#platform/export/read-me.ts';
import { rowLines, rowsEnd } from '#platform/export/row-lines.ts';
import { schemaVersion } from '#platform/export/schema-version.server.ts';
import { writeFolder, type NewFolder } from '#platform/export/write-folder.server.ts';

export type Exported = {
  readonly slug: string;
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
};

type Municipality = { readonly id: string; readonly slug: string; readonly name: string; readonly is_demo: boolean };

/**
 * Writes everything of one municipality, as it was at one moment, as open files in a new folder. The application's own
 * login does it, so that row-level security keeps every other municipality out.
 * @throws AppError `municipality-not-found`, `export-exists`, `file-unwritable`
 */
export async function exportMunicipality(db: Database, slug: string, folder: string): Promise<Exported> {
  const municipality = await find(db, slug);
  const exported = await writeFolder(folder, (to) =>
    db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => {
        await sql`select set_config('loftet.municipality', ${municipality.id}, true)`.execute(tx);
        await writeAlike(tx);
        return writeAll(tx, municipality, to);
      }),
  );
  // In the installation's own chain: the municipality's is a part of what is exported.
  await inMunicipality(db, INSTALLATION, (tx) =>
    appendAudit(tx, {
      municipalityId: INSTALLATION,
      type: 'municipality-exported',
      subjectId: municipality.id,
      data: { rows: exported.rows, files: exported.files },
    }),
  );
  return exported;
}

async function find(db: Database, slug: string): Promise<Municipality> {
  const { rows } =
    await sql<Municipality>`select id, slug, name, is_demo from municipality where slug = ${slug}`.execute(db);
  if (rows[0] === undefined) throw new AppError('municipality-not-found', { slug });
  return rows[0];
}

async function writeAll(tx: Tx, { id, slug, name, is_demo }: Municipality, to: NewFolder): Promise<Exported> {
  const tables = await municipalityTables(tx);
  const counted: { name: string; words: string | null; rows: number }[] = [];
  for (const table of tables) {
    counted.push({ name: table.name, words: table.words, rows: await writeTable(tx, table, id, to) });
  }
  const files = await writeFiles(tx, id, to);
  await put(to, 'data-dictionary.json', dictionaryJson(tables));
  await put(to, 'data-dictionary.csv', dictionaryCsv(tables));
  await put(to, 'LÄS-MIG.txt', readMe({ name, slug, isDemo: is_demo, tables: counted, files }));
  const manifest: Manifest = {
    format: FORMAT,
    schema: await schemaVersion(tx),
    municipality: slug,
    files: to.files(),
  };
  await put(to, MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
  return { slug, tables: tables.length, rows: counted.reduce((sum, { rows }) => sum + rows, 0), files };
}

async function put(to: NewFolder, name: string, content: string | Uint8Array): Promise<void> {
  const file = await to.create(name);
  await file.write(content);
  await file.close();
}

async function writeTable(tx: Tx, table: MunicipalityTable, municipalityId: string, to: NewFolder): Promise<number> {
  const json = await to.create(tablePath(table.name, 'json'));
  const csv = await to.create(tablePath(table.name, 'csv'));
  await csv.write(`${CSV_START}${csvLine(table.columns.map(({ name }) => name))}`);
  let count = 0;
  for await (const rows of municipalityRows(tx, table, municipalityId)) {
    await json.write(rowLines(table.columns, rows, count));
    await csv.write(rows.map((texts) => csvRow(table, texts)).join(''));
    count += rows.length;
  }
  await json.write(rowsEnd(count));
  await json.close(count);
  await csv.close(count);
  return count;
}

/** A row for a spreadsheet. */
export function csvRow({ columns }: MunicipalityTable, texts: Texts): string {
  return csvLine(
    columns.map((column, index) => {
      const text = texts[index] ?? null;
      return text !== null && holdsWords(column) ? calm(text) : text;
    }),
  );
}

/** The stored files as they came; what was erased has no content any more. */
async function writeFiles(tx: Tx, municipalityId: string, to: NewFolder): Promise<number> {
  const { rows: stored } = await sql<{ sha256: string; name: string }>`
    select sha256, name from file where municipality_id = ${municipalityId} and content is not null order by sha256`.execute(
    tx,
  );
  for (const { sha256, name } of stored) {
    const { rows } = await sql<{ content: Uint8Array }>`
      select content from file where municipality_id = ${municipalityId} and sha256 = ${sha256}`.execute(tx);
    if (rows[0] !== undefined) await put(to, filePath(sha256, name), rows[0].content);
  }
  return stored.length;
}
