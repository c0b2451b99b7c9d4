import { z } from 'zod';
import { DEFINITIONS, DIALOGUE_KINDS } from '#dialogue/dialogue.ts';
import { TIMES } from '#dialogue/question-form.ts';
import { LANGS } from '#platform/texts/languages.ts';
import { day, key, words, wordsInAll } from '#report-back/demo-parts.ts';
import { DemoWalk } from '#report-back/demo-walk-data.ts';

const DemoAnswer = z.strictObject({
  day,
  channel: z.enum(['web', 'paper']),
  lang: z.enum(LANGS),
  answers: z.record(z.string(), z.unknown()),
  /** What it was coded on, by the themes' names; left out where nobody has coded it. */
  themes: z
    .array(
      z.strictObject({
        theme: words,
        place: key.optional(),
        placeWords: words.optional(),
        time: z.enum(TIMES).optional(),
      }),
    )
    .optional(),
});

/** A dialogue with the standard questions, its answers, and what came of their themes. */
export const DemoDialogue = z.strictObject({
  step: z.enum(['open', 'closed']),
  /** Themes besides the usual ones, each under one that stands before it. */
  themes: z.array(z.strictObject({ name: words, under: words.nullable() })),
  answers: z.array(DemoAnswer),
  /** Which theme led to which point. */
  points: z.array(z.strictObject({ theme: words, promise: key, point: key })),
  whyNot: z.array(z.strictObject({ theme: words, body: words })),
  kind: z.enum(DIALOGUE_KINDS),
  title: z.strictObject(wordsInAll),
  /** Where answers on paper are handed in. */
  handIn: z.strictObject(wordsInAll),
  definition: z.enum(DEFINITIONS),
  area: key.nullable(),
  place: words.nullable(),
  places: z.array(words),
  heldFrom: day,
  heldTo: day,
  feedbackDue: day.nullable(),
  /** To agree or disagree with. */
  statements: z.array(z.strictObject(wordsInAll).partial({ 'sv-x-lattlast': true, en: true, ar: true, so: true })),
  /** Those that were walked, of a safety walk. */
  walks: z.array(DemoWalk).default([]),
  /** What those who answered were told of what came of it. */
  feedback: z.strictObject({ intro: words, quotes: z.array(words) }).nullable(),
});
export type DemoDialogue = z.infer<typeof DemoDialogue>;
