import type pg from 'pg';
import { allTables, dataTables, quote, type Table } from '#platform/backup/catalog.server.ts';
import { dumpLines, readAlike } from '#platform/backup/dump.server.ts';
import type { BackupEnd, TableEnd } from '#platform/backup/format.ts';
import { backupLines, verifyBackup } from '#platform/backup/read-backup.server.ts';
import { withoutWalls } from '#platform/backup/walls.server.ts';
import { AppError } from '#platform/errors.ts';
import { applyMigrations, appliedMigrations, compareMigrations, readMigrations } from '#platform/migrations.server.ts';

const BATCH_ROWS = 500;
const BATCH_CHARACTERS = 4_000_000;

export type RestoreOptions = { readonly folder?: string; readonly tell?: (text: string) => void };

/**
 * Reads a backup into an empty database: all of it or nothing. The file is verified before, and what the database then
 * holds is compared with the file's checksums before it is kept. An older backup is brought to this version.
 * @param client logged in as the owner
 * @throws AppError `backup-damaged`, `data-newer`, `migration-edited`, `database-not-empty`
 */
export async function restore(client: pg.ClientBase, file: string, options: RestoreOptions = {}): Promise<BackupEnd> {
  const tell = options.tell ?? (() => undefined);
  tell('Kontrollerar säkerhetskopian …');
  const { head, tables, end } = await verifyBackup(file);
  const known = readMigrations(options.folder);
  compareMigrations(head.migrations, known, file);
  await client.query('begin');
  try {
    await readAlike(client);
    await refuseFilled(client, head.migrations.length);
    await applyMigrations(client, known.slice(0, head.migrations.length), tell);
    await readAlike(client); // a migration may have ended its own view of all rows
    tell(`Läser in ${end.rows.toLocaleString('sv-SE')} ${end.rows === 1 ? 'rad' : 'rader'} …`);
    await withoutWalls(client, () => load(client, file));
    await compare(client, file, tables);
    await applyMigrations(client, known, tell);
    await client.query('commit');
    return end;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** Empty means no tables of ours, or those of the backup's own version without a single row. */
async function refuseFilled(client: pg.ClientBase, backupVersion: number): Promise<void> {
  const applied = await appliedMigrations(client);
  if (applied.length !== 0 && applied.length !== backupVersion) throw new AppError('database-not-empty');
  for (const { name } of applied.length === 0 ? await allTables(client) : await dataTables(client)) {
    const { rowCount } = await client.query(`select from ${quote(name)} limit 1`);
    if (rowCount !== 0 || applied.length === 0) throw new AppError('database-not-empty');
  }
}

async function load(client: pg.ClientBase, file: string): Promise<void> {
  const targets = new Map((await dataTables(client)).map((table) => [table.name, table]));
  let table: Table | undefined;
  let batch: string[] = [];
  let characters = 0;
  const flush = async (): Promise<void> => {
    if (table !== undefined && batch.length > 0) await insert(client, table, batch);
    batch = [];
    characters = 0;
  };
  for await (const line of backupLines(file)) {
    if (Array.isArray(line)) {
      const text = JSON.stringify(line);
      batch.push(text);
      characters += text.length;
      if (batch.length >= BATCH_ROWS || characters >= BATCH_CHARACTERS) await flush();
    } else if ('table' in line) {
      table = targets.get(line.table);
      const names = table?.columns.map(({ name }) => name).join();
      if (names !== line.columns.join()) {
        throw new AppError('backup-damaged', { file, reason: `tabellen ${line.table} har andra kolumner` });
      }
    } else if ('end' in line) await flush();
    else if ('sequence' in line) {
      await client.query('select setval($1::regclass, $2, $3)', [quote(line.sequence), line.value, line.called]);
    }
  }
}

/** Column types come from this database and never from the file. */
async function insert(client: pg.ClientBase, table: Table, rows: readonly string[]): Promise<void> {
  const names = table.columns.map(({ name }) => quote(name)).join(', ');
  const values = table.columns.map(({ type }, index) => `(r ->> ${index})::${type}`).join(', ');
  await client.query(
    `insert into ${quote(table.name)} (${names}) overriding system value
     select ${values} from json_array_elements($1::json) as r`,
    [`[${rows.join(',')}]`],
  );
}

async function compare(client: pg.ClientBase, file: string, expected: ReadonlyMap<string, TableEnd>): Promise<void> {
  for await (const line of dumpLines(client)) {
    if ('end' in line && expected.get(line.end)?.sha256 !== line.sha256) {
      throw new AppError('backup-damaged', { file, reason: `tabellen ${line.end} blev inte likadan` });
    }
  }
}
