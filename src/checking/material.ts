import type { Passage } from '#checking/passage.ts';
import type { Report } from '#checking/report.ts';

/** What the reading understood, before anything has been said about it. */
export type ReportRead = Omit<Report, 'findings'>;

/** A point, or a period that the document has a column for, without text. */
export type Missing = {
  readonly point: number;
  readonly period: string | null;
  readonly block: number | null;
};

export type Spelling = {
  isKnown(word: string): boolean;
  /** The nearest known word, or null. */
  suggest(word: string): string | null;
};

/** All that a check may look at. Every check is a function from this to findings. */
export type Material = {
  readonly report: ReportRead;
  readonly passages: readonly Passage[];
  readonly missing: readonly Missing[];
  /** Null where the dictionary is not loaded: words are then not checked. */
  readonly spelling: Spelling | null;
};
