import { readEnv } from '#platform/config.ts';
import { openContext } from '#platform/context.server.ts';
import { asOwner } from '#platform/owner-session.server.ts';
import { fill } from './fill-database.ts';

const SEED = 'löftet';

/** Fills a data folder of one's own, and lets the database count what it has, as it does by itself after a while. */
export async function fillFolder(dataDir: string, municipalities: number, years: number): Promise<void> {
  const config = readEnv({ ...process.env, LOFTET_DATA_DIR: dataDir });
  const ctx = await openContext(config, () => undefined);
  try {
    await fill(ctx, { municipalities, years, seed: SEED, tell: console.log });
    await asOwner(config, console.error, (owner) => owner.query('analyze'));
  } finally {
    await ctx.close();
  }
}
