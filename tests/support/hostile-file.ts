import { crc32, deflateRawSync } from 'node:zlib';
import type { ErrorCode } from '#platform/errors.ts';

export type HostileFile = {
  readonly name: string;
  readonly bytes: () => Uint8Array;
  /** What may come of it; 'read' is a report. */
  readonly outcomes: readonly (ErrorCode | 'read')[];
};

export const utf8 = (text: string) => new TextEncoder().encode(text);

export function text(name: string, content: () => string, ...outcomes: HostileFile['outcomes']): HostileFile {
  return { name, bytes: () => utf8(content()), outcomes };
}

export function file(name: string, bytes: () => Uint8Array, ...outcomes: HostileFile['outcomes']): HostileFile {
  return { name, bytes, outcomes };
}

/** Numbers that are the same every time. */
export function noise(size: number, seed = 7): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length: size }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 16;
  });
}

export const cut = (bytes: Uint8Array, share: number) => bytes.slice(0, Math.floor(bytes.length * share));

/** Noise in place of some bytes. */
export function garble(bytes: Uint8Array, from: number, count: number): Uint8Array {
  const copy = bytes.slice();
  copy.set(noise(count), Math.floor(bytes.length * from));
  return copy;
}

/** A zip made by Node's own zlib, for what is so large or so much that JavaScript would take seconds to pack it. */
export function largeZip(files: Iterable<readonly [name: string, content: Uint8Array]>): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const [name, content] of files) {
    const packed = deflateRawSync(content);
    const letters = utf8(name);
    // From the version that is needed to the length of the extra field, alike in both places (APPNOTE 4.3.7, 4.3.12).
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(letters.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, letters, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    parts.push(local);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), facts, tail, letters]));
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, listed, end]));
}
