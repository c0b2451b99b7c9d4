/**
 * What a public page costs: `node bench/serve.ts [/path]`, the start page unless another is named. Needs a build
 * (`npm start` makes one); the demonstration municipality is loaded.
 *
 * Cached: processor time per request through the whole server against bare `node:http` sending the same compressed
 * bytes, in one run, turn by turn. Uncached: every request names a port that nobody has named, which is a host with no
 * page kept: drawn, compressed, kept and sent, one at a time.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { countQueries, type QueryCount } from './query-count.ts';

const CACHED_LIMIT = 1.25;
const QUERY_LIMIT = 5;
const DATABASE_MS_LIMIT = 2;
const ROUNDS = 12;
const REQUESTS = 6_000;
const CONNECTIONS = 16;
const WARM_UP = 100;
const UNCACHED = 400;
const SETTLE_MS = 1_000;

const BROWSER = {
  accept: 'text/html,*/*;q=0.8',
  'accept-encoding': 'gzip, deflate, br, zstd',
  'accept-language': 'sv-SE',
};

type Role = 'site' | 'bare';
type Page = { headers: Record<string, string>; body: string };
type Used = { readonly micros: number; readonly asked: QueryCount };

const ONE_BY_ONE = new http.Agent({ keepAlive: true, maxSockets: 1 });

const word = process.argv[2] ?? '/';
if (word === 'site' || word === 'bare') await run(word);
else if (word.startsWith('/')) await compare(word);
else throw new Error('node bench/serve.ts [/path]');

/** In a process of its own: serves, and tells what it has used. */
async function run(as: Role): Promise<void> {
  const asked = countQueries();
  const port = as === 'site' ? await serveSite() : await serveBare();
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ micros: user + system, asked: asked() } satisfies Used);
  });
  process.send?.(port);
}

/** Told to stop, or left alone by who started it, it takes its database along. */
async function serveSite(): Promise<number> {
  const { serve } = await import('#server.ts');
  const { openContext, sharedContext } = await import('#platform/context.server.ts');
  const { readEnv } = await import('#platform/config.ts');
  const { loadDemo } = await import('#report-back/load-demo.server.ts');
  const ctx = await sharedContext(() => openContext(readEnv(process.env), console.error));
  await loadDemo(ctx);
  const site = await serve();
  const stop = async (): Promise<void> => {
    await site.close();
    await ctx.close();
    process.exit();
  };
  process.once('disconnect', () => void stop());
  return site.port;
}

