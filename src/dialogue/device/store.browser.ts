import { openDB, type IDBPDatabase } from 'idb';
import type { DevicePacket } from '#dialogue/device-packet.ts';
import { finished, mayLeave, type DeviceRecord, type RecordKind } from '#dialogue/device-queue.ts';
import {
  aboutName,
  aboutOf,
  countOne,
  dayCount,
  LOCKED,
  recordIn,
  sealRest,
  STORES,
  withoutAbout,
  type About,
  type PictureRow,
  type Row,
  type Schema,
  type Writing,
} from '#dialogue/device/rows.browser.ts';
import type { Lock } from '#dialogue/device/seal.browser.ts';
import { openVault, type LockedWords } from '#dialogue/device/vault.browser.ts';

/** A record from elsewhere, to be kept here as it is: its id and its pictures are its own. */
export type Carried = About & {
  readonly id: string;
  readonly kind: RecordKind;
  readonly state: 'draft' | 'waiting';
  readonly content: unknown;
  readonly pictures: readonly { readonly id: string; readonly picture: Blob }[];
};

/** What this device keeps for one municipality. Every function that keeps something has kept it when it answers. */
export type DeviceStore = {
  packet(): Promise<DevicePacket | null>;
  keepPacket(packet: DevicePacket): Promise<void>;
  /** What lies here; titles and days are empty while the device is locked. */
  records(): Promise<DeviceRecord[]>;
  begin(kind: RecordKind, about: About, content: unknown): Promise<string>;
  /** A draft to be written on from here. */
  openDraft(id: string): Promise<unknown>;
  /** What is typed in a draft. @throws where the draft is there no longer, or another tab has written in it since it was opened here */
  keepDraft(id: string, content: unknown): Promise<void>;
  /** A draft that is done, as it is sent; an interview is counted among the day's. @throws as keepDraft */
  finish(id: string, content: unknown): Promise<void>;
  content(id: string): Promise<unknown>;
  keepPicture(record: string, id: string, picture: Blob): Promise<void>;
  picture(id: string): Promise<Blob>;
  change(id: string, how: (now: DeviceRecord) => DeviceRecord): Promise<void>;
  /** Keeps a record from a file. False, and nothing kept, where it or one of its pictures is here already. */
  carryIn(carried: Carried): Promise<boolean>;
  /** Takes away those of the records that may leave the device, with their pictures. */
  clear(which: (record: Pick<DeviceRecord, 'state' | 'removed'>) => boolean): Promise<void>;
  /** How many were done on a day, also those that have left the device. */
  doneOn(day: string): Promise<number>;
  /** Whether there is a passphrase, and whether it has been given. */
  locked(): Promise<'no' | 'locked' | 'open'>;
  /** Locks what is here, and what comes. */
  protect(passphrase: string): Promise<void>;
  unlock(passphrase: string): Promise<boolean>;
  /** Words for a file, locked with the device's passphrase; null where there is none. */
  lockWords(name: string, words: string): Promise<LockedWords | null>;
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
  const own = async (name: string): Promise<unknown> => (await db.get('own', name)) ?? null;
  const vault = openVault(async () => (await own('lock')) as Lock | null);
  /** Which turn of a draft this tab has seen: what another tab has written since is not written over. */
  const seen = new Map<string, number>();

  /** All or nothing, and on the disk before it answers. */
  async function write<T>(act: (tx: Writing) => Promise<T>): Promise<T> {
    const tx = db.transaction([...STORES], 'readwrite', { durability: 'strict' });
    const [done] = await Promise.all([act(tx), tx.done]);
    return done;
  }
  async function rowOf(id: string): Promise<Row> {
    const row = await db.get('record', id);
    if (row === undefined) throw new Error('the record is there no longer');
    return row;
  }
  async function rewrite(id: string, content: unknown, how: (now: DeviceRecord) => DeviceRecord): Promise<void> {
    const kept = await vault.keep(id, content);
    const about = await aboutOf(vault, await rowOf(id));
    const turn = await write(async (tx) => {
      const row = await tx.objectStore('record').get(id);
      if (row?.state !== 'draft') throw new Error('the draft is there no longer');
      if (row.turn !== seen.get(id)) throw new Error('the draft is written in another tab');
      const done = how(recordIn(row, about));
      await tx.objectStore('record').put({ ...row, ...withoutAbout(done), content: kept, turn: row.turn + 1 });
      if (done.state !== 'draft' && done.kind === 'interview') await countOne(tx, done.day);
      return row.turn + 1;
    });
    seen.set(id, turn);
  }
  /** A new row with the next number. */
  async function add(tx: Writing, row: Omit<Row, 'no' | 'receipt' | 'reason' | 'removed' | 'turn'>): Promise<void> {
    const no = Number((await tx.objectStore('own').get('no')) ?? 0) + 1;
    await tx.objectStore('own').put(no, 'no');
    await tx.objectStore('record').add({ ...row, no, receipt: null, reason: null, removed: false, turn: 1 });
  }

  return {
    packet: async () => {
      const packet = (await own('packet')) as DevicePacket | null;
      return packet?.format === 'loftet-falt/1' ? packet : null;
    },
    keepPacket: (packet) => write(async (tx) => void (await tx.objectStore('own').put(packet, 'packet'))),
    records: async () => {
      const isLocked = (await vault.state()) === 'locked';
      const rows = await db.getAll('record');
      const records = rows.map(async (row) => recordIn(row, isLocked ? LOCKED : await aboutOf(vault, row)));
      return (await Promise.all(records)).toSorted((a, b) => a.no - b.no);
    },
    begin: async (kind, about, content) => {
      const id = crypto.randomUUID();
      const kept = { about: await vault.keep(aboutName(id), about), content: await vault.keep(id, content) };
      await write((tx) => add(tx, { id, kind, state: 'draft', pictures: [], ...kept }));
      seen.set(id, 1);
      return id;
    },
    openDraft: async (id) => {
      const row = await rowOf(id);
      seen.set(id, row.turn);
      return vault.open(id, row.content);
    },
    keepDraft: (id, content) => rewrite(id, content, (now) => now),
    finish: (id, content) => rewrite(id, content, finished),
    content: async (id) => vault.open(id, (await rowOf(id)).content),
    keepPicture: async (record, id, picture) => {
      const content = await vault.keepBytes(id, await picture.arrayBuffer());
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
      return new Blob([await vault.openBytes(id, row.content)], { type: row.type });
    },
    change: async (id, how) => {
      const row = await db.get('record', id);
      if (row === undefined) return;
      const before = await aboutOf(vault, row);
      const { title, day } = how(recordIn(row, before));
      const about = await vault.keep(aboutName(id), { title, day });
      await write(async (tx) => {
        const now = await tx.objectStore('record').get(id);
        if (now !== undefined)
          await tx.objectStore('record').put({ ...withoutAbout({ ...now, ...how(recordIn(now, before)) }), about });
      });
    },
    carryIn: async ({ id, kind, state, title, day, content, pictures }) => {
      const about = await vault.keep(aboutName(id), { title, day });
      const kept = { about, content: await vault.keep(id, content) };
      const rows: PictureRow[] = [];
      for (const { id: own, picture } of pictures) {
        const bytes = await vault.keepBytes(own, await picture.arrayBuffer());
        rows.push({ id: own, record: id, type: picture.type, content: bytes });
      }
      return write(async (tx) => {
        for (const { id: own } of rows) if ((await tx.objectStore('picture').count(own)) > 0) return false;
        if ((await tx.objectStore('record').count(id)) > 0) return false;
        for (const row of rows) await tx.objectStore('picture').add(row);
        await add(tx, { id, kind, state, pictures: rows.map(({ id: own }) => ({ id: own, sent: false })), ...kept });
        return true;
      });
    },
    clear: (which) =>
      write(async (tx) => {
        const leaving = (await tx.objectStore('record').getAll()).filter((row) => mayLeave(row) && which(row));
        for (const { id } of leaving) {
          await tx.objectStore('record').delete(id);
          const pictures = await tx.objectStore('picture').index('record').getAllKeys(id);
          for (const picture of pictures) await tx.objectStore('picture').delete(picture);
        }
      }),
    doneOn: (day) => dayCount(db, day),
    locked: vault.state,
    protect: async (passphrase) => {
      await vault.protect(passphrase, (lock) =>
        write(async (tx) => void (await tx.objectStore('own').put(lock, 'lock'))),
      );
      await sealRest(db, vault, write);
    },
    unlock: async (passphrase) => {
      const isOpen = await vault.unlock(passphrase);
      if (isOpen) await sealRest(db, vault, write); // it may have been closed while it was locking
      return isOpen;
    },
    lockWords: vault.lockWords,
    wipe: async () => {
      await write(async (tx) => void (await Promise.all(STORES.map((name) => tx.objectStore(name).clear()))));
      vault.forget();
    },
  };
}
