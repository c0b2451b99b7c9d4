/**
 * Tells the log where something went wrong. Never what stood in a document: causes and details may hold its words, so
 * only the place in our own code is written.
 */
export function logFault(where: string, error: unknown): void {
  const name = error instanceof Error ? error.name : typeof error;
  const said = error instanceof Error ? (error.stack ?? '').replace(error.message, '') : '';
  const frames = said.split('\n').filter((line) => /^\s+at /.test(line));
  process.stderr.write(`${[`${where}: ${name}`, ...frames].join('\n')}\n`);
}
