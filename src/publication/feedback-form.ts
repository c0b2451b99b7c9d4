import { z } from 'zod';
import { severalLines } from '#platform/one-line.ts';

const MOST_QUOTES = 12;
/** Signs in what is written of a dialogue's feedback; a browser stops there. */
export const LONGEST_INTRO = 4_000;
export const LONGEST_QUOTES = 8_000;
export const LONGEST_NOTE = 1_000;
const OLD = 'Sidan är för gammal. Ladda om den och skriv igen.';
const version = z.coerce.number(OLD).int(OLD).min(0, OLD).max(1_000_000, OLD);
const text = (most: number, name: string) =>
  z
    .string()
    .transform(severalLines)
    .pipe(z.string().max(most, `${name} får ha högst ${most.toLocaleString('sv-SE')}\u00a0tecken.`));

/** The words of a dialogue's feedback; quotes one on each line. Names are the form's own. */
export const FeedbackForm = z.object({
  version,
  inledning: text(LONGEST_INTRO, 'Inledningen').transform((typed) => (typed === '' ? null : typed)),
  citat: text(LONGEST_QUOTES, 'Citaten').transform((typed, ctx) => {
    const quotes = typed
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    if (quotes.length > MOST_QUOTES) ctx.addIssue({ code: 'custom', message: `Välj högst ${MOST_QUOTES} citat.` });
    if (quotes.some((quote) => quote.length > 500))
      ctx.addIssue({ code: 'custom', message: 'Ett citat är för långt. Korta det till högst 500\u00a0tecken.' });
    return quotes;
  }),
});

/** What has changed, when the feedback is published anew. */
export const PublishFeedbackForm = z.object({
  version,
  andrat: text(LONGEST_NOTE, 'Förklaringen').transform((typed) => (typed === '' ? null : typed)),
});
