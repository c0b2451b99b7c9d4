import type { Passage } from '#checking/passage.ts';
import type { Report } from '#checking/report.ts';
import type { MissingResult } from '#reading/points/points.ts';

/** What a document says, before the checks. */
export type Interpretation = {
  readonly report: Omit<Report, 'findings'>;
  /** Every block's words with their role, for the checks. */
  readonly passages: Passage[];
  /** Periods that the document has a place for without telling anything. */
  readonly missing: MissingResult[];
};
