import http from 'node:http';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSite, type Site } from '../support/site.ts';

const LOFTEN = { LOFTET_HOSTS: 'loften.eken.se', LOFTET_TRUST_PROXY: 'on' };
let site: Site;
let proxied: Site;

beforeAll(async () => {
  [site, proxied] = await Promise.all([startSite(), startSite(LOFTEN)]);
});
afterAll(async () => {
  await Promise.all([site?.stop(), proxied?.stop()]);
});

type Answer = { status: number; headers: http.IncomingHttpHeaders; body: string };

/** Like fetch, but free to send any Host and Origin. */
function ask(
  to: Site,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: '127.0.0.1', port: to.port, path, method, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

const BOUNDARY = 'gransen';
const FORM = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="dokument"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nMedborgarlöfte 2021\r\n\r\nPolisen lovar att patrullera varje dygn i Ekbacken.\r\n--${BOUNDARY}--\r\n`;
const post = (to: Site, headers: Record<string, string>, form = FORM): Promise<Answer> =>
  ask(
    to,
    '/las',
    { 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, accept: 'text/html', ...headers },
    'POST',
    form,
  );

describe('hosts', () => {
  test.each(['evil.example', 'localhost.evil.example', 'loften.eken.se'])(
    'an unknown host, %s, gets 421 and no page',
    async (host) => {
      const answer = await ask(site, '/', { host });
      expect(answer.status).toBe(421);
      expect(answer.body).not.toContain('<html');
    },
  );

  test('headers that only a proxy may set are believed from nobody', async () => {
    const spoofed = {
      host: `localhost:${site.port}`,
      'x-forwarded-host': 'evil.example',
      'x-loftet-host': 'evil.example',
      'x-loftet-protocol': 'https',
    };
    expect((await ask(site, '/', spoofed)).status).toBe(200);
    expect((await post(site, { ...spoofed, origin: 'https://evil.example' })).status).toBe(403);
    expect((await post(site, { ...spoofed, origin: `http://localhost:${site.port}` })).status).toBe(200);
  });

  test('behind a proxy that we trust, the public address is our own', async () => {
    const forwarded = {
      host: `127.0.0.1:${proxied.port}`,
      'x-forwarded-host': 'loften.eken.se',
      'x-forwarded-proto': 'https',
    };
    expect((await post(proxied, { ...forwarded, origin: 'https://loften.eken.se' })).status).toBe(200);
    expect((await post(proxied, { ...forwarded, origin: 'http://loften.eken.se' })).status).toBe(403);
    expect((await post(proxied, { ...forwarded, origin: `http://127.0.0.1:${proxied.port}` })).status).toBe(403);
    expect((await ask(proxied, '/', { ...forwarded, 'x-forwarded-host': 'evil.example' })).status).toBe(421);
  });
});

describe('requests that no page is made for', () => {
  test.each([
    ['TRACE', '/las', 405],
    ['DELETE', '/readyz', 405],
    ['GET', 'http://evil.example/', 400],
  ])('%s %s is refused in Swedish', async (method, path, status) => {
    const answer = await ask(site, path, { host: `localhost:${site.port}` }, method);
    expect([answer.status, answer.headers['content-type']]).toEqual([status, 'text/plain; charset=utf-8']);
    expect(answer.body).toMatch(/^(Så kan Löftets|Adressen är felskriven)/);
  });
});

