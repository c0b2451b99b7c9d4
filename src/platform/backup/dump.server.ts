import { createHash } from 'node:crypto';
import type pg from 'pg';
import { dataTables, quote, sequenceNames, type Table } from '#platform/backup/catalog.server.ts';
import { FORMAT, type Line, type TableEnd } from '#platform/backup/format.ts';
import { appliedMigrations } from '#platform/migrations.server.ts';

const ROWS_AT_A_TIME = 500;

/** So that every server writes the same text for the same value. */
const WRITTEN_ALIKE = {
  'loftet.maintenance': 'on',
  timezone: 'UTC',
  datestyle: 'ISO, YMD',
  intervalstyle: 'postgres',
  extra_float_digits: '1',
  bytea_output: 'hex',
};

/** For the rest of the transaction: all municipalities' rows, in texts that do not depend on the server's settings. */
export async function readAlike(client: pg.ClientBase): Promise<void> {
  for (const [name, value] of Object.entries(WRITTEN_ALIKE)) {
    await client.query('select set_config($1, $2, true)', [name, value]);
  }
}

/** The lines of a backup of everything that the caller's transaction sees. */
export async function* dumpLines(client: pg.ClientBase): AsyncGenerator<Line> {
  yield { format: FORMAT, migrations: await appliedMigrations(client) };
  let rows = 0;
  const tables = await dataTables(client);
  for (const table of tables) {
    yield { table: table.name, columns: table.columns.map(({ name }) => name) };
    const end = yield* dumpTable(client, table);
    rows += end.rows;
    yield end;
  }
  for (const name of await sequenceNames(client)) {
    const { rows: found } = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${quote(name)}`,
    );
    yield { sequence: name, value: found[0]?.value ?? '1', called: found[0]?.called ?? false };
  }
  yield { complete: true, tables: tables.length, rows };
}

async function* dumpTable(client: pg.ClientBase, table: Table): AsyncGenerator<Line, TableEnd> {
  const texts = table.columns.map(({ name }) => `${quote(name)}::text`).join(', ');
  const order = table.key.map((name) => `${quote(name)}::text collate "C"`).join(', ');
  await client.query(
    `declare backup_rows no scroll cursor for select ${texts} from ${quote(table.name)} order by ${order}`,
  );
  const hash = createHash('sha256');
  let rows = 0;
  for (;;) {
    const page = await client.query<(string | null)[]>({
      text: `fetch ${ROWS_AT_A_TIME} from backup_rows`,
      rowMode: 'array',
    });
    for (const row of page.rows) {
      hash.update(`${JSON.stringify(row)}\n`);
      yield row;
    }
    rows += page.rows.length;
    if (page.rows.length < ROWS_AT_A_TIME) break;
  }
  await client.query('close backup_rows');
  return { end: table.name, rows, sha256: hash.digest('hex') };
}
