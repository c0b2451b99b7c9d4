import { z } from 'zod';
import { authorize } from '#access/authorize.ts';
import { registerScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { PARTY_KINDS, type PartyKind } from '#checking/report.ts';
import { appendAudit } from '#platform/audit.server.ts';
import type { Context } from '#platform/context.server.ts';
import { inMunicipality } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
import { registerName } from '#places/register-name.ts';
import { registerEvent } from '#places/register-event.server.ts';
import type { PlacesTables } from '#places/tables.ts';

export type Party = { readonly id: string; readonly kind: PartyKind; readonly name: string; readonly hasKey: boolean };

/** The municipality's parties: itself and the police first, then by name. */
export async function listParties({ tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>): Promise<Party[]> {
  const rows = await tx
    .withTables<PlacesTables>()
    .selectFrom('party')
    .select(['id', 'kind', 'name', 'has_key'])
    .where('municipality_id', '=', municipalityId)
    .orderBy((by) => by.case('kind').when('municipality').then(1).when('police').then(2).else(3).end())
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(({ id, kind, name, has_key: hasKey }) => ({ id, kind, name, hasKey }));
}

/** A party as it is typed. */
export const PartyInput = z.object({
  kind: z.enum(PARTY_KINDS, 'Välj vad det är för part.'),
  name: registerName('Skriv partens namn.'),
});

/** @throws AppError `forbidden`, `name-taken` */
export async function addParty(work: Work, input: z.output<typeof PartyInput>): Promise<void> {
  const { tx, municipalityId } = work;
  authorize(work.actor, 'municipality:administer', registerScope(municipalityId));
  const id = newId();
  const made = await tx
    .withTables<PlacesTables>()
    .insertInto('party')
    .values({ municipality_id: municipalityId, id, ...input })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 0n) throw new AppError('name-taken');
  await appendAudit(tx, registerEvent(work, 'party-added', id));
}

/**
 * Gives a party another name, and says whether it turns a key of its own. One that turns none approves nothing: what is
 * its alone needs no approval.
 * @throws AppError `forbidden`, `name-taken`
 */
export async function changeParty(
  work: Work,
  partyId: string,
  { name, hasKey }: { readonly name: string; readonly hasKey: boolean },
): Promise<void> {
  const { tx, municipalityId } = work;
  authorize(work.actor, 'municipality:administer', registerScope(municipalityId, { partyId }));
  const changed = await tx
    .withTables<PlacesTables>()
    .updateTable('party')
    .set({ name, has_key: hasKey })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', partyId)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) throw new AppError('register-not-found');
  await appendAudit(tx, registerEvent(work, 'party-changed', partyId));
}

/** The id of the party that is called so. @throws AppError `party-not-found`, with those that there are */
export async function partyNamed(ctx: Pick<Context, 'db'>, municipalityId: string, name: string): Promise<string> {
  const parties = await inMunicipality(ctx.db, municipalityId, (tx) => listParties({ tx, municipalityId }));
  const found = parties.find((party) => party.name.toLowerCase() === name.trim().toLowerCase());
  if (found !== undefined) return found.id;
  const names = parties.length === 0 ? 'ingen' : parties.map((party) => party.name).join(', ');
  throw new AppError('party-not-found', { names });
}
