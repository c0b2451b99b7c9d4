import type { Dates } from '#checking/report.ts';
import type { EntryKind, FigureRecord, Progress } from '#follow-up/follow-up-record.ts';

export type RoundInput = {
  readonly label: string | null;
  readonly period: Dates;
  readonly opens?: string | null;
  readonly due?: string | null;
  readonly lockOn?: string | null;
};

export type FigureInput = Omit<
  FigureRecord,
  'id' | 'pointId' | 'entryVersionId' | 'position' | 'quote' | 'basePeriod' | 'preliminary' | 'visibility'
> & {
  readonly quote?: string | null;
  readonly basePeriod?: Dates | null;
  readonly preliminary?: boolean;
  readonly visibility?: 'public' | 'internal';
  /** Order among the point's figures, from 1; as they come where nothing is said. */
  readonly position?: number;
};

/** What one party says of one point for one round. */
export type EntryInput = {
  readonly roundId: string;
  readonly pointId: string;
  readonly partyId: string;
  readonly told: 'together' | 'apart';
  readonly kind: EntryKind;
  readonly body: string | null;
  readonly progress?: Progress | null;
  readonly reason?: string | null;
  readonly nextStep?: string | null;
  readonly internalNote?: string | null;
  readonly saidLate?: boolean;
  readonly sourceImport?: string | null;
  readonly figures?: readonly FigureInput[];
};

export type ActivityInput = {
  /** Made on the page, so that a form sent twice is one activity; else a new one. */
  readonly id?: string;
  readonly pointId: string;
  readonly partyId: string;
  readonly day: string;
  readonly body: string;
  readonly count?: number | null;
  readonly unit?: string | null;
  readonly placeId?: string | null;
  readonly withWhom?: string | null;
  readonly recurringId?: string | null;
  readonly measureId?: string | null;
  readonly visibility?: 'public' | 'internal';
};
