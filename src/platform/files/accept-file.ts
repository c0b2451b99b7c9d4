import { AppError } from '#platform/errors.ts';
import { cleanJpeg } from '#platform/files/clean-jpeg.ts';
import { cleanPng } from '#platform/files/clean-png.ts';
import { cleanWebp } from '#platform/files/clean-webp.ts';
import { FILE_KINDS, fileKind, LARGEST_FILE, text, type FileKind } from '#platform/files/file-kind.ts';

export type AcceptedFile = { readonly bytes: Uint8Array; readonly name: string; readonly mediaType: string };

const LONGEST_NAME = 100;

const CLEAN: Readonly<Record<FileKind, (bytes: Uint8Array) => Uint8Array | null>> = {
  jpeg: cleanJpeg,
  png: cleanPng,
  webp: cleanWebp,
  pdf: wholePdf,
};

/**
 * A picture or a PDF that somebody sends, as it is kept: a picture without where and when it was taken, under a name that
 * ends as what it is.
 * @throws AppError `file-empty`, `file-too-large`, `file-kind-refused` for anything else than JPEG, PNG, WebP and PDF by
 *   its content, `file-damaged`
 */
export function acceptFile(sent: { readonly bytes: Uint8Array; readonly name: string }): AcceptedFile {
  if (sent.bytes.length === 0) throw new AppError('file-empty');
  if (sent.bytes.length > LARGEST_FILE) throw new AppError('file-too-large');
  const kind = fileKind(sent.bytes);
  if (kind === null) throw new AppError('file-kind-refused');
  const bytes = CLEAN[kind](sent.bytes);
  if (bytes === null) throw new AppError('file-damaged');
  const { mediaType, extension } = FILE_KINDS[kind];
  return { bytes, name: `${stemOf(sent.name)}.${extension}`, mediaType };
}

/** The name without folders, ending and signs that are not seen or that steer how others are read. */
function stemOf(name: string): string {
  const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const stem = last
    .replace(/\.[^.]*$/, '')
    .replaceAll(/[\p{C}"<>:|?*;]/gu, '')
    .trim();
  return [...stem].slice(0, LONGEST_NAME).join('') || 'fil';
}

const TAIL = 1_024;

/**
 * A PDF is kept as it came, for it is a document and not a picture. It begins and ends as one, so that no archive or page
 * hides in front of it or behind it.
 */
function wholePdf(bytes: Uint8Array): Uint8Array | null {
  const end = text(bytes, Math.max(0, bytes.length - TAIL), bytes.length);
  return /%%EOF[\s\0]*$/.test(end) ? bytes : null;
}
