import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import { IDLE_HOURS, SESSION_DAYS } from '#access/lifetimes.ts';
import { linkState } from '#access/office-link.server.ts';
import type { Grant } from '#access/grant.ts';
import { swedishToday } from '#access/people.server.ts';
import { keepSignInRefusal } from '#access/refusal.server.ts';
import type { AccessTables } from '#access/tables.ts';
import { hashToken, looksLikeToken, newToken, sessionTokenFor } from '#access/token.server.ts';
import { appendAudit, INSTALLATION } from '#platform/audit.server.ts';
import type { Context } from '#platform/context.server.ts';
import { inMunicipality, type Database, type Tx } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';

/** A municipality as the office's pages name it. */
type InOffice = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly isDemo: boolean;
  readonly isPractice: boolean;
};
/** `municipalities`: those that the actor has something to do in, by name; all of them for whoever has no name. */
export type Session = { readonly actor: Actor; readonly municipalities: readonly InOffice[] };

/** A form that is sent twice is sent within seconds. */
export const SECOND_CLICK_SECONDS = 60;
/** A page read a second later need not write to the database. */
const TOUCH_SECONDS = 60;

const now = sql<Date>`now()`;
const idleUntil = sql<Date>`now() + make_interval(hours => ${IDLE_HOURS})`;
/** What opens the office today: not what came with a question that was handed on (see grantsOf). */
const isToday = sql<boolean>`not g.only_asked and g.valid_from <= ${swedishToday} and (g.valid_to is null or g.valid_to >= ${swedishToday})`;

/**
 * Uses a link up and gives the token of the session that it made: of two at once, one wins. `formKey` is the secret of
 * the form that was sent: the same form sent twice (a double click) gives its session twice, since a browser throws
 * the first answer away and would lose both link and session.
 * @throws AppError `office-link-used`, `office-link-expired`, `office-link-unknown`
 */
export async function openSession(
  ctx: Pick<Context, 'db' | 'secret'>,
  link: string,
  formKey = newToken(),
  device: string | null = null,
): Promise<string> {
  const token = sessionTokenFor(ctx.secret, link, formKey);
  await useOfficeLink(ctx, link, token, device).catch(async (fault: unknown) => {
    if (fault instanceof AppError && isOfficeLinkRefusal(fault.code))
      await keepSignInRefusal(ctx.db, fault.code, 'office-link');
    throw fault;
  });
  return token;
}

function isOfficeLinkRefusal(code: string): code is 'office-link-used' | 'office-link-expired' | 'office-link-unknown' {
  return code.startsWith('office-link-');
}

async function useOfficeLink(
  ctx: Pick<Context, 'db'>,
  link: string,
  token: string,
  device: string | null,
): Promise<void> {
  if (!looksLikeToken(link)) throw new AppError('office-link-unknown');
  await inMunicipality(ctx.db, INSTALLATION, async (tx) => {
    const used = await tx
      .withTables<AccessTables>()
      .updateTable('office_link')
      .set({ used_at: now })
      .where('token_hash', '=', hashToken(link))
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .executeTakeFirst();
    if (used.numUpdatedRows === 0n) return refuseUnlessSecondClick(tx, link, token);
    await startSession(tx, token, { personId: null, via: 'office-link', device });
  });
}

export type SessionOf = {
  readonly personId: string | null;
  readonly via: 'office-link' | 'oidc' | 'login-link' | 'password';
  /** Browser and system, roughly; null where they are not known. */
  readonly device: string | null;
};

/** Makes a session with this token, in the installation's view, where whoever signs in has shown who they are. */
export async function startSession(tx: Tx, token: string, { personId, via, device }: SessionOf): Promise<void> {
  await tx
    .withTables<AccessTables>()
    .insertInto('session')
    .values({
      token_hash: hashToken(token),
      idle_until: idleUntil,
      ends_at: sql`now() + make_interval(days => ${SESSION_DAYS})`,
      person_id: personId,
      via,
      device,
    })
    .execute();
  await appendAudit(tx, sessionEvent('session-opened', hashToken(token), personId, via));
}

