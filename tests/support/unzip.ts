import { crc32, inflateRawSync } from 'node:zlib';

/**
 * The files of a zip, read by the format's own description (PKWARE APPNOTE 4.3) and nothing of what wrote it: what its
 * directory lists, in order.
 * @throws Error where a name comes twice, a checksum is wrong, or bytes lie where nothing is listed
 */
export function unzipped(zip: Uint8Array): Map<string, Uint8Array> {
  const data = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = data.length - 22;
  if (data.readUInt32LE(end) !== 0x06054b50) throw new Error('no end of a zip, or something after it');
  const files = new Map<string, Uint8Array>();
  let listed = 0;
  let at = data.readUInt32LE(end + 16);
  const begin = at;
  for (let left = data.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (data.readUInt32LE(at) !== 0x02014b50) throw new Error('the directory is broken');
    const [method, sum, packed, size] = [10, 16, 20, 24].map((part) =>
      part === 10 ? data.readUInt16LE(at + part) : data.readUInt32LE(at + part),
    ) as [number, number, number, number];
    const [nameLength, extra, note] = [28, 30, 32].map((part) => data.readUInt16LE(at + part)) as [
      number,
      number,
      number,
    ];
    const name = data.toString('utf8', at + 46, at + 46 + nameLength);
    const place = data.readUInt32LE(at + 42);
    const from = place + 30 + data.readUInt16LE(place + 26) + data.readUInt16LE(place + 28);
    const bytes = data.subarray(from, from + packed);
    const content = method === 0 ? bytes : inflateRawSync(bytes);
    if (content.length !== size || crc32(content) !== sum) throw new Error(`${name} is damaged`);
    if (files.has(name)) throw new Error(`${name} comes twice`);
    files.set(name, content);
    listed = Math.max(listed, from + packed);
    at += 46 + nameLength + extra + note;
  }
  if (at !== end || begin - listed > 16) throw new Error('bytes lie outside the listed files');
  return files;
}
