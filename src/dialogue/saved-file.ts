import { isUuid } from '#platform/is-uuid.ts';
import type { RecordKind } from '#dialogue/device-queue.ts';
import { readWalk } from '#dialogue/walk.ts';

export const SAVED_FORMAT = 'loftet-falt-poster/2';
/** What the words of a locked file are sealed under. */
export const SAVED_NAME = 'loftet-falt-fil/2';

/** A record as it is saved to a file: all that another device needs to go on with it or send it. */
export type SavedRecord = {
  readonly id: string;
  readonly kind: RecordKind;
  readonly state: 'draft' | 'waiting';
  readonly day: string;
  readonly title: string;
  readonly content: unknown;
  readonly pictures: readonly { readonly id: string; readonly type: string; readonly base64: string }[];
};

/** What only the passphrase of the device that saved it opens. */
type SavedLock = {
  readonly salt: string;
  readonly rounds: number;
  readonly check: SavedSeal;
};
type SavedSeal = { readonly iv: string; readonly bytes: string };
export type SavedFile = { readonly format: typeof SAVED_FORMAT; readonly municipality: string } & (
  { readonly records: readonly SavedRecord[] } | { readonly lock: SavedLock; readonly sealed: SavedSeal }
);

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const PICTURES = ['image/jpeg', 'image/png', 'image/webp'];
/** More rounds than any device of ours has used would only make the page stand still. */
const MOST_ROUNDS = 2_000_000;

/** Reads a saved file of this municipality, or says in Swedish why it is none. */
export function readSavedFile(text: string, municipality: string): SavedFile | { readonly fault: string } {
  const said = parsed(text);
  if (said === null || !String(said['format']).startsWith('loftet-falt-poster/'))
    return { fault: 'Filen är inte sparad från I fält. Välj en som heter loftet-falt och slutar på json.' };
  if (said['format'] !== SAVED_FORMAT)
    return {
      fault:
        'Filen är sparad av en annan version av Löftet. Läs in den där den sparades, eller lämna den till samordnaren.',
    };
  if (said['municipality'] !== municipality)
    return {
      fault: `Filen hör till en annan kommun (${String(said['municipality']).slice(0, 60)}). Läs in den på den kommunens sida.`,
    };
  const lock = record(said['lock']);
  const sealed = sealOf(said['sealed']);
  const check = sealOf(lock?.['check']);
  const { salt, rounds } = lock ?? {};
  if (lock !== null && sealed !== null && check !== null && isBase64(salt) && isRounds(rounds))
    return { format: SAVED_FORMAT, municipality, lock: { salt, rounds, check }, sealed };
  const records = readSavedRecords(said['records']);
  return records === null ? { fault: DAMAGED } : { format: SAVED_FORMAT, municipality, records };
}
export const DAMAGED = 'Filen är skadad: det som står i den går inte att läsa. Ingenting är inläst.';

/** The records of a file, those that were locked too; null where one of them is no record of ours. */
export function readSavedRecords(raw: unknown): readonly SavedRecord[] | null {
  const list = typeof raw === 'string' ? (parsed(`{"records":${raw}}`)?.['records'] ?? null) : raw;
  if (!Array.isArray(list) || list.length === 0) return null;
  const records = list.map(recordIn);
  return records.every((one) => one !== null) ? records : null;
}

function recordIn(raw: unknown): SavedRecord | null {
  const { id, kind, state, day, title, content, pictures } = record(raw) ?? {};
  if (typeof id !== 'string' || !isUuid(id) || (kind !== 'interview' && kind !== 'walk')) return null;
  if ((state !== 'draft' && state !== 'waiting') || typeof day !== 'string' || !DAY.test(day)) return null;
  if (typeof title !== 'string' || title.length > 300 || !Array.isArray(pictures)) return null;
  const read = pictures.map((one) => {
    const { id: own, type, base64 } = record(one) ?? {};
    const fits = typeof own === 'string' && isUuid(own) && typeof type === 'string' && PICTURES.includes(type);
    return fits && isBase64(base64) ? { id: own, type, base64 } : null;
  });
  const drawn = read.filter((one) => one !== null);
  if (drawn.length !== read.length || !isContent({ id, kind, state, day }, content)) return null;
  return { id, kind, state, day, title, content, pictures: drawn };
}

type Said = Pick<SavedRecord, 'id' | 'kind' | 'state' | 'day'>;

/** Whether the app can show it. What the server takes, it says itself. */
function isContent({ id, kind, state, day }: Said, content: unknown): boolean {
  const said = record(content);
  if (said === null) return false;
  if (kind === 'walk' && state === 'waiting') return readWalk({ ...said, id, day }).walk !== null;
  if (kind === 'walk')
    return (
      isUuid(String(said['dialogueId'])) &&
      ['stops', 'observations'].every((name) => Array.isArray(said[name])) &&
      record(said['participants']) !== null &&
      (said['observations'] as unknown[]).every((one) => Array.isArray(record(one)?.['pictures']))
    );
  if (state === 'waiting') return isUuid(String(said['dialogueId'])) && record(said['answers']) !== null;
  const dialogue = record(said['dialogue']);
  return record(said['said']) !== null && Array.isArray(record(dialogue?.['form'])?.['elements']);
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return record(JSON.parse(text));
  } catch {
    return null;
  }
}

function record(raw: unknown): Readonly<Record<string, unknown>> | null {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? (raw as Record<string, unknown>) : null;
}

function sealOf(raw: unknown): SavedSeal | null {
  const { iv, bytes } = record(raw) ?? {};
  return isBase64(iv) && isBase64(bytes) ? { iv, bytes } : null;
}

function isBase64(raw: unknown): raw is string {
  return typeof raw === 'string' && BASE64.test(raw);
}

function isRounds(raw: unknown): raw is number {
  return Number.isInteger(raw) && Number(raw) > 0 && Number(raw) <= MOST_ROUNDS;
}
