import { sql } from 'kysely';
import { z } from 'zod';
import { authorize } from '#access/authorize.ts';
import { registerScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { optionalDay, optionalId, registerName } from '#places/register-name.ts';
import { registerEvent } from '#places/register-event.server.ts';
import { lockRegisters } from '#places/lock-registers.server.ts';
import { addUnit } from '#places/registers.server.ts';
import type { PlacesTables } from '#places/tables.ts';

export type Unit = {
  readonly id: string;
  readonly name: string;
  readonly partyId: string;
  readonly party: string;
  /** Both inclusive; null: as long as anybody remembers, and until further notice. */
  readonly from: string | null;
  readonly to: string | null;
  readonly replacedBy: string | null;
};

/** A unit as it is typed. */
export const UnitInput = z
  .object({ name: registerName('Skriv enhetens namn.'), partyId: optionalId, from: optionalDay, to: optionalDay })
  .refine(({ partyId }) => partyId !== null, { path: ['partyId'], message: 'Välj vilken part enheten hör till.' })
  .refine(({ from, to }) => from === null || to === null || to >= from, {
    path: ['to'],
    message: 'Den sista dagen kan inte vara före den första.',
  });

/** How a unit ends, as it is typed. */
export const UnitEnd = z.object({ to: optionalDay, replacedBy: optionalId });

/** The municipality's units with their days, those that have ended last. */
export async function listUnits({ tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    select u.id, u.name, u.party_id as "partyId", p.name as party, u.valid_from as "from", u.valid_to as "to",
      r.name as "replacedBy"
    from unit u
    join party p on (p.municipality_id, p.id) = (u.municipality_id, u.party_id)
    left join unit r on (r.municipality_id, r.id) = (u.municipality_id, u.replaced_by)
    where u.municipality_id = ${municipalityId}
    order by u.valid_to is not null, p.name, u.name, u.id`.execute(tx);
  return rows;
}

/** @throws AppError `forbidden`, `name-taken` where the party has a unit of that name from the same day */
export async function addUnitTyped(work: Work, input: z.output<typeof UnitInput>): Promise<void> {
  const { municipalityId } = work;
  authorize(work.actor, 'municipality:administer', registerScope(municipalityId, input));
  const { partyId, ...unit } = input;
  await lockRegisters(work);
  const named = (one: Unit): boolean => one.partyId === partyId && one.name === unit.name && one.from === unit.from;
  if ((await listUnits(work)).some(named)) throw new AppError('name-taken');
  const id = await addUnit(work, { ...unit, partyId: partyId ?? '' });
  await appendAudit(work.tx, registerEvent(work, 'unit-added', id));
}

/**
 * Says which day is a unit's last and who takes over; without a day it goes on. Its people and points are moved apart
 * (see moveAnswerers), since they may go to several.
 * @throws AppError `forbidden`, `register-not-found`; `usage` where the day is before the first, or it replaces itself
 */
export async function endUnit(work: Work, unitId: string, { to, replacedBy }: z.output<typeof UnitEnd>): Promise<void> {
  const { tx, municipalityId } = work;
  const unit = (await listUnits(work)).find(({ id }) => id === unitId);
  if (unit === undefined) throw new AppError('register-not-found');
  authorize(work.actor, 'municipality:administer', registerScope(municipalityId, unit));
  if (replacedBy === unitId)
    throw new AppError('usage', { what: 'En enhet kan inte ersätta sig själv. Välj en annan.' });
  if (to !== null && unit.from !== null && to < unit.from)
    throw new AppError('usage', { what: 'Den sista dagen kan inte vara före den första.' });
  await tx
    .withTables<PlacesTables>()
    .updateTable('unit')
    .set({ valid_to: to, replaced_by: to === null ? null : replacedBy })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', unitId)
    .execute();
  await appendAudit(tx, registerEvent(work, 'unit-ended', unitId));
}
