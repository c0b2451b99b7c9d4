import { sql } from 'kysely';
import { INSTALLATION } from '#platform/audit.server.ts';
import type { Context } from '#platform/context.server.ts';
import { inMunicipality, type Tx } from '#platform/database.server.ts';
import { makeSearchDocuments } from '#publication/search/make-documents.server.ts';
import { copyOf, type Names, type Template, type TemplateTable } from './template.ts';

const BATCH_CHARACTERS = 2_000_000;

/** What the rules of the method let stand only once the rest is there, as where an export is read in. */
const WRITTEN_LAST = [
  { table: 'promise', columns: ['closed_at'] },
  { table: 'round', columns: ['locked_at', 'lock_hash', 'lock_report'] },
];

/**
 * Writes another municipality out of a template, as the application's own login and under every rule that the database
 * has: row-level security, keys, constraints and triggers. What belongs to no municipality's record, which is the search, is
 * made by the product. One transaction, all or nothing.
 */
export async function writeCopy(ctx: Pick<Context, 'db'>, template: Template, no: number, names: Names): Promise<void> {
  const copy = copyOf(template, no, names);
  await inMunicipality(ctx.db, INSTALLATION, async (tx) => {
    await insert(tx, template.people, copy.people);
    await sql`select set_config('loftet.municipality', ${copy.municipalityId}, true)`.execute(tx);
    for (const table of template.tables) await insert(tx, table, copy.rows(table));
    for (const { table: name, columns } of WRITTEN_LAST) {
      const table = template.tables.find((one) => one.name === name);
      if (table !== undefined) await finish(tx, name, columns, copy.rows(table));
    }
    await makeSearchDocuments({ tx, municipalityId: copy.municipalityId });
  });
}

async function insert(tx: Tx, table: TemplateTable, rows: readonly string[]): Promise<void> {
  const late = WRITTEN_LAST.find((one) => one.table === table.name)?.columns ?? [];
  const columns = table.columns.filter((name) => !late.includes(name)).map((name) => sql.ref(name));
  const write = async (batch: readonly string[]): Promise<void> => {
    await sql`insert into ${sql.table(table.name)} (${sql.join(columns)}) select ${sql.join(columns)}
      from json_populate_recordset(null::public.${sql.ref(table.name)}, ${`[${batch.join(',')}]`}::json)`.execute(tx);
  };
  let batch: string[] = [];
  let characters = 0;
  for (const row of rows) {
    batch.push(row);
    characters += row.length;
    if (characters < BATCH_CHARACTERS || table.atOnce) continue;
    await write(batch);
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) await write(batch);
}

async function finish(tx: Tx, table: string, late: readonly string[], rows: readonly string[]): Promise<void> {
  const set = sql.join(late.map((name) => sql`${sql.ref(name)} = r.${sql.ref(name)}`));
  await sql`update ${sql.table(table)} t set ${set}
    from json_populate_recordset(null::public.${sql.ref(table)}, ${`[${rows.join(',')}]`}::json) r
    where t.municipality_id = r.municipality_id and t.id = r.id and r.${sql.ref(late[0] ?? '')} is not null`.execute(
    tx,
  );
}
