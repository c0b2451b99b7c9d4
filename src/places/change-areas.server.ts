import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { addArea, type AreaRef } from '#places/registers.server.ts';
import type { PlacesTables } from '#places/tables.ts';

/**
 * The area is called `name` from `day` on, until it ends or until a later name that it already has; before that it keeps
 * the name it had.
 * @throws AppError `area-not-found` where it has no name that holds on the day before
 */
export async function renameArea(work: Work, areaId: string, name: string, day: string): Promise<void> {
  const { tx, municipalityId } = work;
  const { until, successors, boundary } = await endName(work, areaId, day);
  await tx
    .withTables<PlacesTables>()
    .insertInto('area_version')
    .values({
      municipality_id: municipalityId,
      area_id: areaId,
      valid: `[${day},${until ?? ''})`,
      name,
      // It is called something else, and lies where it lay.
      boundary: boundary === null ? null : JSON.stringify(boundary),
      replaced_by: successors,
    })
    .execute();
  await tell(work, 'area-renamed', areaId, { day });
}

/**
 * One area becomes several on `day`: it ends the day before, and they begin.
 * @throws AppError `area-not-found`, `area-changed-later` where it has ended already, or has a name that begins later
 */
export async function splitArea(work: Work, areaId: string, names: readonly string[], day: string): Promise<AreaRef[]> {
  await endArea(work, areaId, day);
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

/**
 * Several areas become one on `day`: they end the day before, and it begins.
 * @throws AppError as splitArea
 */
export async function mergeAreas(work: Work, areaIds: readonly string[], name: string, day: string): Promise<AreaRef> {
  for (const areaId of areaIds) await endArea(work, areaId, day);
  const whole = await addArea(work, name, day);
  for (const areaId of areaIds) await setSuccessors(work, areaId, day, [whole.id]);
  await tell(work, 'areas-merged', whole.id, { day, from: [...areaIds] });
  return whole;
}

async function endArea(work: Work, areaId: string, day: string): Promise<void> {
  if ((await endName(work, areaId, day)).until !== null) throw new AppError('area-changed-later');
}

/** Ends the name that held on the day before `day`; tells until when it would have held, and what took over then. */
async function endName(
  { tx, municipalityId }: Work,
  areaId: string,
  day: string,
): Promise<{ readonly until: string | null; readonly successors: string[]; readonly boundary: unknown }> {
  const { rows } = await sql<{ until: string | null; successors: string[]; boundary: unknown }>`
    with held as (
      select area_id, valid, replaced_by, boundary from area_version
      where municipality_id = ${municipalityId} and area_id = ${areaId} and valid @> ${day}::date
        and (lower(valid) is null or lower(valid) < ${day}::date)
      for update
    )
    update area_version v set valid = daterange(lower(v.valid), ${day}::date, '[)'), replaced_by = '{}'
    from held
    where v.municipality_id = ${municipalityId} and v.area_id = held.area_id and v.valid = held.valid
    returning upper(held.valid) as until, held.replaced_by as successors, held.boundary`.execute(tx);
  const [ended] = rows;
  if (ended === undefined) throw new AppError('area-not-found');
  return ended;
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
