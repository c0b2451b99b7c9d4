import type { PointState } from '#documents/point-state.ts';
import type { RingPoint, RingWords } from '#documents/promise-ring.ts';
import type { Lang } from '#platform/texts/languages.ts';

/** Notice-board posters, and the flyer for a stairwell. */
export const POSTER_SIZES = ['a4', 'a3', 'a5'] as const;
export type PosterSize = (typeof POSTER_SIZES)[number];

/** Text as it is, never markup. `swedish`: nobody has translated it, so that it stands in Swedish on a poster that is not. */
export type PosterText = { readonly text: string; readonly swedish: boolean };

export type PosterPoint = {
  readonly number: number;
  readonly body: PosterText;
  /** The same, cut at a word with "…" where it is long: what stands where there is no room for all of it. */
  readonly short: PosterText;
  /** How it goes for whom: "Kommunen: pågår". */
  readonly states: readonly { readonly state: PointState; readonly words: string }[];
};

/**
 * A promise on one side of one sheet. What there is no room for is told as a count with the way to it, never left out in
 * silence: every point has its segment in the ring, whether or not it stands below.
 */
export type Poster = {
  readonly size: PosterSize;
  readonly lang: Lang;
  /** The title in the file's properties. */
  readonly title: string;
  /** The day on which what it shows was published, `YYYY-MM-DD`. */
  readonly date: string;
  /** Stands in a frame at the top: "Exempel: påhittad kommun." */
  readonly marks: readonly string[];
  readonly over: string;
  /** Whose promise it is: the heading of level 1. */
  readonly place: string;
  readonly headline: string;
  readonly ring: readonly RingPoint[];
  readonly ringWords: RingWords;
  readonly ringSentence: string;
  readonly pointsHeading: string;
  readonly points: readonly PosterPoint[];
  /** What stands after the points, by how many of them there was no room for; the first for none is never shown. */
  readonly more: readonly string[];
  /** The page's permanent address, what it leads to, and the code's text alternative. */
  readonly link: { readonly address: string; readonly words: string; readonly alternative: string };
  /** Under the code: that people are asked whether what is promised is noticed; null where they are not. */
  readonly noticed: string | null;
  readonly reachHeading: string;
  readonly reach: readonly PosterText[];
  /** Small print: whose promise, version, until when it may hang, how it was translated. */
  readonly foot: readonly string[];
};
