import { z } from 'zod';

export const FORMAT = 'loftet-export/1';
export const MANIFEST = 'loftet-export.json';
export const FOLDERS = ['tables', 'files'] as const;
/** What is for people to read; nothing is taken in from there. */
export const WRITINGS = ['LÄS-MIG.txt', 'data-dictionary.csv', 'data-dictionary.json'];

/** What a folder may hold and what is read of it, so that none fills a memory or a disk. */
export const LARGEST_MANIFEST = 50_000_000;
export const LARGEST_TABLE = 4_000_000_000;
/** As the table `file` has it. */
export const LARGEST_FILE = 20_000_000;
export const LONGEST_ROW = 64_000_000;
const MOST_FILES = 200_000;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();

const ExportedFile = z.strictObject({
  /** From the folder, with `/`. */
  path: z.string().max(300),
  bytes: count,
  sha256: hash,
  /** Of a table: how many rows. */
  rows: count.optional(),
});

/**
 * What an export says of itself: what made it, and each of its files with its checksum. No time and no host: the same
 * record gives the same bytes.
 */
export const Manifest = z.strictObject({
  format: z.literal(FORMAT),
  /** The last migration, and a checksum of all of them. */
  schema: z.strictObject({ step: count, sha256: hash }),
  municipality: z.string().max(80),
  files: z.array(ExportedFile).max(MOST_FILES),
});

export type ExportedFile = z.infer<typeof ExportedFile>;
export type Manifest = z.infer<typeof Manifest>;

export const tablePath = (table: string, kind: 'json' | 'csv'): string => `tables/${table}.${kind}`;

/** A stored file's place: its checksum, so that no two meet, and its name as far as every disk can take it. */
export function filePath(sha256: string, name: string): string {
  const safe = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  const dot = safe.lastIndexOf('.');
  const end = dot > 0 && safe.length - dot <= 6 ? safe.slice(dot) : '';
  const stem = Array.from(safe.slice(0, safe.length - end.length))
    .slice(0, 40)
    .join('');
  return `files/${sha256}${stem === '' ? '' : `-${stem}`}${end}`;
}
