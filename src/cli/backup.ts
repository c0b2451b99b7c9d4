import path from 'node:path';
import { readArguments } from '#cli/arguments.ts';
import { tell } from '#cli/tell.ts';
import { backup as writeBackup } from '#platform/backup/backup.server.ts';
import { readEnv } from '#platform/config.ts';
import { asOwner } from '#platform/owner-session.server.ts';

/** `./loftet backup FIL` */
export async function backup(args: readonly string[]): Promise<number> {
  const { words } = readArguments(args, 'backup', 1);
  const file = path.resolve(words[0] ?? '');
  const { tables, rows } = await asOwner(readEnv(process.env), tell, (client) => writeBackup(client, file));
  process.stdout.write(
    `Säkerhetskopian ${file} är klar: ${tables} tabeller och ${rows.toLocaleString('sv-SE')} ${rows === 1 ? 'rad' : 'rader'}.\n`,
  );
  tell('Hemligheten (LOFTET_SECRET eller filen secret i datamappen) ingår inte. Spara den för sig.');
  return 0;
}
