import { z } from 'zod';

/**
 * A backup is gzipped lines of JSON. First what it was made from, then each table: a line that names it and its
 * columns, one list of texts per row, and a line with the number of rows and the SHA-256 of those lines. Then the
 * sequences, and a last line without which the file is incomplete. No time and no host: the same data give the same bytes.
 */
export const FORMAT = 'loftet-backup/1';

export const BackupHead = z.object({
  format: z.literal(FORMAT),
  migrations: z.array(z.object({ no: z.number().int(), name: z.string(), sha256: z.string() })),
});
export const TableHead = z.object({ table: z.string(), columns: z.array(z.string()) });
export const TableEnd = z.object({ end: z.string(), rows: z.number().int(), sha256: z.string() });
export const SequenceLine = z.object({ sequence: z.string(), value: z.string(), called: z.boolean() });
export const BackupEnd = z.object({ complete: z.literal(true), tables: z.number().int(), rows: z.number().int() });

export type BackupHead = z.infer<typeof BackupHead>;
export type TableEnd = z.infer<typeof TableEnd>;
export type BackupEnd = z.infer<typeof BackupEnd>;
export type Line =
  | BackupHead
  | z.infer<typeof TableHead>
  | TableEnd
  | z.infer<typeof SequenceLine>
  | BackupEnd
  | readonly (string | null)[];
