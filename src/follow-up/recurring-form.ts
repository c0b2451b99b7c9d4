import { z } from 'zod';
import { countOf } from '#follow-up/answer-form.ts';
import { EVERY } from '#follow-up/recurring-days.ts';

/** What is typed of something that is done regularly. */
export const RECURRING_FIELDS = ['for', 'what', 'many', 'of', 'every', 'first', 'last'] as const;
type RecurringField = (typeof RECURRING_FIELDS)[number];
export type RecurringTyped = { readonly [field in RecurringField]: string };
export type RecurringErrors = { readonly [field in RecurringField]?: string };

const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const FOR = new RegExp(`^${ID} ${ID}$`);
const EXPECTED = new RegExp(`^(${ID}) (\\d{4}-\\d\\d-\\d\\d)$`);
const DAY = 'Skriv dagen så här: 2026-05-14.';
const Typed = z
  .object({
    for: z.string().regex(FOR, 'Välj vilken punkt det gäller.'),
    what: z.string().trim().min(1, 'Skriv vad ni gör.').max(2_000, 'Det ni gör får ha högst 2\u00a0000\u00a0tecken.'),
    many: z.string().refine((text) => countOf(text) !== 'wrong', 'Skriv antalet med siffror, till exempel 1.'),
    of: z.string().trim().max(200, 'Det som räknas får ha högst 200\u00a0tecken.'),
    every: z.enum(EVERY, 'Välj hur ofta.'),
    first: z.iso.date(DAY).refine((day) => !day.startsWith('0000'), DAY),
    last: z.union([z.literal(''), z.iso.date(DAY)]),
  })
  .refine(({ first, last }) => last === '' || last >= first, {
    path: ['last'],
    message: 'Sista dagen ligger före den första.',
  });

/** What is done regularly, or what is wrong with what was typed, a sentence per field. */
export function recurringTyped(typed: RecurringTyped) {
  const read = Typed.safeParse(typed);
  if (!read.success) {
    const errors: RecurringErrors = Object.fromEntries(
      read.error.issues.map(({ path, message }) => [String(path[0]), message]),
    );
    return { errors };
  }
  const { what, many, of, every, first, last } = read.data;
  const [pointId = '', partyId = ''] = read.data.for.split(' ');
  const count = countOf(many);
  const counted = typeof count === 'number' ? { count, unit: of || null } : { count: null, unit: null };
  return { recurring: { pointId, partyId, body: what, ...counted, every, firstDay: first, lastDay: last || null } };
}

/** The days of a form's boxes, "id day" each; others are left out. */
export function daysChosen(values: readonly string[]): { readonly id: string; readonly day: string }[] {
  return values.flatMap((value) => {
    const [, id, day] = EXPECTED.exec(value) ?? [];
    return id === undefined || day === undefined ? [] : [{ id, day }];
  });
}
