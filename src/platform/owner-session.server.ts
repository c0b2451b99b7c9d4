import pg from 'pg';
import type { Config } from '#platform/config.ts';
import { connectFault } from '#platform/connect-fault.ts';
import { refuseWeakLogin } from '#platform/login-check.server.ts';
import { refuseOldServer } from '#platform/migrations.server.ts';
import { reachDatabase } from '#platform/reach-database.server.ts';

/**
 * Runs `work` with the login that owns the schema (DATABASE_OWNER_URL, else DATABASE_URL, else the embedded server's),
 * and lets go of the database afterwards. For migrate, backup, restore and audit; never for the site.
 * @throws AppError `database-unreachable`, `database-too-old`, `database-login-weak`
 */
export async function asOwner<T>(
  config: Config,
  tell: (text: string) => void,
  work: (client: pg.Client, login: pg.ClientConfig) => Promise<T>,
): Promise<T> {
  const reached = await reachDatabase(config, tell);
  try {
    const login = reached.owner ?? reached.app;
    const client = await connect(login);
    try {
      await refuseOldServer(client);
      await refuseWeakLogin(client);
      return await work(client, login);
    } finally {
      await client.end().catch(() => undefined);
    }
  } finally {
    await reached.release();
  }
}

/** @throws AppError `database-unreachable` */
export async function connect(login: pg.ClientConfig): Promise<pg.Client> {
  let client: pg.Client | undefined;
  try {
    client = new pg.Client({ ...login, application_name: 'loftet', connectionTimeoutMillis: 10_000 });
    client.on('error', () => undefined); // shows at the next query
    await client.connect();
    return client;
  } catch (error) {
    await client?.end().catch(() => undefined);
    throw connectFault(error);
  }
}
