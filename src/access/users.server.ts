import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { Role } from '#access/grant.ts';
import { LINK_HOURS } from '#access/lifetimes.ts';
import { makeLoginLink } from '#access/login-link.server.ts';
import { hashPassword, passwordIsUsable } from '#access/password.server.ts';
import { ensureGrant, ensurePerson } from '#access/people.server.ts';
import { emailAddress } from '#access/person.ts';
import { shutOut } from '#access/shut-out.server.ts';
import type { AccessTables } from '#access/tables.ts';
import { inInstallationView, inWork } from '#access/work.server.ts';
import { appendAudit, INSTALLATION } from '#platform/audit.server.ts';
import type { Context } from '#platform/context.server.ts';
import { inMunicipality, type Tx } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';

const ACTOR: Actor = { personId: null, via: 'command-line' };

export type NewUser = {
  readonly name: string;
  readonly email: string;
  /** Looks after the whole installation. */
  readonly administrator: boolean;
  readonly grant: { readonly municipalityId: string; readonly role: Role; readonly partyId: string | null } | null;
  /** For emergencies, when neither the organisation's sign-in nor mail works. Null leaves the one that is there. */
  readonly password: string | null;
};

/**
 * From the server itself: a person with something to do, and a link that signs them in once within 24 hours. One who is
 * there keeps their name and gets what is new; one who was shut out is let in again.
 * @throws AppError `email-unusable`, `person-name-unusable`, `password-unusable`
 * @returns the link's token
 */
export async function addUser(ctx: Pick<Context, 'db'>, user: NewUser): Promise<string> {
  if (user.password !== null && !passwordIsUsable(user.password)) throw new AppError('password-unusable');
  const hash = user.password === null ? null : await hashPassword(user.password);
  const { grant } = user;
  if (grant === null) return inMunicipality(ctx.db, INSTALLATION, async (tx) => (await register(tx, user, hash)).token);
  return inWork(ctx.db, grant.municipalityId, ACTOR, async (work) => {
    const { personId, token } = await inInstallationView(work, (tx) => register(tx, user, hash));
    await ensureGrant(work, { personId, role: grant.role, partyId: grant.partyId });
    return token;
  });
}

async function register(tx: Tx, user: NewUser, hash: string | null): Promise<{ personId: string; token: string }> {
  const { id } = await ensurePerson(tx, user);
  const access = tx.withTables<AccessTables>();
  await access
    .updateTable('person')
    .set({ disabled_at: null, ...(user.administrator ? { administers_installation: true } : {}) })
    .where('id', '=', id)
    .execute();
  if (hash !== null)
    await access
      .insertInto('local_password')
      .values({ person_id: id, hash })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ hash, set_at: sql`now()` }))
      .execute();
  const token = await makeLoginLink(tx, id, LINK_HOURS * 60);
  await appendAudit(tx, {
    municipalityId: INSTALLATION,
    type: 'person-added',
    subjectId: id,
    data: { administrator: user.administrator, password: hash !== null, via: ACTOR.via },
  });
  return { personId: id, token };
}

export type UserListed = {
  readonly name: string;
  readonly email: string;
  readonly administrator: boolean;
  readonly disabled: boolean;
  /** What they do today, in each municipality by its address word. */
  readonly grants: readonly { readonly municipality: string; readonly role: Role }[];
};

/** Everybody who is or has been in Löftet, by name. */
export async function listUsers(ctx: Pick<Context, 'db'>): Promise<UserListed[]> {
  return inMunicipality(ctx.db, INSTALLATION, async (tx) => {
    const { rows } = await sql<UserListed>`
      select p.name, p.email, p.administers_installation as administrator, p.disabled_at is not null as disabled,
        coalesce((select jsonb_agg(jsonb_build_object('municipality', m.slug, 'role', g.role) order by m.slug, g.role)
          from role_grant g join municipality m on m.id = g.municipality_id
          where g.person_id = p.id and g.valid_from <= (now() at time zone 'Europe/Stockholm')::date
            and (g.valid_to is null or g.valid_to >= (now() at time zone 'Europe/Stockholm')::date)), '[]') as grants
      from person p order by p.name, p.email`.execute(tx);
    return rows;
  });
}

/**
 * Shuts a person out at once, everywhere. What they have done stays theirs.
 * @throws AppError `person-not-found`
 */
export async function disableUser(ctx: Pick<Context, 'db'>, written: string): Promise<void> {
  const email = emailAddress(written);
  await inMunicipality(ctx.db, INSTALLATION, async (tx) => {
    const person =
      email === null
        ? undefined
        : await tx
            .withTables<AccessTables>()
            .selectFrom('person')
            .select('id')
            .where('email', '=', email)
            .executeTakeFirst();
    if (person === undefined) throw new AppError('person-not-found');
    await shutOut(tx, person.id, ACTOR);
  });
}
