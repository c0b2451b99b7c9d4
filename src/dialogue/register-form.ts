import { z } from 'zod';
import { oneLine } from '#platform/one-line.ts';

/** What is typed of a list of how many live somewhere. Names are the form's own. */
export const RegisterForm = z.object({
  nyckel: z.uuid('Sidan är för gammal. Ladda om den och skriv igen.'),
  omrade: z.union([z.literal(''), z.uuid()]),
  ar: z
    .string()
    .trim()
    .regex(/^(?:19|20|21)\d\d$/, 'Skriv året med fyra siffror.')
    .transform(Number),
  kalla: z
    .string()
    .transform(oneLine)
    .pipe(z.string().min(1, 'Skriv varifrån siffrorna kommer.').max(200, 'Källan får ha högst 200\u00a0tecken.')),
});
