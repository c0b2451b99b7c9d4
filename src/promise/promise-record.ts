import type { Dates, PartyKind, Target } from '#checking/report.ts';

/** Who may see a thing: everybody, or those who work with the promise. */
export type Visibility = 'public' | 'internal';

export type PartyRef = { readonly id: string; readonly kind: PartyKind; readonly name: string };

export const OUTCOME_KINDS = [
  'closed',
  'carried',
  'reworded',
  'split',
  'merged',
  'prolonged',
  'transferred',
  'dropped',
] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

/** The outcomes after which a point goes on in the next promise, which are also how the later one comes from it. */
export const LINEAGE_KINDS = [
  'carried',
  'reworded',
  'split',
  'merged',
  'prolonged',
] as const satisfies readonly OutcomeKind[];
export type LineageKind = (typeof LINEAGE_KINDS)[number];

/** Whether a point goes on in the next promise. */
export function isOnward(kind: OutcomeKind): kind is LineageKind {
  return (LINEAGE_KINDS as readonly OutcomeKind[]).includes(kind);
}

export type Outcome = {
  readonly kind: OutcomeKind;
  readonly reason: string;
  readonly transferredTo: string | null;
};

/** The same thing promised in another promise, confirmed by a person. */
export type PointLink = {
  readonly kind: LineageKind;
  readonly pointId: string;
  readonly pointSlug: string;
  readonly promiseId: string;
  readonly promiseSlug: string;
  /** The other promise's period. */
  readonly period: Dates;
  /** The other point's words and place in its promise. */
  readonly body: string;
  readonly number: number;
};

/** One thing to do for a point, as the point's version says it. */
export type MeasureRecord = {
  readonly id: string;
  readonly body: string;
  readonly ownerParty: { readonly id: string; readonly name: string } | null;
  readonly ownerUnit: { readonly id: string; readonly name: string } | null;
  /** Those who take part, in words. */
  readonly actors: string | null;
  /** What must not be harmed by it. */
  readonly limits: string | null;
  /** Whose money. */
  readonly funding: string | null;
  /** In kronor. */
  readonly amount: number | null;
  readonly due: string | null;
  readonly visibility: Visibility;
};

/** A point as it stands: its latest version. */
export type PointRecord = {
  readonly id: string;
  readonly slug: string;
  readonly versionId: string;
  readonly no: number;
  /** Running number in the promise, from 1. */
  readonly number: number;
  readonly focusArea: string | null;
  /** The promise sentence above this point, where a document has three levels. */
  readonly above: string | null;
  readonly body: string;
  readonly why: string | null;
  readonly dueWords: string | null;
  readonly internalNote: string | null;
  /** The last day to do it, `YYYY-MM-DD`. */
  readonly due: string | null;
  readonly place: { readonly id: string; readonly name: string; readonly visibility: Visibility } | null;
  /** What was changed during the period, for everybody. */
  readonly publicNote: string | null;
  readonly goals: readonly { readonly id: string; readonly number: number | null; readonly text: string }[];
  readonly measures: readonly MeasureRecord[];
  /** SHA-256 of what a key of this version covers (pointContent). */
  readonly content: string;
  readonly owners: readonly PartyRef[];
  readonly contributors: readonly PartyRef[];
  readonly target: Target | null;
  readonly outcome: Outcome | null;
  readonly predecessors: readonly PointLink[];
  readonly successors: readonly PointLink[];
};

/** A promise as it stands: its latest version, with its points that are not in the waste basket. Internal words included. */
export type PromiseRecord = {
  readonly id: string;
  readonly slug: string;
  readonly versionId: string;
  readonly no: number;
  readonly title: string;
  readonly intro: string | null;
  readonly internalNote: string | null;
  /** What was changed during the period, for everybody. */
  readonly publicNote: string | null;
  /** SHA-256 of what a key of this version covers (frameContent). */
  readonly content: string;
  /** Both ends inclusive. */
  readonly period: Dates;
  readonly closedAt: Date | null;
  /** None where the promise is for the whole municipality. `name` is the area's name during the promise's period. */
  readonly areas: readonly { readonly id: string; readonly slug: string; readonly name: string }[];
  /** Those whom the promise names as making it, by the names that it uses (`named`). */
  readonly parties: readonly (PartyRef & { readonly named: string })[];
  readonly goals: readonly {
    readonly id: string;
    readonly number: number | null;
    readonly text: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
  readonly agreements: readonly { readonly id: string; readonly name: string; readonly date: string | null }[];
  readonly points: readonly PointRecord[];
};
