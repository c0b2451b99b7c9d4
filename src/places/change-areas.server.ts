import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { addArea, type AreaRef } from '#places/registers.server.ts';
import type { PlacesTables } from '#places/tables.ts';

/**
 * The area is called `name` from `day` on; until then it keeps the name it had.
 * @throws AppError `area-not-found` where it has no name that holds on that day
 */
export async function renameArea(work: Work, areaId: string, name: string, day: string): Promise<void> {
  const { tx, municipalityId } = work;
  await endName(work, areaId, day);
  await tx
    .withTables<PlacesTables>()
    .insertInto('area_version')
    .values({ municipality_id: municipalityId, area_id: areaId, valid: `[${day},)`, name })
    .execute();
  await tell(work, 'area-renamed', areaId, { day });
}

/** One area becomes several on `day`: it ends the day before, and they begin. */
export async function splitArea(work: Work, areaId: string, names: readonly string[], day: string): Promise<AreaRef[]> {
  await endName(work, areaId, day);
  const parts: AreaRef[] = [];
  for (const name of names) parts.push(await addArea(work, name, day)); // one of them may keep the old name
  await setSuccessors(
    work,
    areaId,
    day,
    parts.map((part) => part.id),
  );
  await tell(work, 'area-split', areaId, { day, into: parts.map((part) => part.id) });
  return parts;
}

/** Several areas become one on `day`: they end the day before, and it begins. */
export async function mergeAreas(work: Work, areaIds: readonly string[], name: string, day: string): Promise<AreaRef> {
  for (const areaId of areaIds) await endName(work, areaId, day);
  const whole = await addArea(work, name, day);
  for (const areaId of areaIds) await setSuccessors(work, areaId, day, [whole.id]);
  await tell(work, 'areas-merged', whole.id, { day, from: [...areaIds] });
  return whole;
}

async function endName(work: Work, areaId: string, day: string): Promise<void> {
  const { tx, municipalityId } = work;
  const ended = await sql`
    update area_version set valid = daterange(lower(valid), ${day}::date, '[)')
    where municipality_id = ${municipalityId} and area_id = ${areaId} and valid @> ${day}::date
      and (lower(valid) is null or lower(valid) < ${day}::date)`.execute(tx);
  if (ended.numAffectedRows !== 1n) throw new AppError('area-not-found');
}

async function setSuccessors(work: Work, areaId: string, day: string, successors: readonly string[]): Promise<void> {
  await sql`
    update area_version set replaced_by = ${successors}::uuid[]
    where municipality_id = ${work.municipalityId} and area_id = ${areaId} and upper(valid) = ${day}::date`.execute(
    work.tx,
  );
}

function tell(work: Work, type: string, subjectId: string, data: Record<string, string | string[]>): Promise<void> {
  const { tx, municipalityId, actor } = work;
  return appendAudit(tx, {
    municipalityId,
    type,
    subjectId,
    personId: actor.personId,
    data: { ...data, via: actor.via },
  });
}
