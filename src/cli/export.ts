import path from 'node:path';
import { readOptions, wrongly } from '#cli/arguments.ts';
import { tell } from '#cli/tell.ts';
import { readEnv } from '#platform/config.ts';
import { openContext } from '#platform/context.server.ts';
import { exportMunicipality } from '#platform/export/export-municipality.server.ts';
import { withProgress } from '#platform/progress.server.ts';

/** `./loftet export`: everything of one municipality as open files in a new folder. */
export async function exportFolder(args: readonly string[]): Promise<number> {
  const { words, options } = readOptions(args, 'export');
  const { municipality: slug, out } = options;
  if (words.length > 0 || typeof slug !== 'string') throw wrongly('export');
  const ctx = await openContext(readEnv(process.env), tell);
  try {
    const folder = path.resolve(typeof out === 'string' ? out : `${slug}-export`);
    const { tables, rows, files } = await withProgress('Exporterar', exportMunicipality(ctx.db, slug, folder));
    process.stdout.write(
      options['json'] === true
        ? `${JSON.stringify({ municipality: slug, folder, tables, rows, files }, null, 2)}\n`
        : `Exporten ${folder} är klar: ${tables} tabeller, ${counted(rows, 'rad', 'rader')} och ${counted(files, 'dokument', 'dokument')}.\n`,
    );
    tell('Mappen innehåller interna uppgifter och kan innehålla personuppgifter. Förvara den säkert.');
  } finally {
    await ctx.close();
  }
  return 0;
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('sv-SE')} ${count === 1 ? one : many}`;
}
