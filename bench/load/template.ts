/**
 * A municipality that was written by the product's own use cases, taken apart so that others can be made of it: every row
 * as text, cut where an id, a hash or a name stands. A copy has ids and names of its own, and hashes of what it then says.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality, type Database, type Tx } from '#platform/database.server.ts';
import { municipalityTables } from '#platform/export/municipality-tables.server.ts';

/** Words that stand in rows, each with what stands in a copy instead. */
export type Names = ReadonlyMap<string, string>;

export type TemplateTable = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly Cut[];
  /** Rows point at others of the same table, which is checked when a statement ends: all go in at once. */
  readonly atOnce: boolean;
};

export type Template = {
  readonly municipalityId: string;
  readonly people: TemplateTable;
  /** In an order in which none points at a later one. */
  readonly tables: readonly TemplateTable[];
  /** What the hashes in it are of; what holds a hash comes after it. */
  readonly hashed: ReadonlyMap<string, Cut>;
};

/** Plain text at even places, an id, a hash or a name at odd ones. */
type Cut = readonly string[];

const ID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
const HASH = '(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])';
/** They point at people, and so an export of a municipality leaves them out. */
const OF_PEOPLE = ['role_grant', 'notice', 'report_link'];

/** @param texts by hash (keepHashedTexts) */
export async function templateOf(
  db: Database,
  municipality: { readonly id: string; readonly slug: string },
  names: readonly string[],
  texts: ReadonlyMap<string, string>,
): Promise<Template> {
  const { id, slug } = municipality;
  const marks = new RegExp(`(${[ID, HASH, ...names.toSorted((a, b) => b.length - a.length)].join('|')})`, 'g');
  const cut = (text: string): Cut => text.split(marks);
  const people = await inMunicipality(db, INSTALLATION, async (tx): Promise<TemplateTable> => {
    const columns = await columnsOf(tx, 'person');
    const rows = await textsOf(tx, sql`select p from person p where email like ${`%@${slug}.example`}`);
    return { name: 'person', columns, rows: rows.map(cut), atOnce: true };
  });
  const tables = await inMunicipality(db, id, async (tx) => {
    const all: TemplateTable[] = [];
    for (const { name, own, columns, key } of await municipalityTables(tx)) {
      const order = sql.join(key.map((column) => sql.ref(column)));
      const rows = await textsOf(
        tx,
        sql`select t from ${sql.table(name)} t where ${sql.ref(own)} = ${id} order by ${order}`,
      );
      const atOnce = columns.some(({ refers }) => refers?.startsWith(`${name}.`) === true);
      if (rows.length > 0)
        all.push({ name, columns: columns.map((column) => column.name), rows: rows.map(cut), atOnce });
    }
    for (const name of OF_PEOPLE) {
      const rows = await textsOf(tx, sql`select t from ${sql.table(name)} t where municipality_id = ${id}`);
      all.push({ name, columns: await columnsOf(tx, name), rows: rows.map(cut), atOnce: true });
    }
    return all;
  });
  return { municipalityId: id, people, tables, hashed: hashedIn(tables, texts, cut) };
}

/** The hashes that stand in rows, and in what those are of. */
function hashedIn(
  tables: readonly TemplateTable[],
  texts: ReadonlyMap<string, string>,
  cut: (text: string) => Cut,
): Map<string, Cut> {
  const isHash = new RegExp(`^${HASH}$`);
  const found = new Map<string, Cut>();
  const look = (parts: Cut): string[] => parts.filter((part, index) => index % 2 === 1 && isHash.test(part));
  const left = tables.flatMap(({ rows }) => rows.flatMap(look));
  for (let hash = left.pop(); hash !== undefined; hash = left.pop()) {
    const text = texts.get(hash);
    if (text === undefined || found.has(hash)) continue;
    const parts = cut(text);
    found.set(hash, parts);
    left.push(...look(parts));
  }
  return new Map(
    [...texts.keys()].flatMap((hash) => (found.has(hash) ? [[hash, found.get(hash) ?? []] as const] : [])),
  );
}

async function textsOf(tx: Tx, rows: ReturnType<typeof sql>): Promise<string[]> {
  const found = await sql<{ text: string }>`select to_jsonb(one)::text as text from (${rows}) as each (one)`.execute(
    tx,
  );
  return found.rows.map(({ text }) => text);
}

async function columnsOf(tx: Tx, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
      and attgenerated = '' order by attnum`.execute(tx);
  return rows.map(({ name }) => name);
}

/** A copy's rows: `no` (from 1, at most 4095) makes its ids its own. */
export function copyOf(
  { people, hashed, municipalityId }: Template,
  no: number,
  names: Names,
): { readonly municipalityId: string; readonly people: string[]; readonly rows: (table: TemplateTable) => string[] } {
  const hashes = new Map<string, string>();
  const own = (part: string): string => {
    if (part.length === 36 && part[8] === '-') return ownId(part, no);
    if (part.length === 64) return hashes.get(part) ?? part;
    return names.get(part) ?? part;
  };
  const fill = (cut: Cut): string => cut.map((part, index) => (index % 2 === 0 ? part : own(part))).join('');
  for (const [hash, cut] of hashed) hashes.set(hash, createHash('sha256').update(fill(cut)).digest('hex'));
  return {
    municipalityId: ownId(municipalityId, no),
    people: people.rows.map(fill),
    rows: (table) => table.rows.map(fill),
  };
}

/** Its time stays, so that rows lie in the order in which they were written. */
function ownId(id: string, no: number): string {
  if (id === INSTALLATION) return id;
  const end = (Number.parseInt(id.slice(-3), 16) ^ no).toString(16).padStart(3, '0');
  return `${id.slice(0, -3)}${end}`;
}
