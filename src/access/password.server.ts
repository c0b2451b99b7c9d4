import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

const KEY_BYTES = 32;
/** OWASP's second parameters for scrypt: 32 MB for each guess, so that several at once leave the server its memory. */
const COST: ScryptOptions & { readonly N: number; readonly r: number; readonly p: number } = {
  N: 32_768,
  r: 8,
  p: 3,
  maxmem: 64 * 1024 * 1024,
};
/** NIST SP 800-63B: long rather than odd, and no rules of signs. */
const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 200;

/** Whether a password may be set: 12 to 200 signs. */
export function passwordIsUsable(password: string): boolean {
  return password.length >= SHORTEST_PASSWORD && password.length <= LONGEST_PASSWORD;
}

/** What is kept of a password: `scrypt$N$r$p$salt$key`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Guessed against where there is no password, so that it takes as long as where there is one. */
const NOBODYS = hashPassword(randomBytes(16).toString('hex'));

/** Whether the password is the one that `kept` was made from; with null never, after the same time. */
export async function passwordFits(password: string, kept: string | null): Promise<boolean> {
  const [, , , , salt = '', key = ''] = (kept ?? (await NOBODYS)).split('$');
  const wanted = Buffer.from(key, 'base64url');
  const got = await derive(password.slice(0, LONGEST_PASSWORD + 1), Buffer.from(salt, 'base64url'));
  return wanted.length === got.length && timingSafeEqual(wanted, got) && kept !== null;
}

/** The form of a password that keyboards write in several ways is one (RFC 8265). */
function derive(password: string, salt: Buffer): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  scrypt(password.normalize('NFC'), salt, KEY_BYTES, COST, (error, key) =>
    error === null ? resolve(key) : reject(error),
  );
  return promise;
}
