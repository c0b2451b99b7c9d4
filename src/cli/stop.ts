import { readArguments } from '#cli/arguments.ts';
import { readEnv } from '#platform/config.ts';
import { dataFolder } from '#platform/data-folder.server.ts';
import { stopEmbedded } from '#platform/postgres/launcher.server.ts';

/** `./loftet stop`: stops the embedded database, never starts it. */
export async function stop(args: readonly string[]): Promise<number> {
  readArguments(args, 'stop', 0);
  const stopped = await stopEmbedded(dataFolder(readEnv(process.env)));
  process.stdout.write(stopped ? 'Databasen är stoppad.\n' : 'Databasen var inte igång.\n');
  return 0;
}
