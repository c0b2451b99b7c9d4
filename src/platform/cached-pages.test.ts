import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { gate, pageSite, type FakePage } from '#tests/support/page-site.ts';

const statusOf = (answer: Response): string | null => answer.headers.get('cache-status');
const bodies = (answers: readonly Promise<Response>[]): Promise<string[]> =>
  Promise.all(answers.map(async (answer) => (await answer).text()));

describe('a kept page', () => {
  test('is drawn once for each host', async () => {
    const { get, drawn } = await pageSite((path, _drawing, { headers }) => ({ body: `${headers.host} ${path}` }));
    for (const host of ['a', 'a', 'b'])
      expect(await (await get('/eken', { 'x-host': host })).text()).toBe(`${host} /eken`);
    expect(drawn()).toBe(2);
  });

  test('says how it came about', async () => {
    const { get, pages } = await pageSite(() => ({}));
    expect(statusOf(await get('/eken'))).toBe('loftet; fwd=miss; stored');
    expect(statusOf(await get('/eken'))).toBe('loftet; hit');
    pages.published('eken');
    expect(statusOf(await get('/eken'))).toBe('loftet; fwd=stale; stored');
    expect(statusOf(await get('/eken'))).toBe('loftet; hit');
  });

  test.each(['/norrk%C3%B6ping', '/en/eken', '/sitemap.xml', '/sitemap-eken.xml'])('%s is kept', async (path) => {
    const type = path.endsWith('.xml') ? 'application/xml' : 'text/html; charset=utf-8';
    const { get, drawn } = await pageSite(() => ({ headers: { 'content-type': type } }));
    await get(path);
    expect((await get(path)).headers.get('content-type')).toBe(type);
    expect(drawn()).toBe(1);
  });

  test.each(['/%65ken', '/norrk%c3%b6ping', '//eken', '/eken%2F', '/%ff'])(
    '%s, another way of writing an address, takes no room',
    async (path) => {
      const { get, drawn } = await pageSite(() => ({}));
      expect((await get(path)).status).toBe(200);
      await get(path);
      expect(drawn()).toBe(2);
    },
  );

  test('is one and the same whatever others have added to its address', async () => {
    const { get, drawn } = await pageSite((path) => ({ body: path }));
    for (const query of ['', '?', '?utm_source=brev', '?a=1&b=2', '?%'])
      expect(await (await get(`/eken${query}`)).text()).toBe('/eken');
    expect(drawn()).toBe(1);
  });

  test('comes as the reader takes it, is named by a tag, and is not sent again', async () => {
    const text = 'Belysningen är lagad. '.repeat(100);
    const { get } = await pageSite(() => ({ body: text }));
    const sizes = new Set<string | null>();
    for (const accepts of ['br, gzip', 'gzip', 'identity', 'br;q=0, identity']) {
      const answer = await get('/eken', { 'accept-encoding': accepts });
      expect(await answer.text()).toBe(text);
      expect(answer.headers.get('vary')).toBe('accept-encoding');
      sizes.add(`${answer.headers.get('content-encoding')} ${answer.headers.get('content-length')}`);
      const again = await get('/eken', {
        'accept-encoding': accepts,
        'if-none-match': `W/${answer.headers.get('etag')}`,
      });
      expect([again.status, again.headers.get('content-length'), again.headers.get('etag')]).toEqual([
        304,
        null,
        answer.headers.get('etag'),
      ]);
    }
    expect(sizes.size).toBe(3);
    expect(sizes).toContain(`null ${Buffer.byteLength(text)}`);
    expect((await get('/eken', { 'if-none-match': '"annan"' })).status).toBe(200);
  });

  test('is drawn for who asks for its head, too', async () => {
    const { get, drawn } = await pageSite(() => ({ body: 'sida' }));
    const head = await get('/eken', { 'accept-encoding': 'identity' }, 'HEAD');
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '4', '']);
    expect(await (await get('/eken')).text()).toBe('sida');
    expect(drawn()).toBe(1);
  });
});

