import { readArguments } from '#cli/arguments.ts';
import { tell } from '#cli/tell.ts';
import { toldToStop } from '#cli/told-to-stop.ts';
import { readEnv } from '#platform/config.ts';
import { openContext } from '#platform/context.server.ts';
import { startWorker } from '#worker.ts';

/** `./loftet worker`: mail and reminders, in a process of their own; until told to stop. */
export async function worker(args: readonly string[]): Promise<number> {
  readArguments(args, 'worker', 0);
  const ctx = await openContext(readEnv(process.env), tell);
  try {
    const told = toldToStop();
    const working = await startWorker(ctx);
    process.stdout.write('Löftet sköter mejl och påminnelser. Avsluta med Ctrl+C.\n');
    await told;
    await working.close();
  } finally {
    await ctx.close();
  }
  return 0;
}
