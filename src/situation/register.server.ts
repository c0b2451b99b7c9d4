import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import { jointScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { registerEvent } from '#places/register-event.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import type { RegisterRow } from '#situation/register-list.ts';
import type { SituationTables } from '#situation/tables.ts';

/** A list of how many live somewhere. `id` is the page's own, so that what is sent twice is one list. */
export type NewRegisterList = {
  readonly id: string;
  readonly areaId: string | null;
  readonly year: number;
  readonly source: string;
  readonly rows: readonly RegisterRow[];
};

/** Keeps a list; from now on it is the one that counts for its area. @throws AppError `forbidden`, `not-found` for no such area */
export async function keepRegisterList(work: Work, { id, areaId, year, source, rows }: NewRegisterList): Promise<void> {
  const { tx, municipalityId, actor } = work;
  authorize(actor, 'dialogue:write', jointScope(municipalityId, areaId));
  const { rows: found } = await sql`
    select from area where municipality_id = ${municipalityId} and id = ${areaId}`.execute(tx);
  if (areaId !== null && found.length === 0) throw new AppError('not-found');
  const { rows: same } = await sql`
    select from register_figure where municipality_id = ${municipalityId} and list_id = ${id} limit 1`.execute(tx);
  if (same.length > 0) return;
  const own = {
    municipality_id: municipalityId,
    list_id: id,
    area_id: areaId,
    year,
    source,
    by_person: actor.personId,
  };
  await tx
    .withTables<SituationTables>()
    .insertInto('register_figure')
    .values(rows.map((row) => ({ ...own, ...row })))
    .execute();
  await appendAudit(tx, registerEvent(work, 'register-list-kept', id));
}
