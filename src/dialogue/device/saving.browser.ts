import type { DeviceRecord } from '#dialogue/device-queue.ts';
import type { Sealed } from '#dialogue/device/seal.browser.ts';
import type { Carried, DeviceStore } from '#dialogue/device/store.browser.ts';
import { unlockWords, type LockedWords } from '#dialogue/device/vault.browser.ts';
import {
  DAMAGED,
  readSavedFile,
  readSavedRecords,
  SAVED_FORMAT,
  SAVED_NAME,
  type SavedFile,
  type SavedRecord,
} from '#dialogue/saved-file.ts';

/** Records with their pictures as a file. Where the device has a passphrase, the file is locked with it and read with it anywhere. */
export async function savedFile(
  store: DeviceStore,
  municipality: string,
  records: readonly DeviceRecord[],
): Promise<{ readonly blob: Blob; readonly locked: boolean }> {
  const saved: SavedRecord[] = [];
  for (const { id, kind, state, day, title, pictures } of records) {
    const kept: SavedRecord['pictures'][number][] = [];
    for (const picture of pictures) {
      const blob = await store.picture(picture.id);
      kept.push({ id: picture.id, type: blob.type, base64: base64Of(await blob.arrayBuffer()) });
    }
    const at = state === 'draft' ? 'draft' : 'waiting';
    saved.push({ id, kind, state: at, day, title, content: await store.content(id), pictures: kept });
  }
  const locked = await store.lockWords(SAVED_NAME, JSON.stringify(saved));
  const of = { format: SAVED_FORMAT, municipality } as const;
  const file: SavedFile = locked === null ? { ...of, records: saved } : { ...of, ...lockedAsText(locked) };
  return { blob: new Blob([JSON.stringify(file)], { type: 'application/json' }), locked: locked !== null };
}

/** What a file holds: its records, or what its passphrase opens, or why it is not taken. */
export type Opened =
  | { readonly records: readonly SavedRecord[] }
  | { unlock(passphrase: string): Promise<readonly SavedRecord[] | string> }
  | { readonly fault: string };

/** Larger, and a phone gives up while it reads. */
const MOST_BYTES = 200_000_000;
const OTHER_PASSPHRASE = 'Det är inte lösenfrasen som filen är låst med. Skriv den en gång till.';

export async function openSaved(file: File, municipality: string): Promise<Opened> {
  if (file.size > MOST_BYTES) return { fault: 'Filen är för stor. Spara färre poster i varje fil.' };
  const read = readSavedFile(await file.text(), municipality);
  if ('fault' in read || 'records' in read) return read;
  return {
    unlock: async (passphrase) => {
      const words = await unlockWords(SAVED_NAME, lockedOf(read), passphrase).catch(() => '');
      return words === null ? OTHER_PASSPHRASE : (readSavedRecords(words) ?? DAMAGED);
    },
  };
}

/** Keeps the records on the device; those that are here already are left as they are. */
export async function carryIn(
  store: DeviceStore,
  records: readonly SavedRecord[],
): Promise<{ readonly taken: number; readonly there: number }> {
  let taken = 0;
  for (const { pictures, ...record } of records) {
    const drawn = pictures.map(({ id, type, base64 }) => ({ id, picture: new Blob([bytesIn(base64)], { type }) }));
    const carried: Carried = { ...record, pictures: drawn };
    if (await store.carryIn(carried)) taken += 1;
  }
  return { taken, there: records.length - taken };
}

function lockedAsText({ lock, sealed }: LockedWords): Pick<Extract<SavedFile, { lock: unknown }>, 'lock' | 'sealed'> {
  const seal = ({ iv, bytes }: Sealed) => ({ iv: base64Of(iv.buffer), bytes: base64Of(bytes) });
  return {
    lock: { salt: base64Of(lock.salt.buffer), rounds: lock.rounds, check: seal(lock.check) },
    sealed: seal(sealed),
  };
}

function lockedOf({ lock, sealed }: Extract<SavedFile, { lock: unknown }>): LockedWords {
  const seal = ({ iv, bytes }: { iv: string; bytes: string }): Sealed => ({
    iv: bytesIn(iv),
    bytes: bytesIn(bytes).buffer,
  });
  return { lock: { salt: bytesIn(lock.salt), rounds: lock.rounds, check: seal(lock.check) }, sealed: seal(sealed) };
}

/** So many bytes become signs at a time: a function takes no more arguments. */
const PIECE = 0x8000;

function base64Of(buffer: ArrayBuffer): string {
  const bytes = new Uint8Array(buffer);
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE) pieces.push(String.fromCodePoint(...bytes.subarray(at, at + PIECE)));
  return btoa(pieces.join(''));
}

function bytesIn(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (sign) => sign.codePointAt(0) ?? 0);
}
