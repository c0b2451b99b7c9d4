import { z } from 'zod';
import { oneLine, severalLines } from '#platform/one-line.ts';

/** What is typed of themes. Names are the forms' own. */
const OLD = 'Sidan är för gammal. Ladda om den och skriv igen.';
const id = z.uuid(OLD).toLowerCase();
const no = z.coerce.number(OLD).int().min(0).max(1_000_000);
const line = (most: number, name: string) =>
  z
    .string()
    .transform(oneLine)
    .pipe(z.string().max(most, `${name} får ha högst ${most}\u00a0tecken.`));
const named = line(100, 'Namnet').refine((text) => text !== '', 'Skriv temats namn.');
const reason = line(500, 'Skälet').transform((text) => text || null);
const above = z.union([z.literal(''), id]).transform((one) => one || null);
const MOST_PARTS = 10;
/** Signs that a browser lets be written. */
export const LONGEST_WHY_NOT = 2_000;
export const LONGEST_NAMES = 2_000;

export const NewThemeForm = z.object({ nyckel: id, namn: named, under: above });
export const ReviseThemeForm = z.object({ no, namn: named, under: above });
export const MergeThemeForm = z.object({
  no,
  med: z.uuid('Välj vilket tema det ska slås ihop med.').toLowerCase(),
  skal: reason,
});
export const SplitThemeForm = z.object({
  no,
  namnen: z
    .string()
    .max(LONGEST_NAMES)
    .transform((text) => [...new Set(text.split('\n').map(oneLine))])
    .transform((names) => names.filter((name) => name !== ''))
    .refine((names) => names.length >= 2, 'Skriv minst två namn, ett på varje rad.')
    .refine((names) => names.length <= MOST_PARTS, `Dela i högst ${MOST_PARTS} teman åt gången.`)
    .refine((names) => names.every((name) => name.length <= 100), 'Varje namn får ha högst 100\u00a0tecken.'),
  skal: reason,
});
export const ReviveThemeForm = z.object({ no });
export const ThemeAnswerForm = z.object({
  dialog: id,
  no,
  varfor: z
    .string()
    .transform(severalLines)
    .pipe(z.string().max(LONGEST_WHY_NOT, 'Skälet får ha högst 2\u00a0000\u00a0tecken.'))
    .transform((text) => text || null),
});
