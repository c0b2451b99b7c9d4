import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/**
 * Words locked with the installation's secret (AES-256-GCM, NIST SP 800-38D): nonce, tag, then what was locked. `bound` is
 * what they belong to, such as a row's id: moved to another row they do not open.
 */
export function seal(secret: string, bound: string, words: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyFrom(secret), nonce).setAAD(Buffer.from(bound));
  const locked = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), locked]);
}

/** @throws Error for what was locked with another secret, belongs elsewhere or has been changed */
export function unseal(secret: string, bound: string, sealed: Buffer): string {
  const nonce = sealed.subarray(0, NONCE);
  const decipher = createDecipheriv('aes-256-gcm', keyFrom(secret), nonce, { authTagLength: TAG });
  decipher.setAAD(Buffer.from(bound)).setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
}

/** A key of its own for mail, so that the secret can make others (RFC 5869). */
function keyFrom(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'loftet-mail/1', 32));
}
