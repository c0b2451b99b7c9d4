import { z } from 'zod';
import { DEFINITIONS, DIALOGUE_KINDS } from '#dialogue/dialogue.ts';

const DAY = 'Skriv dagen så här: 2026-05-14.';
const day = z.iso.date(DAY).refine((text) => !text.startsWith('0000'), DAY);
const line = (most: number, name: string) =>
  z
    .string()
    .transform((text) => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim())
    .pipe(z.string().max(most, `${name} får ha högst ${most.toLocaleString('sv-SE')}\u00a0tecken.`));

/** What is typed of a new dialogue. Names are the form's own. */
export const NewDialogueForm = z
  .object({
    nyckel: z.uuid('Sidan är för gammal. Ladda om den och skriv igen.'),
    slag: z.enum(DIALOGUE_KINDS, 'Välj vad det är för dialog.'),
    rubrik: line(200, 'Rubriken').refine((text) => text !== '', 'Skriv en rubrik.'),
    mening: z.enum(DEFINITIONS, 'Välj vad ordet dialog betyder här.'),
    omrade: z.union([z.literal(''), z.uuid()]),
    plats: line(200, 'Platsen'),
    fran: day,
    till: day,
    besked: z.union([z.literal(''), day]),
  })
  .refine(({ fran, till }) => till >= fran, {
    message: 'Sista dagen ligger före den första. Rätta dagarna.',
    path: ['till'],
  })
  .refine(({ till, besked }) => besked === '' || besked >= till, {
    message: 'Beskedet kan inte komma innan dialogen är slut. Rätta dagen.',
    path: ['besked'],
  });
