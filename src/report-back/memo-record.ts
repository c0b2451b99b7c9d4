import type { Dates, Figure, PartyKind, Report, ReportPoint, Result } from '#checking/report.ts';
import type { PointState } from '#documents/point-state.ts';

/**
 * All that a memo is drawn from: what the record holds today of one promise, its follow-up and the council's case.
 * Nothing of it comes from a stored reading. The fields shared with `Report` mean what report.schema.json says.
 */
export type MemoRecord = Omit<
  Report,
  | 'format'
  | 'source'
  | 'title'
  | 'sections'
  | 'unplaced'
  | 'findings'
  | 'points'
  | 'statedCounts'
  | 'signatories'
  | 'consultation'
> & {
  readonly consultation: readonly MemoConsulted[];
  /** What the imported document stated; null where it stated nothing or nothing was imported. */
  readonly statedCounts: Report['statedCounts'] | 'computed';
  readonly points: readonly MemoPoint[];
  readonly signatories: readonly { readonly name: string; readonly role: string | null }[];
  /** An invented municipality: every page of the memo says so. */
  readonly isDemo: boolean;
  /** Paragraphs of an old document that a person picked for the section Bakgrund. Line breaks part paragraphs. */
  readonly prose: readonly { readonly heading: string; readonly text: string }[];
  /** The department's own assessment, a paragraph a line; null where none is written. */
  readonly assessment: string | null;
  /** When the unions were told, or agreed; null where not said, and where neither was called for. */
  readonly coDeterminationDay: string | null;
  /** Sentences that stand in place of drawn ones. */
  readonly edited: readonly MemoEdited[];
  /** The values that were filled into a person's texts, each with its source: frozen with the memo. */
  readonly bound: readonly BoundValue[];
  /** Whole https address of the promise's own public page; null while it is not published or the site has no address. */
  readonly publishedAt: string | null;
};

/** What is drawn and can still be worded by a person. What reading must give back is not among it. */
export const EDITABLE = ['method', 'went', 'agreements'] as const;
export type Editable = (typeof EDITABLE)[number];

/** A person's words, and the drawn ones that they were written over: when those differ from today's, both are shown. */
export type MemoEdited = { readonly part: Editable; readonly words: string; readonly over: string };

/** Something of the record that a text can hold by its name in braces, so that it always says what the record says. */
export type BoundValue = { readonly name: string; readonly words: string; readonly source: string };

export type MemoPoint = Omit<ReportPoint, 'blocks' | 'results' | 'figures' | 'owner'> & {
  /** In the order in which they stand; the report's `owner` is their kinds. */
  readonly owners: readonly MemoOwner[];
  /** Entries of owners together (`by` null) once. A round without an answer is in `silences`, never here. */
  readonly results: readonly MemoResult[];
  readonly silences: readonly { readonly period: string | null; readonly by: MemoParty | null }[];
  readonly figures: readonly MemoFigure[];
  /** What becomes of the point; null while nothing is decided. `carriedOver` is the report's word for it. */
  readonly outcome: MemoOutcome | null;
};

export type MemoParty = { readonly kind: PartyKind; readonly name: string };

export type MemoOwner = MemoParty & {
  /** The owner's lane in the ring. */
  readonly state: PointState;
  readonly verdict: { readonly value: 'kept' | 'partly' | 'not-kept'; readonly reason: string } | null;
};

/** `text` of an entry that says that there is nothing to report: its reason. `by` is the report's, `party` its name. */
export type MemoResult = Result & {
  readonly party: string | null;
  /** Why it was not done, or why the status changed; null where not said or where it stands in the text. */
  readonly reason: string | null;
  readonly nextStep: string | null;
};

/** A public figure. `quote` is the imported document's words, or the label of a figure that was typed. */
export type MemoFigure = Figure & {
  readonly typed: boolean;
  /** The period that it tells of; null where that is the promise's. */
  readonly period: Dates | null;
  readonly basePeriod: Dates | null;
  /** Null for a figure whose source is the imported document itself. */
  readonly source: string | null;
  readonly preliminary: boolean;
};

export type MemoOutcome = {
  readonly kind: 'closed' | 'carried' | 'reworded' | 'split' | 'merged' | 'prolonged' | 'transferred' | 'dropped';
  /** Null where the import gave it. */
  readonly reason: string | null;
  readonly transferredTo: string | null;
  /** Confirmed successors. */
  readonly successors: readonly { readonly period: Dates; readonly number: number }[];
};

/** A party of the consultation, with what it answered. */
export type MemoConsulted = Report['consultation'][number] & {
  /** Where it does not endorse all of it: what of, and its words. `point` null is the whole memo, 0 a point that is gone. */
  readonly deviations?: readonly {
    readonly point: number | null;
    readonly verdict: NonNullable<Report['consultation'][number]['verdict']>;
    readonly words: string | null;
  }[];
  /** The consultation went on without its answer, which the memo says. */
  readonly ended?: true;
};
