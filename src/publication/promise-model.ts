import { z } from 'zod';
import { head, MaybeWords, OutcomeShown, Owner, PageLink, Party, Period, Words } from '#publication/model-parts.ts';

/** A point as it stands in its promise. */
export const PointItem = z.strictObject({
  number: z.int().positive(),
  path: PageLink.shape.path,
  body: Words,
  focusArea: MaybeWords,
  above: MaybeWords,
  owners: z.array(Owner),
  outcome: OutcomeShown.nullable(),
  /** Where it went on, in promises that are published. */
  next: z.array(PageLink),
});
export type PointItem = z.infer<typeof PointItem>;

/** All that the page of a promise shows. */
export const PromiseModel = z.strictObject({
  ...head,
  kind: z.literal('promise'),
  title: Words,
  headline: Words,
  intro: MaybeWords,
  /** What was changed during the period; left out where nothing was, as in pages from before there were such notes. */
  amended: Words.optional(),
  period: Period,
  /** The follow-up, period by period, oldest first; left out where there is none, as in pages from before it had pages. */
  rounds: z.array(PageLink).optional(),
  /** None: the whole municipality. */
  areas: z.array(PageLink),
  parties: z.array(Party),
  goals: z.array(Words),
  agreements: z.array(Words),
  points: z.array(PointItem),
  /** The period about which people are asked whether they notice the points; left out where they are not. */
  asks: Words.optional(),
});
export type PromiseModel = z.infer<typeof PromiseModel>;
