import type { Dates, Target } from '#checking/report.ts';

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
};

/** A promise to write, with its points in their order. Ids are those of the room `places`. */
export type PromiseInput = {
  readonly title: string;
  readonly intro?: string | null;
  readonly internalNote?: string | null;
  /** Both ends inclusive. */
  readonly period: Dates;
  /** None means the whole municipality. `name` is used for the address. */
  readonly areas: readonly { readonly id: string; readonly name: string }[];
  readonly parties: readonly { readonly id: string; readonly named: string }[];
  readonly goals?: readonly string[];
  readonly agreements?: readonly string[];
  readonly points: readonly PointInput[];
};

export type PromiseWritten = {
  readonly id: string;
  readonly slug: string;
  readonly versionId: string;
  /** In the order of the input. */
  readonly points: readonly { readonly id: string; readonly slug: string; readonly versionId: string }[];
};
