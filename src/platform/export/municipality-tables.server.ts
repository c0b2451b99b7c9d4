import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';
import type { Column } from '#platform/export/columns.ts';

export type MunicipalityTable = {
  readonly name: string;
  readonly words: string | null;
  /** The column that says whose a row is. */
  readonly own: 'id' | 'municipality_id';
  /** In the order of the table's making; a stored file's content apart, which is a file of its own. */
  readonly columns: readonly Column[];
  readonly key: readonly string[];
  /** Other tables of a municipality that its rows point at. */
  readonly after: readonly string[];
};

type Row = Omit<MunicipalityTable, 'own' | 'after'> & { readonly after: readonly string[] | null };

/**
 * Every table that holds rows of a municipality, its own row first, in an order in which none points at a later one.
 * Tables of the installation (people, sessions, links to the office) have no municipality and are not among them; nor is
 * what points at one of those, such as who may do what: people do not move with a municipality's record. Nor do those who
 * follow it: their addresses open with this installation's secret alone, and they asked here; nor links that open something here.
 */
export async function municipalityTables(tx: Tx): Promise<MunicipalityTable[]> {
  const { rows } = await sql<Row>`
    with mine as (
      select c.oid, c.relname from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and (c.relname = 'municipality' or exists (
          select from pg_attribute a where a.attrelid = c.oid and a.attname = 'municipality_id' and not a.attisdropped))
        and c.relname not in ('follow_ask', 'follower', 'follow', 'follower_news', 'dialogue_contact', 'dialogue_contact_told', 'consultation_link')
        and not exists (
          select from pg_constraint k where k.contype = 'f' and k.conrelid = c.oid
            and k.confrelid <> 'municipality'::regclass and not exists (
              select from pg_attribute b where b.attrelid = k.confrelid and b.attname = 'municipality_id'))
    ), points as (
      select k.conrelid, k.confrelid, k.conkey[i] as attnum, f.relname || '.' || b.attname as target
      from pg_constraint k
      cross join generate_subscripts(k.conkey, 1) i
      join pg_class f on f.oid = k.confrelid
      join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[i]
      where k.contype = 'f' and (b.attname <> 'municipality_id' or cardinality(k.conkey) = 1)
    )
    select m.relname as name, obj_description(m.oid, 'pg_class') as words,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
           'base', format_type(coalesce(nullif(t.typbasetype, 0), t.oid), null), 'required', a.attnotnull,
           'words', col_description(m.oid, a.attnum),
           'refers', (select min(p.target) from points p where p.conrelid = m.oid and p.attnum = a.attnum))
         order by a.attnum)
       from pg_attribute a join pg_type t on t.oid = a.atttypid
       where a.attrelid = m.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
         and (m.relname, a.attname) <> ('file', 'content')) as columns,
      (select json_agg(a.attname order by k.position)
       from pg_index i, unnest(i.indkey) with ordinality as k (attnum, position), pg_attribute a
       where i.indrelid = m.oid and i.indisprimary and a.attrelid = m.oid and a.attnum = k.attnum) as key,
      (select json_agg(distinct o.relname) from pg_constraint k join mine o on o.oid = k.confrelid
       where k.contype = 'f' and k.conrelid = m.oid and o.oid <> m.oid) as after
    from mine m order by m.relname <> 'municipality', m.relname collate "C"`.execute(tx);
  return inOrder(
    rows.map((row) => ({
      ...row,
      own: row.name === 'municipality' ? ('id' as const) : ('municipality_id' as const),
      after: row.after ?? [],
    })),
  );
}

function inOrder(tables: readonly MunicipalityTable[]): MunicipalityTable[] {
  const left = [...tables];
  const ordered: MunicipalityTable[] = [];
  const there = new Set<string>();
  while (left.length > 0) {
    const next = left.findIndex((table) => table.after.every((name) => there.has(name)));
    const [table] = left.splice(next, next === -1 ? 0 : 1);
    if (table === undefined) throw new Error(`tables point at each other: ${left.map(({ name }) => name).join(', ')}`);
    there.add(table.name);
    ordered.push(table);
  }
  return ordered;
}
