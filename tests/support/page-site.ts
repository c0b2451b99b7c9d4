import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { cachedPages, type CachedPages, type Limits } from '#platform/cached-pages.server.ts';
import { publicPath } from '#platform/public-path.ts';

export type FakePage = {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  /** The page is ready only then. */
  after?: Promise<unknown>;
};

export type PageSite = {
  readonly pages: CachedPages;
  /** How many pages were drawn. */
  drawn(): number;
  /** With `x-host` as the host that was asked. */
  get(path: string, headers?: Record<string, string>, method?: string, signal?: AbortSignal): Promise<Response>;
};

/** Short times and narrow room, so that tests meet every bound. */
const NARROW: Limits = {
  bytes: 1_000_000,
  running: 2,
  waiting: 3,
  longestWait: 5_000,
  longestDrawing: 5_000,
  patience: 200,
  hold: 100,
  unheard: 100,
};

async function write(response: ServerResponse, page: FakePage | Promise<FakePage>): Promise<void> {
  const { status = 200, headers = {}, body = 'sida', after } = await page;
  await after;
  response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);
}

/** A server in front of pages that are what `draw` says, as server.ts puts them behind the cache. */
export async function pageSite(
  draw: (path: string, drawing: number, request: IncomingMessage) => FakePage | Promise<FakePage>,
  limits: Partial<Limits> = {},
): Promise<PageSite> {
  let drawn = 0;
  const handler = (request: IncomingMessage, response: ServerResponse): void => {
    drawn += 1;
    void write(response, draw(request.url ?? '/', drawn, request));
  };
  const pages = cachedPages(handler, { 'x-common': 'ja' }, ['en'], { ...NARROW, ...limits });
  const server = createServer((request, response) => {
    const host = String(request.headers['x-host'] ?? 'a');
    const path = publicPath(request);
    if (path === null) handler(request, response);
    else pages.answer(request, response, path, { host, protocol: 'http' });
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    pages,
    drawn: () => drawn,
    get: (path, headers = {}, method = 'GET', signal) =>
      fetch(`http://127.0.0.1:${port}${path}`, { headers, method, redirect: 'manual', ...(signal ? { signal } : {}) }),
  };
}

/** A promise, and what settles it. */
export function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}
