import type pg from 'pg';
import type { Config } from '#platform/config.ts';
import { dataFolder } from '#platform/data-folder.server.ts';
import { startEmbedded } from '#platform/postgres/launcher.server.ts';

/** The logins at a database that is up, and how to let go of it. */
export type Reached = {
  readonly app: pg.ClientConfig;
  /** Undefined where the server is somebody's own and only the application's login was given. */
  readonly owner: pg.ClientConfig | undefined;
  readonly embedded: boolean;
  release(): Promise<void>;
};

/** The own server in DATABASE_URL, or the embedded one, started if need be. */
export async function reachDatabase(config: Config, tell: (text: string) => void): Promise<Reached> {
  if (config.databaseUrl !== undefined) {
    const owner = config.databaseOwnerUrl;
    return {
      app: { connectionString: config.databaseUrl },
      owner: owner === undefined ? undefined : { connectionString: owner },
      embedded: false,
      release: async () => undefined,
    };
  }
  const { app, owner, release } = await startEmbedded(dataFolder(config), { tell });
  return { app, owner, embedded: true, release };
}
