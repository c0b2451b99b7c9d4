import { z } from 'zod';
import { DEFINITIONS, DIALOGUE_KINDS } from '#dialogue/dialogue.ts';
import { oneLine } from '#platform/one-line.ts';

const DAY = 'Skriv dagen så här: 2026-05-14.';
const day = z.iso.date(DAY).refine((text) => /^2[01]/.test(text), DAY);
const line = (most: number, name: string) =>
  z
    .string()
    .transform(oneLine)
    .pipe(z.string().max(most, `${name} får ha högst ${most.toLocaleString('sv-SE')}\u00a0tecken.`));

const definition = z.enum(DEFINITIONS, 'Välj vad ordet dialog betyder här.');
const area = z.union([z.literal(''), z.uuid()]);
const place = line(200, 'Platsen');
const orDay = z.union([z.literal(''), day]);
const LATE = 'Sista dagen ligger före den första. Rätta dagarna.';
const EARLY = 'Beskedet kan inte komma innan dialogen är slut. Rätta dagen.';

/** What is typed of a new dialogue. Names are the form's own. */
export const NewDialogueForm = z
  .object({
    nyckel: z.uuid('Sidan är för gammal. Ladda om den och skriv igen.').toLowerCase(),
    slag: z.enum(DIALOGUE_KINDS, 'Välj vad det är för dialog.'),
    rubrik: line(200, 'Rubriken').refine((text) => text !== '', 'Skriv en rubrik.'),
    mening: definition,
    omrade: area,
    plats: place,
    fran: day,
    till: day,
    besked: orDay,
  })
  .refine(({ fran, till }) => till >= fran, { message: LATE, path: ['till'] })
  .refine(({ till, besked }) => besked === '' || besked >= till, { message: EARLY, path: ['besked'] });

/** What is typed of one that is there; its texts are the form's. */
export const DialogueFacts = z
  .object({ definition, area, place, from: day, till: day, feedback: orDay })
  .refine(({ from, till }) => till >= from, { message: LATE, path: ['till'] })
  .refine(({ till, feedback }) => feedback === '' || feedback >= till, { message: EARLY, path: ['feedback'] });
