/**
 * How soon what is published shows in every process: `node bench/publish-visible.ts [--filled] [--rounds 20]`. Needs a
 * build. Two servers on one database keep a point's page; a third process publishes something new of the point, and both
 * are asked again and again until they answer with other bytes. Counted from the commit.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readEnv } from '#platform/config.ts';
import { openContext } from '#platform/context.server.ts';
import { fillFolder } from './load/fill-folder.ts';
import { judged, spreadOf, spreadText } from './load/judge.ts';
import { runningPoint, type Again } from './load/publish-again.ts';
import { getPage, inNewFolder, withSite, type Served } from './load/served.ts';

const LIMIT_MS = 1_000;
const GIVE_UP_MS = 30_000;
const BETWEEN_MS = 5;

const { values } = parseArgs({
  options: { filled: { type: 'boolean', default: false }, rounds: { type: 'string', default: '20' } },
});

if (values.filled) await measure({});
else
  await inNewFolder(async (dataDir) => {
    await fillFolder(dataDir, 2, 2);
    await measure({ LOFTET_DATA_DIR: dataDir });
  });

async function measure(where: Readonly<Record<string, string>>): Promise<void> {
  const env = { ...where, LOFTET_DEMO: 'off' };
  const ctx = await openContext(readEnv({ ...process.env, ...env }), console.error);
  try {
    const again = await runningPoint(ctx);
    await withSite(env, (one) => withSite(env, (other) => compare([one, other], again)));
  } finally {
    await ctx.close();
  }
}

async function compare(sites: readonly Served[], { path, publish }: Again): Promise<void> {
  const seen: number[] = [];
  const published: number[] = [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const before = await Promise.all(sites.map(({ port }) => tagOf(port, path)));
    const began = performance.now();
    // Asked from before the commit on, as readers do.
    const shown = sites.map((site, index) => whenOther(site, path, before[index] ?? ''));
    await publish();
    const committed = performance.now();
    published.push(committed - began);
    // Who sees it before the commit is told here has waited for nothing.
    seen.push(Math.max(0, ...(await Promise.all(shown)).map((at) => at - committed)));
  }
  const spread = spreadOf(seen);
  console.log(`publishing a point's page, to the commit: ${spreadText(spreadOf(published), 'ms')}`);
  console.log(
    `from the commit to new bytes in both of ${sites.length} processes: ${spreadText(spread, 'ms')}; the longest ${spread.max.toFixed(0)} ms (${judged(spread.max, LIMIT_MS)})`,
  );
}

async function whenOther({ port }: Served, path: string, before: string): Promise<number> {
  const began = performance.now();
  while (performance.now() - began < GIVE_UP_MS) {
    if ((await tagOf(port, path)) !== before) return performance.now();
    await pause(BETWEEN_MS);
  }
  return Infinity;
}

async function tagOf(port: number, path: string): Promise<string> {
  return String((await getPage(port, path)).headers.etag);
}
