import { z } from 'zod';
import { countOf } from '#follow-up/answer-form.ts';
import { oneLine } from '#platform/one-line.ts';

/** What is typed of an activity, field by field. `key` is the page's own: the same form sent twice is one activity. */
export type ActivityTyped = { readonly [field in ActivityField]: string };
export const ACTIVITY_FIELDS = ['key', 'point', 'party', 'day', 'what', 'many', 'of', 'where', 'with'] as const;
type ActivityField = (typeof ACTIVITY_FIELDS)[number];
export type ActivityErrors = { readonly [field in ActivityField | 'file']?: string };

/** Something that was done, as it is to be written down. */
export type Activity = {
  readonly id: string;
  readonly pointId: string;
  readonly partyId: string;
  readonly day: string;
  readonly body: string;
  readonly count: number | null;
  readonly unit: string | null;
  readonly place: string | null;
  readonly withWhom: string | null;
};

const line = (most: number, name: string) =>
  z
    .string()
    .transform(oneLine)
    .pipe(z.string().max(most, `${name} får ha högst ${most.toLocaleString('sv-SE')}\u00a0tecken.`));
const DAY = 'Skriv dagen så här: 2026-05-14.';

const Typed = z.object({
  key: z.uuid('Sidan är för gammal. Ladda om den och skriv igen.'),
  point: z.uuid('Välj vilken punkt det gäller.'),
  party: z.uuid('Välj för vem du skriver.'),
  day: z.iso.date(DAY).refine((day) => !day.startsWith('0000'), DAY),
  what: z
    .string()
    .trim()
    .min(1, 'Skriv vad ni gjorde. Några ord räcker.')
    .max(2_000, `Det ni gjorde får ha högst ${(2_000).toLocaleString('sv-SE')}\u00a0tecken.`),
  many: z.string().refine((text) => countOf(text) !== 'wrong', 'Skriv antalet med siffror, till exempel 12.'),
  of: line(200, 'Det som räknas'),
  where: line(200, 'Platsen'),
  with: line(500, 'De som var med'),
});

/** The activity that was typed, or what is wrong with it, a sentence per field. Days may not lie ahead of `today`. */
export function activityOf(
  typed: ActivityTyped,
  today: string,
): { readonly activity: Activity } | { readonly errors: ActivityErrors } {
  const read = Typed.safeParse(typed);
  const errors: { [field in ActivityField]?: string } = read.success
    ? {}
    : Object.fromEntries(read.error.issues.map(({ path, message }) => [String(path[0]), message]));
  if (errors.day === undefined && typed.day > today)
    errors.day = 'Dagen har inte varit än. Skriv det när det är gjort.';
  if (!read.success || Object.keys(errors).length > 0) return { errors };
  const { key, point, party, day, what, many, of, where, with: others } = read.data;
  const count = countOf(many);
  return {
    activity: {
      id: key.toLowerCase(),
      pointId: point,
      partyId: party,
      day,
      body: what.replaceAll('\r\n', '\n'),
      count: typeof count === 'number' ? count : null,
      unit: typeof count === 'number' ? of || null : null,
      place: where || null,
      withWhom: others || null,
    },
  };
}
