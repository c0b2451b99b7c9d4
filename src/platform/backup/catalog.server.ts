import pg from 'pg';

export type Table = {
  readonly name: string;
  /** Without generated columns: those are worked out again. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly key: readonly string[];
};

export const quote = (name: string): string => pg.escapeIdentifier(name);

const TABLES = `
  select c.relname as name,
    (select json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod)) order by attname)
       from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
    (select json_agg(a.attname order by k.position)
       from pg_index i, unnest(i.indkey) with ordinality as k (attnum, position), pg_attribute a
      where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum) as key
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  order by c.relname collate "C"`;

/** Every table of the schema, in an order that every server agrees on. */
export async function allTables(client: pg.ClientBase): Promise<Table[]> {
  return (await client.query<Table>(TABLES)).rows;
}

/** How far the schema has come is said by the head of a backup, and made again by the migrations. */
export async function dataTables(client: pg.ClientBase): Promise<Table[]> {
  return (await allTables(client)).filter((table) => table.name !== 'schema_migration');
}

export async function sequenceNames(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S'
     order by relname collate "C"`,
  );
  return rows.map(({ name }) => name);
}