describe('one reader’s page never reaches another', () => {
  test('whoever asks first leaves no trace in what the others get', async () => {
    const { get } = await pageSite((_path, _drawing, request) => ({
      status: request.url === '/saknas' ? 404 : 200,
      body: JSON.stringify([request.headers, request.method, request.url, request.socket.remoteAddress]),
    }));
    const berit = {
      cookie: '_ga=berit',
      'accept-language': 'berit',
      'user-agent': 'berit',
      'x-forwarded-for': '10.0.0.1',
      referer: 'http://berit.example/',
      'if-none-match': '"berit"',
      accept: 'application/json',
    };
    for (const path of ['/eken?namn=berit', '/saknas?namn=berit']) {
      const answers = [get(path, berit), get(path.split('?')[0] ?? '', { 'user-agent': 'olle' })];
      for (const body of await bodies(answers)) {
        expect(body).not.toMatch(/berit|olle|10\.0\.0\.1|127\.0\.0\.1|json/);
        expect(body).toContain('"x-loftet-host":"a"');
      }
    }
  });

  test.each([
    ['the cookie of the office', { cookie: '_ga=1; loftet=a' }, '/eken'],
    ['its cookie over https', { cookie: '__Host-loftet=a' }, '/eken'],
    ['a sign-in', { authorization: 'Bearer x' }, '/eken'],
    ['a page of the office', {}, '/arbete'],
  ])('%s never meets the cache', async (_case, headers, path) => {
    const { get, drawn } = await pageSite((_path, drawing, request) => ({
      body: `${drawing} ${request.headers.cookie ?? request.headers.authorization ?? ''}`,
    }));
    await get(path, headers);
    expect(await (await get(path, headers)).text()).toBe(`2 ${Object.values(headers)[0] ?? ''}`);
    const other = await get(path);
    expect([await other.text(), drawn()]).toEqual(['3 ', 3]);
  });

  test.each<[string, FakePage]>([
    ['sets a cookie', { headers: { 'set-cookie': 'a=b' } }],
    ['must not be stored', { headers: { 'cache-control': 'no-store' } }],
    ['is for one reader', { headers: { 'cache-control': 'private, max-age=60' } }],
    ['holds a nonce', { headers: { 'content-security-policy': "script-src 'nonce-abc'" } }],
  ])('what %s is drawn for each, also when they ask at once', async (_case, page) => {
    const after = pause(50);
    const { get, drawn } = await pageSite((_path, drawing) => ({ ...page, body: `nr ${drawing}`, after }));
    expect(new Set(await bodies([get('/eken'), get('/eken'), get('/eken')])).size).toBe(3);
    await get('/eken');
    expect(drawn()).toBe(4);
  });

  test.each<[string, FakePage]>([
    ['is missing', { status: 404 }],
    ['has moved', { status: 301, headers: { location: '/ny' } }],
    ['is no page', { headers: { 'content-type': 'font/woff2' } }],
  ])('what %s is not kept, but drawn once for all who ask at once', async (_case, page) => {
    const after = pause(50);
    const { get } = await pageSite((_path, drawing) => ({ ...page, body: `nr ${drawing}`, after }));
    expect(await bodies([get('/eken'), get('/eken'), get('/eken')])).toEqual(['nr 1', 'nr 1', 'nr 1']);
    const again = await get('/eken');
    expect([again.status, await again.text()]).toEqual([page.status ?? 200, 'nr 2']);
    expect([statusOf(again), again.headers.get('cache-control')]).toEqual(['loftet; fwd=miss', 'no-cache']);
  });
});

