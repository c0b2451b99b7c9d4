import type { Actor } from '#access/actor.ts';
import { inWork, type Work } from '#access/work.server.ts';
import { listMunicipalities } from '#places/places-queries.server.ts';
import type { Database } from '#platform/database.server.ts';
import { logFault } from '#platform/log-fault.server.ts';

const WORKER: Actor = { personId: null, via: 'worker' };

/**
 * Does something by itself in every municipality, each in a transaction of its own: what goes wrong in one is logged and does not
 * stop the others. `what`: what is being done, in Swedish, for the log.
 */
export async function inEachMunicipality(
  db: Database,
  what: string,
  act: (work: Work) => Promise<unknown>,
): Promise<void> {
  for (const { id } of await listMunicipalities(db))
    await inWork(db, id, WORKER, act).catch((fault: unknown) => logFault(what, fault));
}
