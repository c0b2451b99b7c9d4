import { createHmac, randomBytes } from 'node:crypto';
import type { Actor } from '#access/actor.ts';
import { keepSignInRefusal } from '#access/refusal.server.ts';
import { tryLimit, tryLimitEach } from '#access/try-limit.ts';
import type { Context } from '#platform/context.server.ts';
import { AppError } from '#platform/errors.ts';

const MINUTE = 60_000;

/** Drawn anew by each process, so that nobody can choose whom they are counted together with. */
const salt = randomBytes(16);
const spread = (key: string): number => createHmac('sha256', salt).update(key).digest().readUInt32BE(0);

const ofClient = tryLimitEach(20, MINUTE, spread);
const ofAddress = tryLimitEach(5, 15 * MINUTE, spread);
/** That somebody tries too often is kept once a minute: else whoever tries would fill the audit chain. */
const mayTell = tryLimit(1, MINUTE);

/**
 * Counts a try to get in from one client (see client-address.ts): at most 20 a minute.
 * @throws AppError `sign-in-busy`
 */
export async function countTry(ctx: Pick<Context, 'db'>, client: string, via: Actor['via']): Promise<void> {
  const now = Date.now();
  if (ofClient(client, now)) return;
  if (mayTell(now)) await keepSignInRefusal(ctx.db, 'too-many-tries', via);
  throw new AppError('sign-in-busy');
}

/**
 * Counts a try with one e-mail address: at most 5 in 15 minutes, wherever they come from. False for those above. Each way
 * in is counted for itself, so that whoever guesses at a password keeps nobody from a link.
 */
export function countAddress(via: 'login-link' | 'password', email: string): boolean {
  return ofAddress(`${via} ${email}`, Date.now());
}
