import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { Dates, PartyKind } from '#checking/report.ts';
import type { Tx } from '#platform/database.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { takeName } from '#places/address-names.server.ts';
import { forumKind, type ForumKind } from '#places/forum.ts';
import { slugOf } from '#places/slug.ts';
import type { PlacesTables } from '#places/tables.ts';

export type AreaRef = { readonly id: string; readonly slug: string; readonly name: string };

/**
 * The areas with these names, made where the municipality has none; in the order of the names, each once. Where several
 * have had a name one after the other, it is the one that areasByName gives.
 */
export async function ensureAreas(
  work: Work,
  names: readonly string[],
  period: Dates | null = null,
): Promise<AreaRef[]> {
  const known = await areasByName(work.tx, work.municipalityId, names, period);
  const areas: AreaRef[] = [];
  for (const name of new Set(names)) {
    const area = known.get(name) ?? (await addArea(work, name));
    if (!areas.some(({ id }) => id === area.id)) areas.push(area);
  }
  return areas;
}

/**
 * Those of the names that an area has or has had, each with its area. Where several have had a name one after the other,
 * it is the one that had it last in the period (no period, or none in it: last of all).
 */
export async function areasByName(
  tx: Tx,
  municipalityId: string,
  names: readonly string[],
  period: Dates | null,
): Promise<Map<string, AreaRef>> {
  const { rows } = await sql<AreaRef>`
    select distinct on (v.name) a.id, a.slug, v.name from area_version v
    join area a on (a.municipality_id, a.id) = (v.municipality_id, v.area_id)
    where v.municipality_id = ${municipalityId} and v.name = any(${names})
    order by v.name, v.valid && daterange(${period?.from}::date, ${period?.to}::date, '[]') desc,
      upper(v.valid) desc nulls first`.execute(tx);
  return new Map(rows.map((area) => [area.name, area]));
}

/** Makes an area that is called `name` from `from` on (null: as long as anybody remembers). */
export async function addArea(work: Work, name: string, from: string | null = null): Promise<AreaRef> {
  const { tx, municipalityId } = work;
  const id = newId();
  const slug = await takeName(work, slugOf(name));
  const db = tx.withTables<PlacesTables>();
  await db.insertInto('area').values({ municipality_id: municipalityId, id, slug }).execute();
  await db
    .insertInto('area_version')
    .values({ municipality_id: municipalityId, area_id: id, valid: `[${from ?? ''},)`, name })
    .execute();
  return { id, slug, name };
}

/** The party of this kind and name, made where there is none. */
export async function ensureParty({ tx, municipalityId }: Work, kind: PartyKind, name: string): Promise<string> {
  const db = tx.withTables<PlacesTables>();
  const found = await db
    .selectFrom('party')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .executeTakeFirst();
  if (found !== undefined) return found.id;
  const id = newId();
  await db.insertInto('party').values({ municipality_id: municipalityId, id, kind, name }).execute();
  return id;
}

/** A forum by its name, made where there is none; its kind is told by the name unless given. */
export async function ensureForum(
  { tx, municipalityId }: Work,
  name: string,
  kind: ForumKind = forumKind(name),
): Promise<string> {
  const db = tx.withTables<PlacesTables>();
  const found = await db
    .selectFrom('forum')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('name', '=', name)
    .executeTakeFirst();
  if (found !== undefined) return found.id;
  const id = newId();
  await db.insertInto('forum').values({ municipality_id: municipalityId, id, kind, name }).execute();
  return id;
}

export type GoalInput = {
  readonly number: number | null;
  readonly body: string;
  /** The mandate period, both ends inclusive; null where not stated. */
  readonly period: { readonly from: string; readonly to: string } | null;
};

/** A council goal with these words, number and mandate period, made where there is none. */
export async function ensureGoal({ tx, municipalityId }: Work, goal: GoalInput): Promise<string> {
  const db = tx.withTables<PlacesTables>();
  const row = {
    municipality_id: municipalityId,
    number: goal.number,
    body: goal.body,
    valid_from: goal.period?.from ?? null,
    valid_to: goal.period?.to ?? null,
  };
  const found = await db
    .selectFrom('goal')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('body', '=', row.body)
    .where('number', 'is not distinct from', row.number)
    .where('valid_from', 'is not distinct from', row.valid_from)
    .where('valid_to', 'is not distinct from', row.valid_to)
    .executeTakeFirst();
  if (found !== undefined) return found.id;
  const id = newId();
  await db
    .insertInto('goal')
    .values({ ...row, id })
    .execute();
  return id;
}

/** A cooperation agreement by name and date of decision, made where there is none. */
export async function ensureAgreement(
  { tx, municipalityId }: Work,
  name: string,
  decided: string | null,
): Promise<string> {
  const db = tx.withTables<PlacesTables>();
  const found = await db
    .selectFrom('agreement')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('name', '=', name)
    .where('decided', 'is not distinct from', decided)
    .executeTakeFirst();
  if (found !== undefined) return found.id;
  const id = newId();
  await db.insertInto('agreement').values({ municipality_id: municipalityId, id, name, decided }).execute();
  return id;
}

/** A unit of a party; `from` and `to` inclusive, null where it has no known beginning or end. */
export async function addUnit(
  { tx, municipalityId }: Work,
  unit: { readonly partyId: string; readonly name: string; readonly from?: string | null; readonly to?: string | null },
): Promise<string> {
  const id = newId();
  await tx
    .withTables<PlacesTables>()
    .insertInto('unit')
    .values({
      municipality_id: municipalityId,
      id,
      party_id: unit.partyId,
      name: unit.name,
      valid_from: unit.from ?? null,
      valid_to: unit.to ?? null,
      replaced_by: null,
    })
    .execute();
  return id;
}

/** The place with that name, made where there is none; the one that everybody may see before one that is internal. */
export async function ensurePlace(work: Work, name: string): Promise<string> {
  const found = await work.tx
    .withTables<PlacesTables>()
    .selectFrom('place')
    .select('id')
    .where('municipality_id', '=', work.municipalityId)
    .where('name', '=', name)
    .orderBy('vis', 'desc')
    .orderBy('id')
    .executeTakeFirst();
  return found?.id ?? addPlace(work, name);
}

/** A place where something is done; internal until somebody makes it public. */
export async function addPlace(
  { tx, municipalityId }: Work,
  name: string,
  visibility: 'public' | 'internal' = 'internal',
): Promise<string> {
  const id = newId();
  await tx
    .withTables<PlacesTables>()
    .insertInto('place')
    .values({ municipality_id: municipalityId, id, name, vis: visibility })
    .execute();
  return id;
}