describe('many readers', () => {
  test('who ask at once wait for one drawing, and do not lose it when the first leaves', async () => {
    const { opened, open } = gate();
    const { get, drawn } = await pageSite(() => ({ after: opened }));
    const leaves = new AbortController();
    const first = get('/eken', {}, 'GET', leaves.signal).catch(() => null);
    await pause(50);
    const answers = Array.from({ length: 200 }, (_, n) => get('/eken', {}, n % 2 ? 'GET' : 'HEAD'));
    await pause(50);
    leaves.abort();
    expect(await first).toBeNull();
    open();
    const statuses = (await Promise.all(answers)).map((answer) => answer.status);
    expect([new Set(statuses), drawn()]).toEqual([new Set([200]), 1]);
  });

  test('a flood of unknown addresses is refused at once beyond its bound; kept pages are not held up', async () => {
    const { opened, open } = gate();
    const { get, drawn } = await pageSite((path) => (path === '/eken' ? {} : { status: 404, after: opened }));
    await get('/eken');
    const flood = Array.from({ length: 40 }, (_, n) => get(`/okand-${n}`));
    const refused = (await Promise.race([Promise.all(flood.slice(5)), pause(1_000, [])])) as Response[];
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([503]));
    const [one] = refused;
    expect(one?.headers.get('retry-after')).toBe('3');
    expect(one?.headers.get('cache-control')).toBe('no-store');
    expect(await one?.text()).toContain('Många läser just nu.');
    expect(statusOf(await get('/eken'))).toBe('loftet; hit');
    open();
    const taken = await Promise.all(flood.slice(0, 5));
    expect([taken.map(({ status }) => status), drawn()]).toEqual([Array(5).fill(404), 6]);
    expect((await get('/okand-39')).status).toBe(404);
  });

  test('whose turn never comes are told so', async () => {
    const { opened, open } = gate();
    const { get } = await pageSite(() => ({ after: opened }), { longestWait: 100 });
    const running = [get('/a'), get('/b')];
    await pause(50);
    expect((await get('/c')).status).toBe(503);
    open();
    expect((await Promise.all(running)).map(({ status }) => status)).toEqual([200, 200]);
    expect((await get('/c')).status).toBe(200);
  });

  test('never make the cache larger than its bound', async () => {
    // Different letters, since what is kept is compressed.
    const body = randomBytes(10_000).toString('hex');
    const { get, drawn } = await pageSite((path) => ({ body: `${path} ${body}` }), { bytes: 100_000 });
    for (let n = 0; n < 20; n += 1) await get(`/sida-${n}`);
    expect(statusOf(await get('/sida-19'))).toBe('loftet; hit');
    expect(statusOf(await get('/sida-0'))).toBe('loftet; fwd=miss; stored');
    expect(drawn()).toBe(21);
  });
});

describe('a publication', () => {
  test('makes the municipality’s pages and the lists of municipalities new, and leaves the others', async () => {
    const { get, pages } = await pageSite((_path, drawing) => ({ body: `nr ${drawing}` }));
    const changed = ['/eken', '/en/eken/lofte', '/sitemap-eken.xml', '/', '/en', '/sitemap.xml'];
    const others = ['/asken', '/asken/eken', '/sitemap-asken.xml'];
    for (const path of [...changed, ...others]) await get(path);
    pages.published('eken');
    for (const path of changed) expect([path, statusOf(await get(path))]).toEqual([path, 'loftet; fwd=stale; stored']);
    for (const path of others) expect([path, statusOf(await get(path))]).toEqual([path, 'loftet; hit']);
  });

  test('while a page is being drawn: the old one is not kept, the next reader gets the new one', async () => {
    const { opened, open } = gate();
    const { get, pages } = await pageSite((_path, drawing) =>
      drawing === 1 ? { body: 'gammal', after: opened } : { body: 'ny' },
    );
    const first = get('/eken/lofte');
    await pause(50);
    pages.published('eken');
    // Not even while the old drawing is still under way.
    expect(await (await get('/eken/lofte')).text()).toBe('ny');
    open();
    const old = await first;
    expect([await old.text(), statusOf(old)]).toEqual(['gammal', 'loftet; fwd=miss']);
    expect(await (await get('/eken/lofte')).text()).toBe('ny');
  });
});

test('every answer carries what all answers carry', async () => {
  const { get } = await pageSite((path) => (path === '/saknas' ? { status: 404 } : {}));
  for (const path of ['/eken', '/eken', '/saknas']) expect((await get(path)).headers.get('x-common')).toBe('ja');
  expect((await get('/ny', {}, 'HEAD')).headers.get('x-common')).toBe('ja');
});
