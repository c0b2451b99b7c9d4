import { canonicalJson, type Fact } from '#platform/canonical-json.ts';
import { signingKey } from '#platform/signing-key.server.ts';
import type { SharedPromise } from '#publication/shared-promise.ts';

/** Where the keys lie that signatures are verified with, on every installation. */
const KEYS_PATH = '/.well-known/loftet-keys.json';

/**
 * What is shared as JSON with its signature (Ed25519, RFC 8032): `document`, and `signature` over the UTF-8 bytes of the
 * document in its canonical form (RFC 8785). The whole file is in that form too.
 */
export function signedShare(shared: SharedPromise, secret: string, origin: string): string {
  const document = shared as unknown as Fact;
  const own = signingKey(secret);
  const value = own.sign(Buffer.from(canonicalJson(document)));
  const signature = { algorithm: 'Ed25519', key: own.key.kid, keys: `${origin}${KEYS_PATH}`, value };
  return canonicalJson({ document, signature });
}
