import { visible } from '#cli/tell.ts';
import { sentenceFor } from '#platform/errors.ts';
import type { FileImported } from '#report-back/import-file.server.ts';

export type ImportRow =
  { readonly file: string; readonly done: FileImported } | { readonly file: string; readonly error: unknown };

const STATES: Readonly<Record<FileImported['state'], string>> = {
  draft: 'väntar på granskning',
  accepted: 'godkänd',
  'already-imported': 'fanns redan, inget ändrat',
};

/** What happened to each document, a line each, for reading on a terminal. */
export function importText(rows: readonly ImportRow[]): string {
  const width = Math.max(...rows.map((row) => stateOf(row).length));
  return `${rows.map((row) => visible([stateOf(row).padEnd(width), ...partsOf(row)].join('  '))).join('\n')}\n`;
}

function stateOf(row: ImportRow): string {
  return 'error' in row ? 'gick inte att läsa' : STATES[row.done.state];
}

function partsOf(row: ImportRow): string[] {
  if ('error' in row) return [row.file, sentenceFor(row.error)];
  const { promise, findings, same } = row.done;
  return [
    row.file,
    ...(promise === null ? [] : [promise]),
    `${findings} ${findings === 1 ? 'anmärkning' : 'anmärkningar'}`,
    ...(same === null ? [] : [sameText(same)]),
  ];
}

/** What is said where a document may be about a promise that the record has already. */
export function sameText(same: string): string {
  return `${same} fanns redan för samma område och period`;
}
