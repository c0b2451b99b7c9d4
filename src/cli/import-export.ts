import { tell } from '#cli/tell.ts';
import { readEnv } from '#platform/config.ts';
import { openContext } from '#platform/context.server.ts';
import { importExport } from '#platform/export/import-export.server.ts';
import { withProgress } from '#platform/progress.server.ts';
import { fillSearch } from '#publication/search/fill-search.server.ts';

/** `./loftet import EXPORTMAPP`: an exported municipality, as it was. */
export async function importFolder(folder: string, json: boolean): Promise<number> {
  const ctx = await openContext(readEnv(process.env), tell);
  try {
    const { slug, rows, files } = await withProgress('Läser in exporten', importExport(ctx.db, folder));
    await fillSearch(ctx);
    process.stdout.write(
      json
        ? `${JSON.stringify({ municipality: slug, rows, files }, null, 2)}\n`
        : `Kommunen ${slug} är inläst: ${rows.toLocaleString('sv-SE')} ${rows === 1 ? 'rad' : 'rader'} och ${files.toLocaleString('sv-SE')} dokument.\n`,
    );
  } finally {
    await ctx.close();
  }
  return 0;
}
