/**
 * What a cached page costs: processor time per request through the whole server against bare `node:http` sending the
 * same compressed bytes, in one run, turn by turn. Needs a build (`npm start` makes one).
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const LIMIT = 1.25;
const ROUNDS = 9;
const REQUESTS = 4_000;
const CONNECTIONS = 16;

const BROWSER = {
  accept: 'text/html,*/*;q=0.8',
  'accept-encoding': 'gzip, deflate, br, zstd',
  'accept-language': 'sv-SE',
};

type Role = 'site' | 'bare';
type Page = { headers: Record<string, string>; body: string };

const role = process.argv[2];
if (role === 'site' || role === 'bare') await run(role);
else await compare();

/** In a process of its own: serves, and tells the processor time it has used. */
async function run(as: Role): Promise<void> {
  const port = as === 'site' ? await serveSite() : await serveBare();
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.(user + system);
  });
  process.send?.(port);
}

/** Told to stop, or left alone by who started it, it takes its database along. */
async function serveSite(): Promise<number> {
  const { serve } = await import('#server.ts');
  const { openContext, sharedContext } = await import('#platform/context.server.ts');
  const { readEnv } = await import('#platform/config.ts');
  const ctx = await sharedContext(() => openContext(readEnv(process.env), console.error));
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

async function compare(): Promise<void> {
  const dataDir = mkdtempSync(path.join(realpathSync(tmpdir()), 'loftet-bench-'));
  // The database runs under an account of its own, which must reach it.
  chmodSync(dataDir, 0o755);
  const env = { ...process.env, PORT: '0', LOFTET_DEMO: 'off', LOFTET_DATA_DIR: dataDir };
  const start = (as: Role): ChildProcess =>
    fork(import.meta.filename, [as], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [site, bare] = [start('site'), start('bare')];
  try {
    const sitePort = await answerOf(site);
    const page = await fetchPage(sitePort);
    bare.send(page);
    const barePort = await answerOf(bare);
    const ratios: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const micros = [await costOf(site, sitePort), await costOf(bare, barePort)] as const;
      // The first round warms up both.
      if (round > 0) ratios.push(micros[0] / micros[1]);
      if (round > 0)
        console.log(`round ${round}: server ${micros[0].toFixed(1)} µs, bare ${micros[1].toFixed(1)} µs per request`);
    }
    const median = ratios.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Infinity;
    const bytes = Buffer.from(page.body, 'base64').length;
    console.log(
      `cached page of ${bytes} bytes: ${median.toFixed(2)} x bare node:http (limit ${LIMIT})${median > LIMIT ? '  ABOVE' : ''}`,
    );
    if (median > LIMIT) process.exitCode = 1;
  } finally {
    bare.kill();
    site.disconnect();
    await Promise.all([site, bare].map((child) => once(child, 'exit')));
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function answerOf(child: ChildProcess): Promise<number> {
  const [answer] = (await once(child, 'message')) as [number];
  return answer;
}

/** Microseconds of processor time per request. */
async function costOf(child: ChildProcess, port: number): Promise<number> {
  const used = async (): Promise<number> => {
    child.send('used');
    return answerOf(child);
  };
  const before = await used();
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  let left = REQUESTS;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (left > 0) {
        left -= 1;
        await get(port, agent);
      }
    }),
  );
  agent.destroy();
  return ((await used()) - before) / REQUESTS;
}

function get(port: number, agent: http.Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port, path: '/', agent, headers: BROWSER }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode}`));
        response.resume().on('end', resolve);
      })
      .on('error', reject);
  });
}

function fetchPage(port: number): Promise<Page> {
  return new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port, path: '/', headers: BROWSER }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            headers: { 'content-type': 'text/html', 'content-encoding': String(response.headers['content-encoding']) },
            body: Buffer.concat(chunks).toString('base64'),
          }),
        );
      })
      .on('error', reject);
  });
}
