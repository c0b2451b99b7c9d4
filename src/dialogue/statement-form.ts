import { z } from 'zod';
import { LEFT_OUT, LONGEST_STATEMENT, MOST_DOTS } from '#dialogue/statement.ts';
import { oneLine } from '#platform/one-line.ts';

const TOO_LONG = `Påståendet får ha högst ${LONGEST_STATEMENT}\u00a0tecken.`;
const line = z.string().transform(oneLine).pipe(z.string().max(LONGEST_STATEMENT, TOO_LONG));
const swedish = line.refine((text) => text !== '', 'Skriv påståendet på svenska.');
const other = z.string().default('').pipe(line);
const words = { sv: swedish, 'sv-x-lattlast': other, en: other, ar: other, so: other };
const OLD = 'Sidan är för gammal. Ladda om den och skriv igen.';

const version = (least: number) => z.coerce.number(OLD).int(OLD).min(least, OLD).max(100_000, OLD);

/** A new statement of the office's own. Names are the form's own. */
export const NewStatementForm = z.object({ nyckel: z.uuid(OLD).toLowerCase(), ...words });
/** Other words for a statement, or whether it is shown. */
export const StatementForm = z.object({
  pastaende: z.uuid(OLD).toLowerCase(),
  version: version(1),
  lage: z.enum(['shown', 'hidden'], 'Välj om påståendet visas.'),
  ...words,
});
/** A suggestion that is taken, with the office's words. */
export const TakeSuggestionForm = z.object({ forslag: z.uuid(OLD).toLowerCase(), ...words });
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
const DOTS_FIELD = /^(for|mot)-([0-9a-f-]{36})$/;

/** The dots of a sheet, in fields named `for-{statement}` and `mot-{statement}`; an empty field is none. */
export const DotsForm = z.looseObject({ version: version(0) }).transform(({ version: expectedNo, ...fields }, ctx) => {
  const counts: Record<string, { agree: number; disagree: number }> = {};
  for (const [field, typed] of Object.entries(fields)) {
    const [, side, id = ''] = DOTS_FIELD.exec(field) ?? [];
    const count = typeof typed === 'string' ? typed.trim() : '';
    if (side === undefined || count === '') continue;
    if (!/^\d{1,5}$/.test(count) || Number(count) > MOST_DOTS)
      ctx.addIssue({ code: 'custom', message: NO_DOTS, path: [field] });
    const before = counts[id] ?? { agree: 0, disagree: 0 };
    counts[id] = { ...before, [side === 'for' ? 'agree' : 'disagree']: Number(count) };
  }
  return { expectedNo, counts };
});
