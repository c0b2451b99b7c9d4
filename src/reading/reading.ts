import type { Passage } from '#checking/passage.ts';
import type { Report } from '#checking/report.ts';
import type { Block } from '#reading/block.ts';

/** What a page needs to show a reading beside its document; the report alone is what the command line prints. */
export type Reading = {
  readonly report: Report;
  readonly blocks: readonly Block[];
  readonly passages: readonly Passage[];
};
