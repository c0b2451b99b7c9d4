import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import { ROLE_WORDS, type Role } from '#access/grant.ts';
import { LANGS, type Lang } from '#platform/texts/languages.ts';
import { sessionEvent, type SessionOf } from '#access/session.server.ts';
import type { AccessTables } from '#access/tables.ts';
import { hashToken } from '#access/token.server.ts';
import { appendAudit, INSTALLATION } from '#platform/audit.server.ts';
import type { Context } from '#platform/context.server.ts';
import { inMunicipality, type Tx } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';

export type OwnSession = {
  /** The hash that the token is known by: nobody gets in with it. */
  readonly id: string;
  readonly device: string | null;
  readonly via: SessionOf['via'];
  readonly openedAt: Date;
  readonly endsAt: Date;
  /** The one that asks. */
  readonly current: boolean;
};

export type Account = {
  readonly name: string;
  readonly email: string;
  readonly lang: Lang;
  readonly administersInstallation: boolean;
  readonly sessions: readonly OwnSession[];
  readonly tasks: readonly Task[];
};

/** What the person does, or will do, in a municipality; days inclusive. */
type Task = {
  readonly slug: string;
  readonly municipality: string;
  readonly what: string;
  readonly from: string;
  readonly to: string | null;
};

type Ctx = Pick<Context, 'db'>;

/** What a person sees of themself; null for those who came in without a name. */
export async function loadAccount(ctx: Ctx, actor: Actor, token: string): Promise<Account | null> {
  const { personId } = actor;
  if (personId === null) return null;
  return inMunicipality(ctx.db, INSTALLATION, async (tx) => {
    const access = tx.withTables<AccessTables>();
    const person = await access
      .selectFrom('person')
      .select(['name', 'email', 'lang', 'administers_installation'])
      .where('id', '=', personId)
      .executeTakeFirstOrThrow();
    const { administers_installation: administersInstallation, ...rest } = person;
    return {
      ...rest,
      administersInstallation,
      sessions: await sessionsOf(tx, personId, token),
      tasks: await tasksOf(tx, personId),
    };
  });
}

async function sessionsOf(tx: Tx, personId: string, token: string): Promise<OwnSession[]> {
  const rows = await live(tx, personId)
    .select(['token_hash', 'device', 'via', 'opened_at', 'ends_at'])
    .orderBy('opened_at', 'desc')
    .orderBy('token_hash')
    .limit(100)
    .execute();
  const own = hashToken(token);
  return rows.map((row) => ({
    id: row.token_hash,
    device: row.device,
    via: row.via,
    openedAt: row.opened_at,
    endsAt: row.ends_at,
    current: row.token_hash === own,
  }));
}

function live(tx: Tx, personId: string) {
  return tx
    .withTables<AccessTables>()
    .selectFrom('session')
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where('idle_until', '>', sql<Date>`now()`)
    .where('ends_at', '>', sql<Date>`now()`);
}

async function tasksOf(tx: Tx, personId: string): Promise<Task[]> {
  const { rows } = await sql<{ slug: string; name: string; role: Role; from: string; to: string | null }>`
    select m.slug, m.name, g.role, g.valid_from as "from", g.valid_to as "to"
    from role_grant g join municipality m on m.id = g.municipality_id
    where g.person_id = ${personId} and (g.valid_to is null or g.valid_to >= (now() at time zone 'Europe/Stockholm')::date)
    order by m.name, g.valid_from, g.id`.execute(tx);
  return rows.map(({ slug, name, role, from, to }) => ({ slug, municipality: name, what: ROLE_WORDS[role], from, to }));
}

/**
 * Ends sessions of the person's own: the one with this id, or all but the one that asks. Somebody else's are not there.
 * @returns how many were ended
 */
export async function endOwnSessions(
  ctx: Ctx,
  actor: Actor,
  which: { readonly id: string } | { readonly allBut: string },
): Promise<number> {
  const { personId } = actor;
  if (personId === null) return 0;
  return inMunicipality(ctx.db, INSTALLATION, async (tx) => {
    const ended = await tx
      .withTables<AccessTables>()
      .updateTable('session')
      .set({ revoked_at: sql<Date>`now()` })
      .where('person_id', '=', personId)
      .where('revoked_at', 'is', null)
      .where('token_hash', 'id' in which ? '=' : '<>', 'id' in which ? which.id : hashToken(which.allBut))
      .returning(['token_hash', 'via'])
      .execute();
    for (const { token_hash: session, via } of ended)
      await appendAudit(tx, sessionEvent('session-ended', session, personId, via));
    if (ended.length === 0 && 'id' in which) await noteOthers(tx, actor, which.id);
    return ended.length;
  });
}

/** Keeps that somebody tried to end the session of somebody else; their own that is over already is no try. */
async function noteOthers(tx: Tx, { personId, via }: Actor, id: string): Promise<void> {
  const others = await tx
    .withTables<AccessTables>()
    .selectFrom('session')
    .select('token_hash')
    .where('token_hash', '=', id)
    .where('person_id', 'is distinct from', personId)
    .executeTakeFirst();
  if (others === undefined) return;
  const data = { action: 'session:end', via };
  await appendAudit(tx, { municipalityId: INSTALLATION, type: 'refused', subjectId: null, personId, data });
}

/** The language of mail to the person. @throws AppError `usage` for one that there is not */
export async function chooseLang(ctx: Ctx, actor: Actor, lang: string): Promise<void> {
  const chosen = LANGS.find((one) => one === lang);
  if (chosen === undefined) throw new AppError('usage', { what: 'Välj ett av språken i listan.' });
  const { personId } = actor;
  if (personId === null) return;
  await inMunicipality(ctx.db, INSTALLATION, async (tx) => {
    await tx
      .withTables<AccessTables>()
      .updateTable('person')
      .set({ lang: chosen })
      .where('id', '=', personId)
      .execute();
    await appendAudit(tx, {
      municipalityId: INSTALLATION,
      type: 'person-changed',
      subjectId: personId,
      personId,
      data: { lang: chosen, via: actor.via },
    });
  });
}
