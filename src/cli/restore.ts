import path from 'node:path';
import { readArguments } from '#cli/arguments.ts';
import { tell } from '#cli/tell.ts';
import { restore as readBackup } from '#platform/backup/restore.server.ts';
import { readEnv } from '#platform/config.ts';
import { asOwner } from '#platform/owner-session.server.ts';

/** `./loftet restore FIL` */
export async function restore(args: readonly string[]): Promise<number> {
  const { words } = readArguments(args, 'restore', 1);
  const file = path.resolve(words[0] ?? '');
  const { tables, rows } = await asOwner(readEnv(process.env), tell, (client) => readBackup(client, file, { tell }));
  process.stdout.write(
    `Säkerhetskopian är inläst: ${tables} tabeller och ${rows.toLocaleString('sv-SE')} ${rows === 1 ? 'rad' : 'rader'}.\n`,
  );
  return 0;
}
