/**
 * The text in a file: UTF-8 with or without a mark, UTF-16 with a mark (or recognisable without), else Windows-1252,
 * which every byte row is. Letters composed of two code points become one (NFC): the same letter, found by the same search.
 */
export function decodeText(bytes: Uint8Array): string {
  const [encoding, skip] = encodingOf(bytes);
  const text = encoding === null ? decodeUnmarked(bytes) : new TextDecoder(encoding).decode(bytes.subarray(skip));
  return text.normalize('NFC').replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n');
}

function encodingOf(bytes: Uint8Array): [string | null, number] {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return ['utf-8', 3];
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le', 2];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be', 2];
  return [unmarkedUtf16(bytes), 0];
}

/** Swedish text in UTF-16 has a zero in nearly every second byte; no other text has any. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 2000);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  if (odd > sample.length * 0.4 && even === 0) return 'utf-16le';
  if (even > sample.length * 0.4 && odd === 0) return 'utf-16be';
  return null;
}

function decodeUnmarked(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
