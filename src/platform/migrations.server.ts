import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import type pg from 'pg';
import { AppError } from '#platform/errors.ts';
import { installJobs } from '#platform/jobs/install-jobs.server.ts';
import { APP_ROLE } from '#platform/postgres/database-roles.server.ts';

export type Migration = { readonly no: number; readonly name: string; readonly sha256: string; readonly sql: string };
export type AppliedMigration = Omit<Migration, 'sql'>;

export const MIGRATIONS = fileURLToPath(new URL('migrations', import.meta.url));
const OLDEST_SERVER = 150_000;
const EXTENSIONS = ['btree_gist', 'pg_trgm'];
/** Any number that nobody else takes in this database. */
const LOCK = 7_065_120;

/**
 * The migrations of a folder in order: `NNNN-name.sql`, counted from 1 without gaps.
 * @throws Error when the names do not follow that, which a test catches
 */
export function readMigrations(folder = MIGRATIONS): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name, index) => {
      const no = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]);
      if (no !== index + 1) throw new Error(`${name} should be number ${index + 1}`);
      const sql = readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n');
      return { no, name, sha256: createHash('sha256').update(sql).digest('hex'), sql };
    });
}

/** What the database has been built with; nothing for an empty one. */
export async function appliedMigrations(client: pg.ClientBase): Promise<AppliedMigration[]> {
  const { rows: found } = await client.query<{ there: boolean }>(
    "select to_regclass('schema_migration') is not null as there",
  );
  if (!found[0]?.there) return [];
  const { rows } = await client.query<AppliedMigration>('select no, name, sha256 from schema_migration order by no');
  return rows;
}

/**
 * @throws AppError `data-newer` when the database has a migration that we do not know, `migration-edited` when one that
 * it has reads otherwise here
 */
export function compareMigrations(
  applied: readonly AppliedMigration[],
  known: readonly Migration[],
  place: string,
): void {
  const newest = applied.at(-1)?.no ?? 0;
  if (newest > known.length) {
    throw new AppError('data-newer', { place, found: `steg ${newest}`, known: `steg ${known.length}` });
  }
  const edited = applied.find((row) => known[row.no - 1]?.sha256 !== row.sha256);
  if (edited) throw new AppError('migration-edited', { name: edited.name });
}

/**
 * Brings the database to the newest migration. All of it or nothing; two at once take turns.
 * @param client logged in as the owner
 * @throws AppError `data-newer`, `migration-edited`, `database-too-old`, `database-role-missing`,
 *   `database-extension-missing`
 * @returns the names of the migrations that were applied now
 */
export async function migrate(
  client: pg.ClientBase,
  options: { readonly folder?: string; readonly tell?: (text: string) => void } = {},
): Promise<string[]> {
  const known = readMigrations(options.folder);
  await refuseOldServer(client);
  await client.query('begin');
  try {
    const names = await applyMigrations(client, known, options.tell);
    await client.query('commit');
    await installJobs(client); // pg-boss commits by itself; what a killed start leaves undone the next one does
    return names;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** The same inside the caller's transaction. */
export async function applyMigrations(
  client: pg.ClientBase,
  known: readonly Migration[],
  tell: (text: string) => void = () => undefined,
): Promise<string[]> {
  await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
  const applied = await appliedMigrations(client);
  compareMigrations(applied, known, 'databasen');
  const pending = known.slice(applied.length);
  if (pending.length > 0) {
    await requireExtensions(client);
    await requireAppRole(client);
  }
  for (const { no, name, sha256, sql } of pending) {
    tell(`Uppdaterar databasen: ${name} …`);
    await client.query(sql);
    await client.query('insert into schema_migration (no, name, sha256) values ($1, $2, $3)', [no, name, sha256]);
  }
  return pending.map(({ name }) => name);
}

export async function refuseOldServer(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ number: number; text: string }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as text",
  );
  if ((rows[0]?.number ?? 0) < OLDEST_SERVER) throw new AppError('database-too-old', { found: rows[0]?.text ?? '' });
}

/** What migrations make (`create extension`); a server without PostgreSQL's contrib has it not. */
async function requireExtensions(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'select name from unnest($1::text[]) as name where name not in (select a.name from pg_available_extensions a)',
    [EXTENSIONS],
  );
  if (rows.length > 0)
    throw new AppError('database-extension-missing', { names: rows.map(({ name }) => name).join(' och ') });
}

/** On a server of one's own the owner may be allowed to make it; otherwise somebody must. */
async function requireAppRole(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ there: boolean; may: boolean }>(
    `select exists (select from pg_roles where rolname = $1) as there,
            (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as may`,
    [APP_ROLE],
  );
  if (rows[0]?.there) return;
  if (!rows[0]?.may) throw new AppError('database-role-missing');
  await client.query(`create role ${APP_ROLE} login nosuperuser nobypassrls`);
}
