import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import type { LineageKind } from '#promise/promise-record.ts';
import type { PromiseTables } from '#promise/tables.ts';

/**
 * A person says that a point carries on another (`confirmed`), or that it does not (`refused`, so that it is not
 * suggested again). Said anew, the later word holds.
 */
export async function decideLineage(
  work: Work,
  link: {
    readonly from: string;
    readonly to: string;
    readonly kind: LineageKind;
    readonly state: 'confirmed' | 'refused';
  },
): Promise<void> {
  const { tx, municipalityId, actor } = work;
  await tx
    .withTables<PromiseTables>()
    .insertInto('lineage')
    .values({
      municipality_id: municipalityId,
      from_point: link.from,
      to_point: link.to,
      kind: link.kind,
      state: link.state,
      by_person: actor.personId,
    })
    .onConflict((conflict) =>
      conflict.columns(['municipality_id', 'from_point', 'to_point']).doUpdateSet({
        kind: link.kind,
        state: link.state,
        by_person: actor.personId,
        at: sql`now()`,
      }),
    )
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: link.state === 'confirmed' ? 'lineage-confirmed' : 'lineage-refused',
    subjectId: link.from,
    personId: actor.personId,
    data: { to: link.to, kind: link.kind, via: actor.via },
  });
}
