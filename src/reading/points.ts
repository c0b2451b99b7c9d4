import type { Dates, PartyKind, ReportPoint } from '#checking/report.ts';
import type { Block } from '#reading/block.ts';

/** What the frame has found out about the document before its points are read. */
export type PointHints = {
  /** The parties that promise, as the report names them. Empty where not known. */
  readonly parties: readonly { readonly kind: PartyKind; readonly name: string }[];
  /** The promise's period. */
  readonly period: Dates | null;
  /** The document is an official memo (tjänsteskrivelse, tjänsteutlåtande). */
  readonly official: boolean;
  readonly title: string | null;
  readonly municipality: string | null;
  readonly areas: readonly string[];
  /**
   * Blocks that other fields have taken whole (decision, basis, goals, consultation, signatories, dispatch, title) and
   * the headings of such sections. No point is read from them, and a list or section of points ends at them.
   */
  readonly claimed: ReadonlySet<number>;
};

/** A period that the document has a place for without telling anything. */
export type MissingResult = {
  /** The point's number. */
  readonly point: number;
  readonly period: string | null;
  /** Where the empty place, or else the point, stands. */
  readonly block: number | null;
};

export type PointReading = {
  readonly points: ReportPoint[];
  /** Every block that points were read from: the points' own, and headings, labels and lead-ins that say something about them. */
  readonly used: ReadonlySet<number>;
  /** Items and cells in lists and tables of points that could not be read as part of one. */
  readonly unplaced: number[];
  readonly missing: MissingResult[];
};

/** Reads the promise's points, with their owners and results, out of a document. */
export function readPoints(_blocks: readonly Block[], _hints: PointHints): PointReading {
  return { points: [], used: new Set(), unplaced: [], missing: [] };
}
