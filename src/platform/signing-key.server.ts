import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign, type KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson } from '#platform/canonical-json.ts';
import type { Database } from '#platform/database.server.ts';

/** A public Ed25519 key (RFC 8037), known by its thumbprint (RFC 7638). */
export type PublicKey = {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  readonly kid: string;
  readonly use: 'sig';
};

export type SigningKey = {
  readonly key: PublicKey;
  /** The signature of these bytes, in base64url. The same bytes always get the same one. */
  sign(bytes: Uint8Array): string;
};

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const BEFORE_SEED = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * The key that an installation signs with, made from its secret (HKDF, RFC 5869) each time that it is needed. So it lies
 * nowhere, in no backup and no log, and a new secret gives a new key.
 */
export function signingKey(secret: string): SigningKey {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'loftet-signature/1', 32));
  const own = createPrivateKey({ key: Buffer.concat([BEFORE_SEED, seed]), format: 'der', type: 'pkcs8' });
  return { key: publicKey(xOf(own)), sign: (bytes) => sign(null, bytes, own).toString('base64url') };
}

function xOf(own: KeyObject): string {
  const { x } = createPublicKey(own).export({ format: 'jwk' });
  if (x === undefined) throw new Error('an Ed25519 key has an x');
  return x;
}

/** @param x the key itself, 32 bytes in base64url */
export function publicKey(x: string): PublicKey {
  const named = { crv: 'Ed25519', kty: 'OKP', x } as const;
  const kid = createHash('sha256').update(canonicalJson(named)).digest('base64url');
  return { ...named, kid, use: 'sig' };
}

/** Keeps the public key for ever: what was signed with it can be verified after the secret has been changed. */
export async function keepPublicKey(db: Database, secret: string): Promise<void> {
  const { kid, x } = signingKey(secret).key;
  await sql`insert into signing_key (kid, x) values (${kid}, ${x}) on conflict do nothing`.execute(db);
}

/** Every key that this installation has signed with, the one that it signs with now first. */
export async function publicKeys(db: Database, secret: string): Promise<PublicKey[]> {
  const now = signingKey(secret).key;
  const { rows } = await sql<{ x: string }>`
    select x from signing_key where kid <> ${now.kid} order by at desc, kid`.execute(db);
  return [now, ...rows.map(({ x }) => publicKey(x))];
}