async function serveBare(): Promise<number> {
  const [page] = (await once(process, 'message')) as [Page];
  process.removeAllListeners('message');
  const body = Buffer.from(page.body, 'base64');
  const headers = { ...page.headers, 'content-length': body.length };
  const server = http.createServer((_request, response) => {
    response.writeHead(200, headers);
    response.end(body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

async function compare(address: string): Promise<void> {
  const dataDir = mkdtempSync(path.join(realpathSync(tmpdir()), 'loftet-bench-'));
  // The database runs under an account of its own, which must reach it.
  chmodSync(dataDir, 0o755);
  const env = { ...process.env, PORT: '0', LOFTET_DATA_DIR: dataDir };
  const start = (as: Role): ChildProcess =>
    fork(import.meta.filename, [as], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [site, bare] = [start('site'), start('bare')];
  try {
    const sitePort = await answerOf<number>(site);
    const page = await get(sitePort, address);
    const encoding = String(page.headers['content-encoding']);
    console.log(`page ${address}, ${page.body.length} bytes (${encoding})`);
    const headers = { 'content-type': 'text/html', 'content-encoding': encoding };
    bare.send({ headers, body: page.body.toString('base64') } satisfies Page);
    const barePort = await answerOf<number>(bare);
    await pause(SETTLE_MS); // until the site hears publications
    await measureCached({ child: site, port: sitePort }, { child: bare, port: barePort }, address);
    await measureUncached(site, sitePort, address);
  } finally {
    bare.kill();
    if (site.connected) site.disconnect();
    await Promise.all([site, bare].map((child) => child.exitCode ?? child.signalCode ?? once(child, 'exit')));
    rmSync(dataDir, { recursive: true, force: true });
  }
}

type Measured = { readonly child: ChildProcess; readonly port: number };

async function measureCached(site: Measured, bare: Measured, address: string): Promise<void> {
  const costs: { readonly site: number; readonly bare: number }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    // Turn and turn about, so that what else the machine does meets both alike.
    const first = round % 2 === 0 ? await costOf(site, address) : undefined;
    const other = await costOf(bare, address);
    const cost = { site: first ?? (await costOf(site, address)), bare: other };
    // The first round warms up both.
    if (round > 0) costs.push(cost);
  }
  const ratios = costs.map((cost) => cost.site / cost.bare).toSorted((a, b) => a - b);
  const micros = `${median(costs.map((cost) => cost.site)).toFixed(1)} and ${median(costs.map((cost) => cost.bare)).toFixed(1)} µs`;
  const spread = `${ratios.at(0)?.toFixed(2)}-${ratios.at(-1)?.toFixed(2)}`;
  console.log(`cached page, processor per request: ${micros}; ratios of ${ROUNDS} rounds ${spread}`);
  judge('cached page', median(ratios), CACHED_LIMIT, 'x bare node:http');
}

async function measureUncached(site: ChildProcess, port: number, address: string): Promise<void> {
  let host = 1;
  const draw = async (): Promise<number> => {
    const began = performance.now();
    const { headers } = await get(port, address, `localhost:${(host += 1)}`);
    if (headers['cache-status'] !== 'loftet; fwd=miss; stored')
      throw new Error(`not drawn: ${headers['cache-status']}`);
    return performance.now() - began;
  };
  for (let n = 0; n < WARM_UP; n += 1) await draw();
  const before = await usedBy(site);
  const times: number[] = [];
  for (let n = 0; n < UNCACHED; n += 1) times.push(await draw());
  const after = await usedBy(site);
  const slow = times.toSorted((a, b) => a - b)[Math.floor(UNCACHED * 0.95)] ?? Infinity;
  const processor = (after.micros - before.micros) / UNCACHED / 1000;
  console.log(
    `uncached page, whole: median ${median(times).toFixed(2)} ms, 95 % within ${slow.toFixed(2)} ms, processor ${processor.toFixed(2)} ms`,
  );
  const asked: QueryCount[] = [];
  for (let n = 0; n < UNCACHED; n += 1) {
    const { asked: earlier } = await usedBy(site);
    await draw();
    const { asked: now } = await usedBy(site);
    asked.push({
      queries: now.queries - earlier.queries,
      frame: now.frame - earlier.frame,
      ms: now.ms - earlier.ms,
    });
  }
  const frame = median(asked.map((page) => page.frame));
  const queries = median(asked.map((page) => page.queries)) + frame;
  judge(`uncached page, queries (${frame} of them the transaction's frame)`, queries, QUERY_LIMIT);
  judge('uncached page, database, median', median(asked.map((page) => page.ms)), DATABASE_MS_LIMIT, 'ms');
}

/** One line beside its limit; above it the run fails. */
function judge(what: string, value: number, limit: number, unit = ''): void {
  const above = value > limit ? '  ABOVE' : '';
  console.log(`${what}: ${value.toFixed(2)} ${unit}${unit && ' '}(limit ${limit})${above}`);
  if (above) process.exitCode = 1;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Infinity;
}

/** @throws Error when the child ends instead: it has said why. */
async function answerOf<T>(child: ChildProcess): Promise<T> {
  const done = new AbortController();
  const { signal } = done;
  const gone = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`the measured process ended with ${code}`);
  });
  try {
    const [answer] = await Promise.race([once(child, 'message', { signal }), gone]);
    return answer as T;
  } finally {
    gone.catch(() => undefined);
    done.abort();
  }
}

function usedBy(child: ChildProcess): Promise<Used> {
  child.send('used');
  return answerOf(child);
}

/** Microseconds of processor time per request. */
async function costOf({ child, port }: Measured, address: string): Promise<number> {
  const before = await usedBy(child);
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  let left = REQUESTS;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (left > 0) {
        left -= 1;
        await get(port, address, undefined, agent);
      }
    }),
  );
  agent.destroy();
  return ((await usedBy(child)).micros - before.micros) / REQUESTS;
}

type Answer = { readonly headers: http.IncomingHttpHeaders; readonly body: Buffer };

function get(port: number, address: string, host?: string, agent = ONE_BY_ONE): Promise<Answer> {
  const headers = host === undefined ? BROWSER : { ...BROWSER, host };
  return new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port, path: address, agent, headers }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`${address}: status ${response.statusCode}`));
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }));
      })
      .on('error', reject);
  });
}
