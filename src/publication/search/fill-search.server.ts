import type { Actor } from '#access/actor.ts';
import { inWork } from '#access/work.server.ts';
import type { Context } from '#platform/context.server.ts';
import { logFault } from '#platform/log-fault.server.ts';
import { listMunicipalities } from '#places/places-queries.server.ts';
import { waitForOthers } from '#publication/publish-promise.server.ts';
import { makeSearchDocuments } from '#publication/search/make-documents.server.ts';

const WORKER: Actor = { personId: null, via: 'worker' };

/**
 * Makes what can be searched for what is published, in every municipality: after an upgrade, a restored backup or an import
 * it may not be so yet. Where it is so already nothing happens.
 * @param isStopped asked before each municipality
 * @returns how many documents were made
 */
export async function fillSearch({ db }: Pick<Context, 'db'>, isStopped = (): boolean => false): Promise<number> {
  let made = 0;
  for (const { id } of await listMunicipalities(db)) {
    if (isStopped()) break;
    made += await inWork(db, id, WORKER, async (work) => {
      await waitForOthers(work.tx, id);
      return makeSearchDocuments(work);
    }).catch((fault: unknown) => {
      logFault('sökningen', fault);
      return 0;
    });
  }
  return made;
}
