import { webcrypto } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publicKey, signingKey, type PublicKey } from '#platform/signing-key.server.ts';
import type { SharedPromise } from '#publication/shared-promise.ts';
import { signedShare } from '#publication/signed-share.server.ts';
import { runs } from '#tests/support/examples.ts';
import { aShare } from '#tests/support/shared.ts';

const SECRET = 'en hemlighet som är lång nog för det här';
const ORIGIN = 'https://loften.exempel.se';
type Signed = { document: SharedPromise; signature: { algorithm: string; key: string; keys: string; value: string } };

const signed = (shared: SharedPromise, secret = SECRET): Signed =>
  JSON.parse(signedShare(shared, secret, ORIGIN)) as Signed;

/** As whoever receives it would: another canonical form, and another door to Ed25519 than the one that signed. */
async function holds({ document, signature }: Signed, keys: readonly PublicKey[]): Promise<boolean> {
  const jwk = keys.find(({ kid }) => kid === signature.key);
  if (jwk === undefined) return false;
  const key = await webcrypto.subtle.importKey('jwk', { ...jwk }, 'Ed25519', false, ['verify']);
  const bytes = new TextEncoder().encode(canonicalize(document) ?? '');
  return webcrypto.subtle.verify('Ed25519', key, Buffer.from(signature.value, 'base64url'), bytes);
}

describe('det som delas är signerat', () => {
  const { key } = signingKey(SECRET);

  test('och signaturen håller för var och en som har den öppna nyckeln, vilka ord det än är', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), async (title, headline) => {
        expect(await holds(signed(aShare({ title, headline })), [key])).toBe(true);
      }),
      { numRuns: runs(50) },
    );
  });

  test('ett ändrat tecken, en annan version eller en annan nyckel håller inte', async () => {
    const one = signed(aShare());
    const other = signingKey('en annan hemlighet som är lång nog för det här').key;
    const changed: Signed[] = [
      { ...one, document: { ...one.document, headline: `${one.document.headline} ` } },
      { ...one, document: { ...one.document, version: { ...one.document.version, number: 8 } } },
      { ...one, document: { ...one.document, page: 'https://annan.exempel.se/ekby/ekby-2026' } },
      { ...one, document: { ...one.document, points: [] } },
      { ...one, signature: { ...one.signature, value: signed(aShare({ title: 'Ett annat' })).signature.value } },
    ];
    expect(await Promise.all(changed.map((share) => holds(share, [key])))).toEqual(changed.map(() => false));
    expect(await holds(one, [other])).toBe(false);
    expect(await holds(one, [{ ...other, kid: key.kid }])).toBe(false);
  });

  test('det som signerades med en äldre nyckel håller när nyckeln finns kvar', async () => {
    const old = signed(aShare());
    const now = signingKey('installationens nya hemlighet, lång nog').key;
    expect(await holds(old, [now, key])).toBe(true);
  });

  test('samma ord får samma signatur, i varje process', () => {
    expect(signedShare(aShare(), SECRET, ORIGIN)).toBe(signedShare(aShare(), SECRET, ORIGIN));
  });

  test('filen säger var nycklarna finns, och ingenting av den slutna nyckeln', () => {
    const text = signedShare(aShare(), SECRET, ORIGIN);
    expect(JSON.parse(text)).toMatchObject({
      signature: { algorithm: 'Ed25519', key: key.kid, keys: `${ORIGIN}/.well-known/loftet-keys.json` },
    });
    expect(Object.keys(key).sort()).toEqual(['crv', 'kid', 'kty', 'use', 'x']);
  });
});

test('en nyckels namn är det som RFC 8037 räknar ut för sin', () => {
  expect(publicKey('11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo').kid).toBe(
    'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
  );
});
