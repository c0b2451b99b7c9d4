import type pg from 'pg';
import { AUDIENCE, type Audience } from './audience.ts';

/** What internal words are marked with, what a memo's are, and what the words for everybody are. */
export const MARKS = { internal: 'xqzinternt', memo: 'xqzskrivelse', public: 'xqzoppet' } as const;

type Column = { readonly table: string; readonly column: string; readonly type: string };

/** Every column that can hold text, of a municipality's tables and of the installation's. */
export async function wordColumns(client: pg.Client): Promise<Column[]> {
  const { rows } = await client.query<Column>(`
    select c.table_name as table, c.column_name as column, c.data_type as type
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.data_type in ('text', 'jsonb') and t.table_type = 'BASE TABLE'
      and c.table_name <> 'schema_migration'
    order by 1, 2`);
  return rows;
}

export function audienceOf({ table, column }: Column): Audience | undefined {
  return AUDIENCE[table]?.[column];
}

/**
 * Marks the words of every row: internal ones, the memo's, and one point's open words so that the search itself is tried.
 * As a superuser with triggers off, since nothing else may change these rows.
 * @returns how many rows of each column were marked, by 'table.column'
 */
export async function plantWords(client: pg.Client): Promise<Map<string, number>> {
  const planted = new Map<string, number>();
  await client.query('set session_replication_role = replica');
  for (const column of await wordColumns(client)) {
    const audience = audienceOf(column);
    if (audience !== 'internal' && audience !== 'by-visibility' && audience !== 'memo') continue;
    const mark = `${audience === 'memo' ? MARKS.memo : MARKS.internal}${column.table.replaceAll('_', '')}`;
    const set = column.type === 'jsonb' ? withMarkInside(column, mark) : `'${mark}'`;
    const where = TIED.has(`${column.table}.${column.column}`)
      ? `where "${column.column}" is not null`
      : audience === 'by-visibility'
        ? `where vis = 'internal'`
        : '';
    const { rowCount } = await client.query(
      `update "${column.table}" set "${column.column}" = ${set}${ownEnd(column)} ${where}`,
    );
    planted.set(`${column.table}.${column.column}`, rowCount ?? 0);
  }
  await client.query(`update point_version set body = body || ' ${MARKS.public}'`);
  await client.query('set session_replication_role = origin');
  return planted;
}

/** Columns that hold words exactly where another says so: what is empty stays empty. */
const TIED: ReadonlySet<string> = new Set([
  'asked_party.ended_reason',
  'coding_theme.place_words',
  'decision.body',
  'dispatch_sent.email',
  'observation_version.owner_name',
  'secrecy_mark.passage',
]);

/** Stored JSON that is a list. */
const LISTS: ReadonlySet<string> = new Set([
  'dispatch_sent.files',
  'map_sheet.lines',
  'map_sheet.places',
  'walk_version.stops',
]);

const ADDRESSES: ReadonlySet<string> = new Set(['person.email', 'dispatch_sent.email']);

/** A name that must be its own in the municipality gets its row's number too, and an address stays one. */
function ownEnd({ table, column, type }: Column): string {
  if (type !== 'text') return '';
  const own = `substr(md5(ctid::text), 1, 6)`;
  return ADDRESSES.has(`${table}.${column}`) ? ` || ${own} || '@exempel.se'` : ` || ' ' || ${own}`;
}

/** Stored JSON stays what its readers expect: the mark goes into words of it. */
function withMarkInside({ table, column }: Column, mark: string): string {
  const json = `'"${mark}"'::jsonb`;
  if (`${table}.${column}` === 'import.reading') return `jsonb_set(reading, '{report,title}', ${json})`;
  if (`${table}.${column}` === 'import_version.report')
    return `jsonb_set(jsonb_set(report, '{title}', ${json}), '{sections}', jsonb_build_array(jsonb_build_object('heading', '${mark}', 'text', '${mark}')))`;
  if (`${table}.${column}` === 'memo_version.sections') return `jsonb_set(sections, '{department}', ${json})`;
  if (`${table}.${column}` === 'memo_profile.profile') return `jsonb_set(profile, '{texts,method}', ${json})`;
  const object = `jsonb_build_object('${mark}', '${mark}')`;
  return LISTS.has(`${table}.${column}`) ? `jsonb_build_array(${object})` : object;
}
