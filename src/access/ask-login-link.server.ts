import { setTimeout as wait } from 'node:timers/promises';
import { loginMail } from '#access/login-mail.ts';
import { makeLoginLink } from '#access/login-link.server.ts';
import { emailAddress } from '#access/person.ts';
import { keepSignInRefusal } from '#access/refusal.server.ts';
import { countAddress } from '#access/sign-in-limits.server.ts';
import { hasSomethingToDo, personByEmail } from '#access/sign-in-person.server.ts';
import { hashToken } from '#access/token.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import type { Context } from '#platform/context.server.ts';
import { inMunicipality } from '#platform/database.server.ts';
import { queueMail } from '#platform/mail/queue-mail.server.ts';

/** Longer than it takes to write a mail, so that the time tells nobody whether there was one to write. */
const ANSWER_MS = 400;

/**
 * Sends a link that signs in whoever has the address and something to do in Löftet. Whoever asks gets the same answer in
 * the same time whether there is such a person or not.
 * @param origin the site's own address, such as https://loftet.se, as the request came to it
 * @param returnTo where the link leads, checked by returnPath
 */
export async function askForLoginLink(
  ctx: Pick<Context, 'db' | 'secret'>,
  email: string,
  { origin, returnTo }: { readonly origin: string; readonly returnTo: string },
): Promise<void> {
  const quiet = wait(ANSWER_MS);
  await sendLink(ctx, email, origin, returnTo);
  await quiet;
}

async function sendLink(
  ctx: Pick<Context, 'db' | 'secret'>,
  typed: string,
  origin: string,
  returnTo: string,
): Promise<void> {
  const email = emailAddress(typed);
  if (email === null) return;
  if (!countAddress('login-link', email)) return keepSignInRefusal(ctx.db, 'too-many-tries', 'login-link');
  const refused = await inMunicipality(ctx.db, INSTALLATION, async (tx) => {
    const person = await personByEmail(tx, email);
    if (person === null) return { why: 'person-unknown', id: null } as const;
    if (!(await hasSomethingToDo(tx, person))) return { why: 'sign-in-nothing-to-do', id: person.id } as const;
    const token = await makeLoginLink(tx, person.id);
    const query = returnTo === '/arbete' ? '' : `?till=${encodeURIComponent(returnTo)}`;
    const mail = loginMail(person.lang, `${origin}/arbete/logga-in/${token}${query}`);
    await queueMail(tx, ctx, { dedupe: `login-link:${hashToken(token)}`, kind: 'login-link', person, ...mail });
    return null;
  });
  if (refused !== null) await keepSignInRefusal(ctx.db, refused.why, 'login-link', refused.id);
}
