import { deflateRawSync } from 'node:zlib';
import { Zip, ZipPassThrough } from 'fflate';
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

/** An entry packed by Node's own zlib, for what is so large or so much that JavaScript would take seconds. */
class Deflated extends ZipPassThrough {
  override compression = 8;
  protected override process(chunk: Uint8Array, final: boolean): void {
    this.ondata(null, deflateRawSync(chunk), final);
  }
}

/** A zip of what would take seconds in JavaScript. */
export function largeZip(files: Iterable<readonly [name: string, content: Uint8Array]>): Uint8Array {
  const parts: Uint8Array[] = [];
  const zip = new Zip((_, part) => parts.push(part));
  for (const [name, content] of files) {
    const entry = new Deflated(name);
    zip.add(entry);
    entry.push(content, true);
  }
  zip.end();
  return new Uint8Array(Buffer.concat(parts));
}
