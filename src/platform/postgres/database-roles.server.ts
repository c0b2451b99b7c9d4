import type pg from 'pg';

export const DATABASE = 'loftet';
/** Owns the schema: migrations, backup, audit verification. */
export const OWNER_ROLE = 'loftet_owner';
/** What the application logs in as. It owns nothing and row-level security binds it. */
export const APP_ROLE = 'loftet_app';

/** Makes what is missing; a start that was killed half-way is completed by the next. */
export async function ensureRoles(superuser: pg.Client): Promise<void> {
  for (const role of [OWNER_ROLE, APP_ROLE]) {
    const { rowCount } = await superuser.query('select from pg_roles where rolname = $1', [role]);
    if (rowCount === 0)
      await superuser.query(`create role ${role} login nosuperuser nobypassrls nocreaterole nocreatedb`);
  }
  await ensureDatabase(superuser, DATABASE);
}

/** `create database` that was killed leaves one that PostgreSQL marks as unusable (a connection limit of -2). */
async function ensureDatabase(superuser: pg.Client, name: string): Promise<void> {
  const { rows } = await superuser.query('select datconnlimit from pg_database where datname = $1', [name]);
  if (rows[0]?.datconnlimit === -2) await superuser.query(`drop database ${name}`);
  else if (rows.length > 0) return;
  await superuser.query(`create database ${name} owner ${OWNER_ROLE}`);
  await superuser.query(`revoke connect, temporary on database ${name} from public`);
  await superuser.query(`grant connect on database ${name} to ${APP_ROLE}`);
}
