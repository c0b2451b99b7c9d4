import { sql } from 'kysely';
import { LOGIN_LINK_MINUTES } from '#access/lifetimes.ts';
import type { LinkState } from '#access/office-link.server.ts';
import { keepSignInRefusal, type SignInRefusal } from '#access/refusal.server.ts';
import { isLive, SECOND_CLICK_SECONDS, startSession } from '#access/session.server.ts';
import { maySignIn, personById } from '#access/sign-in-person.server.ts';
import type { AccessTables } from '#access/tables.ts';
import { hashToken, looksLikeToken, newToken, sessionTokenFor } from '#access/token.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import type { Context } from '#platform/context.server.ts';
import { inMunicipality, type Database, type Tx } from '#platform/database.server.ts';
import { AppError, type ErrorCode } from '#platform/errors.ts';

const now = sql<Date>`now()`;
/** Nobody asks about older ones. */
const DAYS_KEPT = 30;

/**
 * Makes a link that signs a person in once within so many minutes, and gives its token, which is kept nowhere. In the
 * installation's view.
 */
export async function makeLoginLink(tx: Tx, personId: string, minutes = LOGIN_LINK_MINUTES): Promise<string> {
  const token = newToken();
  const access = tx.withTables<AccessTables>();
  await access
    .deleteFrom('login_link')
    .where('expires_at', '<', sql<Date>`now() - make_interval(days => ${DAYS_KEPT})`)
    .execute();
  await access
    .insertInto('login_link')
    .values({
      token_hash: hashToken(token),
      person_id: personId,
      expires_at: sql`now() + make_interval(mins => ${minutes})`,
      used_at: null,
    })
    .execute();
  return token;
}

export type LoginLinkShown = {
  readonly state: LinkState;
  /** Whom it signs in, so that nobody works on as somebody else whose link they were given; null unless it is open. */
  readonly name: string | null;
};

/** Whether a link still signs somebody in. Changes nothing: programs that scan mail follow links too. */
export async function showLoginLink(db: Database, token: string): Promise<LoginLinkShown> {
  if (!looksLikeToken(token)) return { state: 'unknown', name: null };
  return inMunicipality(db, INSTALLATION, async (tx) => {
    const { state, personId } = await linkRow(tx, token);
    const person = state === 'open' && personId !== null ? await personById(tx, personId) : null;
    return { state, name: person?.name ?? null };
  });
}

async function linkRow(tx: Tx, token: string): Promise<{ state: LinkState; personId: string | null }> {
  const row = await tx
    .withTables<AccessTables>()
    .selectFrom('login_link')
    .select(['person_id', 'used_at', sql<boolean>`expires_at > now()`.as('in_time')])
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst();
  if (row === undefined) return { state: 'unknown', personId: null };
  const state = row.used_at !== null ? 'used' : row.in_time ? 'open' : 'expired';
  return { state, personId: row.person_id };
}

const REFUSED: Readonly<Record<Exclude<LinkState, 'open'>, ErrorCode & SignInRefusal>> = {
  used: 'login-link-used',
  expired: 'login-link-expired',
  unknown: 'login-link-unknown',
};

/**
 * Uses a link up and gives the token of the person's new session: of two at once, one wins. `formKey` is the secret of
 * the form that was sent, so that a double click gives its session twice (see openSession).
 * @throws AppError `login-link-used`, `login-link-expired`, `login-link-unknown`; `sign-in-nothing-to-do` where the person
 * has been shut out or has nothing to do in Löftet any longer
 */
export async function openByLoginLink(
  ctx: Pick<Context, 'db' | 'secret'>,
  link: string,
  { formKey = newToken(), device = null }: { readonly formKey?: string; readonly device?: string | null } = {},
): Promise<string> {
  const token = sessionTokenFor(ctx.secret, link, formKey);
  const refused = looksLikeToken(link)
    ? await inMunicipality(ctx.db, INSTALLATION, (tx) => useLink(tx, link, token, device))
    : ({ why: 'login-link-unknown', personId: null } as const);
  if (refused === null) return token;
  await keepSignInRefusal(ctx.db, refused.why, 'login-link', refused.personId);
  throw new AppError(refused.why);
}

type Refused = { readonly why: ErrorCode & SignInRefusal; readonly personId: string | null };

/** Null when it opened. A link whose person may not come in is used up all the same. */
async function useLink(tx: Tx, link: string, token: string, device: string | null): Promise<Refused | null> {
  const used = await tx
    .withTables<AccessTables>()
    .updateTable('login_link')
    .set({ used_at: now })
    .where('token_hash', '=', hashToken(link))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('person_id')
    .executeTakeFirst();
  if (used === undefined) return (await isSecondClick(tx, link, token)) ? null : whyNot(tx, link);
  const personId = used.person_id;
  if (!(await maySignIn(tx, personId))) return { why: 'sign-in-nothing-to-do', personId };
  await startSession(tx, token, { personId, via: 'login-link', device });
  return null;
}

async function isSecondClick(tx: Tx, link: string, token: string): Promise<boolean> {
  const clicked = await tx
    .withTables<AccessTables>()
    .selectFrom('login_link')
    .select('token_hash')
    .where('token_hash', '=', hashToken(link))
    .where('used_at', '>', sql<Date>`now() - make_interval(secs => ${SECOND_CLICK_SECONDS})`)
    .executeTakeFirst();
  return clicked !== undefined && isLive(tx, token);
}

async function whyNot(tx: Tx, link: string): Promise<Refused> {
  const { state, personId } = await linkRow(tx, link);
  // Open again can only be one that another transaction gave back in the meantime.
  return { why: REFUSED[state === 'open' ? 'used' : state], personId };
}
