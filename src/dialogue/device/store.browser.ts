import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { DevicePacket } from '#dialogue/device-packet.ts';
import { finished, mayLeave, type DeviceRecord, type RecordKind } from '#dialogue/device-queue.ts';
import { bytesOf, newLock, openLock, seal, unseal, type Lock, type Sealed } from '#dialogue/device/seal.browser.ts';

/** As it is, or behind the passphrase. */
type Kept<T> = { readonly plain: T } | { readonly sealed: Sealed };
/** `turn` counts how many times the content has been written. */
type Row = DeviceRecord & { readonly content: Kept<unknown>; readonly turn: number };
type PictureRow = {
  readonly id: string;
  readonly record: string;
  readonly type: string;
  readonly content: Kept<ArrayBuffer>;
};
type Counted = { readonly day: string; readonly count: number };

interface Schema extends DBSchema {
  record: { key: string; value: Row };
  picture: { key: string; value: PictureRow; indexes: { record: string } };
  /** `packet`, `lock`, `counted` and `no`. */
  own: { key: string; value: unknown };
}
const STORES = ['record', 'picture', 'own'] as const;
type Writing = IDBPTransaction<Schema, (typeof STORES)[number][], 'readwrite'>;

/** What this device keeps for one municipality. Every function that keeps something has kept it when it answers. */
export type DeviceStore = {
  packet(): Promise<DevicePacket | null>;
  keepPacket(packet: DevicePacket): Promise<void>;
  records(): Promise<DeviceRecord[]>;
  begin(kind: RecordKind, about: Pick<DeviceRecord, 'title' | 'day'>, content: unknown): Promise<string>;
  /** What is typed in a draft. @throws where the draft is there no longer */
  keepDraft(id: string, content: unknown): Promise<void>;
  /** A draft that is done, as it is sent; an interview is counted among the day's. */
  finish(id: string, content: unknown): Promise<void>;
  content(id: string): Promise<unknown>;
  keepPicture(record: string, id: string, picture: Blob): Promise<void>;
  picture(id: string): Promise<Blob>;
  change(id: string, how: (now: DeviceRecord) => DeviceRecord): Promise<void>;
  /** Takes away those of the records that may leave the device, with their pictures. */
  clear(which: (record: DeviceRecord) => boolean): Promise<void>;
  /** How many were done on a day, also those that have left the device. */
  doneOn(day: string): Promise<number>;
  /** Whether there is a passphrase, and whether it has been given. */
  locked(): Promise<'no' | 'locked' | 'open'>;
  /** Locks what is here, and what comes. */
  protect(passphrase: string): Promise<void>;
  unlock(passphrase: string): Promise<boolean>;
  wipe(): Promise<void>;
};

/**
 * Opens what the device keeps for a municipality, and tries to write there. `onMoved`: a newer page wants to change the storage, so that
 * this one must be loaded anew.
 * @throws where the browser keeps nothing
 */
export async function openStore(slug: string, onMoved: () => void): Promise<DeviceStore> {
  const db = await openDB<Schema>(`loftet-falt-${slug}`, 1, {
    upgrade: (made) => {
      made.createObjectStore('record', { keyPath: 'id' });
      made.createObjectStore('picture', { keyPath: 'id' }).createIndex('record', 'record');
      made.createObjectStore('own');
    },
    blocking: (_now, _wanted, event) => {
      (event.target as IDBDatabase).close();
      onMoved();
    },
    terminated: onMoved,
  });
  await db.put('own', 1, 'tried');
  await db.delete('own', 'tried');
  return storeIn(db);
}

