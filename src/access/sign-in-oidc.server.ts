import { authorizationAddress, whoSignedIn, type SignedIn } from '#access/oidc-client.server.ts';
import { flowCookie, readFlow } from '#access/oidc-flow.server.ts';
import { grantsOf } from '#access/people.server.ts';
import { findProvider, rulesOf } from '#access/providers.server.ts';
import { speaksFor, verifiedEmail } from '#access/provider-rules.ts';
import { keepSignInRefusal, type SignInRefusal } from '#access/refusal.server.ts';
import { startSession } from '#access/session.server.ts';
import { hasSomethingToDo, personByEmail, personById, type SigningIn } from '#access/sign-in-person.server.ts';
import type { AccessTables } from '#access/tables.ts';
import { newToken } from '#access/token.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import type { Context } from '#platform/context.server.ts';
import { inMunicipality, type Tx } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';

type Ctx = Pick<Context, 'db' | 'secret'>;

const CALLBACK = '/arbete/logga-in/svar';

/**
 * Where to send the browser to sign in with a provider, and the cookie that it needs to come back with.
 * @throws AppError `not-found` where there is no such provider; `provider-away`
 */
export async function beginSignIn(
  ctx: Ctx,
  providerId: string,
  { origin, returnTo }: { readonly origin: string; readonly returnTo: string },
): Promise<{ readonly address: string; readonly cookie: string }> {
  const provider = await findProvider(ctx, providerId);
  if (provider === null) throw new AppError('not-found');
  const { address, ...secrets } = await authorizationAddress(provider, `${origin}${CALLBACK}`);
  return { address, cookie: flowCookie(ctx.secret, { provider: provider.id, returnTo, ...secrets }) };
}

/**
 * Signs in whoever came back from a provider, and gives the session's token and where the person was going.
 * @throws AppError `sign-in-interrupted` for what this browser did not begin; `provider-refused`, `provider-away`;
 * `sign-in-unknown` where the provider does not speak for anybody here, or the person may do nothing: one sentence for
 * all of it, since whoever signs in at a provider is to learn nothing of others
 */
export async function finishSignIn(
  ctx: Ctx,
  cookie: string | undefined,
  answer: URL,
  device: string | null,
): Promise<{ readonly token: string; readonly returnTo: string }> {
  const flow = readFlow(ctx.secret, cookie);
  const provider = flow === null ? null : await findProvider(ctx, flow.provider);
  if (flow === null || provider === null) return refuse(ctx, 'sign-in-interrupted');
  const who = await whoSignedIn(provider, answer, flow).catch(async (fault: unknown) => {
    if (fault instanceof AppError && (fault.code === 'provider-refused' || fault.code === 'sign-in-interrupted'))
      await keepSignInRefusal(ctx.db, fault.code, 'oidc');
    throw fault;
  });
  const token = newToken();
  const refused = await inMunicipality(ctx.db, INSTALLATION, (tx) => letIn(tx, provider.id, who, { token, device }));
  if (refused === null) return { token, returnTo: flow.returnTo };
  await keepSignInRefusal(ctx.db, refused.why, 'oidc', refused.personId);
  throw new AppError('sign-in-unknown');
}

async function refuse(ctx: Ctx, why: 'sign-in-interrupted'): Promise<never> {
  await keepSignInRefusal(ctx.db, why, 'oidc');
  throw new AppError(why);
}

type Refused = { readonly why: SignInRefusal; readonly personId: string | null };

/** Null when the person is in. */
async function letIn(
  tx: Tx,
  providerId: string,
  who: SignedIn,
  { token, device }: { readonly token: string; readonly device: string | null },
): Promise<Refused | null> {
  const tied = await tiedTo(tx, who);
  const email = verifiedEmail(who.claims);
  if (tied === undefined && email === null) return { why: 'address-not-vouched-for', personId: null };
  const person = tied === undefined ? await personByEmail(tx, email ?? '') : await personById(tx, tied);
  if (person === null)
    return { why: tied === undefined ? 'person-unknown' : 'person-disabled', personId: tied ?? null };
  const { id: personId } = person;
  // Asked at every sign-in: a rule that has ended, or a person who has got another task since, opens nothing.
  const whom = { ...person, grants: await grantsOf(tx, personId) };
  if (!speaksFor(await rulesOf(tx, providerId), who.claims, whom)) return { why: 'address-not-vouched-for', personId };
  if (!(await hasSomethingToDo(tx, person))) return { why: 'sign-in-nothing-to-do', personId };
  if (tied === undefined && !(await tie(tx, who, person))) return { why: 'tied-to-another', personId };
  await startSession(tx, token, { personId, via: 'oidc', device });
  return null;
}

async function tiedTo(tx: Tx, { issuer, subject }: SignedIn): Promise<string | undefined> {
  const row = await tx
    .withTables<AccessTables>()
    .selectFrom('identity')
    .select('person_id')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row?.person_id;
}

/**
 * Ties what the provider calls somebody to the person. False where that provider has called the person something else
 * before: an organisation gives a colleague's old address to somebody new, who is not the same person.
 */
async function tie(tx: Tx, { issuer, subject }: SignedIn, person: SigningIn): Promise<boolean> {
  const access = tx.withTables<AccessTables>();
  const other = await access
    .selectFrom('identity')
    .select('subject')
    .where('issuer', '=', issuer)
    .where('person_id', '=', person.id)
    .executeTakeFirst();
  if (other !== undefined) return false;
  const row = { issuer, subject, person_id: person.id };
  await access
    .insertInto('identity')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return true;
}
