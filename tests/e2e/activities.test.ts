import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { openDatabase, openPool } from '#platform/database.server.ts';
import { ask } from '../support/ask.ts';
import { buildAsked, type AskedRecord } from '../support/asked-record.ts';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { openOffice } from '../support/office.ts';
import { watchedPage } from '../support/page-watch.ts';
import { JPEG } from '../support/picture-files.ts';
import { takePicture } from '../support/pictures.ts';
import { startSite, type Site } from '../support/site.ts';

let site: Site;
let browser: Browser;
let pool: ReturnType<typeof openPool>;
let cookie: string;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
  pool = openPool({ connectionString: site.env['DATABASE_URL'] });
  cookie = await openOffice(site);
});
afterAll(async () => {
  await browser?.close();
  await pool?.end();
  await site?.stop();
});

async function officePage(width: number, javaScriptEnabled: boolean) {
  const watched = await watchedPage(browser, site.origin, { viewport: { width, height: 740 }, javaScriptEnabled });
  const [name = '', value = ''] = cookie.split('=');
  await watched.page.context().addCookies([{ name, value, url: site.origin }]);
  return watched;
}
const build = (): Promise<AskedRecord> => buildAsked(openDatabase(pool));
const at = (built: AskedRecord, query = '?punkt=1'): string =>
  `/arbete/aktiviteter/${built.slug}/${built.promise.slug}${query}`;

describe.each([360, 1280])('at %i px', (width) => {
  test('somebody writes down what they did, throws it away and takes it back, without JavaScript', async () => {
    const built = await build();
    const { page, complaints } = await officePage(width, false);
    await page.goto(at(built));
    await takePicture(page, `aktiviteter-${width}`);
    await page.getByLabel('För vilken punkt?').first().selectOption({ index: 0 });
    await page.getByLabel('Vad gjorde ni?').fill('Vandring vid torget');
    await page.getByLabel('Hur många?', { exact: true }).fill('två');
    await page.getByRole('button', { name: 'Lägg till' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Skriv antalet med siffror');
    expect(await page.getByLabel('Vad gjorde ni?').inputValue()).toBe('Vandring vid torget');
    await takePicture(page, `aktiviteter-fel-${width}`);
    await page.getByLabel('Hur många?', { exact: true }).fill('2');
    await page
      .getByLabel('Bild eller handling')
      .setInputFiles({ name: 'torget.png.jpg', mimeType: 'image/png', buffer: Buffer.from(JPEG) });
    await page.getByRole('button', { name: 'Lägg till' }).click();
    expect(await page.getByRole('status').textContent()).toContain('Aktiviteten är tillagd.');
    expect(await page.locator('.target').first().textContent()).toContain('2 av minst 16');
    await takePicture(page, `aktiviteter-tillagd-${width}`);

    const href = (await page.getByRole('link', { name: 'torget.png.jpg' }).getAttribute('href')) ?? '';
    const file = await ask(site, href, { headers: { host: `localhost:${site.port}`, cookie } });
    expect([file.status, file.headers['content-type'], file.headers['x-content-type-options']]).toEqual([
      200,
      'image/jpeg',
      'nosniff',
    ]);
    expect(file.headers['content-disposition']).toMatch(/^attachment/);
    expect((await ask(site, href, { headers: { host: `localhost:${site.port}` } })).status).toBe(401);

    await page.getByRole('button', { name: /^Ta bort/ }).click();
    expect(await page.getByText('Vandring vid torget').count()).toBe(0);
    await page.getByRole('button', { name: 'Ångra' }).click();
    expect(await page.getByText('Vandring vid torget', { exact: true }).count()).toBe(1);
    expect(complaints.filter((text) => !/status of 422/.test(text))).toEqual([]);
    await page.context().close();
  });

  test('what comes again is confirmed by one press, and left out with a reason', async () => {
    const built = await build();
    const { page } = await officePage(width, false);
    await page.goto(at(built));
    await page.getByText('Gör ni något regelbundet?').click();
    await page.getByLabel('Vad gör ni?').fill('Fältarna går en runda');
    await page.getByLabel('Första gången').fill('2026-11-02');
    await page.getByLabel('Sista dagen').fill('2026-11-16');
    await page.getByRole('button', { name: 'Spara', exact: true }).click();
    const boxes = page.getByRole('checkbox');
    expect(await boxes.count()).toBe(3);
    await takePicture(page, `aktiviteter-regelbundet-${width}`);
    await boxes.nth(1).uncheck();
    await page.getByRole('button', { name: 'De markerade blev av' }).click();
    expect(await page.locator('.target').first().textContent()).toContain('2 av minst 16');
    await page.getByText('Det blev inte av, eftersom …').click();
    await page.getByLabel('Varför?').fill('Storm.');
    await page.getByRole('button', { name: 'Spara att det inte blev av' }).click();
    expect(await page.getByText('Inget att bekräfta just nu.').count()).toBe(1);
    await page.context().close();
  });

  test('the page is accessible in each of its states', async () => {
    const built = await build();
    const { page } = await officePage(width, true);
    for (const query of ['', '?punkt=1', '?punkt=99']) {
      await page.goto(at(built, query));
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(await axeFindings(page)).toEqual([]);
    }
    await page.getByLabel('Vad gjorde ni?').fill('');
    await page.getByRole('button', { name: 'Lägg till' }).click();
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });
});

test('a promise that is not there, and an id that is none, are pages that do not exist', async () => {
  const built = await build();
  const headers = { host: `localhost:${site.port}`, cookie };
  for (const path of [
    `/arbete/aktiviteter/${built.slug}/finns-inte`,
    `${at(built, '')}/fil/x`,
    `${at(built, '')}/fil/${built.point(0)}`,
  ])
    expect((await ask(site, path, { headers })).status).toBe(404);
  const posted = await ask(site, `${at(built, '')}?/kasta`, {
    method: 'POST',
    body: 'id=x',
    headers: { ...headers, origin: site.origin, 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(posted.status).toBe(404);
});