async function refuseUnlessSecondClick(tx: Tx, link: string, token: string): Promise<void> {
  const clicked = await tx
    .withTables<AccessTables>()
    .selectFrom('office_link')
    .select('token_hash')
    .where('token_hash', '=', hashToken(link))
    .where('used_at', '>', sql<Date>`now() - make_interval(secs => ${SECOND_CLICK_SECONDS})`)
    .executeTakeFirst();
  if (clicked !== undefined && (await isLive(tx, token))) return;
  const state = await linkState(tx, link);
  throw new AppError(
    state === 'used' ? 'office-link-used' : state === 'unknown' ? 'office-link-unknown' : 'office-link-expired',
  );
}

/**
 * The session that a token belongs to, or null when it is over: logged out, not used for 12 hours, or 7 days old.
 * Whoever asks has used it, which is written down at most once a minute.
 */
export async function findSession(ctx: Pick<Context, 'db'>, token: string): Promise<Session | null> {
  if (!looksLikeToken(token)) return null;
  const live = await inMunicipality(ctx.db, INSTALLATION, (tx) => whoIsIn(tx, token));
  return live === undefined ? null : { actor: actorOf(live), municipalities: live.municipalities };
}

type WhoIsIn = {
  readonly person_id: string | null;
  readonly via: Actor['via'];
  readonly name: string | null;
  readonly administers_installation: boolean | null;
  readonly grants: readonly Grant[];
  readonly municipalities: readonly InOffice[];
};

/**
 * All that every page of the office asks about who opens it, in one query, which also notes the use. None where the
 * session is over or the person has been shut out since. In the installation's view.
 */
async function whoIsIn(tx: Tx, token: string): Promise<WhoIsIn | undefined> {
  const { rows } = await sql<WhoIsIn>`
    with used as (
      update session set idle_until = least(${idleUntil}, ends_at)
      where token_hash = ${hashToken(token)} and revoked_at is null and idle_until > now() and ends_at > now()
        and idle_until < least(${idleUntil}, ends_at) - make_interval(secs => ${TOUCH_SECONDS})
    )
    select s.person_id, s.via, p.name, p.administers_installation,
      coalesce((select jsonb_agg(jsonb_build_object('municipalityId', g.municipality_id, 'role', g.role,
          'partyId', g.party_id, 'areaId', g.area_id, 'unitId', g.unit_id) order by g.id)
        from role_grant g where g.person_id = p.id and ${isToday}), '[]') as grants,
      coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'slug', m.slug, 'name', m.name, 'isDemo', m.is_demo,
          'isPractice', m.is_practice)
          order by m.name, m.slug)
        from municipality m where s.person_id is null
          or m.id in (select g.municipality_id from role_grant g where g.person_id = p.id and ${isToday})), '[]') as municipalities
    from session s left join person p on p.id = s.person_id and p.disabled_at is null
    where s.token_hash = ${hashToken(token)} and s.revoked_at is null and s.idle_until > now() and s.ends_at > now()
      and (s.person_id is null or p.id is not null)`.execute(tx);
  return rows[0];
}

function actorOf({ person_id: personId, via, name, grants, administers_installation: administers }: WhoIsIn): Actor {
  if (personId === null || name === null) return { personId, via };
  return { personId, via, name, grants, administersInstallation: administers === true };
}

/** Ends a session at once, in every browser that has its token. One that is over already stays as it is. */
export async function endSession(ctx: Pick<Context, 'db'>, token: string): Promise<void> {
  if (!looksLikeToken(token)) return;
  await inMunicipality(ctx.db, INSTALLATION, async (tx) => {
    const ended = await tx
      .withTables<AccessTables>()
      .updateTable('session')
      .set({ revoked_at: now })
      .where('token_hash', '=', hashToken(token))
      .where('revoked_at', 'is', null)
      .returning(['person_id', 'via'])
      .executeTakeFirst();
    if (ended !== undefined)
      await appendAudit(tx, sessionEvent('session-ended', hashToken(token), ended.person_id, ended.via));
  });
}

/** Whether a token opens the office now. Nothing is written down. */
export async function isLive(db: Database | Tx, token: string): Promise<boolean> {
  const row = await db
    .withTables<AccessTables>()
    .selectFrom('session')
    .select('token_hash')
    .where('token_hash', '=', hashToken(token))
    .where('revoked_at', 'is', null)
    .where('idle_until', '>', now)
    .where('ends_at', '>', now)
    .executeTakeFirst();
  return row !== undefined;
}

export function sessionEvent(
  type: 'session-opened' | 'session-ended',
  session: string,
  personId: string | null,
  via: SessionOf['via'],
) {
  return { municipalityId: INSTALLATION, type, subjectId: null, personId, data: { via, session } };
}
