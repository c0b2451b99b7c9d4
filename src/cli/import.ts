import { importFolder } from '#cli/import-export.ts';
import { importText, sameText, type ImportRow } from '#cli/import-text.ts';
import { documentsAt } from '#cli/import-paths.ts';
import { readOptions, wrongly } from '#cli/arguments.ts';
import { tell } from '#cli/tell.ts';
import { readEnv } from '#platform/config.ts';
import { openContext, type Context } from '#platform/context.server.ts';
import { AppError, ERRORS, sentenceFor } from '#platform/errors.ts';
import { isExport } from '#platform/export/read-folder.server.ts';
import { withProgress } from '#platform/progress.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { loadFile } from '#reading/load-file.server.ts';
import { createReading, type ReadingService } from '#reading/reading-process.server.ts';
import { importFile } from '#report-back/import-file.server.ts';
import { municipalityForImport } from '#report-back/import-municipality.server.ts';

const ACTOR = { personId: null, via: 'command-line' } as const;

/** `municipality` is null where the first document may make it. */
type Wanted = { readonly slug: string; readonly municipality: MunicipalityRef | null; readonly accept: boolean };

/**
 * `./loftet import`: documents become drafts, or the record with --accept. Ends with 3 where something that was to be
 * accepted needs a person, with 2 where a document could not be read.
 */
export async function importDocuments(args: readonly string[]): Promise<number> {
  const { words, options } = readOptions(args, 'import');
  const slug = options['municipality'];
  const [exported] = words;
  if (exported !== undefined && words.length === 1 && slug === undefined && (await isExport(exported))) {
    return importFolder(exported, options['json'] === true);
  }
  if (words.length === 0 || typeof slug !== 'string') throw wrongly('import');
  const files = documentsAt(words);
  const ctx = await openContext(readEnv(process.env), tell);
  const reading = createReading();
  try {
    // Told before any document is read, where nobody wants it made.
    const municipality = options['create'] === true ? null : await municipalityForImport(ctx, slug, false, null);
    const wanted = { slug, municipality, accept: options['accept'] === true };
    const rows: ImportRow[] = [];
    for (const [index, file] of files.entries()) {
      if (files.length > 1) tell(`${index + 1} av ${files.length}: ${file}`);
      rows.push(await one(ctx, reading, file, wanted));
    }
    return present(rows, options['json'] === true);
  } finally {
    await reading.close();
    await ctx.close();
  }
}

async function one(ctx: Context, reading: ReadingService, file: string, wanted: Wanted): Promise<ImportRow> {
  try {
    const { bytes, fileName } = await loadFile(file);
    const read = await withProgress('Läser dokumentet', reading.read(bytes, fileName));
    const municipality =
      wanted.municipality ?? (await municipalityForImport(ctx, wanted.slug, true, read.report.municipality));
    return { file, done: await importFile(ctx, ACTOR, municipality, { bytes, reading: read }, wanted.accept) };
  } catch (error) {
    return { file, error };
  }
}

function present(rows: readonly ImportRow[], json: boolean): number {
  const errors = rows.flatMap((row) => ('error' in row ? [row.error] : []));
  if (errors.length === 1 && rows.length === 1) throw errors[0];
  for (const row of rows) {
    if ('error' in row) tell(`${row.file}: ${sentenceFor(row.error)}`);
    else if (row.done.obstacle !== null)
      tell(`${rows.length > 1 ? `${row.file}: ` : ''}${needsPerson(row.done.obstacle)}`);
    // The table says it; what a program reads has no place for it.
    if (json && 'done' in row && row.done.same !== null) tell(`${row.file}: ${sameText(row.done.same)}.`);
  }
  const shown = rows.map((row) =>
    'error' in row
      ? { promise: null, state: 'failed', findings: 0 }
      : { promise: row.done.promise, state: row.done.state, findings: row.done.findings },
  );
  if (json) process.stdout.write(`${JSON.stringify(shown.length === 1 ? shown[0] : shown, null, 2)}\n`);
  else process.stdout.write(importText(rows));
  if (errors.some((error) => !(error instanceof AppError))) return ERRORS.internal.exit;
  if (errors.length > 0) return 2;
  return rows.some((row) => 'done' in row && row.done.obstacle !== null) ? 3 : 0;
}

const needsPerson = (why: string): string => sentenceFor(new AppError('import-needs-person', { why }));
