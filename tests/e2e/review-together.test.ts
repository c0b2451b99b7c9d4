/** What the review answers to forms that are foreign, broken or too large, and to two people who write at once. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { ask, type Answer } from '../support/ask.ts';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { FORM, openOffice } from '../support/office.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';
import { startSite, type Site } from '../support/site.ts';

const MEMO = 'tests/fixtures/memo/skaggetorp-2017-report-back.txt';

let site: Site;
let browser: Browser;
let cookie: string;
/** Paths of drafts: one for each thing that is tried. */
let draft: string;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
  cookie = await openOffice(site);
  for (const name of ['Linköpings kommun', 'Annan kommun'])
    await post('/arbete/import?/kommun', new URLSearchParams({ namn: name, adress: '' }));
  draft = await send('brev.txt', readFileSync(MEMO, 'utf8'));
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

function post(at: string, body: URLSearchParams | string, headers: Record<string, string> = {}): Promise<Answer> {
  const own = { host: `localhost:${site.port}`, origin: site.origin, cookie, ...FORM, ...headers };
  return ask(site, at, { method: 'POST', body: String(body), headers: own });
}

function multipart(fields: readonly { name: string; file?: string; body: string }[]) {
  const parts = fields.map(
    ({ name, file, body }) =>
      `--grans\r\ncontent-disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"\r\ncontent-type: text/plain`}\r\n\r\n${body}\r\n`,
  );
  return { body: `${parts.join('')}--grans--\r\n`, headers: { 'content-type': 'multipart/form-data; boundary=grans' } };
}

/** Hands a text over as a document, and gives the path of its review. */
async function send(file: string, text: string): Promise<string> {
  const { body, headers } = multipart([
    { name: 'kommun', body: 'linkoping' },
    { name: 'dokument', file, body: text },
  ]);
  const answer = await post('/arbete/import?/dokument', body, headers);
  const [path] = /\/arbete\/import\/linkoping\/[0-9a-f-]{36}/.exec(answer.body) ?? [];
  if (path === undefined) throw new Error(`${answer.status}: no draft`);
  return path;
}

const field = (key: string, column: string, value: string, more: Record<string, string> = {}) =>
  new URLSearchParams({ version: '1', falt: key, [`${key}:kolumner`]: column, [`${key}.${column}`]: value, ...more });

describe('svar på formulär', () => {
  const NOWHERE = '/arbete/import/linkoping/0192f8a0-1c1e-7abc-8def-0123456789ab';
  const title = () => field('titel', 'ord', 'Ny titel');

  test.each(['spara', 'flytta', 'agare', 'punkt', 'angra', 'godkann', 'bort'])(
    'utan session får ?/%s 401, och inget ändras',
    async (action) => {
      const before = (await post(`${draft}?/spara`, field('titel', 'ord', ''), { cookie: '' })).status;
      const answer = await post(`${draft}?/${action}`, title(), { cookie: '' });
      expect([before, answer.status]).toEqual([401, 401]);
      const page = await ask(site, draft, { headers: { host: `localhost:${site.port}`, cookie } });
      expect(page.body).toContain('name="version" value="1"');
    },
  );

  test('från en annan webbplats tas inget emot', async () => {
    expect((await post(`${draft}?/spara`, title(), { origin: 'https://example.org' })).status).toBe(403);
  });

  test.each([
    ['ett id som inte finns', NOWHERE],
    ['ett id som inte är något', '/arbete/import/linkoping/1'],
    ['en annan kommuns adress', 'ANNAN'],
    ['en kommun som inte finns', 'INGEN'],
  ])('%s ger 404 för sida och formulär', async (_what, at) => {
    const path = at
      .replace('ANNAN', draft.replace('linkoping', 'annan'))
      .replace('INGEN', draft.replace('linkoping', 'ingen'));
    const headers = { host: `localhost:${site.port}`, cookie };
    expect((await ask(site, path, { headers })).status).toBe(404);
    expect((await post(`${path}?/spara`, title())).status).toBe(404);
  });

  test.each<[string, string, URLSearchParams]>([
    ['spara', 'utan fält', new URLSearchParams({ version: '1' })],
    ['spara', 'utan version', new URLSearchParams({ falt: 'titel', 'titel:kolumner': 'ord', 'titel.ord': 'x' })],
    ['flytta', 'med ett mål som inte finns', new URLSearchParams({ version: '1', 'block-1': 'x' })],
    ['punkt', 'utan ändring', new URLSearchParams({ version: '1', punkt: '1' })],
    ['godkann', 'utan version', new URLSearchParams()],
  ])('?/%s %s får 400 och en mening', async (action, _what, body) => {
    const answer = await post(`${draft}?/${action}`, body);
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('Formuläret kom inte fram helt.');
  });

  test('det som inte går att använda står kvar vid sitt fält', async () => {
    const answer = await post(`${draft}?/spara`, field('datum', 'ord', 'i förrgår'));
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('Skriv datumet som år-månad-dag');
    expect(answer.body).toContain('value="i förrgår"');
  });

  test('ett formulär på mer än en miljon byte får 413', async () => {
    const answer = await post(`${draft}?/spara`, field('titel', 'ord', 'x'.repeat(1_000_001)));
    expect(answer.status).toBe(413);
  });

  test('ett formulär som skickas i delar, utan att säga hur stort det är, räknas medan det kommer', async () => {
    const pieces = { 'transfer-encoding': 'chunked' };
    const large = await post(`${draft}?/spara`, field('titel', 'ord', 'x'.repeat(1_000_001)), pieces);
    expect([large.status, large.body]).toEqual([413, expect.stringContaining('Texten är för lång')]);
    const kept = await post(`${draft}?/spara`, field('datum', 'ord', 'i förrgår'), pieces);
    expect([kept.status, kept.body]).toEqual([400, expect.stringContaining('value="i förrgår"')]);
    const closed = await post(`${draft}?/spara`, field('titel', 'ord', 'Lång titel'), { ...pieces, cookie: '' });
    expect([closed.status, closed.body]).toEqual([401, expect.stringContaining('Lång titel')]);
  });

  test('ett dokument på mer än 20 MB får 413 och en mening', async () => {
    const { body, headers } = multipart([{ name: 'dokument', file: 'stor.txt', body: 'x'.repeat(20_000_001) }]);
    const answer = await post('/arbete/import?/dokument', body, headers);
    expect(answer.status).toBe(413);
    expect(answer.body).toContain('Filen är större än 20');
  });

  test('inget dokument, och samma fil en gång till, får svar i en mening', async () => {
    const none = multipart([{ name: 'kommun', body: 'linkoping' }]);
    expect((await post('/arbete/import?/dokument', none.body, none.headers)).body).toContain(
      'Välj minst ett dokument.',
    );
    expect(await send('brev.txt', readFileSync(MEMO, 'utf8'))).toBe(draft);
  });
});

async function office(options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
  const opened = await watchedPage(browser, site.origin, { viewport: { width: 1280, height: 900 }, ...options });
  const [name = '', value = ''] = cookie.split('=');
  await opened.page.context().addCookies([{ name, value, url: site.origin }]);
  return opened;
}

const promised = (page: Page, no: number) => page.locator(`#punkt-${no}-text textarea`);
const save = (page: Page, no: number) => page.getByRole('button', { name: `Spara punkt ${no}` }).click();

test('två som skriver samma punkt: den andra ser båda texterna, behåller sin och sparar den om den ska gälla', async () => {
  const at = await send('tva.txt', `${readFileSync(MEMO, 'utf8')}\nTvå.`);
  const [one, other] = await Promise.all([office(), office({ javaScriptEnabled: false })]);
  await Promise.all([one.page.goto(at), other.page.goto(at)]);
  await promised(one.page, 1).fill('Kommunen ska hålla sex möten.');
  await save(one.page, 1);
  await one.page.getByRole('status').filter({ hasText: 'Sparat.' }).waitFor();

  await promised(other.page, 1).fill('Kommunen ska hålla fyra möten.');
  await save(other.page, 1);
  await other.page.getByRole('alert').filter({ hasText: 'Någon annan har ändrat samma fält' }).waitFor();
  const clash = other.page.locator('#punkt-1-text');
  expect(await clash.locator('del').textContent()).toContain('sex');
  expect(await clash.locator('ins').textContent()).toContain('fyra');
  expect(await promised(other.page, 1).inputValue()).toBe('Kommunen ska hålla fyra möten.');
  await takePicture(other.page, 'granska-tva-texter');
  await save(other.page, 1);
  await other.page.getByRole('status').filter({ hasText: 'Sparat.' }).waitFor();
  await one.page.reload();
  expect(await promised(one.page, 1).inputValue()).toBe('Kommunen ska hålla fyra möten.');
  await Promise.all([one.page.context().close(), other.page.context().close()]);
});

test('med JavaScript: ett klick visar fältet, det skrivna i andra rutor sparas med, och stycket rullas fram', async () => {
  const at = await send('klick.txt', `${readFileSync(MEMO, 'utf8')}\nKlick.`);
  const { page, complaints } = await office();
  await page.goto(at);
  const block = page.locator('.block', { hasText: 'En arbetsgrupp med kommunpolisen som samordnare' });
  await block.locator('p').first().click();
  await page.waitForURL('**/*#punkt-3-resultat');
  expect(await page.locator('#punkt-3-resultat').evaluate((element) => element.matches(':target'))).toBe(true);
  await page.waitForFunction(() => document.querySelector('.block.paired') !== null);
  await page
    .getByRole('link', { name: /Undertecknare: till stycke/ })
    .first()
    .click();
  expect(await page.locator('#falt-undertecknare').evaluate((element) => element.matches('.paired'))).toBe(true);

  await promised(page, 1).fill('Kommunen ska hålla sex möten.');
  await promised(page, 2).fill('Kommunen ska hålla fyra vandringar.');
  await save(page, 2);
  await page.getByRole('status').filter({ hasText: 'Sparat.' }).waitFor();
  expect(await promised(page, 1).inputValue()).toBe('Kommunen ska hålla sex möten.');

  await promised(page, 3).fill('');
  await page.getByRole('button', { name: 'Godkänn' }).first().click();
  await page.getByRole('alert').filter({ hasText: 'Rätta det som är markerat' }).waitFor();
  await promised(page, 3).fill('Kommunen ska se över trafiken.');
  await page.getByRole('button', { name: 'Godkänn' }).first().click();
  await page.waitForURL('**/arbete/loften/linkoping/*?godkand');
  expect(await page.getByText('Kommunen ska se över trafiken.').count()).toBe(1);
  expect(complaints.filter((text) => !/status of 400/.test(text))).toEqual([]);
  await page.context().close();
});

describe('ett dokument om ett löfte som redan finns', () => {
  let second: string;
  const accept = (at: string, more: Record<string, string> = {}) =>
    post(`${at}?/godkann`, new URLSearchParams({ version: '1', ...more }));
  beforeAll(async () => {
    const words = readFileSync(MEMO, 'utf8').replaceAll('Skäggetorp', 'Berga');
    const first = await send('ett.txt', words);
    expect((await accept(first)).headers.location).toContain('/arbete/loften/linkoping/berga-2017?');
    second = await send('samma.txt', `${words}\n`);
  });

  test.each([360, 1280])('det sägs, med en länk dit, på en sida som alla kan använda: %i px', async (width) => {
    const { page } = await office({ viewport: { width, height: 800 }, colorScheme: width === 360 ? 'dark' : 'light' });
    await page.goto(second);
    const link = page.locator('#finns-redan a');
    expect(await link.getAttribute('href')).toBe('/arbete/loften/linkoping/berga-2017');
    expect(await page.locator('#finns-redan').textContent()).toMatch(/\(8\s+punkter\)/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await axeFindings(page)).toEqual([]);
    await takePicture(page, `granska-finns-redan-${width}`);
    await page.context().close();
  });

  test('det godkänns inte utan svar, och med svar blir det ett löfte till', async () => {
    const asked = await accept(second);
    expect([asked.status, asked.body]).toEqual([409, expect.stringContaining('har redan ett löfte')]);
    const { page } = await office({ javaScriptEnabled: false });
    await page.goto(second);
    await page.getByRole('button', { name: 'Godkänn som ett löfte till' }).first().click();
    await page.waitForURL('**/arbete/loften/linkoping/berga-2017-2?godkand');
    await page.context().close();
  });
});

describe.each([360, 1280])('%i px', (width) => {
  test('arbetsytans sidor går att använda för alla och behöver ingen rullning i sidled', async () => {
    const { page } = await office({ viewport: { width, height: 800 }, colorScheme: width === 360 ? 'dark' : 'light' });
    const flawless = async (name: string): Promise<void> => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), name).toBeLessThanOrEqual(0);
      expect(await axeFindings(page), name).toEqual([]);
      await takePicture(page, `${name}-${width}`);
    };
    for (const [name, at] of [
      ['arbete-start', '/arbete'],
      ['import', '/arbete/import'],
      ['granska', draft],
      ['granska-flytta', `${draft}?flytta=3#block-3`],
      ['loften', '/arbete/loften'],
    ] as const) {
      await page.goto(at);
      await flawless(name);
    }
    await page.goto(draft);
    await promised(page, 1).fill('');
    await save(page, 1);
    await page.getByRole('alert').waitFor();
    await flawless('granska-fel');
  });
});
