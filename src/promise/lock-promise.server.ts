import type { Work } from '#access/work.server.ts';
import type { PromiseTables } from '#promise/tables.ts';

/** Lets one transaction at a time change what hangs on a promise; the next waits, and then sees what was changed. */
export async function lockPromise({ tx, municipalityId }: Work, promiseId: string): Promise<void> {
  await tx
    .withTables<PromiseTables>()
    .selectFrom('promise')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', promiseId)
    .forUpdate()
    .execute();
}
