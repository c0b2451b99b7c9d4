import type pg from 'pg';
import { AppError } from '#platform/errors.ts';

type Rights = { readonly login: string; readonly strong: boolean; readonly bypasses: boolean; readonly owns: boolean };

/** Counted with every role that the login could switch to, not only its own. */
const RIGHTS = `
  select current_user as login,
    exists (select from pg_roles where rolsuper and pg_has_role(current_user, oid, 'member')) as strong,
    exists (select from pg_roles where rolbypassrls and pg_has_role(current_user, oid, 'member')) as bypasses,
    exists (select from pg_database where datname = current_database() and pg_has_role(current_user, datdba, 'member'))
    or exists (select from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
               and pg_has_role(current_user, relowner, 'member')) as owns`;

/**
 * A superuser ignores row-level security even where it is forced, and an owner can turn it off: with such a login one
 * municipality's page could show another's rows.
 * @throws AppError `database-login-unsafe`
 */
export async function refuseUnsafeLogin(client: pg.ClientBase | pg.Pool): Promise<void> {
  const { rows } = await client.query<Rights>(RIGHTS);
  const rights = rows[0];
  if (rights === undefined) throw new Error('the database told no rights');
  const why = rights.strong
    ? 'är superanvändare'
    : rights.bypasses
      ? 'går förbi radskyddet (row-level security)'
      : rights.owns
        ? 'äger databasen'
        : undefined;
  if (why) throw new AppError('database-login-unsafe', { login: rights.login, why });
}

const WHOLE = `
  select current_user as login, has_schema_privilege('public', 'create') and not exists (
    select from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not pg_has_role(relowner, 'usage')) as owns`;

/**
 * Row-level security hides rows from everybody but the owner without a word: with another login a backup would look
 * whole and lack nearly everything.
 * @throws AppError `database-login-weak`
 */
export async function refuseWeakLogin(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ login: string; owns: boolean }>(WHOLE);
  if (rows[0]?.owns !== true) throw new AppError('database-login-weak', { login: rows[0]?.login ?? '' });
}
