import { z } from 'zod';
import { STATE_LOOK, type PointState } from '#documents/point-state.ts';
import { LANGS } from '#platform/texts/languages.ts';
import { head, MaybeWords, OutcomeShown, Owner, PageLink, Party, Period, Words } from '#publication/model-parts.ts';
import { Stretch } from '#checking/word-difference.ts';

/** A figure with all that is needed to judge it. */
export const FigureShown = z.strictObject({
  label: Words,
  value: Words,
  period: Words,
  source: Words,
  /** The number to compare with. */
  base: MaybeWords,
  /** It compares, and the number to compare with is missing: "underlag saknas". */
  comparesWithout: z.boolean(),
  kind: z.enum(['activity', 'output', 'outcome', 'perception']),
  /** How it is to be read. */
  meaning: MaybeWords,
  preliminary: z.boolean(),
});
export type FigureShown = z.infer<typeof FigureShown>;

/** What one or more parties say of the point for one round. */
const AnswerShown = z.strictObject({
  by: z.array(Party),
  kind: z.enum(['report', 'nothing-to-report', 'silence', 'late', 'waiting']),
  state: z.enum(Object.keys(STATE_LOOK) as [PointState, ...PointState[]]).nullable(),
  /** The state, or the silence, as it is read out. */
  word: MaybeWords,
  body: MaybeWords,
  reason: MaybeWords,
  nextStep: MaybeWords,
  /** What was corrected, where it was. */
  correction: MaybeWords,
  figures: z.array(FigureShown),
});
export type AnswerShown = z.infer<typeof AnswerShown>;

const RoundShown = z.strictObject({
  label: Words,
  period: Period,
  answers: z.array(AnswerShown),
  /** How many of those who answered notice it; left out where that is not to be told. */
  noticed: Words.optional(),
  /** The same answer by answer; left out where those who did not say yes may not be told apart. */
  noticedShares: z.array(Words).optional(),
});
export type RoundShown = z.infer<typeof RoundShown>;

const ActivityShown = z.strictObject({
  day: z.iso.date(),
  when: Words,
  by: z.array(Party),
  body: Words,
  amount: MaybeWords,
  place: MaybeWords,
});

/** Something that is to be done for the point; only those that are for everybody. */
const MeasureShown = z.strictObject({ body: Words, by: MaybeWords, due: MaybeWords });

/** The same thing promised in one of the years: the point itself, what it came from and what it became. */
const LineItem = z.strictObject({
  path: PageLink.shape.path,
  number: z.int().positive(),
  period: Period,
  here: z.boolean(),
  /** How it came from the one before; null for the first. */
  change: MaybeWords,
  /** Its wording, compared with the one before. */
  wording: z.array(Stretch),
});

/** All that the page of a point shows. */
export const PointModel = z.strictObject({
  ...head,
  kind: z.literal('point'),
  promise: PageLink,
  period: Period,
  number: z.int().positive(),
  /** Points in the promise. */
  count: z.int().positive(),
  /** It stands in the promise no longer; the page stays. */
  removed: z.boolean(),
  focusArea: MaybeWords,
  above: MaybeWords,
  body: Words,
  why: MaybeWords,
  /** What was changed during the period; left out where nothing was, as in pages from before there were such notes. */
  amended: Words.optional(),
  due: MaybeWords,
  /** These three are left out where there is nothing, as in pages from before they were shown. */
  place: Words.optional(),
  goals: z.array(Words).optional(),
  measures: z.array(MeasureShown).optional(),
  owners: z.array(Owner),
  contributors: z.array(Party),
  target: z.strictObject({ words: Words, reached: z.array(Words) }).nullable(),
  rounds: z.array(RoundShown),
  /** Figures that belong to the point and to no answer. */
  figures: z.array(FigureShown),
  activities: z.array(ActivityShown),
  outcome: OutcomeShown.nullable(),
  line: z.array(LineItem),
  /** The period about which people are asked whether they notice the point; left out where they are not. */
  asks: Words.optional(),
  /** What people have asked, and what they were answered; left out where nothing is. */
  asked: z
    .array(z.strictObject({ question: Words, lang: z.enum(LANGS), answer: Words, by: Party, day: Words }))
    .optional(),
  /** That what people have asked should have been answered by a day that has passed; left out where nothing should. */
  unanswered: Words.optional(),
});
export type PointModel = z.infer<typeof PointModel>;
