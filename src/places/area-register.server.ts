import { sql } from 'kysely';
import { z } from 'zod';
import { authorize } from '#access/authorize.ts';
import { registerScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { isUuid } from '#platform/is-uuid.ts';
import { mergeAreas, renameArea, splitArea } from '#places/change-areas.server.ts';
import { lockRegisters } from '#places/lock-registers.server.ts';
import { isDay, optionalDay, registerName } from '#places/register-name.ts';
import { registerEvent } from '#places/register-event.server.ts';
import { addArea } from '#places/registers.server.ts';

/** An area with what it is called now, or was called last. */
export type RegisteredArea = {
  readonly id: string;
  readonly name: string;
  /** The first day of the name; null: as long as anybody remembers. */
  readonly from: string | null;
  /** The first day without the area; null: until further notice. */
  readonly ended: string | null;
  /** Names that it had before, the latest first. */
  readonly earlier: readonly string[];
  /** What took over where it has ended. */
  readonly successors: readonly string[];
};

const MOST_PARTS = 20;
const name = registerName('Skriv namnet.');
const day = z.string().trim().refine(isDay, 'Skriv dagen så här: 2026-05-14.');

/** An area as it is typed. */
export const AreaInput = z.object({ name, from: optionalDay });
/** A new name from a day on. */
export const AreaName = z.object({ name, day });
/** What an area is split into, a name on each line. */
export const AreaParts = z.object({
  names: z
    .string()
    .transform((text) =>
      text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    )
    .pipe(
      z
        .array(name)
        .min(2, 'Skriv minst två namn, ett på varje rad.')
        .max(MOST_PARTS, `Skriv högst ${MOST_PARTS} namn.`)
        .refine((names) => new Set(names).size === names.length, 'Varje del behöver ett eget namn.'),
    ),
  day,
});
/** Two areas that become one. */
export const AreaMerge = z.object({ name, day, other: z.string().refine(isUuid, 'Välj i listan.') });

/** The municipality's areas by name, those that have ended last. */
export async function listAreas({
  tx,
  municipalityId,
}: Pick<Work, 'tx' | 'municipalityId'>): Promise<RegisteredArea[]> {
  const { rows } = await sql<RegisteredArea>`
    with last as (
      select distinct on (area_id) * from area_version where municipality_id = ${municipalityId}
      order by area_id, upper(valid) desc nulls first
    )
    select l.area_id as id, l.name, lower(l.valid)::text as "from", upper(l.valid)::text as ended,
      array(select v.name from area_version v where v.municipality_id = l.municipality_id and v.area_id = l.area_id
        and v.valid <> l.valid order by upper(v.valid) desc) as earlier,
      array(select s.name from last s where s.area_id = any(l.replaced_by) order by s.name) as successors
    from last l order by upper(l.valid) is not null, l.name, l.area_id`.execute(tx);
  return rows;
}

/** @throws AppError `forbidden`, `area-name-taken` */
export async function addAreaTyped(work: Work, { name: called, from }: z.output<typeof AreaInput>): Promise<void> {
  authorize(work.actor, 'municipality:administer', registerScope(work.municipalityId));
  await lockRegisters(work);
  const { id } = await addArea(work, called, from);
  await appendAudit(work.tx, registerEvent(work, 'area-added', id));
}

/** @throws AppError `forbidden`, and as renameArea */
export async function renameAreaTyped(work: Work, areaId: string, input: z.output<typeof AreaName>): Promise<void> {
  await mayChange(work, areaId);
  await renameArea(work, areaId, input.name, input.day);
}

/** @throws AppError `forbidden`, and as splitArea */
export async function splitAreaTyped(work: Work, areaId: string, input: z.output<typeof AreaParts>): Promise<void> {
  await mayChange(work, areaId);
  await splitArea(work, areaId, input.names, input.day);
}

/** @throws AppError `forbidden`, `usage` for an area with itself, and as mergeAreas */
export async function mergeAreasTyped(work: Work, areaId: string, input: z.output<typeof AreaMerge>): Promise<void> {
  await mayChange(work, areaId);
  await mayChange(work, input.other);
  if (areaId === input.other) throw new AppError('usage', { what: 'Välj ett annat område att slå ihop det med.' });
  await mergeAreas(work, [areaId, input.other], input.name, input.day);
}

async function mayChange(work: Work, areaId: string): Promise<void> {
  authorize(work.actor, 'municipality:administer', registerScope(work.municipalityId, { areaId }));
  await lockRegisters(work);
}
