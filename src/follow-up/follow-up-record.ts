import type { Comparison, Dates, Per } from '#checking/report.ts';
import type { AnsweredQuestion, LateQuestions } from '#follow-up/question.ts';

export const PROGRESS = ['not-started', 'planned', 'under-way', 'partly', 'done', 'not-done'] as const;
export type Progress = (typeof PROGRESS)[number];
export type EntryKind = 'report' | 'nothing-to-report' | 'silence';
export type Verdict = 'kept' | 'partly' | 'not-kept';

export type RoundRecord = {
  readonly id: string;
  /** 'T2 2018', '2017-05' …; null where the round is the promise's whole period. */
  readonly label: string | null;
  /** Both ends inclusive. */
  readonly period: Dates;
  readonly due: string | null;
  readonly lockedAt: Date | null;
};

/** What one party says of one point for one round: its latest version. Internal words included. */
export type EntryRecord = {
  readonly id: string;
  readonly roundId: string;
  readonly pointId: string;
  readonly partyId: string;
  /** Told for all owners with the same words, or by this party for itself. */
  readonly told: 'together' | 'apart';
  /** Order among the point's results. */
  readonly position: number;
  readonly versionId: string;
  readonly no: number;
  readonly kind: EntryKind;
  readonly body: string | null;
  readonly nextStep: string | null;
  readonly internalNote: string | null;
  /** Null where nothing is stated; never the same as silence. */
  readonly progress: Progress | null;
  /** The document itself said that it is late. */
  readonly saidLate: boolean;
  readonly reason: string | null;
  /** What was corrected, where this version is a correction. */
  readonly correctionNote: string | null;
  readonly imported: boolean;
  readonly at: Date;
};

export type FigureRecord = {
  readonly id: string;
  readonly pointId: string;
  readonly entryVersionId: string | null;
  readonly position: number;
  readonly label: string;
  /** The document's own words, for a figure that was read from one. */
  readonly quote: string | null;
  readonly value: number | null;
  readonly base: number | null;
  readonly hasBase: boolean;
  readonly unit: string | null;
  readonly per: Per | null;
  readonly comparison: Comparison | null;
  readonly period: Dates;
  readonly basePeriod: Dates | null;
  readonly source: string;
  readonly preliminary: boolean;
  readonly kind: 'activity' | 'output' | 'outcome' | 'perception';
  readonly direction: 'higher-better' | 'higher-worse' | 'neutral';
  readonly visibility: 'public' | 'internal';
};

/** Something that was done, on a day. */
export type ActivityRecord = {
  readonly id: string;
  readonly pointId: string;
  readonly partyId: string;
  readonly day: string;
  readonly body: string;
  readonly count: number | null;
  readonly unit: string | null;
  readonly place: { readonly name: string; readonly visibility: 'public' | 'internal' } | null;
  readonly visibility: 'public' | 'internal';
};

export type VerdictRecord = {
  readonly pointId: string;
  readonly partyId: string;
  readonly value: Verdict;
  readonly reason: string;
};

/** What may be told of how many notice a point: so many of those who answered up to and including the day said yes. */
export type NoticedTold = {
  readonly day: string;
  readonly yes: number;
  readonly of: number;
  /** So many of them said no, and the rest that they do not know; null where these may not be told apart. */
  readonly no: number | null;
};
/** What may be told of one point and round. */
export type NoticedOf = NoticedTold & { readonly roundId: string; readonly pointId: string };

/** The follow-up of one promise as it stands. Rounds by their dates, entries by round and position. */
export type FollowUpRecord = {
  readonly rounds: readonly RoundRecord[];
  readonly entries: readonly EntryRecord[];
  readonly figures: readonly FigureRecord[];
  readonly activities: readonly ActivityRecord[];
  /** The latest of each point and party. */
  readonly verdicts: readonly VerdictRecord[];
  /** What may be told of how many notice the points; left out but where pages are made. */
  readonly noticed?: readonly NoticedOf[];
  /** The answered questions that are for everybody; left out as `noticed` is. */
  readonly questions?: readonly AnsweredQuestion[];
  /** The points of which a question has not been answered in time; left out as `noticed` is. */
  readonly lateQuestions?: readonly LateQuestions[];
};
