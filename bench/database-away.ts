/**
 * What readers get while the database is away: `node bench/database-away.ts [--seconds 10]`. Needs a build. The server
 * reaches its database through a door, which is shut while twenty ask on and opened again. Pages that were kept must come as
 * they were, the others be refused calmly; the office, /readyz and whatever else needs the database may not pretend; and
 * afterwards a new publication must show. Ends with 1 where one of these does not hold.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { readEnv } from '#platform/config.ts';
import { openContext, type Context } from '#platform/context.server.ts';
import { databaseDoor, type DatabaseDoor } from '../tests/support/database-door.ts';
import { askAtOnce, percentileText, type Asking } from './load/askers.ts';
import { fillFolder } from './load/fill-folder.ts';
import { judged } from './load/judge.ts';
import { runningPoint } from './load/publish-again.ts';
import { fetchPage, inNewFolder, manyPages, withSite, type Served } from './load/served.ts';

const ASKERS = 20;
const KEPT = 60;
const BACK_MS = 10_000;

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '10' } } });

await inNewFolder(async (dataDir) => {
  await fillFolder(dataDir, 2, 3);
  const ctx = await openContext(readEnv({ ...process.env, LOFTET_DATA_DIR: dataDir }), console.error);
  const door = await databaseDoor(ctx.sessionLogin);
  try {
    const { host, port, user, password, database } = new pg.Client(door.login);
    const url = `postgres://${encodeURIComponent(user ?? '')}:${encodeURIComponent(password ?? '')}@${host}:${port}/${database}`;
    await withSite({ DATABASE_URL: url, LOFTET_DEMO: 'off' }, (site) => measure(site, door, ctx));
  } finally {
    await door.close();
    await ctx.close();
  }
});

async function measure(site: Served, door: DatabaseDoor, ctx: Context): Promise<void> {
  const again = await runningPoint(ctx);
  const all = (await manyPages(site)).filter((path) => path !== again.path);
  const [kept, others] = [[again.path, ...all.slice(0, KEPT - 1)], all.slice(KEPT)];
  await askFor(site, kept, kept.length);
  tell('before', await during(site, kept, 2_000), (one) => one.status === 200);

  await door.shut();
  const ms = Number(values.seconds) * 1_000;
  const [shown, refused] = await Promise.all([during(site, kept, ms), slowly(site, others, ms)]);
  tell('away, pages that were kept', shown, ({ status }) => status === 200);
  tell('away, pages that were not', refused, ({ status }) => status === 503);
  await again.publish();
  for (const [path, status] of [
    ['/healthz', 200],
    ['/readyz', 503],
    ['/arbete/loften', 503],
    ['/sok?q=trygg', 503],
  ] as const) {
    const answer = await fetchPage(site.port, path, { headers: { cookie: 'loftet=x' } });
    console.log(`   ${path}: ${answer.status} (${judged(Math.abs(answer.status - status), 0)} from ${status})`);
  }
  const before = (await fetchPage(site.port, again.path)).headers.etag;
  await door.open();
  const opened = performance.now();
  while ((await fetchPage(site.port, again.path)).headers.etag === before && performance.now() - opened < 60_000)
    await pause(20);
  const back = performance.now() - opened;
  console.log(`back: what was published meanwhile shows after ${back.toFixed(0)} ms (${judged(back, BACK_MS)})`);
  tell(
    'back, all pages',
    await askFor(site, [...kept, ...others.slice(0, KEPT)], KEPT * 2),
    (one) => one.status === 200,
  );
}

function tell(when: string, asked: readonly Asking[], right: (one: Asking) => boolean): void {
  const wrong = asked.filter((one) => !right(one));
  const how = [...Map.groupBy(asked, ({ status, cache }) => `${status} ${cache.replace(/ttl=-\d+/, 'stale')}`)];
  console.log(
    `${when}: ${asked.length} requests, ${percentileText(asked)}; otherwise than they should ${wrong.length} (${judged(wrong.length, 0)})`,
  );
  console.log(`   ${how.map(([what, some]) => `${some.length} x ${what}`).join(', ')}`);
}

function askFor(site: Served, paths: readonly string[], often: number): Promise<Asking[]> {
  let next = 0;
  return askAtOnce(site.port, ASKERS, () => (next < often ? (paths[next++ % paths.length] ?? null) : null));
}

function during(site: Served, paths: readonly string[], ms: number): Promise<Asking[]> {
  const end = performance.now() + ms;
  let next = 0;
  return askAtOnce(site.port, ASKERS, () => (performance.now() < end ? (paths[next++ % paths.length] ?? null) : null));
}

/** A few a second, beside the others. */
async function slowly(site: Served, paths: readonly string[], ms: number): Promise<Asking[]> {
  const end = performance.now() + ms;
  const asked: Asking[] = [];
  for (let next = 0; performance.now() < end; next += 1) {
    const path = paths[next % paths.length];
    if (path === undefined) break;
    let left = 1;
    asked.push(...(await askAtOnce(site.port, 1, () => (left-- > 0 ? path : null))));
    await pause(50);
  }
  return asked;
}
