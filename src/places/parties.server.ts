import type { Work } from '#access/work.server.ts';
import type { PartyKind } from '#checking/report.ts';
import type { Context } from '#platform/context.server.ts';
import { inMunicipality } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';
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

/** The id of the party that is called so. @throws AppError `party-not-found`, with those that there are */
export async function partyNamed(ctx: Pick<Context, 'db'>, municipalityId: string, name: string): Promise<string> {
  const parties = await inMunicipality(ctx.db, municipalityId, (tx) => listParties({ tx, municipalityId }));
  const found = parties.find((party) => party.name.toLowerCase() === name.trim().toLowerCase());
  if (found !== undefined) return found.id;
  const names = parties.length === 0 ? 'ingen' : parties.map((party) => party.name).join(', ');
  throw new AppError('party-not-found', { names });
}
