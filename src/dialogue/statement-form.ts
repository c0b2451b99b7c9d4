import { z } from 'zod';
import type { FieldFault } from '#platform/sent-form.ts';
import { LEFT_OUT, LONGEST_STATEMENT, MOST_DOTS, type Dots } from '#dialogue/statement.ts';

const clean = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
const TOO_LONG = `Påståendet får ha högst ${LONGEST_STATEMENT}\u00a0tecken.`;
const line = z.string().transform(clean).pipe(z.string().max(LONGEST_STATEMENT, TOO_LONG));
const swedish = line.refine((text) => text !== '', 'Skriv påståendet på svenska.');
const other = z.string().default('').pipe(line);
const words = { sv: swedish, 'sv-x-lattlast': other, en: other, ar: other, so: other };
const OLD = 'Sidan är för gammal. Ladda om den och skriv igen.';

/** A new statement of the office's own. Names are the form's own. */
export const NewStatementForm = z.object({ nyckel: z.uuid(OLD), ...words });
/** Other words for a statement, or whether it is shown. */
export const StatementForm = z.object({
  pastaende: z.uuid(OLD),
  version: z.coerce.number(OLD).int(OLD).min(1, OLD).max(100_000, OLD),
  lage: z.enum(['shown', 'hidden'], 'Välj om påståendet visas.'),
  ...words,
});
/** A suggestion that is taken, with the office's words. */
export const TakeSuggestionForm = z.object({ forslag: z.uuid(OLD), ...words });
/** A suggestion that is left out. */
export const LeaveSuggestionForm = z.object({
  forslag: z.uuid(OLD),
  skal: z.enum(LEFT_OUT, 'Välj varför förslaget inte tas med.'),
});

/** The words of a form without those that were left empty. */
export function wordsOf<T extends Record<string, unknown>>(typed: T & { readonly sv: string }) {
  const { sv, 'sv-x-lattlast': easy, en, ar, so } = typed as Readonly<Record<string, string>>;
  const given = { 'sv-x-lattlast': easy, en, ar, so };
  return { sv: sv ?? '', ...Object.fromEntries(Object.entries(given).filter(([, text]) => text !== '')) };
}

const NO_DOTS = `Skriv ett helt tal mellan 0 och ${MOST_DOTS.toLocaleString('sv-SE')}.`;

/**
 * The counted dots of a sheet, from fields named `for-{id}` and `mot-{id}`; an empty field is none. What is no number is a
 * fault.
 */
export function readDots(
  form: FormData,
  statements: readonly string[],
): { readonly counts: Dots; readonly faults: readonly FieldFault[] } {
  const faults: FieldFault[] = [];
  const read = (name: string): number => {
    const typed = String(form.get(name) ?? '').trim();
    const count = typed === '' ? 0 : /^\d{1,5}$/.test(typed) ? Number(typed) : Number.NaN;
    if (count <= MOST_DOTS) return count;
    faults.push({ field: name, message: NO_DOTS });
    return 0;
  };
  const counts = statements.map((id) => [id, { agree: read(`for-${id}`), disagree: read(`mot-${id}`) }] as const);
  return { counts: Object.fromEntries(counts.filter(([, { agree, disagree }]) => agree + disagree > 0)), faults };
}
