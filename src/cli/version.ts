import { readArguments } from '#cli/arguments.ts';
import { softwareVersion } from '#platform/software-version.server.ts';

/** `./loftet version` */
export async function version(args: readonly string[]): Promise<number> {
  readArguments(args, 'version', 0);
  process.stdout.write(`Löftet ${softwareVersion()} (Node ${process.versions.node})\n`);
  return 0;
}
