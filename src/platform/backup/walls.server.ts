import type pg from 'pg';
import { allTables, quote } from '#platform/backup/catalog.server.ts';

type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string };

const FOREIGN_KEYS = `
  select c.relname as "table", k.conname as name, pg_get_constraintdef(k.oid) as definition
  from pg_constraint k join pg_class c on c.oid = k.conrelid
  where k.contype = 'f' and c.relnamespace = 'public'::regnamespace and k.conparentid = 0
  order by k.oid`;

/**
 * Runs `work` with foreign keys and triggers away, so that tables may be filled in any order and as they were. The keys
 * are made again afterwards, which checks every row. In the caller's transaction: a failure leaves nothing changed.
 */
export async function withoutWalls(client: pg.ClientBase, work: () => Promise<void>): Promise<void> {
  const tables = await allTables(client);
  const { rows: keys } = await client.query<ForeignKey>(FOREIGN_KEYS);
  for (const { table, name } of keys) await client.query(`alter table ${quote(table)} drop constraint ${quote(name)}`);
  for (const { name } of tables) await client.query(`alter table ${quote(name)} disable trigger user`);
  await work();
  for (const { name } of tables) await client.query(`alter table ${quote(name)} enable trigger user`);
  for (const { table, name, definition } of keys) {
    await client.query(`alter table ${quote(table)} add constraint ${quote(name)} ${definition}`);
  }
}
