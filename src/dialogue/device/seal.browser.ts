/** Something that only the passphrase opens: AES-GCM, with an initialisation vector of its own each time it is written. */
export type Sealed = { readonly iv: Uint8Array<ArrayBuffer>; readonly bytes: ArrayBuffer };

/** What a passphrase is tried on. The phrase and the key are kept nowhere. */
export type Lock = { readonly salt: Uint8Array<ArrayBuffer>; readonly rounds: number; readonly check: Sealed };

export const SHORTEST_PASSPHRASE = 8;
/** Of PBKDF2 with HMAC-SHA-256 (OWASP, Password Storage Cheat Sheet, 2023). */
const ROUNDS = 600_000;
const CHECK = 'loftet-las/1';

/** A lock that the passphrase opens, and its key. */
export async function newLock(passphrase: string): Promise<{ readonly lock: Lock; readonly key: CryptoKey }> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const key = await keyOf(passphrase, salt, ROUNDS);
  return { lock: { salt, rounds: ROUNDS, check: await seal(key, CHECK, bytesOf(CHECK)) }, key };
}

/** The key, where the passphrase is the right one; else null. */
export async function openLock({ salt, rounds, check }: Lock, passphrase: string): Promise<CryptoKey | null> {
  const key = await keyOf(passphrase, salt, rounds);
  return unseal(key, CHECK, check).then(
    () => key,
    () => null,
  );
}

/** Seals bytes under the name of what they belong to, so that one record's cannot be put in another's place. */
export async function seal(key: CryptoKey, name: string, bytes: ArrayBuffer): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bytesOf(name) }, key, bytes);
  return { iv, bytes: sealed };
}

/** @throws where the key, the name or the bytes are not those that were sealed */
export function unseal(key: CryptoKey, name: string, { iv, bytes }: Sealed): Promise<ArrayBuffer> {
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: bytesOf(name) }, key, bytes);
}

/** Not to be taken out again, by this page or any other. Composed signs, so that å is å on every keyboard. */
async function keyOf(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const phrase = await crypto.subtle.importKey('raw', bytesOf(passphrase.normalize('NFC')), 'PBKDF2', false, [
    'deriveKey',
  ]);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(how, phrase, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

export function bytesOf(text: string): ArrayBuffer {
  return new TextEncoder().encode(text).buffer;
}
