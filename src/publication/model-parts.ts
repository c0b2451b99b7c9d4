import { z } from 'zod';
import { PARTY_KINDS } from '#checking/report.ts';
import { STATE_LOOK, type PointState } from '#documents/point-state.ts';
import type { RingPoint } from '#documents/promise-ring.ts';
import { LANGS } from '#platform/texts/languages.ts';
import { OUTCOME_KINDS } from '#promise/promise-record.ts';

/**
 * What every page model is made of. Strict throughout: a field that is not named here cannot be stored, so that
 * internal words have no way out. Paths begin with a slash and carry no language.
 */
const STATES = Object.keys(STATE_LOOK) as [PointState, ...PointState[]];

export const Words = z.string().min(1);
export const MaybeWords = Words.nullable();
const Path = z.string().regex(/^(?:\/[a-z0-9-]+){1,4}$/);

export const PageLink = z.strictObject({ path: Path, text: Words });
export type PageLink = z.infer<typeof PageLink>;

export const Party = z.strictObject({ kind: z.enum(PARTY_KINDS), name: Words });
export type Party = z.infer<typeof Party>;

/** Who promises a point, and how it goes for that party. `word` is the state as it is read out. */
export const Owner = z.strictObject({
  kind: z.enum(PARTY_KINDS),
  name: Words,
  state: z.enum(STATES),
  word: Words,
  reason: MaybeWords,
});
export type Owner = z.infer<typeof Owner>;

export const Period = z.strictObject({ from: z.iso.date(), to: z.iso.date(), words: Words });
export type Period = z.infer<typeof Period>;

/** What becomes of a point when its promise ends. `onward`: it goes on into the next promise. */
export const OutcomeShown = z.strictObject({
  kind: z.enum(OUTCOME_KINDS),
  words: Words,
  reason: Words,
  onward: z.boolean(),
});
export type OutcomeShown = z.infer<typeof OutcomeShown>;

const Ring = z
  .array(
    z.strictObject({
      number: z.int().positive(),
      lanes: z.array(z.strictObject({ owner: z.enum(PARTY_KINDS), state: z.enum(STATES) })).readonly(),
      carriedOver: z.boolean(),
    }),
  )
  .readonly();

/** A promise as it stands in a list of promises. */
export const PromiseCard = z.strictObject({
  path: Path,
  title: Words,
  period: Period,
  areas: z.array(PageLink),
  headline: Words,
  ring: Ring,
  /** For every point it is decided what happens next; `onward`: where some of them went on. Left out until then. */
  closed: z.strictObject({ onward: z.array(PageLink) }).optional(),
});
export type PromiseCard = z.infer<typeof PromiseCard>;

/** The beginning of every model. `demo`: the municipality is invented, and every page says so. */
export const head = {
  format: z.literal('loftet-page/1'),
  lang: z.enum(LANGS),
  dir: z.enum(['ltr', 'rtl']),
  demo: z.boolean(),
  path: Path,
  municipality: PageLink,
  /** The languages that the page is in; left out where it is in Swedish alone. */
  languages: z.array(z.enum(LANGS)).optional(),
  /** Left out in Swedish, and where nothing on the page is a translated text. */
  translation: z
    .strictObject({
      /** Texts that nobody has translated: they stand in Swedish. */
      missing: z.array(Words),
      /** Texts that were translated from an earlier wording. */
      older: z.array(Words),
      /** A machine translated some of them, and nobody has approved it. */
      machine: z.boolean(),
    })
    .optional(),
};

/** The points as the ring draws them. */
export function ringOf(
  points: readonly { number: number; owners: readonly Owner[]; outcome: OutcomeShown | null }[],
): RingPoint[] {
  return points.map(({ number, owners, outcome }) => ({
    number,
    lanes: owners.map(({ kind, state }) => ({ owner: kind, state })),
    carriedOver: outcome?.onward ?? false,
  }));
}
