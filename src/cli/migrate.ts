import { readArguments } from '#cli/arguments.ts';
import { tell } from '#cli/tell.ts';
import { readEnv } from '#platform/config.ts';
import { migrate as migrateDatabase } from '#platform/migrations.server.ts';
import { asOwner } from '#platform/owner-session.server.ts';

/** `./loftet migrate`: brings the database to this version. */
export async function migrate(args: readonly string[]): Promise<number> {
  readArguments(args, 'migrate', 0);
  const names = await asOwner(readEnv(process.env), tell, (client) => migrateDatabase(client, { tell }));
  process.stdout.write(
    names.length === 0
      ? 'Databasen har redan den här versionen.\n'
      : 'Databasen är uppdaterad till den här versionen.\n',
  );
  return 0;
}
