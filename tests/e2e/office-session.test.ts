import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, type Answer } from '../support/ask.ts';
import { cookieOf, FORM, startOfficeSite, type OfficeSite } from '../support/office.ts';

const HOST = 'loften.eken.se';
const PROXIED = { host: 'localhost', 'x-forwarded-host': HOST, 'x-forwarded-proto': 'https' };
let office: OfficeSite;

beforeAll(async () => {
  office = await startOfficeSite(HOST);
});
afterAll(() => office?.stop());

const flags = (answer: Answer): string[] => (answer.headers['set-cookie']?.[0] ?? '').split('; ').slice(1).sort();

describe('the cookie', () => {
  test('on http is kept from scripts and other sites', async () => {
    const opened = await office.post(await office.newLink());
    expect(opened.headers['set-cookie']).toHaveLength(1);
    expect(flags(opened)).toEqual(['HttpOnly', 'Max-Age=604800', 'Path=/', 'SameSite=Lax']);
    expect(cookieOf(opened)).toMatch(/^loftet=[\w-]{43}$/);
  });

  test('behind a proxy with https is tied to the host besides', async () => {
    const headers = { ...PROXIED, ...FORM, origin: `https://${HOST}` };
    const opened = await ask(office.site, await office.newLink(), { method: 'POST', headers });
    expect(opened.status).toBe(303);
    expect(flags(opened)).toEqual(['HttpOnly', 'Max-Age=604800', 'Path=/', 'SameSite=Lax', 'Secure']);
    const cookie = cookieOf(opened);
    expect(cookie).toMatch(/^__Host-loftet=[\w-]{43}$/);
    const inside = (sent: string) => ask(office.site, '/arbete', { headers: { ...PROXIED, cookie: sent } });
    expect((await inside(cookie)).status).toBe(200);
    // A neighbouring site could plant the plain name.
    expect((await inside(cookie.replace('__Host-', ''))).status).toBe(401);
  });

  test('is worth nothing after logging out, also for who has a copy', async () => {
    const cookie = cookieOf(await office.post(await office.newLink()));
    const inside = async () => (await office.get('/arbete', { cookie })).status;
    expect(await inside()).toBe(200);
    const foreign = await office.post('/arbete/logga-ut', '', { cookie, origin: 'http://evil.example' });
    expect([foreign.status, await inside()]).toEqual([403, 200]);
    const out = await office.post('/arbete/logga-ut', '', { cookie });
    expect([out.status, out.headers.location]).toEqual([303, '/arbete']);
    expect(out.headers['set-cookie']?.[0]).toMatch(/^loftet=;.*Max-Age=0/);
    expect(await inside()).toBe(401);
  });
});

describe('without a session', () => {
  test.each([
    '/arbete',
    '/arbete/',
    '/%61rbete',
    '/arbete/oppna',
    '/arbete/logga-ut',
    '/arbete/finns-inte/alls',
    '/arbete/__data.json',
    '/arbete?x=1',
  ])('%s answers 401 with how to get in, to be stored by nobody', async (at) => {
    const { site } = office;
    for (const method of ['GET', 'POST', 'HEAD']) {
      const headers = { host: `localhost:${site.port}`, origin: site.origin, ...FORM };
      const answer = await ask(site, at, { method, headers });
      expect([method, answer.status]).toEqual([method, 401]);
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.headers['www-authenticate']).toMatch(/^OfficeLink /);
      if (method !== 'HEAD') expect(answer.body).toContain('Skicka länken');
      expect(answer.body).not.toContain('Logga ut');
    }
  });

  test.each(['loftet=', 'loftet=x', `loftet=${'a'.repeat(43)}`, 'loftet=%C3%A5', 'loftet=%00', 'loftet=%'])(
    'the cookie %s opens nothing',
    async (cookie) => {
      expect((await office.get('/arbete', { cookie })).status).toBe(401);
    },
  );

  test('what was written comes back to be copied, as text, and is not logged', async () => {
    const written = new URLSearchParams({
      resultat: 'Vi gjorde 64 kontroller.\r\nDe <script>alert(1)</script> & "minst åtta"',
      antal: '25',
      id: '0192f8a0-1c1e-7abc-8def-0123456789ab',
    });
    const answer = await office.post('/arbete/loften/nagot', written.toString());
    expect(answer.status).toBe(401);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toContain('Det du skickade är inte sparat');
    expect(answer.body).toContain('De &lt;script>alert(1)&lt;/script> &amp; "minst åtta"');
    expect(answer.body).toMatch(/<label for="skrivet-1"[^>]*>antal<\/label>/);
    expect(answer.body).not.toMatch(/0192f8a0|<script>/);
    expect(office.site.logged()).not.toMatch(/kontroller|minst åtta/);
  });

  test('the page has its style wherever it stands', async () => {
    const at = '/arbete/en/djup/adress';
    const sheets = [...(await office.get(at)).body.matchAll(/href="([^"]+\.css)"/g)].map((found) => found[1] ?? '');
    expect(sheets.length).toBeGreaterThan(1);
    for (const sheet of sheets)
      expect((await office.get(new URL(sheet, `http://x${at}`).pathname)).headers['content-type']).toBe('text/css');
  });
});

describe('every answer of the office', () => {
  test('is stored by nobody and gives its address to nobody; public pages stay as they were', async () => {
    const cookie = cookieOf(await office.post(await office.newLink()));
    const link = await office.newLink();
    const answers = [
      await office.get(link),
      await office.post(link),
      await office.get(link),
      await office.get('/arbete'),
      await office.get('/arbete', { cookie }),
      await office.get('/arbete/finns-inte', { cookie }),
      await office.post('/arbete/logga-ut', '', { cookie }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 303, 410, 401, 200, 404, 303]);
    for (const { headers } of answers) {
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'strict-origin' });
      expect(headers['content-security-policy']).toContain("default-src 'none'");
    }
    const { headers, body } = await office.get('/');
    expect(headers).toMatchObject({ 'cache-control': 'no-cache', 'referrer-policy': 'same-origin' });
    expect(body).toContain('Sidan använder inga kakor');
  });

  test('is made anew for each: the page of a link never comes from the page cache', async () => {
    const link = await office.newLink();
    const pages = await Promise.all([1, 2, 3].map(() => office.get(link)));
    const keys = pages.map(({ body }) => /name="nyckel" value="([\w-]{43})"/.exec(body)?.[1]);
    expect(new Set(keys).size).toBe(3);
    expect((await office.post(link)).status).toBe(303);
    expect((await office.get(link)).status).toBe(410);
  });
});

test('no token is ever written to the log', async () => {
  const link = await office.newLink();
  const cookie = cookieOf(await office.post(link));
  await office.post(link);
  await office.get('/arbete', { cookie });
  const broken = await office.post(link, 'trasigt', { 'content-type': 'multipart/form-data; boundary=x' });
  expect(broken.status).toBe(400);
  const tokens = [link.split('/').at(-1), cookie.split('=').at(-1), office.site.officeLink.split('/').at(-1)];
  for (const token of tokens) {
    expect(token).toHaveLength(43);
    expect(office.site.logged()).not.toContain(token);
  }
});
