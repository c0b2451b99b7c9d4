import { AppError } from '#platform/errors.ts';
import { Inflate } from 'fflate';

/** One file in a zip, found but not yet unpacked. */
type Entry = {
  readonly name: string;
  readonly method: number;
  readonly locked: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
};

export type Zip = {
  readonly names: readonly string[];
  /**
   * Unpacks one file; null if there is none by that name (compared without case, as Word does).
   * @throws AppError document-damaged, document-unsafe, document-locked.
   */
  readonly unpack: (name: string) => Uint8Array | null;
};

/** A long document with hundreds of pictures has some thousand. */
const MAX_ENTRIES = 20_000;
/** Bytes in one unpacked file: the text of 300 pages with every mark-up Word knows is a tenth of it. */
const MAX_PART = 60_000_000;
/** Bytes unpacked from one zip altogether. */
const MAX_TOTAL = 100_000_000;
/** Unpacked bytes per packed byte. Monotonous XML reaches 100; deflate itself ends at 1032. */
const MAX_RATIO = 300;
/** Smaller files are let be, whatever their ratio. */
const RATIO_FROM = 1_000_000;
const STEP = 16_384;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * Reads the central directory. Nothing is unpacked before it is asked for, names are never used as paths,
 * and neither sizes nor counts that the file states are trusted.
 * @throws AppError document-damaged, document-unsafe.
 */
export function openZip(bytes: Uint8Array): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, Entry>();
  const names: string[] = [];
  for (const entry of readDirectory(view, bytes)) {
    const key = keyOf(entry.name);
    // Two files by one name: programs disagree on which one counts, so a reader cannot know what was meant.
    if (entries.has(key)) throw new AppError('document-unsafe');
    entries.set(key, entry);
    names.push(entry.name);
  }
  let total = 0;
  return {
    names,
    unpack: (name) => {
      const entry = entries.get(keyOf(name));
      if (entry === undefined) return null;
      const part = unpackEntry(view, bytes, entry, MAX_TOTAL - total);
      total += part.length;
      return part;
    },
  };
}

function keyOf(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

function readDirectory(view: DataView, bytes: Uint8Array): Entry[] {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const stated = view.getUint32(end + 16, true);
  if (count === 0xffff || count > MAX_ENTRIES) throw new AppError('document-unsafe');
  // The directory ends where its end mark stands; what came before the zip shifts every offset.
  const start = end - size >= 0 && isMark(view, end - size, ENTRY) ? end - size : stated;
  const shift = start - stated;
  const entries: Entry[] = [];
  let at = start;
  for (let no = 0; no < count; no++) {
    if (!isMark(view, at, ENTRY) || at + 46 > bytes.length) throw new AppError('document-damaged');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      locked: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true) + shift,
    });
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

function isMark(view: DataView, at: number, mark: number): boolean {
  return at >= 0 && at + 4 <= view.byteLength && view.getUint32(at, true) === mark;
}

function findEnd(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) if (isMark(view, at, END)) return at;
  throw new AppError('document-damaged');
}

function unpackEntry(view: DataView, bytes: Uint8Array, entry: Entry, left: number): Uint8Array {
  if (entry.locked) throw new AppError('document-locked');
  if (!isMark(view, entry.offset, LOCAL) || entry.offset + 30 > bytes.length) throw new AppError('document-damaged');
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  // Archives in the zip64 form leave both sizes open; deflate knows itself where it ends.
  const stop = entry.packed === 0xffffffff ? bytes.length : start + entry.packed;
  if (stop > bytes.length) throw new AppError('document-damaged');
  const packed = bytes.subarray(start, stop);
  const limit = Math.min(MAX_PART, left);
  const part = entry.method === 0 ? packed : entry.method === 8 ? inflate(packed, limit) : null;
  if (part === null || checksum(part) !== entry.crc) throw new AppError('document-damaged');
  if (part.length > limit) throw new AppError('document-unsafe');
  return part;
}

function inflate(packed: Uint8Array, limit: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let over = false;
  const stream = new Inflate((chunk) => {
    size += chunk.length;
    over ||= size > limit;
    if (!over) chunks.push(chunk);
  });
  for (let at = 0; at < packed.length && !over; at += STEP) {
    const last = at + STEP >= packed.length;
    try {
      stream.push(packed.subarray(at, at + STEP), last);
    } catch (error) {
      throw new AppError('document-damaged', {}, error);
    }
    over ||= size > RATIO_FROM && size > Math.min(at + STEP, packed.length) * MAX_RATIO;
  }
  if (over) throw new AppError('document-unsafe');
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

/** CRC-32 as zip uses it: a changed bit may still unpack, to other words than those written. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
