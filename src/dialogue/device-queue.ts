import { isReceipt } from '#dialogue/receipt-words.ts';

/**
 * What lies on a device in a square, and how it moves: typed (`draft`), `waiting` to be sent, `sent` with its receipt, or `failed`
 * with the server's reason. That something is being sent just now is never stored: a device that dies has only waiting records, and
 * sends them anew, which the server stores once. Nothing leaves the device but what has its receipt or was taken away by hand.
 */
export type RecordState = 'draft' | 'waiting' | 'failed' | 'sent';

/** Kinds of records; a new kind joins here, in the door that takes it, and in the app (docs/decisions/0033-offline.md). */
export type RecordKind = 'interview' | 'walk';

/** A picture of a record: sent by itself, before the record that names it. */
type DevicePicture = { readonly id: string; readonly sent: boolean };

export type DeviceRecord = {
  /** Random (UUIDv4), made on the device: what is sent twice is one. */
  readonly id: string;
  readonly kind: RecordKind;
  /** The order in which they were begun on this device. */
  readonly no: number;
  readonly state: RecordState;
  /** In Sweden. No hour is kept. */
  readonly day: string;
  /** What it is about, for the list. */
  readonly title: string;
  readonly pictures: readonly DevicePicture[];
  readonly receipt: string | null;
  /** Why it was not taken, in Swedish. */
  readonly reason: string | null;
  /** Its day is why: what the day is by the server. */
  readonly wrongDay?: string;
  /** Taken away by hand, and to be had back until the bin is emptied. */
  readonly removed: boolean;
};

/** A draft that somebody is done with. */
export function finished(record: DeviceRecord): DeviceRecord {
  return record.state === 'draft' ? { ...record, state: 'waiting' } : record;
}

/** What the server has said that it has, it has: also where the record was taken away while it was under way. */
export function received({ wrongDay: _wrong, ...record }: DeviceRecord, receipt: string): DeviceRecord {
  return { ...record, state: 'sent', receipt, reason: null, removed: false };
}

export function pictureReceived(record: DeviceRecord, pictureId: string): DeviceRecord {
  const pictures = record.pictures.map((one) => (one.id === pictureId ? { ...one, sent: true } : one));
  return { ...record, pictures };
}

/** `today`: what the day is by the server, where the record's day is why. */
export function refused(record: DeviceRecord, reason: string, today?: string): DeviceRecord {
  if (record.state !== 'waiting') return record;
  return { ...record, state: 'failed', reason, ...(today !== undefined && { wrongDay: today }) };
}

export function tryAgain(record: DeviceRecord): DeviceRecord {
  if (record.state !== 'failed') return record;
  const { wrongDay: _wrong, ...again } = record;
  return { ...again, state: 'waiting', reason: null };
}

/** A record that was refused for its day, with another one. */
export function mended(record: DeviceRecord, day: string): DeviceRecord {
  return record.wrongDay === undefined ? record : { ...tryAgain(record), day };
}

/** Into the bin. What is sent is only cleared from the list. */
export function takenAway(record: DeviceRecord): DeviceRecord {
  return record.state === 'sent' ? record : { ...record, removed: true };
}

export function putBack(record: DeviceRecord): DeviceRecord {
  return { ...record, removed: false };
}

/** Whether it may leave the device: the server has it, or somebody took it away. */
export function mayLeave({ state, removed }: Pick<DeviceRecord, 'state' | 'removed'>): boolean {
  return state === 'sent' || removed;
}

/** Whether it waits for its turn to be sent. */
export function isWaiting({ state, removed }: DeviceRecord): boolean {
  return state === 'waiting' && !removed;
}

/** What would be lost with the device: typed or waiting, and not in the bin. */
export function isUnsent({ state, removed }: DeviceRecord): boolean {
  return state !== 'sent' && !removed;
}

/** The part of a record to be sent next: its pictures first, so that the server has what the record names. */
export type Part = { readonly picture: string } | 'record';

export function nextPart({ pictures }: DeviceRecord): Part {
  const picture = pictures.find(({ sent }) => !sent);
  return picture === undefined ? 'record' : { picture: picture.id };
}

/** What came of sending a part. `later`: nobody knows whether it arrived, so it is sent again. */
export type Outcome =
  | { readonly came: 'received'; readonly receipt: string }
  | { readonly came: 'refused'; readonly reason: string; readonly today?: string }
  | { readonly came: 'signed-out' }
  | { readonly came: 'later' };

const UNSAID = 'Servern tog inte emot det och sa inte varför. Försök igen, eller spara till fil.';

/** What an answer means. An answer that says neither receipt nor refusal is no answer of ours, such as a hotel's sign-in page. */
export function outcomeOf(status: number, said: unknown): Outcome {
  const { receipt, message, today } =
    typeof said === 'object' && said !== null ? (said as Record<string, unknown>) : {};
  if (status === 401) return { came: 'signed-out' };
  if (status >= 200 && status < 300) return isReceipt(receipt) ? { came: 'received', receipt } : { came: 'later' };
  if (status < 400 || status >= 500 || status === 408 || status === 429) return { came: 'later' };
  const reason = typeof message === 'string' && message !== '' ? message : UNSAID;
  return { came: 'refused', reason, ...(typeof today === 'string' && { today }) };
}
