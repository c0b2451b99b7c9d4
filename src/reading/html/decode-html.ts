import { decodeText } from '#reading/text/decode.ts';

/** Where browsers look for the declaration, with room for a long licence comment before it. */
const DECLARED_WITHIN = 4096;

/** The text of a page by its mark, its valid UTF-8, its declaration, or else as Windows-1252. */
export function decodeHtml(bytes: Uint8Array): string {
  const marked = bytes[0] === 0xef || bytes[0] === 0xff || bytes[0] === 0xfe;
  const label = marked ? null : declaredCharset(bytes);
  if (label === null || isUtf8(bytes)) return decodeText(bytes);
  try {
    const text = new TextDecoder(label).decode(bytes);
    return text.normalize('NFC').replace(/\r\n?/g, '\n');
  } catch {
    return decodeText(bytes);
  }
}

function declaredCharset(bytes: Uint8Array): string | null {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, DECLARED_WITHIN));
  const label =
    /<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w-]{2,40})/i.exec(start) ??
    /^<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]{2,40})/i.exec(start);
  const name = label?.[1]?.toLowerCase() ?? null;
  // A page whose declaration can be read as single bytes is not UTF-16, whatever it says (HTML standard, 13.2.3.2).
  return name === null || name.startsWith('utf-16') ? null : name;
}

/** Hardly any other text happens to be valid UTF-8, so it goes before the declaration. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
