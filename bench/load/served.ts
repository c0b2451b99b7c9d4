/** Processes that serve, and what is asked of them: pages over HTTP, what they have used over a channel beside it. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { QueryCount } from '../query-count.ts';
import type { KnownPage } from './addresses.ts';
import type { OfficeToLookAt } from './office-addresses.ts';

export type Page = { readonly headers: Readonly<Record<string, string>>; readonly body: string };
export type Used = { readonly micros: number; readonly rss: number; readonly asked: QueryCount };
export type Asked = 'used' | 'link' | 'addresses' | 'many' | 'office';
export type Served = { readonly port: number; readonly child: ChildProcess };
export type Answer = { readonly status: number; readonly headers: http.IncomingHttpHeaders; readonly body: Buffer };

const PROCESS = path.join(import.meta.dirname, 'served-process.ts');
const SETTLE_MS = 1_000;

const BROWSER = {
  accept: 'text/html,*/*;q=0.8',
  'accept-encoding': 'gzip, deflate, br, zstd',
  'accept-language': 'sv-SE',
};
const ONE_BY_ONE = new http.Agent({ keepAlive: true, maxSockets: 1 });

/** A data folder of one's own for as long as `work` takes. */
export async function inNewFolder<T>(work: (dataDir: string) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(path.join(realpathSync(tmpdir()), 'loftet-bench-'));
  chmodSync(dataDir, 0o755); // the database runs under an account of its own, which must reach it
  try {
    return await work(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The whole site for as long as `work` takes; on the data folder or database that `env` names. */
export async function withSite<T>(
  env: Readonly<Record<string, string>>,
  work: (site: Served) => Promise<T>,
): Promise<T> {
  const child = start('site', env);
  try {
    const port = await answerOf<number>(child);
    await pause(SETTLE_MS); // until it hears publications
    return await work({ port, child });
  } finally {
    const gone = child.exitCode === null ? once(child, 'exit') : undefined;
    if (child.connected) child.disconnect();
    await gone;
  }
}

/** Bare `node:http` that sends the same compressed bytes, for as long as `work` takes. */
export async function withBare<T>(page: Answer, work: (bare: Served) => Promise<T>): Promise<T> {
  const child = start('bare', {});
  try {
    const headers = { 'content-type': 'text/html', 'content-encoding': String(page.headers['content-encoding']) };
    child.send({ headers, body: page.body.toString('base64') } satisfies Page);
    return await work({ port: await answerOf<number>(child), child });
  } finally {
    const gone = once(child, 'exit');
    child.kill();
    await gone;
  }
}

function start(role: 'site' | 'bare', env: Readonly<Record<string, string>>): ChildProcess {
  return fork(PROCESS, [role], {
    env: { ...process.env, PORT: '0', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

export function usedBy({ child }: Served): Promise<Used> {
  return askProcess(child, 'used');
}

/** The path of a link that opens the office once. */
export async function officeLink({ child }: Served): Promise<string> {
  return `/arbete/oppna/${await askProcess<string>(child, 'link')}`;
}

/** The published pages to look at, of every kind. */
export function knownPages({ child }: Served): Promise<KnownPage[]> {
  return askProcess(child, 'addresses');
}

/** Ten thousand published pages, or as many as there are. */
export function manyPages({ child }: Served): Promise<string[]> {
  return askProcess(child, 'many');
}

/** The office's pages to look at, and the cookie of somebody who may see them. */
export function officePages({ child }: Served): Promise<OfficeToLookAt> {
  return askProcess(child, 'office');
}

function askProcess<T>(child: ChildProcess, question: Asked): Promise<T> {
  child.send(question);
  return answerOf(child);
}

async function answerOf<T>(child: ChildProcess): Promise<T> {
  const heard = new AbortController();
  const { signal } = heard;
  const gone = once(child, 'exit', { signal }).then(() => {
    throw new Error('the process that serves has ended');
  });
  gone.catch(() => undefined); // it goes on when its answer has come
  try {
    const [answer] = (await Promise.race([once(child, 'message', { signal }), gone])) as [T];
    return answer;
  } finally {
    heard.abort();
  }
}

export type How = {
  readonly headers?: Readonly<Record<string, string>>;
  readonly agent?: http.Agent;
  /** Sent as a form. */
  readonly form?: string;
};

/** One request, as a browser makes it. */
export function fetchPage(
  port: number,
  address: string,
  { headers = {}, agent = ONE_BY_ONE, form }: How = {},
): Promise<Answer> {
  const options = {
    host: '127.0.0.1',
    port,
    path: address,
    agent,
    method: form === undefined ? 'GET' : 'POST',
    headers: { ...BROWSER, ...headers },
  };
  return new Promise((resolve, reject) => {
    const request = http.request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(form);
  });
}

/** The same, and an error where the page does not come. */
export async function getPage(port: number, address: string, how: How = {}): Promise<Answer> {
  const answer = await fetchPage(port, address, how);
  if (answer.status !== 200) throw new Error(`${address}: status ${answer.status}`);
  return answer;
}
