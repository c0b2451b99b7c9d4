import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/database.server.ts';
import type { MunicipalityTable } from '#platform/export/municipality-tables.server.ts';

/** Rows with whole documents in them come fewer at a time. */
const ROWS = { plain: 500, documents: 10 };

/** So that every server writes the same text for the same value. */
const WRITTEN_ALIKE = {
  timezone: 'UTC',
  datestyle: 'ISO, YMD',
  intervalstyle: 'postgres',
  extra_float_digits: '1',
};

/** For the rest of the transaction: values in texts that do not depend on the server's settings. */
export async function writeAlike(tx: Tx): Promise<void> {
  for (const [name, value] of Object.entries(WRITTEN_ALIKE)) {
    await sql`select set_config(${name}, ${value}, true)`.execute(tx);
  }
}

/** A row's values as texts, in the order of the table's columns. */
export type Texts = readonly (string | null)[];

/**
 * The municipality's rows of a table, some at a time, in the order of the primary key: numbers by size, all else by code
 * point, which every server agrees on.
 * @param where which of them, made of literals: a cursor takes no parameters
 */
export async function* municipalityRows(
  tx: Tx,
  table: MunicipalityTable,
  municipalityId: string,
  where: RawBuilder<unknown> = sql`true`,
): AsyncGenerator<readonly Texts[]> {
  const texts = table.columns.map(({ name, base }, index) => {
    const text = base.endsWith('[]') ? sql`to_jsonb(${sql.ref(name)})::text` : sql`${sql.ref(name)}::text`;
    return sql`${text} as ${sql.ref(`c${index}`)}`;
  });
  const order = table.key.map((name) => {
    const base = table.columns.find((column) => column.name === name)?.base ?? '';
    return /^(?:integer|bigint|smallint)$/.test(base) ? sql`${sql.ref(name)}` : sql`${sql.ref(name)}::text collate "C"`;
  });
  // A cursor takes no parameters, and an id is nothing but hex digits and hyphens.
  await sql`declare exported no scroll cursor for select ${sql.join(texts)} from ${sql.table(table.name)}
    where ${sql.ref(table.own)} = ${sql.lit(municipalityId)} and ${where} order by ${sql.join(order)}`.execute(tx);
  const size = table.columns.some(({ base }) => base === 'jsonb') ? ROWS.documents : ROWS.plain;
  for (;;) {
    const { rows } = await sql<Record<string, string | null>>`fetch ${sql.lit(size)} from exported`.execute(tx);
    if (rows.length > 0) yield rows.map((row) => table.columns.map((_column, index) => row[`c${index}`] ?? null));
    if (rows.length < size) break;
  }
  await sql`close exported`.execute(tx);
}
