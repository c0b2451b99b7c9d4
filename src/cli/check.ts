import { documentArgument } from '#cli/document-argument.ts';
import { findingsText } from '#documents/findings-text.ts';
import { readFile } from '#reading/read-file.server.ts';

/** `./loftet check FIL [--json]`: what is wrong with a document. Answers 1 if there is an error among it. */
export async function check(args: readonly string[]): Promise<number> {
  const { file, json } = documentArgument('check', args);
  const report = await readFile(file);
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : findingsText(report));
  return report.findings.some((finding) => finding.severity === 'error') ? 1 : 0;
}
