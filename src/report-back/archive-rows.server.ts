import { sql, type RawBuilder } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { csvRow } from '#platform/export/export-municipality.server.ts';
import { CSV_START, csvLine } from '#platform/export/csv.ts';
import { municipalityRows, writeAlike } from '#platform/export/municipality-rows.server.ts';
import { municipalityTables, type MunicipalityTable } from '#platform/export/municipality-tables.server.ts';
import { rowLines, rowsEnd } from '#platform/export/row-lines.ts';
import { ARCHIVED } from '#report-back/archive-tables.ts';

/** A case's table as it is packed. */
export type ArchivedRows = {
  readonly table: MunicipalityTable;
  readonly rows: readonly (readonly (string | null)[])[];
};

export type ArchivedIds = {
  readonly caseId: string;
  readonly promiseId: string;
  /** Hashes of the files in the package. */
  readonly files: readonly string[];
};

/** The rows of every table that goes to the archive with a case. Ids and hashes are hex digits and hyphens: literals. */
export async function archivedRows(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  ids: ArchivedIds,
): Promise<ArchivedRows[]> {
  await writeAlike(tx);
  const all = await municipalityTables(tx);
  const tables = all.flatMap((table): MunicipalityTable[] => {
    const archived = ARCHIVED[table.name];
    if (archived === undefined) return [];
    return [{ ...table, columns: table.columns.filter(({ name }) => archived.omit?.includes(name) !== true) }];
  });
  const packed: ArchivedRows[] = [];
  for (const table of tables) {
    const rows: (readonly (string | null)[])[] = [];
    const where = belonging(table.name, all, { ...ids, municipalityId });
    for await (const some of municipalityRows(tx, table, municipalityId, where)) rows.push(...some);
    packed.push({ table, rows });
  }
  return packed;
}

type Of = ArchivedIds & { readonly municipalityId: string };

/** Whether a row belongs to the case. What lies in the trash does not, nor what hangs on it. */
function belonging(name: string, tables: readonly MunicipalityTable[], of: Of): RawBuilder<unknown> {
  const by = ARCHIVED[name]?.by ?? 'all';
  const columns = tables.find((table) => table.name === name)?.columns ?? [];
  const kept = columns.some((column) => column.name === 'trashed_at') ? sql` and trashed_at is null` : sql``;
  const own = name === 'promise' || name === 'council_case' ? 'id' : null;
  const inside = (parent: string): RawBuilder<unknown> =>
    sql`(select id from ${sql.table(parent)} where municipality_id = ${sql.lit(of.municipalityId)} and ${belonging(parent, tables, of)})`;
  if (by === 'all') return sql`true`;
  if (by === 'promise') return sql`${sql.ref(own ?? 'promise_id')} = ${sql.lit(of.promiseId)}${kept}`;
  if (by === 'case') return sql`${sql.ref(own ?? 'case_id')} = ${sql.lit(of.caseId)}`;
  if (by === 'final-memo')
    return sql`id in (select memo_version_id from memo_final where municipality_id = ${sql.lit(of.municipalityId)} and case_id = ${sql.lit(of.caseId)}
      union select memo_version_id from memo_sharing where municipality_id = ${sql.lit(of.municipalityId)} and case_id = ${sql.lit(of.caseId)})`;
  if (by === 'subject') return sql`(subject_id = ${sql.lit(of.promiseId)} or subject_id in ${inside('point')})`;
  if (by === 'files')
    return of.files.length === 0 ? sql`false` : sql`sha256 in (${sql.join(of.files.map((hash) => sql.lit(hash)))})`;
  const any = Object.entries(by).map(([column, parent]) => sql`${sql.ref(column)} in ${inside(parent)}`);
  return sql`(${sql.join(any, sql` or `)})${kept}`;
}

/** A table as JSON, a row a line. */
export function rowsJson({ table, rows }: ArchivedRows): string {
  return rowLines(table.columns, rows, 0) + rowsEnd(rows.length);
}

/** The same for a spreadsheet. */
export function rowsCsv({ table, rows }: ArchivedRows): string {
  return (
    CSV_START + csvLine(table.columns.map(({ name }) => name)) + rows.map((texts) => csvRow(table, texts)).join('')
  );
}

/** The values of a column. */
export function valuesOf({ table, rows }: ArchivedRows, column: string): string[] {
  const index = table.columns.findIndex(({ name }) => name === column);
  return index === -1 ? [] : rows.flatMap((row) => row[index] ?? []);
}