describe('forms', () => {
  test('are taken from our own pages only', async () => {
    const host = `localhost:${site.port}`;
    expect((await post(site, { host, origin: `http://${host}` })).status).toBe(200);
    expect((await post(site, { host, origin: 'http://evil.example' })).status).toBe(403);
    expect((await post(site, { host, origin: 'null' })).status).toBe(403);
    expect((await post(site, { host })).status).toBe(403);
    expect((await post(site, { host, origin: 'null' })).body).toContain('kom inte från Löftets egen sida');
  });

  test('show what a file is called as text, without its folders', async () => {
    const host = `localhost:${site.port}`;
    const named = (name: string): string => FORM.replace('filename="a.txt"', `filename="${name}"`);
    const send = (name: string): Promise<Answer> => post(site, { host, origin: `http://${host}` }, named(name));
    expect((await send('<img src=x onerror=alert(1)>.txt')).body).not.toContain('<img src=x');
    const fromWindows = (await send('C:\\Users\\Berit\\rapport.txt')).body;
    expect(fromWindows).toContain('rapport.txt');
    expect(fromWindows).not.toContain('Berit');
  });

  test('answer a program that takes anything with the page', async () => {
    const host = `localhost:${site.port}`;
    const answer = await post(site, { host, origin: `http://${host}`, accept: '*/*' });
    expect(answer.headers['content-type']).toMatch(/^text\/html/);
    expect(answer.body).toContain('a.txt');
  });

  test('an answer that holds a document is never stored by anybody', async () => {
    const host = `localhost:${site.port}`;
    expect((await post(site, { host, origin: `http://${host}` })).headers['cache-control']).toBe('no-store');
  });

  test('an answer is made smaller for who takes that', async () => {
    const host = `localhost:${site.port}`;
    const answer = await post(site, { host, origin: `http://${host}`, 'accept-encoding': 'gzip' });
    expect([answer.status, answer.headers['content-encoding']]).toEqual([200, 'gzip']);
    expect((await post(site, { host, origin: `http://${host}` })).headers['content-encoding']).toBeUndefined();
  });

  test('a sent-back reading that is none is refused', async () => {
    const host = `localhost:${site.port}`;
    const answer = await ask(
      site,
      '/las/json',
      { host, origin: `http://${host}`, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      'POST',
      'lasning=%7B%7D',
    );
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('Läsningen kom inte fram hel.');
  });

  test('large bodies are refused everywhere but where documents are handed over', async () => {
    const host = `localhost:${site.port}`;
    const answer = await ask(
      site,
      '/',
      { host, origin: `http://${host}`, 'content-type': 'text/plain' },
      'POST',
      'a'.repeat(100_000),
    );
    expect(answer.status).toBe(413);
  });
});

describe('the page cache', () => {
  const host = (): Record<string, string> => ({ host: `localhost:${site.port}` });
  test('answers 304 to who has the page, and compressed to who takes it', async () => {
    const first = await ask(site, '/', { ...host(), 'accept-encoding': 'gzip, br' });
    expect(first.headers['content-encoding']).toBe('br');
    expect(first.headers['vary']).toBe('accept-encoding');
    const again = await ask(site, '/', {
      ...host(),
      'accept-encoding': 'gzip, br',
      'if-none-match': String(first.headers['etag']),
    });
    expect([again.status, again.body]).toEqual([304, '']);
    expect((await ask(site, '/', { ...host(), 'accept-encoding': 'gzip' })).headers['content-encoding']).toBe('gzip');
    expect(
      (await ask(site, '/', { ...host(), 'accept-encoding': 'br;q=0, identity' })).headers['content-encoding'],
    ).toBeUndefined();
  });
  test('head has the headers of get and no body', async () => {
    const head = await ask(site, '/', host(), 'HEAD');
    expect([head.status, head.body]).toEqual([200, '']);
    expect(head.headers['content-length']).toBe((await ask(site, '/', host())).headers['content-length']);
  });
});

describe('every answer', () => {
  test.each(['/', '/las', '/las/exempel', '/las.js', '/favicon.svg', '/robots.txt', '/healthz', '/finns-inte'])(
    '%s says what may be done with it',
    async (path) => {
      const { headers } = await ask(site, path, { host: `localhost:${site.port}` });
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' });
      expect(headers['content-security-policy']).toContain("default-src 'none'");
    },
  );

  test('is calm and in Swedish where there is no page', async () => {
    const answer = await ask(site, '/finns-inte', { host: `localhost:${site.port}`, accept: 'text/html' });
    expect(answer.status).toBe(404);
    expect(answer.body).toContain('Sidan finns inte');
  });

  test('too long addresses and headers get an answer', async () => {
    expect((await ask(site, `/${'a'.repeat(3_000)}`, { host: 'localhost' })).status).toBe(414);
    expect((await ask(site, '/', { host: 'localhost', x: 'a'.repeat(20_000) })).status).toBe(431);
  });
});

test('says that it lives and that the database answers', async () => {
  expect((await ask(site, '/healthz', { host: 'localhost' })).status).toBe(200);
  expect((await ask(site, '/readyz', { host: 'localhost' })).status).toBe(200);
});

test('answers on IPv6 too', async () => {
  const reached = await new Promise<boolean>((resolve) => {
    const socket = net
      .connect({ host: '::1', port: site.port }, () => resolve(true))
      .on('error', (error: NodeJS.ErrnoException) =>
        resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT'),
      );
    socket.unref();
  });
  expect(reached).toBe(true);
});

test('a taken port is one sentence and exit code 2', async () => {
  const error = await startSite({ PORT: String(site.port) }).then(
    async (other) => {
      await other.stop();
      return '';
    },
    (reason: Error) => reason.message,
  );
  expect(error).toMatch(/^exit 2: /);
  expect(error).toContain(`Port ${site.port} är upptagen.`);
  expect(error).not.toContain('    at ');
});

test('told to stop, it finishes what it was answering', async () => {
  const other = await startSite();
  const answers = [1, 2, 3].map(() => ask(other, '/las/exempel', { host: 'localhost' }));
  await new Promise((resolve) => setTimeout(resolve, 200));
  const stopped = other.stop();
  expect((await Promise.all(answers)).map((answer) => answer.status)).toEqual([200, 200, 200]);
  await stopped;
});
