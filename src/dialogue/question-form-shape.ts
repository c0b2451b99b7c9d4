import { z } from 'zod';
import { GROUPS, LONGEST_COMMENT, MOST_CHOICES, type Element, type VisibleIf } from '#dialogue/question-form.ts';

// Apart from the form itself: devices in a square read forms that the server has looked through, and need no zod for it.
const MOST_QUESTIONS = 15;

const said = (most: number) =>
  z
    .string()
    .trim()
    .min(1, 'Skriv texten på svenska.')
    .max(most, `Texten får ha högst ${most.toLocaleString('sv-SE')}\u00a0tecken.`);
const words = (most: number) => {
  const other = said(most).optional();
  return z.strictObject({ sv: said(most), 'sv-x-lattlast': other, en: other, ar: other, so: other });
};
const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const choices = (least: number) =>
  z
    .array(z.strictObject({ value: name, text: words(200) }))
    .min(least, `Skriv minst ${least} svar att välja mellan.`)
    .max(MOST_CHOICES, `Högst ${MOST_CHOICES} svar att välja mellan.`)
    .refine((all) => new Set(all.map(({ value }) => value)).size === all.length, 'Två svar är lika. Ändra ett av dem.');
const asked = {
  name,
  title: words(300),
  description: words(500).optional(),
  isRequired: z.boolean().optional(),
  visibleIf: z.strictObject({ name, is: z.array(name).min(1).max(MOST_CHOICES) }).optional(),
};
const ElementShape = z.discriminatedUnion('type', [
  z.strictObject({ ...asked, type: z.literal('radiogroup'), choices: choices(2), group: z.enum(GROUPS).optional() }),
  z.strictObject({
    ...asked,
    type: z.literal('checkbox'),
    choices: choices(2),
    maxSelectedChoices: z.number().int().min(1).max(MOST_CHOICES).optional(),
  }),
  z.strictObject({
    ...asked,
    type: z.literal('rating'),
    rateMin: z.number().int().min(0).max(1),
    rateMax: z.number().int().min(2).max(10),
    minRateDescription: words(100).optional(),
    maxRateDescription: words(100).optional(),
  }),
  z.strictObject({ ...asked, type: z.literal('place'), choices: choices(0) }),
  z.strictObject({ ...asked, type: z.literal('comment'), maxLength: z.number().int().min(1).max(LONGEST_COMMENT) }),
  z.strictObject({ ...asked, type: z.literal('worry'), places: choices(1), problems: choices(1) }),
]);

/** A form as it is stored, sent and printed. The messages are for whoever writes it. */
export const QuestionFormShape = z
  .strictObject({
    format: z.literal('loftet-form/1'),
    title: words(200),
    intro: words(2_000).optional(),
    handIn: words(500).optional(),
    elements: z
      .array(ElementShape)
      .min(1, 'Skriv minst en fråga.')
      .max(MOST_QUESTIONS, `Högst ${MOST_QUESTIONS} frågor. Korta frågeformulär blir besvarade.`),
  })
  .superRefine(({ elements }, ctx) => {
    elements.forEach((element, at) => {
      const earlier = elements.slice(0, at);
      if (earlier.some((one) => one.name === element.name))
        ctx.addIssue({
          code: 'custom',
          message: 'Två frågor har samma namn. Ändra det ena.',
          path: ['elements', at, 'name'],
        });
      if (element.visibleIf !== undefined && !canDepend(element.visibleIf, earlier))
        ctx.addIssue({
          code: 'custom',
          message: 'Villkoret måste gälla ett svar på en tidigare fråga.',
          path: ['elements', at, 'visibleIf'],
        });
      if (
        'group' in element &&
        element.group !== undefined &&
        earlier.some((one) => 'group' in one && one.group === element.group)
      )
        ctx.addIssue({ code: 'custom', message: 'Frågan om gruppen finns redan.', path: ['elements', at, 'group'] });
    });
  });

function canDepend({ name: on, is }: VisibleIf, earlier: readonly Element[]): boolean {
  const found = earlier.find((one) => one.name === on);
  if (found === undefined || (found.type !== 'radiogroup' && found.type !== 'checkbox')) return false;
  return is.every((value) => found.choices.some((choice) => choice.value === value));
}
