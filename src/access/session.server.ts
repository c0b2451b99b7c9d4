import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import { IDLE_HOURS, SESSION_DAYS } from '#access/lifetimes.ts';
import { linkState } from '#access/office-link.server.ts';
import { grantsOf } from '#access/people.server.ts';
import { keepSignInRefusal } from '#access/refusal.server.ts';
import type { AccessTables } from '#access/tables.ts';
import { hashToken, looksLikeToken, newToken, sessionTokenFor } from '#access/token.server.ts';
import { appendAudit, INSTALLATION } from '#platform/audit.server.ts';
import type { Context } from '#platform/context.server.ts';
import { inMunicipality, type Database, type Tx } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';

export type Session = { readonly actor: Actor };

/** A form that is sent twice is sent within seconds. */
export const SECOND_CLICK_SECONDS = 60;
/** A page read a second later need not write to the database. */
const TOUCH_SECONDS = 60;

const now = sql<Date>`now()`;
const idleUntil = sql<Date>`now() + make_interval(hours => ${IDLE_HOURS})`;

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
  const live = await liveSession(ctx.db, token);
  if (live === undefined) return null;
  const actor = await actorOf(ctx.db, live);
  if (actor === null) return null;
  if (live.touch) {
    await ctx.db
      .withTables<AccessTables>()
      .updateTable('session')
      .set({ idle_until: sql`least(${idleUntil}, ends_at)` })
      .where('token_hash', '=', hashToken(token))
      .where('idle_until', '>', now)
      .execute();
  }
  return { actor };
}

/** Who is behind a session, or null where the person has been shut out since. */
async function actorOf(db: Database, { person_id: personId, via }: Live): Promise<Actor | null> {
  if (personId === null) return { personId, via };
  return inMunicipality(db, INSTALLATION, async (tx) => {
    const person = await tx
      .withTables<AccessTables>()
      .selectFrom('person')
      .select(['name', 'administers_installation'])
      .where('id', '=', personId)
      .where('disabled_at', 'is', null)
      .executeTakeFirst();
    if (person === undefined) return null;
    const { name, administers_installation: administersInstallation } = person;
    return { personId, via, name, grants: await grantsOf(tx, personId), administersInstallation };
  });
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

type Live = { readonly touch: boolean; readonly person_id: string | null; readonly via: Actor['via'] };

function liveSession(db: Database | Tx, token: string): Promise<Live | undefined> {
  return db
    .withTables<AccessTables>()
    .selectFrom('session')
    .select(['person_id', 'via'])
    .select(
      sql<boolean>`idle_until < least(${idleUntil}, ends_at) - make_interval(secs => ${TOUCH_SECONDS})`.as('touch'),
    )
    .where('token_hash', '=', hashToken(token))
    .where('revoked_at', 'is', null)
    .where('idle_until', '>', now)
    .where('ends_at', '>', now)
    .executeTakeFirst();
}

/** Whether a token opens the office now. Nothing is written down. */
export async function isLive(db: Database | Tx, token: string): Promise<boolean> {
  return (await liveSession(db, token)) !== undefined;
}

export function sessionEvent(
  type: 'session-opened' | 'session-ended',
  session: string,
  personId: string | null,
  via: SessionOf['via'],
) {
  return { municipalityId: INSTALLATION, type, subjectId: null, personId, data: { via, session } };
}
