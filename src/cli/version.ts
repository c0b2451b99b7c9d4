import { readFileSync } from 'node:fs';
import { readArguments } from '#cli/arguments.ts';

/** `./loftet version` */
export async function version(args: readonly string[]): Promise<number> {
  readArguments(args, 'version', 0);
  const { version: number } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  process.stdout.write(`Löftet ${number} (Node ${process.versions.node})\n`);
  return 0;
}
