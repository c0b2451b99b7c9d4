import type pg from 'pg';
import type { Config } from '#platform/config.ts';
import { installationSecret } from '#platform/data-folder.server.ts';
import { openDatabase, openPool, type Database } from '#platform/database.server.ts';
import { connectFault } from '#platform/connect-fault.ts';
import { AppError } from '#platform/errors.ts';
import { jobsInstalled } from '#platform/jobs/install-jobs.server.ts';
import { refuseUnsafeLogin } from '#platform/login-check.server.ts';
import { appliedMigrations, compareMigrations, migrate, readMigrations } from '#platform/migrations.server.ts';
import { connect } from '#platform/owner-session.server.ts';
import { reachDatabase, type Reached } from '#platform/reach-database.server.ts';

/** What a use case works with. One per process. */
export type Context = {
  readonly config: Config;
  readonly db: Database;
  /** The connections behind `db`, for the job queue: it asks several questions at once, of which Kysely loses the answers. */
  readonly pool: pg.Pool;
  /** For a connection of one's own that lives on (LISTEN); never for queries. */
  readonly sessionLogin: pg.ClientConfig;
  /** Encrypts what must not lie open in the database: contact details, followers' addresses. Never in a backup. */
  readonly secret: string;
  /** True when the database answers now (`/readyz`). */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
};

/**
 * Reaches the database, brings it to this version where we have the owner's login, and makes sure that the
 * application's login is bound by row-level security.
 * @throws AppError for every foreseen obstacle
 */
export async function openContext(config: Config, tell: (text: string) => void): Promise<Context> {
  const secret = installationSecret(config);
  const reached = await reachDatabase(config, tell);
  const pool = openPool(reached.app);
  const db = openDatabase(pool);
  const close = async (): Promise<void> => {
    await db.destroy();
    await reached.release();
  };
  try {
    await bringUpToDate(reached, tell);
    const client = await pool.connect().catch((error: unknown) => {
      throw connectFault(error);
    });
    try {
      await refuseUnsafeLogin(client);
      const applied = await appliedMigrations(client);
      compareMigrations(applied, readMigrations(), 'databasen');
      if (applied.length < readMigrations().length || !(await jobsInstalled(client)))
        throw new AppError('database-not-migrated');
    } finally {
      client.release();
    }
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
  const isReady = () =>
    pool.query('select').then(
      () => true,
      () => false,
    );
  const sessionLogin = config.listenUrl === undefined ? reached.app : { connectionString: config.listenUrl };
  return { config, db, pool, sessionLogin, secret, isReady, close };
}

async function bringUpToDate(reached: Reached, tell: (text: string) => void): Promise<void> {
  if (reached.owner === undefined) return;
  const owner = await connect(reached.owner);
  try {
    await migrate(owner, { tell });
  } finally {
    await owner.end().catch(() => undefined);
  }
}

const KEY = Symbol.for('loftet.context');
const slot = globalThis as unknown as Record<symbol, Promise<Context> | undefined>;

/** The process's context; opened by the first who asks, however many copies of this module a bundler makes. */
export function sharedContext(open: () => Promise<Context>): Promise<Context> {
  slot[KEY] ??= open().catch((error: unknown) => {
    delete slot[KEY];
    throw error;
  });
  return slot[KEY];
}
