import { z } from 'zod';
import type { AuditFilter } from '#platform/audit-queries.server.ts';

/** The database knows no year 0. */
const Day = z.iso.date().refine((day) => !day.startsWith('0000'));
const Id = z.uuid();
const Type = z.string().regex(/^[a-z-]{1,100}$/);
const No = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

export type AuditAsked = {
  /** What was done in the municipality, or how its people signed in (kept for the whole installation). */
  readonly chain: 'municipality' | 'sign-in';
  readonly filter: AuditFilter;
  /** Show those before this number. */
  readonly before: number | null;
  /** What was written in a day's field and is no day. */
  readonly faults: readonly { readonly field: string; readonly message: string }[];
};

/** What somebody wants to see of the events; what cannot be read as it was meant is told, and shows everything. */
export function auditAsked(params: Pick<URLSearchParams, 'get'>): AuditAsked {
  const value = (name: string): string | null => {
    const said = params.get(name)?.trim() ?? '';
    return said === '' ? null : said;
  };
  const read = <T>(schema: z.ZodType<T>, name: string): T | null => {
    const parsed = schema.safeParse(value(name));
    return parsed.success ? parsed.data : null;
  };
  const [from, to] = [read(Day, 'fran'), read(Day, 'till')];
  const faults = (['fran', 'till'] as const).flatMap((field) =>
    value(field) !== null && read(Day, field) === null ? [{ field, message: 'Skriv dagen så här: 2026-05-14.' }] : [],
  );
  const filter = { type: read(Type, 'handelse'), personId: read(Id, 'person'), from, to };
  const chain = value('visa') === 'inloggningar' ? 'sign-in' : 'municipality';
  return { chain, filter, before: value('fore') === null ? null : read(No, 'fore'), faults };
}
