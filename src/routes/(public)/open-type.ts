import type { OpenFormat } from '#publication/open-files.ts';

/** The type of an open file. */
export const OPEN_TYPE: Readonly<Record<OpenFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json',
};
