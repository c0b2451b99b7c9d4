import { bytesOf, newLock, openLock, seal, unseal, type Lock, type Sealed } from '#dialogue/device/seal.browser.ts';

/** As it is, or behind the passphrase. */
export type Kept<T> = { readonly plain: T } | { readonly sealed: Sealed };

/** Words that only the passphrase opens, with the lock that it is tried on: to be taken along to another device. */
export type LockedWords = { readonly lock: Lock; readonly sealed: Sealed };

/** What seals and opens what the device keeps. The key is in the page's memory alone: each opening of it asks anew. */
export type Vault = {
  /** Whether there is a passphrase, and whether it has been given. */
  state(): Promise<'no' | 'locked' | 'open'>;
  /** A value as it is to be kept, under the name of what it belongs to. @throws where the device is locked */
  keep<T>(name: string, value: T): Promise<Kept<T>>;
  open<T>(name: string, kept: Kept<T>): Promise<T>;
  keepBytes(name: string, bytes: ArrayBuffer): Promise<Kept<ArrayBuffer>>;
  openBytes(name: string, kept: Kept<ArrayBuffer>): Promise<ArrayBuffer>;
  /** Words for a file; null where there is no passphrase. */
  lockWords(name: string, words: string): Promise<LockedWords | null>;
  /** A new lock. It is in force when `keepLock` has kept it. */
  protect(passphrase: string, keepLock: (lock: Lock) => Promise<void>): Promise<void>;
  unlock(passphrase: string): Promise<boolean>;
  forget(): void;
};

/** @param readLock the lock as it stands on the device, which another tab may have set */
export function openVault(readLock: () => Promise<Lock | null>): Vault {
  let key: CryptoKey | null = null;
  const given = (): CryptoKey => {
    if (key === null) throw new Error('the device is locked');
    return key;
  };
  const keepBytes = async (name: string, bytes: ArrayBuffer): Promise<Kept<ArrayBuffer>> =>
    (await readLock()) === null ? { plain: bytes } : { sealed: await seal(given(), name, bytes) };
  const openBytes = async (name: string, kept: Kept<ArrayBuffer>): Promise<ArrayBuffer> =>
    'plain' in kept ? kept.plain : unseal(given(), name, kept.sealed);
  return {
    state: async () => ((await readLock()) === null ? 'no' : key === null ? 'locked' : 'open'),
    keep: async (name, value) => {
      const kept = await keepBytes(name, bytesOf(JSON.stringify(value)));
      return 'plain' in kept ? { plain: value } : kept;
    },
    open: async <T>(name: string, kept: Kept<T>): Promise<T> =>
      'plain' in kept ? kept.plain : (JSON.parse(new TextDecoder().decode(await openBytes(name, kept))) as T),
    keepBytes,
    openBytes,
    lockWords: async (name, words) => {
      const lock = await readLock();
      return lock === null ? null : { lock, sealed: await seal(given(), name, bytesOf(words)) };
    },
    protect: async (passphrase, keepLock) => {
      const made = await newLock(passphrase);
      key = made.key;
      await keepLock(made.lock);
    },
    unlock: async (passphrase) => {
      const lock = await readLock();
      key = lock === null ? null : await openLock(lock, passphrase);
      return key !== null;
    },
    forget: () => (key = null),
  };
}

/** Words that were locked; null where it is another passphrase. */
export async function unlockWords(
  name: string,
  { lock, sealed }: LockedWords,
  passphrase: string,
): Promise<string | null> {
  const key = await openLock(lock, passphrase);
  return key === null ? null : new TextDecoder().decode(await unseal(key, name, sealed));
}
