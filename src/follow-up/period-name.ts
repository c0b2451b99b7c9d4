import { periodWords } from '#checking/day-words.ts';
import { periodLabelWords } from '#checking/period-words.ts';
import type { Dates } from '#checking/report.ts';

/** What a follow-up period is called: "tertial 2 2018"; the promise's whole period by its dates. */
export function periodName({ label, period }: { readonly label: string | null; readonly period: Dates }): string {
  return label === null ? periodWords(period) : periodLabelWords(label);
}
