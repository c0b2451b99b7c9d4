import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { appendAudit, INSTALLATION } from '#platform/audit.server.ts';
import type { Database, Tx } from '#platform/database.server.ts';
import { inMunicipality } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';
import { LARGEST_FILE, tablePath, type ExportedFile } from '#platform/export/format.ts';
import { municipalityRows, writeAlike } from '#platform/export/municipality-rows.server.ts';
import { municipalityTables, type MunicipalityTable } from '#platform/export/municipality-tables.server.ts';
import { damaged, openFolder, wholeFile, type ExportFolder } from '#platform/export/read-folder.server.ts';
import { rowLines, rowsEnd } from '#platform/export/row-lines.ts';
import { schemaVersion } from '#platform/export/schema-version.server.ts';
import { rowTexts, tableRows, verifyExport, type Verified } from '#platform/export/verify-export.server.ts';
import { announcePublication } from '#platform/publication-signal.server.ts';
import { verifyChain } from '#platform/verify-audit.server.ts';

const BATCH_ROWS = 500;
const BATCH_CHARACTERS = 4_000_000;

/**
 * What the rules of the method let stand only once the rest is there: a promise is closed when its points have outcomes,
 * a round is locked when its entries are written. So the database checks those rules here too.
 */
const WRITTEN_LAST: Readonly<Record<string, readonly string[]>> = {
  promise: ['closed_at'],
  round: ['locked_at', 'lock_hash'],
};

export type Imported = { readonly slug: string; readonly rows: number; readonly files: number };

/**
 * Reads an exported municipality in, all of it or nothing: the same record, so that the next export has the same bytes.
 * Everything is verified before, and what the database then holds is compared with the export before it is kept. The
 * application's own login does it, within the one municipality and under every rule, so that a folder from anybody can
 * touch nothing else.
 * @throws AppError `export-damaged`, `export-other-version`, `municipality-exists`, `file-not-found`
 */
export async function importExport(db: Database, folder: string): Promise<Imported> {
  const from = await openFolder(folder);
  const { tables, verified } = await db.transaction().execute(async (tx) => {
    await refuseOtherVersion(tx, from);
    const found = await municipalityTables(tx);
    return { tables: found, verified: await verifyExport(from, found) };
  });
  const { municipalityId } = verified;
  try {
    return await inMunicipality(db, municipalityId, async (tx) => {
      await writeAlike(tx);
      const rows = await load(tx, from, tables, verified);
      await sql`set constraints all immediate`.execute(tx);
      await compare(tx, from, tables, municipalityId);
      await refuseBrokenChain(tx, from, municipalityId);
      const slug = from.manifest.municipality;
      await announcePublication(tx, slug);
      await tellInstallation(tx, municipalityId, from);
      return { slug, rows, files: verified.files.size };
    });
  } catch (error) {
    throw asDamage(error, folder);
  }
}

async function refuseOtherVersion(tx: Tx, { shown, manifest }: ExportFolder): Promise<void> {
  const ours = await schemaVersion(tx);
  if (ours.sha256 !== manifest.schema.sha256) {
    throw new AppError('export-other-version', { folder: shown, found: manifest.schema.step, known: ours.step });
  }
}

async function load(
  tx: Tx,
  from: ExportFolder,
  tables: readonly MunicipalityTable[],
  verified: Verified,
): Promise<number> {
  let count = 0;
  for (const table of tables) {
    let batch: string[] = [];
    let characters = 0;
    const flush = async (): Promise<void> => {
      if (batch.length > 0) await insert(tx, table, batch);
      batch = [];
      characters = 0;
    };
    for await (const row of tableRows(from, table, entryOf(from, table))) {
      if (table.own === 'id') await refuseTaken(tx, from, row['slug']);
      const text = JSON.stringify(rowTexts(table.columns, row));
      if (table.name === 'file')
        await insertFile(tx, from, table, text, verified.files.get(String(row['sha256']))?.entry);
      else batch.push(text);
      characters += text.length;
      count += 1;
      // A row may point at another of its own table, which is checked when the statement ends.
      if (!pointsAtItself(table) && (batch.length >= BATCH_ROWS || characters >= BATCH_CHARACTERS)) await flush();
    }
    await flush();
  }
  for (const table of tables) await writeLast(tx, from, table);
  return count;
}

const pointsAtItself = (table: MunicipalityTable): boolean =>
  table.columns.some(({ refers }) => refers?.startsWith(`${table.name}.`) === true);

function entryOf({ shown, manifest }: ExportFolder, table: MunicipalityTable): ExportedFile {
  const path = tablePath(table.name, 'json');
  const entry = manifest.files.find((file) => file.path === path);
  if (entry === undefined) throw damaged(shown, `filen ${path} saknas i förteckningen`);
  return entry;
}

