import type { Report } from '#checking/report.ts';

/** What the kinds of cases are called. */
export const CASE_WORDS: Readonly<Record<Report['kind'], string>> = {
  promise: 'Beslut om löftet',
  'follow-up': 'Information under året',
  'report-back': 'Återrapportering',
};
