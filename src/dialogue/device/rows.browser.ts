import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';
import type { DeviceRecord } from '#dialogue/device-queue.ts';
import type { Kept, Vault } from '#dialogue/device/vault.browser.ts';

/** What says what a record is of. */
export type About = Pick<DeviceRecord, 'title' | 'day'>;
/**
 * A record as it lies here. `turn` counts how many times the content has been written. Rows of the app's first version have title
 * and day beside the rest, and no `about`.
 */
export type Row = Omit<DeviceRecord, keyof About> &
  Partial<About> & { readonly about?: Kept<About>; readonly content: Kept<unknown>; readonly turn: number };
export type PictureRow = {
  readonly id: string;
  readonly record: string;
  readonly type: string;
  readonly content: Kept<ArrayBuffer>;
};
type Counted = { readonly day: string; readonly count: number };

export interface Schema extends DBSchema {
  record: { key: string; value: Row };
  picture: { key: string; value: PictureRow; indexes: { record: string } };
  /** `packet`, `lock`, `counted` and `no`. */
  own: { key: string; value: unknown };
}
export const STORES = ['record', 'picture', 'own'] as const;
export type Writing = IDBPTransaction<Schema, (typeof STORES)[number][], 'readwrite'>;
/** Of a record while the device is locked. */
export const LOCKED: About = { title: '', day: '' };

/** What a record's title and day are sealed under: its content has the id alone. */
export function aboutName(id: string): string {
  return `${id} about`;
}

export async function aboutOf(vault: Vault, row: Row): Promise<About> {
  const { about, title = '', day = '' } = row;
  return about === undefined ? { title, day } : vault.open(aboutName(row.id), about);
}

/** The record in a row, and nothing of what was said. */
export function recordIn({ content: _content, turn: _turn, about: _about, ...row }: Row, about: About): DeviceRecord {
  return { ...row, ...about };
}

/** Of a row, what may stand beside a sealed title and day. */
export function withoutAbout<R extends Partial<About>>({ title: _title, day: _day, ...row }: R): Omit<R, keyof About> {
  return row;
}

/** Counts an interview among the day's. */
export async function countOne(tx: Writing, day: string): Promise<void> {
  const before = (await tx.objectStore('own').get('counted')) as Counted | undefined;
  await tx.objectStore('own').put({ day, count: before?.day === day ? before.count + 1 : 1 }, 'counted');
}

export async function dayCount(db: IDBPDatabase<Schema>, day: string): Promise<number> {
  const counted = (await db.get('own', 'counted')) as Counted | undefined;
  return counted?.day === day ? counted.count : 0;
}

/** Seals all that is not sealed yet, until there is nothing left. */
export async function sealRest(
  db: IDBPDatabase<Schema>,
  vault: Vault,
  write: (act: (tx: Writing) => Promise<void>) => Promise<void>,
): Promise<void> {
  const isPlain = ({ content, about }: Row): boolean => 'plain' in content || about === undefined || 'plain' in about;
  for (const row of (await db.getAll('record')).filter(isPlain)) {
    const about = await vault.keep(aboutName(row.id), await aboutOf(vault, row));
    const content = 'plain' in row.content ? await vault.keep(row.id, row.content.plain) : row.content;
    await write(async (tx) => {
      const now = await tx.objectStore('record').get(row.id);
      // What was written meanwhile is taken in the next round. The words are the same, so that it is no new turn.
      if (now?.turn === row.turn) await tx.objectStore('record').put({ ...withoutAbout(now), about, content });
    });
  }
  for (const picture of await db.getAll('picture')) {
    if (!('plain' in picture.content)) continue;
    await db.put('picture', { ...picture, content: await vault.keepBytes(picture.id, picture.content.plain) });
  }
  if ((await db.getAll('record')).some(isPlain)) await sealRest(db, vault, write);
}
