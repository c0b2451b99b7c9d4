import type { Work } from '#access/work.server.ts';
import type { Report } from '#checking/report.ts';
import type { ElsewhereTables } from '#publication/elsewhere-tables.ts';

/** Writes down where else a promise or its follow-up has been published, as the addresses were written. */
export async function writeElsewhere(
  { tx, municipalityId }: Work,
  promiseId: string,
  publications: Report['publications'],
): Promise<void> {
  if (publications.length === 0) return;
  await tx
    .withTables<ElsewhereTables>()
    .insertInto('elsewhere')
    .values(
      publications.map(({ address, period }, index) => ({
        municipality_id: municipalityId,
        promise_id: promiseId,
        position: index + 1,
        web_address: address,
        round_label: period,
      })),
    )
    .execute();
}

/** Where else it is published, said anew: these addresses and no others. */
export async function replaceElsewhere(
  work: Work,
  promiseId: string,
  publications: Report['publications'],
): Promise<void> {
  const { tx, municipalityId } = work;
  await tx
    .withTables<ElsewhereTables>()
    .deleteFrom('elsewhere')
    .where('municipality_id', '=', municipalityId)
    .where('promise_id', '=', promiseId)
    .execute();
  await writeElsewhere(work, promiseId, publications);
}
