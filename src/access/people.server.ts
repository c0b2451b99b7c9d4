import { sql } from 'kysely';
import type { Grant, Role } from '#access/grant.ts';
import { emailAddress, type Person } from '#access/person.ts';
import type { Lang } from '#platform/texts/languages.ts';
import type { AccessTables } from '#access/tables.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import type { Tx } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';
import { hasUnseenSigns } from '#platform/unseen-signs.ts';
import { newId } from '#platform/uuid.server.ts';

const LONGEST_NAME = 200;

/** Days are Swedish ones, whatever the server's own time zone is. */
export const swedishToday = sql<string>`(now() at time zone 'Europe/Stockholm')::date`;

export type NewPerson = { readonly name: string; readonly email: string; readonly lang?: Lang };

/**
 * The person with an e-mail address, made if there is none. In the installation's view (see inMunicipality with
 * INSTALLATION), since somebody may work in another municipality already.
 * @throws AppError `email-unusable` where no mail can be sent to the address; `person-name-unusable`
 */
export async function ensurePerson(tx: Tx, { name, email, lang = 'sv' }: NewPerson): Promise<Person> {
  const address = emailAddress(email);
  if (address === null) throw new AppError('email-unusable');
  if (!nameIsUsable(name)) throw new AppError('person-name-unusable');
  const access = tx.withTables<AccessTables>();
  await access
    .insertInto('person')
    .values({ id: newId(), name: name.trim(), email: address, lang, disabled_at: null })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .execute();
  return access
    .selectFrom('person')
    .select(['id', 'name', 'email', 'lang'])
    .where('email', '=', address)
    .executeTakeFirstOrThrow();
}

/** On one line and of a reasonable length: a name stands in mail and lists. */
function nameIsUsable(name: string): boolean {
  const { length } = name.trim();
  return length > 0 && length <= LONGEST_NAME && !hasUnseenSigns(name);
}

export type NewGrant = {
  readonly personId: string;
  readonly role: Role;
  readonly partyId?: string | null;
  readonly areaId?: string | null;
  readonly unitId?: string | null;
  /** Both inclusive; from today and until further notice where left out. */
  readonly from?: string;
  readonly to?: string | null;
  readonly deputyFor?: string | null;
  /** To answer a question that was handed on, and nothing more: it opens no office. */
  readonly onlyAsked?: boolean;
};

/** Gives somebody something to do in the municipality. Returns the grant's id. */
export async function giveGrant(work: Work, grant: NewGrant): Promise<string> {
  const { tx, municipalityId, actor } = work;
  const id = newId();
  await tx
    .withTables<AccessTables>()
    .insertInto('role_grant')
    .values({
      municipality_id: municipalityId,
      id,
      person_id: grant.personId,
      role: grant.role,
      party_id: grant.partyId ?? null,
      area_id: grant.areaId ?? null,
      unit_id: grant.unitId ?? null,
      valid_from: grant.from ?? swedishToday,
      valid_to: grant.to ?? null,
      deputy_for: grant.deputyFor ?? null,
      only_asked: grant.onlyAsked ?? false,
      by_person: actor.personId,
    })
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'grant-given',
    subjectId: id,
    personId: actor.personId,
    data: { person: grant.personId, role: grant.role, party: grant.partyId ?? null, via: actor.via },
  });
  return id;
}

/** As giveGrant, where the person does not have that very grant until further notice already. Returns its id. */
export async function ensureGrant(work: Work, grant: NewGrant): Promise<string> {
  const there = await work.tx
    .withTables<AccessTables>()
    .selectFrom('role_grant')
    .select('id')
    .where('municipality_id', '=', work.municipalityId)
    .where('person_id', '=', grant.personId)
    .where('role', '=', grant.role)
    .where('party_id', 'is not distinct from', grant.partyId ?? null)
    .where('area_id', 'is not distinct from', grant.areaId ?? null)
    .where('unit_id', 'is not distinct from', grant.unitId ?? null)
    .where('only_asked', '=', grant.onlyAsked ?? false)
    .where('valid_from', '<=', swedishToday)
    .where('valid_to', 'is', null)
    .executeTakeFirst();
  return there?.id ?? giveGrant(work, grant);
}

/**
 * What a person may do in the office today, in every municipality. In the installation's view. What was handed on to them
 * with a question is not part of it: that opens with its own link.
 */
export async function grantsOf(tx: Tx, personId: string): Promise<Grant[]> {
  const rows = await tx
    .withTables<AccessTables>()
    .selectFrom('role_grant')
    .select(['municipality_id', 'role', 'party_id', 'area_id', 'unit_id'])
    .where('person_id', '=', personId)
    .where('only_asked', '=', false)
    .where('valid_from', '<=', swedishToday)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', swedishToday)]))
    .execute();
  return rows.map((row) => ({
    municipalityId: row.municipality_id,
    role: row.role,
    partyId: row.party_id,
    areaId: row.area_id,
    unitId: row.unit_id,
  }));
}

export type Colleague = Person & { readonly grants: readonly Grant[] };

/** Those who have something to do in the municipality today, by name, with what it is. */
export async function colleagues({ tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>): Promise<Colleague[]> {
  const rows = await tx
    .withTables<AccessTables>()
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select(['person.id', 'person.name', 'person.email', 'person.lang'])
    .select(['role_grant.role', 'role_grant.party_id', 'role_grant.area_id', 'role_grant.unit_id'])
    .where('role_grant.municipality_id', '=', municipalityId)
    .where('person.disabled_at', 'is', null)
    .where('role_grant.valid_from', '<=', swedishToday)
    .where((where) =>
      where.or([where('role_grant.valid_to', 'is', null), where('role_grant.valid_to', '>=', swedishToday)]),
    )
    .orderBy('person.name')
    .orderBy('role_grant.id')
    .execute();
  const people = new Map<string, Colleague & { grants: Grant[] }>();
  for (const { id, name, email, lang, role, party_id, area_id, unit_id } of rows) {
    const one = people.get(id) ?? { id, name, email, lang, grants: [] };
    one.grants.push({ municipalityId, role, partyId: party_id, areaId: area_id, unitId: unit_id });
    people.set(id, one);
  }
  return [...people.values()];
}

/** Names of people by id, for those who work in the municipality; others are left out. */
export async function namesOf(
  { tx }: Pick<Work, 'tx'>,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx
    .withTables<AccessTables>()
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', wanted)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
