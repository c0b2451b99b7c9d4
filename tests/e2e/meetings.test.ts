import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { openDatabase, openPool } from '#platform/database.server.ts';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { openOffice } from '../support/office.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';
import { buildRecord } from '../support/record-builder.ts';
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

describe.each([360, 1280])('at %i px', (width) => {
  test('a meeting is written down, what is open goes on to the next, and becomes a measure, without JavaScript', async () => {
    const built = await buildRecord(openDatabase(pool));
    const { page, complaints } = await officePage(width, false);
    const hold = async (day: string): Promise<void> => {
      await page.goto(`/arbete/moten/${built.slug}`);
      if ((await page.locator('details[open]').count()) === 0) await page.getByText('Skriv upp ett möte').click();
      await page.getByLabel('Eller en ny grupp').fill('Veckomötet');
      await page.getByLabel('Dag', { exact: true }).fill(day);
    };
    await hold('2026-01-12');
    await takePicture(page, `moten-tomt-${width}`);
    await page.getByLabel('Organisation 1', { exact: true }).fill('Polisen');
    await page.getByLabel('Antal från organisation 1').fill('2');
    await page.getByLabel('Beslut').fill('Vi går på torsdag.');
    await page.getByLabel('Vad ska göras, rad 1').fill('Byta lampan vid tunneln');
    await page.getByRole('button', { name: 'Spara mötet' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Skriv vem som gör det');
    expect(await page.getByLabel('Beslut').inputValue()).toBe('Vi går på torsdag.');
    await page.getByLabel('Vem gör det, rad 1').fill('Norrviks kommun');
    await page.getByRole('button', { name: 'Spara mötet' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Veckomötet, 12\u00a0januari\u00a02026');
    await takePicture(page, `mote-${width}`);

    await hold('2026-01-19');
    await takePicture(page, `moten-${width}`);
    await page.getByRole('button', { name: 'Spara mötet' }).click();
    expect(await page.getByRole('heading', { name: 'Från tidigare möten' }).count()).toBe(1);
    await page.getByText('Utgår, eller blir en åtgärd').click();
    await page.getByLabel('Åtgärd för vilken punkt?').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Gör till en åtgärd' }).click();
    expect(await page.getByText('Blev en åtgärd').count()).toBe(1);
    await takePicture(page, `mote-kvar-${width}`);
    expect(complaints.filter((text) => !/status of 422/.test(text))).toEqual([]);
    await page.context().close();
  });

  test('the second of two who write sees what is saved, and keeps what they wrote', async () => {
    const built = await buildRecord(openDatabase(pool));
    const { page } = await officePage(width, false);
    await page.goto(`/arbete/moten/${built.slug}`);
    await page.getByLabel('Eller en ny grupp').fill('Trygghetsrådet');
    await page.getByRole('button', { name: 'Spara mötet' }).click();
    const at = page.url().replace(/\?.*/, '');
    const { page: other } = await officePage(width, false);
    for (const one of [page, other]) {
      await one.goto(at);
      await one.getByText('Ändra eller lägg till').click();
    }
    await other.getByLabel('Anteckningar').fill('Först.');
    await other.getByRole('button', { name: 'Spara', exact: true }).click();
    await page.getByLabel('Anteckningar').fill('Sedan.');
    await page.getByRole('button', { name: 'Spara', exact: true }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Någon annan har ändrat texten');
    expect(await page.locator('.said').textContent()).toBe('Först.');
    expect(await page.getByLabel('Anteckningar').inputValue()).toBe('Sedan.');
    await takePicture(page, `mote-krock-${width}`);
    await page.getByRole('button', { name: 'Spara', exact: true }).click();
    expect(await page.locator('.said').textContent()).toBe('Sedan.');
    await page.getByText('Ändra eller lägg till').click();
    await page.getByRole('button', { name: 'Lägg mötet i papperskorgen' }).click();
    await page.getByRole('button', { name: 'Ångra' }).click();
    expect(await page.getByRole('heading', { name: 'Trygghetsrådet' }).count()).toBe(1);
    await page.context().close();
    await other.context().close();
  });

  test('the pages are accessible in each of their states', async () => {
    const built = await buildRecord(openDatabase(pool));
    const { page } = await officePage(width, true);
    const check = async (): Promise<void> => {
      // What a press leads to has come.
      await page.waitForLoadState('networkidle');
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(await axeFindings(page)).toEqual([]);
    };
    await page.goto(`/arbete/moten/${built.slug}`);
    await check();
    await page.getByRole('button', { name: 'Spara mötet' }).click();
    await check();
    await page.getByLabel('Eller en ny grupp').fill('Rådet');
    await page.getByLabel('Vad ska göras, rad 1').fill('Ringa');
    await page.getByLabel('Vem gör det, rad 1').fill('Polisen');
    await page.getByRole('button', { name: 'Spara mötet' }).click();
    await check();
    await page.getByRole('button', { name: 'Låt det utgå', exact: true }).click();
    await check();
    await page.getByRole('button', { name: /^Klart/ }).click();
    await check();
    await page.context().close();
  });
});
