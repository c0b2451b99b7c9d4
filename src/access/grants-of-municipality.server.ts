import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import { registerScope } from '#access/can.ts';
import type { Role } from '#access/grant.ts';
import { ensurePerson, giveGrant, swedishToday, type NewGrant, type NewPerson } from '#access/people.server.ts';
import type { AccessTables } from '#access/tables.ts';
import { inInstallationView, type Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';

export type GrantShown = {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly disabled: boolean;
  readonly role: Role;
  readonly partyId: string | null;
  readonly areaId: string | null;
  readonly unitId: string | null;
  /** Both inclusive; null: until further notice. */
  readonly from: string;
  readonly to: string | null;
  readonly deputyFor: string | null;
  /** Only to answer a question that was handed on. */
  readonly onlyAsked: boolean;
};

/** Everybody's tasks in the municipality, by name, those that are over too. */
export async function listGrants({ tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>): Promise<GrantShown[]> {
  const { rows } = await sql<GrantShown>`
    select g.id, p.id as "personId", p.name, p.email, p.disabled_at is not null as disabled, g.role,
      g.party_id as "partyId", g.area_id as "areaId", g.unit_id as "unitId", g.valid_from as "from", g.valid_to as "to",
      d.name as "deputyFor", g.only_asked as "onlyAsked"
    from role_grant g
    join person p on p.id = g.person_id
    left join person d on d.id = g.deputy_for
    where g.municipality_id = ${municipalityId}
    order by p.name, p.id, g.valid_from, g.id
    limit 2000`.execute(tx);
  return rows;
}

/**
 * Gives somebody a task in the municipality, once however often the form is sent; a person whom nobody here knows is added.
 * One who is in Löftet already keeps the name that they have there.
 * @throws AppError `forbidden`, `email-unusable`, `person-name-unusable`, `grant-needs-party`
 */
export async function addColleague(work: Work, person: NewPerson, grant: Omit<NewGrant, 'personId'>): Promise<string> {
  authorize(work.actor, 'people:administer', registerScope(work.municipalityId, grant));
  const { id: personId } = await inInstallationView(work, async (tx) => {
    const found = await ensurePerson(tx, person);
    await sql`select from person where id = ${found.id} for update`.execute(tx);
    return found;
  });
  if (!(await isGiven(work, { ...grant, personId }))) await giveGrant(work, { ...grant, personId });
  return personId;
}

/** Whether a person has this very task between these very days already. */
async function isGiven({ tx, municipalityId }: Work, grant: NewGrant): Promise<boolean> {
  const { rows } = await sql`
    select from role_grant
    where municipality_id = ${municipalityId} and person_id = ${grant.personId} and role = ${grant.role}
      and party_id is not distinct from ${grant.partyId ?? null} and area_id is not distinct from ${grant.areaId ?? null}
      and unit_id is not distinct from ${grant.unitId ?? null} and not only_asked
      and valid_from = coalesce(${grant.from ?? null}::date, ${swedishToday})
      and valid_to is not distinct from ${grant.to ?? null}
      and deputy_for is not distinct from ${grant.deputyFor ?? null}
    limit 1`.execute(tx);
  return rows.length > 0;
}

/**
 * Says which day is a task's last. What it was until then stays written.
 * @param to inclusive; a task that begins later is over after its first day, and one that has ended is not made longer
 * @throws AppError `forbidden`, `register-not-found`
 */
export async function endGrant(work: Work, grantId: string, to: string): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const grant = (await listGrants(work)).find(({ id }) => id === grantId);
  if (grant === undefined) throw new AppError('register-not-found');
  authorize(actor, 'people:administer', registerScope(municipalityId, grant));
  await tx
    .withTables<AccessTables>()
    .updateTable('role_grant')
    .set({ valid_to: sql<string>`greatest(least(${to}::date, valid_to), valid_from)` })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', grantId)
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'grant-ended',
    subjectId: grantId,
    personId: actor.personId,
    data: { to, via: actor.via },
  });
}
