import type { Actor } from '#access/actor.ts';
import { can, type Action } from '#access/can.ts';
import type { Database, Tx } from '#platform/database.server.ts';
import type { PlacesTables } from '#places/tables.ts';

export type MunicipalityRef = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly isDemo: boolean;
  /** True for one to practise in; told where it makes a difference. */
  readonly isPractice?: boolean;
};

/** A municipality by the first word of its addresses; that it is here is public. */
export async function findMunicipality(db: Database | Tx, slug: string): Promise<MunicipalityRef | null> {
  const row = await db
    .withTables<PlacesTables>()
    .selectFrom('municipality')
    .select(['id', 'slug', 'name', 'is_demo'])
    .where('slug', '=', slug)
    .executeTakeFirst();
  return row === undefined ? null : { id: row.id, slug: row.slug, name: row.name, isDemo: row.is_demo };
}

/** All municipalities of the installation, by name. */
export async function listMunicipalities(db: Database | Tx): Promise<MunicipalityRef[]> {
  const rows = await db
    .withTables<PlacesTables>()
    .selectFrom('municipality')
    .select(['id', 'slug', 'name', 'is_demo'])
    .orderBy('name')
    .orderBy('slug')
    .execute();
  return rows.map((row) => ({ id: row.id, slug: row.slug, name: row.name, isDemo: row.is_demo }));
}

/** The municipalities in which somebody may do a thing, by name. For the installation itself, all of them. */
export async function municipalitiesFor(
  db: Database | Tx,
  actor: Actor,
  action: Action = 'office:read',
): Promise<MunicipalityRef[]> {
  const all = actor.personId === null || actor.administersInstallation === true;
  const own = (actor.grants ?? []).map(({ municipalityId }) => municipalityId);
  if (!all && own.length === 0) return [];
  const rows = await db
    .withTables<PlacesTables>()
    .selectFrom('municipality')
    .select(['id', 'slug', 'name', 'is_demo'])
    .$if(!all, (query) => query.where('id', 'in', own))
    .orderBy('name')
    .orderBy('slug')
    .execute();
  return rows
    .filter(({ id }) => can(actor, action, { municipalityId: id }))
    .map((row) => ({ id: row.id, slug: row.slug, name: row.name, isDemo: row.is_demo }));
}

/** The municipality that the transaction is in. */
export async function currentMunicipality(tx: Tx, municipalityId: string): Promise<MunicipalityRef> {
  const row = await tx
    .withTables<PlacesTables>()
    .selectFrom('municipality')
    .select(['id', 'slug', 'name', 'is_demo'])
    .where('id', '=', municipalityId)
    .executeTakeFirstOrThrow();
  return { id: row.id, slug: row.slug, name: row.name, isDemo: row.is_demo };
}

/** The names of places that only those who work with the promise may see: what the guard searches for. */
export async function internalPlaceNames(tx: Tx, municipalityId: string): Promise<string[]> {
  const rows = await tx
    .withTables<PlacesTables>()
    .selectFrom('place')
    .select('name')
    .where('municipality_id', '=', municipalityId)
    .where('vis', '=', 'internal')
    .execute();
  return rows.map(({ name }) => name);
}
