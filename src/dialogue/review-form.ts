import { z } from 'zod';
import { REVIEW_VERDICTS } from '#dialogue/dialogue.ts';
import { oneLine } from '#platform/one-line.ts';

const OLD = 'Sidan är för gammal. Ladda om den och försök igen.';

/** What is decided of one answer. Names are the form's own; its texts are named `text-QUESTION`. */
export const ReviewForm = z
  .object({
    svar: z.uuid(OLD),
    no: z.coerce.number(OLD).int(OLD).min(0, OLD).max(1_000_000, OLD),
    beslut: z.enum(REVIEW_VERDICTS, 'Välj om texten ska visas.'),
    skal: z.string().transform(oneLine).pipe(z.string().max(200, 'Skälet får ha högst 200\u00a0tecken.')),
  })
  .refine(({ beslut, skal }) => beslut === 'shown' || skal !== '', {
    message: 'Skriv varför texten inte visas som den är.',
    path: ['skal'],
  });

/** The texts of a sent form, by the question's name. */
export function textsSent(form: FormData): ReadonlyMap<string, string> {
  return new Map(
    [...form].flatMap(([field, value]) =>
      field.startsWith('text-') && typeof value === 'string'
        ? [[field.slice('text-'.length), value.replaceAll('\r\n', '\n')] as const]
        : [],
    ),
  );
}
