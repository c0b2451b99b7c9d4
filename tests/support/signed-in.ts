import type { Actor } from '#access/actor.ts';
import { startSession } from '#access/session.server.ts';
import { newToken } from '#access/token.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality, openDatabase, openPool, type Database } from '#platform/database.server.ts';
import type { Site } from './site.ts';

/** The running site's own database, as the application sees it. Close it with `destroy()`. */
export function siteDatabase(site: Site): Database {
  return openDatabase(openPool({ connectionString: site.env['DATABASE_URL'] }));
}

/** The token of a session of somebody, as if they had signed in. */
export async function sessionFor(db: Database, { personId }: Pick<Actor, 'personId'>): Promise<string> {
  const token = newToken();
  await inMunicipality(db, INSTALLATION, (tx) =>
    startSession(tx, token, { personId, via: 'login-link', device: null }),
  );
  return token;
}
