import { z } from 'zod';
import { LANGS, type Lang } from '#platform/texts/languages.ts';

/**
 * The questions of a dialogue, in all its languages. The words of the model are those of SurveyJS (survey-core, MIT:
 * `elements`, `radiogroup`, `checkbox`, `rating`, `comment`, `choices`, `visibleIf`, `isRequired`), so that a form can be taken to
 * and from such tools; `place` and `worry` are ours. Everything can be answered without JavaScript and on paper.
 */
export type Words = { readonly sv: string } & {
  readonly [lang in Exclude<Lang, 'sv'>]?: string | undefined;
};
export type Choice = { readonly value: string; readonly text: Words };
/** Asked only of those who chose one of these answers to an earlier question. */
type VisibleIf = { readonly name: string; readonly is: readonly string[] };
/** Who somebody is, in groups: compared with the registers to see who was not heard. */
const GROUPS = ['age', 'sex', 'area'] as const;
type Group = (typeof GROUPS)[number];

type Asked = {
  readonly name: string;
  readonly title: Words;
  readonly description?: Words | undefined;
  readonly isRequired?: boolean | undefined;
  readonly visibleIf?: VisibleIf | undefined;
};
export type Element = Asked &
  (
    | { readonly type: 'radiogroup'; readonly choices: readonly Choice[]; readonly group?: Group | undefined }
    | {
        readonly type: 'checkbox';
        readonly choices: readonly Choice[];
        readonly maxSelectedChoices?: number | undefined;
      }
    | {
        readonly type: 'rating';
        readonly rateMin: number;
        readonly rateMax: number;
        readonly minRateDescription?: Words | undefined;
        readonly maxRateDescription?: Words | undefined;
      }
    /** One of the named places, or words of one's own. */
    | { readonly type: 'place'; readonly choices: readonly Choice[] }
    | { readonly type: 'comment'; readonly maxLength: number }
    /** What worries most here: where, when, what; at most three. */
    | { readonly type: 'worry'; readonly places: readonly Choice[]; readonly problems: readonly Choice[] }
  );
export type QuestionForm = {
  readonly format: 'loftet-form/1';
  readonly title: Words;
  readonly intro?: Words | undefined;
  readonly elements: readonly Element[];
};

const MOST_QUESTIONS = 15;
const MOST_CHOICES = 40;
export const MOST_WORRIES = 3;
export const LONGEST_COMMENT = 2_000;
/** Parts of the day in a worry and in a coding; `night` is 22–06. */
export const TIMES = ['morning', 'day', 'evening', 'night'] as const;
export type TimeOfDay = (typeof TIMES)[number];

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
    .refine((all) => new Set(all.map(({ value }) => value)).size === all.length, 'Två svar är lika.');
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
    elements: z
      .array(ElementShape)
      .min(1, 'Skriv minst en fråga.')
      .max(MOST_QUESTIONS, `Högst ${MOST_QUESTIONS} frågor. Korta frågeformulär blir besvarade.`),
  })
  .superRefine(({ elements }, ctx) => {
    elements.forEach((element, at) => {
      const earlier = elements.slice(0, at);
      if (earlier.some((one) => one.name === element.name))
        ctx.addIssue({ code: 'custom', message: 'Två frågor har samma namn.', path: ['elements', at, 'name'] });
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

/** The words in a language, or the Swedish ones where they are missing: then marked with their own `lang`. */
export function wordsIn(lang: Lang, all: Words): { readonly text: string; readonly lang: Lang } {
  const text = all[lang];
  return text === undefined ? { text: all.sv, lang: 'sv' } : { text, lang };
}

/** The languages in which no question is missing, Swedish first; the title may be Swedish alone. */
export function languagesOf(form: QuestionForm): Lang[] {
  const all = allWords(form);
  return LANGS.filter((lang) => all.every((one) => one[lang] !== undefined));
}

/** Every text of a form but its title, in its order. */
function allWords(form: QuestionForm): Words[] {
  const own = [form.intro, ...form.elements.flatMap(wordsOf)];
  return own.filter((one) => one !== undefined);
}

function wordsOf(element: Element): (Words | undefined)[] {
  const asking = [element.title, element.description];
  if (element.type === 'rating') return [...asking, element.minRateDescription, element.maxRateDescription];
  if (element.type === 'worry') return [...asking, ...[...element.places, ...element.problems].map(({ text }) => text)];
  return element.type === 'comment' ? asking : [...asking, ...element.choices.map(({ text }) => text)];
}
