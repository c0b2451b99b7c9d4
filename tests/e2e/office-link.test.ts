import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ask } from '../support/ask.ts';
import { cookieOf, FORM, startOfficeSite, type OfficeSite } from '../support/office.ts';

const HOST = 'loften.eken.se';
let folder: string;
let office: OfficeSite;

beforeAll(async () => {
  folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'loftet-office-'));
  chmodSync(folder, 0o755);
  // With the embedded database, which the command must find and share.
  office = await startOfficeSite(HOST, { LOFTET_DATA_DIR: folder });
});
afterAll(async () => {
  await office?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('the link that npm start prints opens the office; asking for its page uses nothing up', async () => {
  const { site, get, post } = office;
  const printed = new URL(site.officeLink).pathname;
  for (const method of ['GET', 'HEAD', 'GET']) {
    const shown = await ask(site, printed, { method, headers: { host: `localhost:${site.port}` } });
    expect([shown.status, shown.headers['set-cookie']]).toEqual([200, undefined]);
  }
  const opened = await post(printed);
  expect([opened.status, opened.headers.location]).toEqual([303, '/arbete']);
  const inside = await get('/arbete', { cookie: cookieOf(opened) });
  expect(inside.status).toBe(200);
  expect(inside.body).toContain('Logga ut');
});

test('the command prints the link, how long it lasts and what to write on another computer', async () => {
  const told = (await office.officeLinkCommand()).split('\n');
  const { origin } = office.site;
  expect(told[0]?.replace(/[\w-]{43}$/, 'NYCKEL')).toBe(`Öppna arbetsytan: ${origin}/arbete/oppna/NYCKEL`);
  expect(told[1]).toBe('Länken fungerar en gång och gäller i 24\u00a0timmar. En ny får du med ./loftet office-link.');
  expect(told[2]).toBe(`Sitter du vid en annan dator, byt ut ${origin} mot adressen till ${HOST}.`);
});

describe('a link', () => {
  let link: string;
  beforeEach(async () => {
    link = await office.newLink();
  });

  test('is used up by the first who opens with it, and says so to the next', async () => {
    expect((await office.post(link)).status).toBe(303);
    for (const answer of [await office.post(link), await office.get(link)]) {
      expect(answer.status).toBe(410);
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect(answer.body).toContain('Länken är redan använd.');
      expect(answer.body).toContain('./loftet office-link');
      expect(answer.body).toContain('npm start');
    }
  });

  test('opens for one of two at once', async () => {
    const both = await Promise.all([office.post(link), office.post(link)]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 410]);
  });

  test('opens the same session for one form that was sent twice', async () => {
    const key = /name="nyckel" value="([\w-]{43})"/.exec((await office.get(link)).body)?.[1];
    expect(key).toBeDefined();
    const both = await Promise.all([1, 2].map(() => office.post(link, `nyckel=${key}`)));
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect(new Set(both.map(cookieOf)).size).toBe(1);
    expect(both.map(cookieOf).join()).not.toContain(key);
  });

  test('stops working when a new one is made, and says so', async () => {
    await office.newLink();
    for (const answer of [await office.get(link), await office.post(link)]) {
      expect(answer.status).toBe(410);
      expect(answer.body).toContain('Länken har slutat gälla.');
    }
  });

  test.each(['x', 'a'.repeat(43)])('that never was, %s, opens nothing', async (token) => {
    for (const answer of [await office.get(`/arbete/oppna/${token}`), await office.post(`/arbete/oppna/${token}`)]) {
      expect(answer.status).toBe(404);
      expect(answer.body).toContain('Länken finns inte.');
    }
  });

  test('is taken from our own page only', async () => {
    for (const origin of ['http://evil.example', 'null'])
      expect((await office.post(link, '', { origin })).status).toBe(403);
    const host = `localhost:${office.site.port}`;
    expect((await ask(office.site, link, { method: 'POST', headers: { host, ...FORM } })).status).toBe(403);
    expect((await office.post(link)).status).toBe(303);
  });

  test('is not tried more than 20 times a minute, and is not used up by waiting', async () => {
    const answers = [];
    for (let no = 0; no < 21 && answers.at(-1)?.status !== 429; no += 1)
      answers.push(await office.post(`/arbete/oppna/${'b'.repeat(43)}`));
    expect(answers.length).toBeGreaterThan(1);
    const refused = await office.post(link);
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '60']);
    expect(refused.body).toContain('Vänta en minut och försök igen.');
    expect(refused.body).not.toContain('Så kommer du in');
    expect((await office.get(link)).status).toBe(200);
  });
});
