import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { cachedPages, maySeeCache, type CachedPages } from '#platform/cached-pages.server.ts';

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

type Page = { status?: number; headers?: Record<string, string>; body?: string; after?: Promise<void> };

/** A server whose pages are what `page` says, and how many of them it had to render. */
async function site(page: (path: string, rendering: number) => Page): Promise<{
  pages: CachedPages;
  rendered: () => number;
  get: (path: string, headers?: Record<string, string>, method?: string) => Promise<Response>;
}> {
  let rendered = 0;
  const handler = (request: IncomingMessage, response: ServerResponse): void => {
    rendered += 1;
    const { status = 200, headers = {}, body = 'sida', after } = page(request.url ?? '/', rendered);
    void Promise.resolve(after).then(() =>
      response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body),
    );
  };
  const pages = cachedPages(handler, { 'x-common': 'ja' });
  const server = createServer((request, response) => {
    const origin = String(request.headers['x-host'] ?? 'a');
    if (!maySeeCache(request)) handler(request, response);
    else if (!pages.answerKept(request, response, origin)) pages.answerRendered(request, response, origin);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    pages,
    rendered: () => rendered,
    get: (path, headers = {}, method = 'GET') => fetch(`http://127.0.0.1:${port}${path}`, { headers, method }),
  };
}

describe('cached pages', () => {
  test('a page is rendered once, and once for each host', async () => {
    const { get, rendered } = await site((path) => ({ body: `sida ${path}` }));
    for (const host of ['a', 'a', 'b'])
      expect(await (await get('/eken', { 'x-host': host })).text()).toBe('sida /eken');
    expect(rendered()).toBe(2);
  });

  test.each(['/norrk%C3%B6ping', '/en/eken'])('%s is kept', async (path) => {
    const { get, rendered } = await site(() => ({}));
    await get(path);
    await get(path);
    expect(rendered()).toBe(1);
  });

  test.each(['/%65ken', '/norrk%c3%b6ping', '//eken', '/eken%2F', '/%ff'])(
    '%s, another way of writing an address, takes no room',
    async (path) => {
      const { get, rendered } = await site(() => ({}));
      expect((await get(path)).status).toBe(200);
      await get(path);
      expect(rendered()).toBe(2);
    },
  );

  test('many who ask at once wait for one rendering', async () => {
    let open = (): void => undefined;
    const after = new Promise<void>((resolve) => (open = resolve));
    const { get, rendered } = await site(() => ({ after }));
    const answers = Array.from({ length: 8 }, () => get('/eken'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    open();
    expect((await Promise.all(answers)).map((answer) => answer.status)).toEqual(Array(8).fill(200));
    expect(rendered()).toBe(1);
  });

  test.each([
    ['a cookie', { cookie: 'a=b' }, '/eken'],
    ['a sign-in', { authorization: 'Bearer x' }, '/eken'],
    ['a query', {}, '/eken?sida=2'],
  ])('whoever comes with %s never meets the cache', async (_case, headers, path) => {
    const { get, rendered } = await site(() => ({}));
    await get(path, headers);
    await get(path, headers);
    expect(rendered()).toBe(2);
  });

  test.each<[string, Page]>([
    ['sets a cookie', { headers: { 'set-cookie': 'a=b' } }],
    ['must not be stored', { headers: { 'cache-control': 'no-store' } }],
    ['is for one reader', { headers: { 'cache-control': 'private, max-age=60' } }],
    ['holds a nonce', { headers: { 'content-security-policy': "script-src 'nonce-abc'" } }],
    ['is missing', { status: 404 }],
    ['is no page', { headers: { 'content-type': 'application/json' } }],
  ])('what %s is rendered for each, also when they ask at once', async (_case, page) => {
    const { get, rendered } = await site((_path, rendering) => ({ ...page, body: `nr ${rendering}` }));
    const bodies = await Promise.all(
      [get('/eken'), get('/eken'), get('/eken')].map(async (answer) => (await answer).text()),
    );
    expect(new Set(bodies).size).toBe(3);
    await get('/eken');
    expect(rendered()).toBe(4);
  });

  test('a publication while a page is being rendered: the old page is not kept, the next reader gets the new one', async () => {
    let open = (): void => undefined;
    const after = new Promise<void>((resolve) => (open = resolve));
    const { get, pages } = await site((_path, rendering) =>
      rendering === 1 ? { body: 'gammal', after } : { body: 'ny' },
    );
    const first = get('/eken/lofte');
    await new Promise((resolve) => setTimeout(resolve, 50));
    pages.cache.drop('eken');
    // Not even while the old rendering is still under way.
    expect(await (await get('/eken/lofte')).text()).toBe('ny');
    open();
    expect(await (await first).text()).toBe('gammal');
    expect(await (await get('/eken/lofte')).text()).toBe('ny');
  });

  test('when the page cannot be rendered anew, the last one is shown', async () => {
    const { get, pages } = await site((_path, rendering) =>
      rendering === 1 ? { body: 'sista' } : { status: 500, body: 'fel' },
    );
    await get('/eken');
    pages.cache.dropAll();
    const answer = await get('/eken');
    expect([answer.status, await answer.text()]).toEqual([200, 'sista']);
    expect((await get('/aldrig-sedd')).status).toBe(500);
  });

  test('every answer carries what all answers carry', async () => {
    const { get } = await site((path) => (path === '/saknas' ? { status: 404 } : {}));
    for (const path of ['/eken', '/eken', '/saknas']) expect((await get(path)).headers.get('x-common')).toBe('ja');
    expect((await get('/ny', {}, 'HEAD')).headers.get('x-common')).toBe('ja');
  });
});
