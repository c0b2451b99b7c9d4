import { z } from 'zod';
import { hasUnseenSigns } from '#platform/unseen-signs.ts';
import { isUuid } from '#platform/is-uuid.ts';

/**
 * A name in a register as it is typed: on one line, at most 200 characters, its letters put together (NFC), so that two
 * that look the same are the same. `missing` is said where there is none.
 */
export function registerName(missing: string) {
  return z
    .string()
    .normalize()
    .trim()
    .min(1, missing)
    .max(200, 'Namnet får ha högst 200 tecken.')
    .refine((name) => !hasUnseenSigns(name), 'Skriv namnet på en rad.');
}

/** A day as a form sends it; null where it is left empty. */
export const optionalDay = z
  .string()
  .trim()
  .transform((day) => (day === '' ? null : day))
  .refine((day) => day === null || isDay(day), 'Skriv dagen så här: 2026-05-14.');

/** Whether a text is a day that there is: 2026-02-30 is none. */
export function isDay(text: string): boolean {
  if (!/^(?:19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text);
}

/** An id that a select sends; null where nothing is chosen. */
export const optionalId = z
  .string()
  .transform((id) => (id === '' ? null : id))
  .refine((id) => id === null || isUuid(id), 'Välj i listan.');
