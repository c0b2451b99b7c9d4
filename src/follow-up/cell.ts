import type { Stretch } from '#checking/word-difference.ts';
import type { Dates } from '#checking/report.ts';
import type { GridEntry, GridRound } from '#follow-up/grid.ts';
import type { EntryKind, Progress } from '#follow-up/follow-up-record.ts';
import type { PartyRef } from '#promise/promise-record.ts';

/** One version of an entry, as its history tells it. */
export type VersionTold = {
  readonly versionId: string;
  readonly no: number;
  readonly kind: EntryKind;
  readonly body: string | null;
  readonly progress: Progress | null;
  readonly reason: string | null;
  readonly correctionNote: string | null;
  readonly by: string | null;
  readonly at: Date;
  readonly key: 'approved' | 'returned' | null;
  readonly comment: string | null;
};

/** What the page of one cell shows: a point, a party and a round. */
export type CellPage = {
  readonly promise: { readonly slug: string; readonly title: string; readonly period: Dates };
  readonly point: {
    readonly id: string;
    readonly number: number;
    readonly body: string;
    readonly target: string | null;
  };
  readonly party: PartyRef;
  readonly round: GridRound;
  readonly entry: GridEntry | null;
  /** What the party said the last time before this round, and how the text differs from it, word by word. */
  readonly before: {
    readonly label: string;
    readonly entry: GridEntry;
    readonly difference: readonly Stretch[];
  } | null;
  /** Done in the round's days, to be remembered by whoever writes. */
  readonly activities: readonly {
    readonly id: string;
    readonly day: string;
    readonly body: string;
    readonly amount: string | null;
  }[];
  readonly history: readonly VersionTold[];
  readonly may: { readonly change: boolean; readonly approve: boolean };
};