async function refuseTaken(tx: Tx, { shown, manifest }: ExportFolder, slug: unknown): Promise<void> {
  if (slug !== manifest.municipality) throw damaged(shown, 'kommunen heter något annat än förteckningen säger');
  const { rows } = await sql`select from municipality where slug = ${slug}`.execute(tx);
  if (rows.length > 0) throw new AppError('municipality-exists', { slug: manifest.municipality });
}

/** Column types come from this database and never from the folder. */
async function insert(tx: Tx, table: MunicipalityTable, rows: readonly string[]): Promise<void> {
  const late = WRITTEN_LAST[table.name] ?? [];
  const values = table.columns.map(({ name, type }, index) =>
    late.includes(name) ? sql`null` : sql`(r ->> ${sql.lit(index)})::${sql.raw(type)}`,
  );
  const names = table.columns.map(({ name }) => sql.ref(name));
  await sql`insert into ${sql.table(table.name)} (${sql.join(names)})
    select ${sql.join(values)} from json_array_elements(${`[${rows.join(',')}]`}::json) as r`.execute(tx);
}

async function insertFile(
  tx: Tx,
  from: ExportFolder,
  table: MunicipalityTable,
  row: string,
  entry: ExportedFile | undefined,
): Promise<void> {
  const content = entry === undefined ? null : await wholeFile(from, entry, LARGEST_FILE);
  const names = table.columns.map(({ name }) => sql.ref(name));
  const values = table.columns.map(({ type }, index) => sql`(r ->> ${sql.lit(index)})::${sql.raw(type)}`);
  await sql`insert into ${sql.table(table.name)} (${sql.join([...names, sql.ref('content')])})
    select ${sql.join(values)}, ${content}::bytea from (select ${row}::json as r) as one`.execute(tx);
}

async function writeLast(tx: Tx, from: ExportFolder, table: MunicipalityTable): Promise<void> {
  const late = WRITTEN_LAST[table.name] ?? [];
  if (late.length === 0) return;
  const columns = table.columns.filter(({ name }) => name === 'id' || late.includes(name));
  const set = columns.flatMap(({ name, type }, index) =>
    name === 'id' ? [] : [sql`${sql.ref(name)} = (r ->> ${sql.lit(index)})::${sql.raw(type)}`],
  );
  const id = columns.findIndex(({ name }) => name === 'id');
  for await (const row of tableRows(from, table, entryOf(from, table))) {
    if (late.every((name) => row[name] === null)) continue;
    const text = JSON.stringify(rowTexts(columns, row));
    await sql`update ${sql.table(table.name)} t set ${sql.join(set)} from (select ${text}::json as r) as one
      where t.municipality_id = current_municipality() and t.id = (r ->> ${sql.lit(id)})::uuid`.execute(tx);
  }
}

/** What the database would export now, against what came. */
async function compare(
  tx: Tx,
  from: ExportFolder,
  tables: readonly MunicipalityTable[],
  municipalityId: string,
): Promise<void> {
  for (const table of tables) {
    const hash = createHash('sha256');
    let count = 0;
    for await (const rows of municipalityRows(tx, table, municipalityId)) {
      hash.update(rowLines(table.columns, rows, count));
      count += rows.length;
    }
    if (hash.update(rowsEnd(count)).digest('hex') !== entryOf(from, table).sha256) {
      throw damaged(from.shown, `tabellen ${table.name} blev inte likadan`);
    }
  }
}

async function refuseBrokenChain(tx: Tx, from: ExportFolder, municipalityId: string): Promise<void> {
  const { faults } = await verifyChain(tx, municipalityId);
  if (faults.length > 0) throw damaged(from.shown, 'händelseloggen stämmer inte');
}

/** In the installation's own chain, so that the municipality's stays as it was. */
async function tellInstallation(tx: Tx, municipalityId: string, from: ExportFolder): Promise<void> {
  await sql`select set_config('loftet.municipality', ${INSTALLATION}, true)`.execute(tx);
  await appendAudit(tx, {
    municipalityId: INSTALLATION,
    type: 'municipality-read-in',
    subjectId: municipalityId,
    data: { export: from.sha256 },
  });
}

/** A value that does not fit, a rule that stands in the way, a row of somebody else's: the folder's fault. */
function asDamage(error: unknown, folder: string): unknown {
  if (error instanceof RangeError) return damaged(folder, 'en uppgift är för djupt nästlad', error);
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  if (!/^(?:22|23|42501|54|55000|P0001)/.test(error.code)) return error;
  if ('constraint' in error && String(error.constraint).endsWith('_name_is_seen'))
    return damaged(folder, 'en kommuns eller ett områdes namn har tecken som inte syns', error);
  const table = 'table' in error && typeof error.table === 'string' ? ` ${error.table}` : '';
  return damaged(folder, `uppgifterna${table === '' ? '' : ` i tabellen${table}`} följer inte Löftets regler`, error);
}
