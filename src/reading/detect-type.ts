import type { MediaType } from '#checking/report.ts';
import { AppError } from '#platform/errors.ts';
import { decodeText } from '#reading/text/decode.ts';
import { detectMarkup } from '#reading/detect-markup.ts';
import { openZip } from '#reading/docx/open-zip.ts';
import { refuseOwnReport } from '#reading/own-report.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** A PDF may have other bytes before its header, but not more than this (ISO 32000-1, annex H.3.4.1). */
const PDF_WITHIN = 1024;
const TEXT_SAMPLE = 200_000;

/**
 * What a file is, by its content. The name only decides between Markdown and plain text where the content leaves it open.
 * @throws AppError document-empty, document-unknown-type, document-own-report, document-old-word, document-locked,
 *   document-damaged, document-unsafe.
 */
export function detectType(bytes: Uint8Array, fileName: string): MediaType {
  if (bytes.length === 0) throw new AppError('document-empty');
  if (isPdf(bytes)) return 'application/pdf';
  if (startsWith(bytes, [0x50, 0x4b])) return detectInZip(bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) throw detectInOle(bytes);
  if (isOtherKnown(bytes)) throw new AppError('document-unknown-type');
  const text = decodeText(bytes);
  // oxlint-disable-next-line no-control-regex
  if (/^[\s\u0000\ufeff\u200b\u00a0\u00ad]*$/.test(text)) throw new AppError('document-empty');
  if (!isText(text.slice(0, TEXT_SAMPLE))) throw new AppError('document-unknown-type');
  refuseOwnReport(text);
  return detectMarkup(text, fileName);
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function isPdf(bytes: Uint8Array): boolean {
  const at = indexOf(bytes.subarray(0, PDF_WITHIN), '%PDF-');
  if (at === -1) return false;
  // A text about PDF files may mention the signature; nothing but space or a mark of order stands before a real one.
  return at <= 3 || isBlank(bytes.subarray(0, at)) || indexOf(bytes.subarray(-PDF_WITHIN * 2), 'startxref') !== -1;
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte <= 0x20);
}

/** Where ASCII words first stand, or -1. */
function indexOf(bytes: Uint8Array, words: string): number {
  const codes = [...words].map((letter) => letter.charCodeAt(0));
  const [first = 0] = codes;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (codes.every((code, index) => bytes[at + index] === code)) return at;
  }
  return -1;
}

function detectInZip(bytes: Uint8Array): MediaType {
  let names: readonly string[];
  try {
    names = openZip(bytes).names;
  } catch (error) {
    // A cut-off Word file has lost its directory, but its first files still tell what it was.
    const wasWord =
      indexOf(bytes.subarray(0, 200_000), 'word/') !== -1 ||
      indexOf(bytes.subarray(0, 2000), '[Content_Types].xml') !== -1;
    throw wasWord || (error instanceof AppError && error.code === 'document-unsafe')
      ? error
      : new AppError('document-unknown-type');
  }
  if (names.some((name) => /^[\\/]?word[\\/]document\d*\.xml$/i.test(name))) return DOCX;
  throw new AppError('document-unknown-type');
}

/** Old Word files and encrypted new ones are both compound files; the names of their streams stand in UTF-16. */
function detectInOle(bytes: Uint8Array): AppError {
  const holds = (name: string) => indexOf(bytes, [...name].join('\0')) !== -1;
  if (holds('EncryptedPackage')) return new AppError('document-locked');
  return new AppError(holds('WordDocument') ? 'document-old-word' : 'document-unknown-type');
}

/** Files that begin with readable letters and are no documents we read; other binary files show themselves. */
const OTHERS = [
  '{\\rtf',
  '%!PS',
  'GIF8',
  'MIME-Version:',
  'From: <',
  'II*\0',
  'MM\0*',
  'BM',
  'MZ',
  '\x7fELF',
  'RIFF',
  'Rar!',
  '7z\xbc\xaf',
  '\x89PNG',
  '\xff\xd8\xff',
  '\x1f\x8b',
];

function isOtherKnown(bytes: Uint8Array): boolean {
  return OTHERS.some((start) => {
    const codes = [...start].map((letter) => letter.charCodeAt(0));
    // "BM" and "MZ" may begin a text as well; then no zero follows soon.
    const binary = start.length > 2 || bytes.subarray(0, 64).includes(0);
    return binary && startsWith(bytes, codes);
  });
}

/** Text has hardly any control characters, and hardly a byte that its encoding cannot mean. */
function isText(sample: string): boolean {
  // oxlint-disable-next-line no-control-regex
  const odd = sample.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u0080-\u009f\ufffd\ufffe\uffff]/g)?.length ?? 0;
  const letters = sample.match(/[\p{L}\p{N}\s]/gu)?.length ?? 0;
  return odd <= Math.max(2, sample.length * 0.01) && letters >= sample.length * 0.1;
}
