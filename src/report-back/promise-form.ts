import { z } from 'zod';
import { LINEAGE_KINDS, type LineageKind } from '#promise/promise-record.ts';

const UNREADABLE = 'Formuläret kom inte fram helt. Ladda om sidan och försök igen.';

/** How a point goes on in a later promise, as it is said on pages. */
export const LINEAGE_WORDS: Readonly<Record<LineageKind, string>> = {
  carried: 'oförändrad',
  reworded: 'med nya ord',
  split: 'delad i flera',
  merged: 'ihopslagen med andra',
  prolonged: 'förlängd',
};

/** The answer to whether a point carries on an earlier one. */
export const LineageForm = z.object({
  from: z.uuid(UNREADABLE),
  to: z.uuid('Välj vilken punkt som fortsätter den.'),
  kind: z.enum(LINEAGE_KINDS, { error: UNREADABLE }),
  state: z.enum(['confirmed', 'refused'], { error: UNREADABLE }),
});
export type LineageAnswer = z.infer<typeof LineageForm>;

/** What is told with a publication. */
export const PublishForm = z.object({
  note: z
    .string(UNREADABLE)
    .trim()
    .max(1_000, 'Texten är för lång. Skriv högst 1\u00a0000\u00a0tecken.')
    .transform((text) => (text === '' ? null : text)),
  size: z.enum(['major', 'minor'], { error: 'Välj om det är en ändring i sak eller en liten ändring.' }),
  version: z.coerce.number(UNREADABLE).int(UNREADABLE).min(0, UNREADABLE),
});

/** The first thing that is wrong with a form, as one sentence. */
export function firstFault(error: z.ZodError): string {
  return error.issues[0]?.message ?? UNREADABLE;
}