function storeIn(db: IDBPDatabase<Schema>): DeviceStore {
  let key: CryptoKey | null = null;

  const own = async (name: string): Promise<unknown> => (await db.get('own', name)) ?? null;
  const lock = async (): Promise<Lock | null> => (await own('lock')) as Lock | null;
  /** All or nothing, and on the disk before it answers. */
  async function write(act: (tx: Writing) => Promise<void>): Promise<void> {
    const tx = db.transaction([...STORES], 'readwrite', { durability: 'strict' });
    await Promise.all([act(tx), tx.done]);
  }
  async function sealedBytes(name: string, bytes: ArrayBuffer): Promise<Kept<never> | null> {
    if ((await lock()) === null) return null;
    if (key === null) throw new Error('the device is locked');
    return { sealed: await seal(key, name, bytes) };
  }
  const wrapped = async (id: string, content: unknown): Promise<Kept<unknown>> =>
    (await sealedBytes(id, bytesOf(JSON.stringify(content)))) ?? { plain: content };
  async function opened(name: string, { sealed }: { readonly sealed: Sealed }): Promise<ArrayBuffer> {
    if (key === null) throw new Error('the device is locked');
    return unseal(key, name, sealed);
  }
  async function rewrite(id: string, content: unknown, how: (now: DeviceRecord) => DeviceRecord): Promise<void> {
    const kept = await wrapped(id, content);
    await write(async (tx) => {
      const row = await tx.objectStore('record').get(id);
      if (row?.state !== 'draft') throw new Error('the draft is there no longer');
      const done = how(row);
      await tx.objectStore('record').put({ ...row, ...done, content: kept, turn: row.turn + 1 });
      if (done.state === 'draft' || done.kind !== 'interview') return;
      const before = (await tx.objectStore('own').get('counted')) as Counted | undefined;
      const count = before?.day === done.day ? before.count + 1 : 1;
      await tx.objectStore('own').put({ day: done.day, count }, 'counted');
    });
  }
  async function sealRest(): Promise<void> {
    for (const row of await db.getAll('record')) {
      if (!('plain' in row.content)) continue;
      const content = await wrapped(row.id, row.content.plain);
      await write(async (tx) => {
        const now = await tx.objectStore('record').get(row.id);
        // What was written meanwhile is taken in the next round.
        if (now?.turn === row.turn) await tx.objectStore('record').put({ ...now, content, turn: now.turn + 1 });
      });
    }
    for (const picture of await db.getAll('picture')) {
      if (!('plain' in picture.content)) continue;
      const content = await sealedBytes(picture.id, picture.content.plain);
      if (content !== null) await db.put('picture', { ...picture, content });
    }
    const left = (await db.getAll('record')).some(({ content }) => 'plain' in content);
    if (left) await sealRest();
  }

  return {
    packet: async () => {
      const packet = (await own('packet')) as DevicePacket | null;
      return packet?.format === 'loftet-falt/1' ? packet : null;
    },
    keepPacket: (packet) => write(async (tx) => void (await tx.objectStore('own').put(packet, 'packet'))),
    records: async () =>
      (await db.getAll('record'))
        .map(({ content: _content, turn: _turn, ...record }) => record)
        .toSorted((a, b) => a.no - b.no),
    begin: async (kind, { title, day }, content) => {
      const id = crypto.randomUUID();
      const kept = await wrapped(id, content);
      const begun = { receipt: null, reason: null, removed: false, pictures: [], state: 'draft' } as const;
      await write(async (tx) => {
        const no = Number((await tx.objectStore('own').get('no')) ?? 0) + 1;
        await tx.objectStore('own').put(no, 'no');
        await tx.objectStore('record').add({ id, kind, no, day, title, ...begun, content: kept, turn: 1 });
      });
      return id;
    },
    keepDraft: (id, content) => rewrite(id, content, (now) => now),
    finish: (id, content) => rewrite(id, content, finished),
    content: async (id) => {
      const row = await db.get('record', id);
      if (row === undefined) throw new Error('the record is there no longer');
      if ('plain' in row.content) return row.content.plain;
      return JSON.parse(new TextDecoder().decode(await opened(id, row.content))) as unknown;
    },
    keepPicture: async (record, id, picture) => {
      const bytes = await picture.arrayBuffer();
      const content = (await sealedBytes(id, bytes)) ?? { plain: bytes };
      await write(async (tx) => {
        const row = await tx.objectStore('record').get(record);
        if (row?.state !== 'draft') throw new Error('the draft is there no longer');
        await tx.objectStore('picture').put({ id, record, type: picture.type, content });
        const others = row.pictures.filter((one) => one.id !== id);
        await tx.objectStore('record').put({ ...row, pictures: [...others, { id, sent: false }] });
      });
    },
    picture: async (id) => {
      const row = await db.get('picture', id);
      if (row === undefined) throw new Error('the picture is there no longer');
      const bytes = 'plain' in row.content ? row.content.plain : await opened(id, row.content);
      return new Blob([bytes], { type: row.type });
    },
    change: (id, how) =>
      write(async (tx) => {
        const row = await tx.objectStore('record').get(id);
        if (row !== undefined) await tx.objectStore('record').put({ ...row, ...how(row) });
      }),
    clear: (which) =>
      write(async (tx) => {
        const leaving = (await tx.objectStore('record').getAll()).filter((row) => mayLeave(row) && which(row));
        for (const { id } of leaving) {
          await tx.objectStore('record').delete(id);
          const pictures = await tx.objectStore('picture').index('record').getAllKeys(id);
          for (const picture of pictures) await tx.objectStore('picture').delete(picture);
        }
      }),
    doneOn: async (day) => {
      const counted = (await own('counted')) as Counted | null;
      return counted?.day === day ? counted.count : 0;
    },
    locked: async () => ((await lock()) === null ? 'no' : key === null ? 'locked' : 'open'),
    protect: async (passphrase) => {
      const made = await newLock(passphrase);
      key = made.key;
      await write(async (tx) => void (await tx.objectStore('own').put(made.lock, 'lock')));
      await sealRest();
    },
    unlock: async (passphrase) => {
      const now = await lock();
      key = now === null ? null : await openLock(now, passphrase);
      if (key !== null) await sealRest(); // it may have been closed while it was locking
      return key !== null;
    },
    wipe: async () => {
      await write(async (tx) => void (await Promise.all(STORES.map((name) => tx.objectStore(name).clear()))));
      key = null;
    },
  };
}
