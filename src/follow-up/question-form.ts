import { z } from 'zod';
import { LEFT_OUT, LONGEST_QUESTION, LONGEST_REPLY } from '#follow-up/question.ts';
import { severalLines } from '#platform/one-line.ts';

const OLD = 'Sidan är för gammal. Ladda om den och skriv igen.';
const words = (most: number, empty: string) =>
  z
    .string(empty)
    .transform(severalLines)
    .pipe(
      z
        .string()
        .min(1, empty)
        .max(most, `Korta texten till högst ${most.toLocaleString('sv-SE')}\u00a0tecken.`),
    );

/** An answer to a question about a point. Names are the form's own. */
export const ReplyForm = z.object({
  fraga: z.uuid(OLD),
  part: z.uuid('Välj vem som svarar.'),
  version: z.coerce.number(OLD).int(OLD).min(0, OLD).max(100_000, OLD),
  visas: words(LONGEST_QUESTION, 'Låt frågan stå kvar. Ta bara bort det som pekar ut någon.'),
  svaret: words(LONGEST_REPLY, 'Skriv ett svar.'),
  synligt: z.enum(['nu', 'ja', 'nej'], 'Välj om frågan och svaret ska visas för alla.'),
});
/** The promise whose answers are published. */
export const PublishRepliesForm = z.object({ lofte: z.uuid(OLD) });
/** A question that is left without an answer. */
export const LeaveForm = z.object({
  fraga: z.uuid(OLD),
  part: z.uuid('Välj vem som tar ställning.'),
  skal: z.enum(LEFT_OUT, 'Välj varför frågan inte besvaras.'),
});
