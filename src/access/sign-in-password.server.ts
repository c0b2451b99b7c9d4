import { emailAddress } from '#access/person.ts';
import { passwordFits } from '#access/password.server.ts';
import { keepSignInRefusal } from '#access/refusal.server.ts';
import { startSession } from '#access/session.server.ts';
import { countAddress } from '#access/sign-in-limits.server.ts';
import { hasSomethingToDo, personByEmail } from '#access/sign-in-person.server.ts';
import type { AccessTables } from '#access/tables.ts';
import { newToken } from '#access/token.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import type { Context } from '#platform/context.server.ts';
import { inMunicipality, type Tx } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';

/**
 * Signs in with the password that was set on the server, for emergencies, and gives the session's token. A wrong
 * password, an address that nobody has and one without a password are refused alike and after the same time.
 * @throws AppError `password-wrong`
 */
export async function signInByPassword(
  ctx: Pick<Context, 'db'>,
  typed: { readonly email: string; readonly password: string },
  device: string | null,
): Promise<string> {
  const email = emailAddress(typed.email);
  const { person, hash } = await inMunicipality(ctx.db, INSTALLATION, (tx) => kept(tx, email));
  // Asked before the answer is used, so that whoever is above the limit learns nothing of the password.
  const inTime = email === null || countAddress('password', email);
  const fits = inTime && (await passwordFits(typed.password, hash));
  const token = newToken();
  if (fits && person !== null) {
    const opened = await inMunicipality(ctx.db, INSTALLATION, async (tx) => {
      if (!(await hasSomethingToDo(tx, person))) return false;
      await startSession(tx, token, { personId: person.id, via: 'password', device });
      return true;
    });
    if (opened) return token;
  }
  await keepSignInRefusal(ctx.db, 'password-wrong', 'password', person?.id ?? null);
  throw new AppError('password-wrong');
}

async function kept(tx: Tx, email: string | null) {
  const person = email === null ? null : await personByEmail(tx, email);
  if (person === null) return { person, hash: null };
  const row = await tx
    .withTables<AccessTables>()
    .selectFrom('local_password')
    .select('hash')
    .where('person_id', '=', person.id)
    .executeTakeFirst();
  return { person, hash: row?.hash ?? null };
}
