import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';

export type AuditEventRow = {
  municipality_id: string;
  no: number;
  at: Date;
  person_id: string | null;
  type: string;
  subject_id: string | null;
  data: unknown;
  prev: string;
  hash: string;
};

export type AuditHeadRow = { municipality_id: string; no: number; hash: string };

type SchemaMigrationRow = { no: number; name: string; sha256: string };

/** A room adds its own with `withTables<…>()`, so that nobody but it names its columns. */
type PlatformTables = {
  audit_event: AuditEventRow;
  audit_head: AuditHeadRow;
  schema_migration: SchemaMigrationRow;
};

export type Database = Kysely<PlatformTables>;
export type Tx = Transaction<PlatformTables>;

/**
 * int8 and numeric as a number (we count events, not atoms) and date as the text it is: a period's day has no time zone,
 * and would move by a day if it were made an instant.
 */
const COLUMN_TYPES: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === pg.types.builtins.INT8 || oid === pg.types.builtins.NUMERIC) return Number;
    if (oid === pg.types.builtins.DATE) return String;
    return pg.types.getTypeParser(oid, format);
  },
};

export function openPool(login: pg.ClientConfig): pg.Pool {
  const pool = new pg.Pool({
    ...login,
    application_name: 'loftet',
    types: COLUMN_TYPES,
    max: 10,
    connectionTimeoutMillis: 10_000,
  });
  pool.on('error', () => undefined); // an idle connection was lost; the next query opens another
  // One that is in use between two queries: without a listener the whole process would end with the database.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

export function openDatabase(pool: pg.Pool): Database {
  return new Kysely<PlatformTables>({ dialect: new PostgresDialect({ pool }) });
}

/**
 * Runs `work` in a transaction in which row-level security shows one municipality and nothing else. The setting ends
 * with the transaction, so that a connection that is shared by a pooler carries nothing over.
 */
export function inMunicipality<T>(db: Database, municipalityId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('loftet.municipality', ${municipalityId}, true)`.execute(tx);
    return work(tx);
  });
}

/** Runs `work` with all municipalities' rows in sight. Only the owner's login gets them; the application's never does. */
export function inMaintenance<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await sql`select set_config('loftet.maintenance', 'on', true)`.execute(tx);
      return work(tx);
    });
}
