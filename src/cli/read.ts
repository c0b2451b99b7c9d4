import { documentArgument } from '#cli/document-argument.ts';
import { reportText } from '#documents/report-text.ts';
import { readFile } from '#reading/read-file.server.ts';

/** `./loftet read FIL [--json]`: what a document says. */
export async function read(args: readonly string[]): Promise<number> {
  const { file, json } = documentArgument('read', args);
  const report = await readFile(file);
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : reportText(report));
  return 0;
}
