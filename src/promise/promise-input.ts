import type { Dates, Target } from '#checking/report.ts';
import type { Visibility } from '#promise/promise-record.ts';

/** A measure to write. `id` is that of one which the point has already; without it a new one is made. */
export type MeasureInput = {
  readonly id?: string | null;
  readonly body: string;
  readonly ownerParty?: string | null;
  readonly ownerUnit?: string | null;
  readonly actors?: string | null;
  readonly limits?: string | null;
  readonly funding?: string | null;
  /** In kronor. */
  readonly amount?: number | null;
  readonly due?: string | null;
  /** Internal where left out. */
  readonly visibility?: Visibility;
};

/** A point to write. Owners in the order in which they are to stand; more than one makes the point joint. */
export type PointInput = {
  readonly body: string;
  readonly owners: readonly string[];
  readonly contributors?: readonly string[];
  readonly focusArea?: string | null;
  readonly above?: string | null;
  readonly why?: string | null;
  readonly dueWords?: string | null;
  readonly internalNote?: string | null;
  readonly target?: Target | null;
  /** The last day to do it, `YYYY-MM-DD`. */
  readonly due?: string | null;
  readonly placeId?: string | null;
  readonly publicNote?: string | null;
  /** Ids of council goals. */
  readonly goals?: readonly string[];
  readonly measures?: readonly MeasureInput[];
};

/** A promise to write, with its points in their order. Ids are those of the room `places`. */
export type PromiseInput = {
  /** A new one where left out. */
  readonly id?: string;
  readonly title: string;
  readonly intro?: string | null;
  readonly internalNote?: string | null;
  readonly publicNote?: string | null;
  /** Both ends inclusive. */
  readonly period: Dates;
  /** None means the whole municipality. `name` is used for the address. */
  readonly areas: readonly { readonly id: string; readonly name: string }[];
  readonly parties: readonly { readonly id: string; readonly named: string }[];
  readonly goals?: readonly string[];
  readonly agreements?: readonly string[];
  readonly points: readonly PointInput[];
};

/** The promise's own text: everything but its points. */
export type FrameInput = Omit<PromiseInput, 'id' | 'points'>;

export type PromiseWritten = {
  readonly id: string;
  readonly slug: string;
  readonly versionId: string;
  /** In the order of the input. */
  readonly points: readonly { readonly id: string; readonly slug: string; readonly versionId: string }[];
};
