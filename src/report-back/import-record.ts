import type { Report } from '#checking/report.ts';

export type ImportState = 'draft' | 'accepted' | 'discarded';

/** Which parties own a point, by number: the names chosen where the document's parties are several of one kind. */
export type OwnerNames = Readonly<Record<string, readonly string[]>>;

/** What a draft says now: the reading with the corrections made so far. */
export type ImportDraft = {
  readonly no: number;
  readonly report: Report;
  readonly ownerNames: OwnerNames;
};

/** One line of the list of imports. */
export type ImportListed = {
  readonly id: string;
  readonly file: string;
  readonly title: string | null;
  readonly state: ImportState;
  readonly at: Date;
  /** Address word of the promise that it became. */
  readonly promise: string | null;
  readonly findings: number;
};
