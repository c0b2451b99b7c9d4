/** What came of a dialogue, from the office's desk to the page that everybody reads, in every language. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGS, pathIn } from '#platform/texts/languages.ts';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { openOffice } from '../support/office.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';
import { startSite, type Site } from '../support/site.ts';
import { htmlFaults } from '../support/valid-html.ts';

const LIST = '/alvkoping/dialog';
const PAGE = `${LIST}/vad-ar-viktigast-pa-humleslatten-2026`;
/** A dialogue of the year before, whose answers are coded. */
const TOLD = `${LIST}/vad-ska-vi-lova-pa-humleslatten-2026-2025`;
let site: Site;
let browser: Browser;
let cookie: string;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite({ LOFTET_DEMO: 'on', LOFTET_WORKER: 'off' }), openBrowser()]);
  cookie = await openOffice(site);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function office(width: number, javaScriptEnabled: boolean) {
  return watchedPage(browser, site.origin, { cookie, javaScriptEnabled, viewport: { width, height: 800 } });
}

describe('beskedet', () => {
  test('skrivs, visas som det ska bli, publiceras och ändras med en förklaring, utan JavaScript', async () => {
    expect((await fetch(site.origin + PAGE)).status).toBe(404);
    const { page, complaints } = await office(360, false);
    await page.goto('/arbete/dialoger/alvkoping');
    await page.getByRole('link', { name: 'Vad är viktigast på Humleslätten?' }).click();
    await page.getByRole('link', { name: 'skriv beskedet' }).click();
    await page.getByLabel('Inledning').fill('Ring Kalle på 070-123 45 67 om ni undrar.');
    await page.getByLabel('Citat, ett på varje rad').fill('Torget är mörkt.\n<b>Bussen</b> går för sällan.');
    await page.getByRole('button', { name: 'Spara texten' }).click();
    expect(await page.locator('main').innerText()).toContain('<b>Bussen</b> går för sällan.');
    await page.getByRole('button', { name: 'Publicera beskedet' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Beskedet kan inte publiceras.');
    expect((await fetch(site.origin + PAGE)).status).toBe(404);
    await page.getByLabel('Inledning').fill('Tack till alla som svarade på torget.');
    await page.getByRole('button', { name: 'Spara texten' }).click();
    await page.getByRole('button', { name: 'Publicera beskedet' }).click();
    expect(await page.getByRole('status').innerText()).toContain('Beskedet är publicerat.');
    expect(await (await fetch(site.origin + PAGE)).text()).toContain('Tack till alla som svarade på torget.');
    await page.getByLabel('Inledning').fill('Tack till alla som svarade på torget och vid skolan.');
    await page.getByRole('button', { name: 'Spara texten' }).click();
    await page.getByLabel('Vad har ändrats?').fill('Skolan är med.');
    await page.getByRole('button', { name: 'Publicera beskedet' }).click();
    const now = await (await fetch(site.origin + PAGE)).text();
    expect(now).toContain('vid skolan');
    expect(now).toContain('Skolan är med.');
    expect(await (await fetch(`${site.origin}${PAGE}/1`)).text()).not.toContain('vid skolan');
    expect((await fetch(`${site.origin}${PAGE}/9`)).status).toBe(404);
    expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
    await page.context().close();
  });

  test('den som sparar sist ser vad den andra sparade bredvid sitt eget, och bestämmer sedan', async () => {
    const [{ page: first }, { page: second }] = await Promise.all([office(360, false), office(360, false)]);
    await first.goto('/arbete/dialoger/alvkoping');
    await first.getByRole('link', { name: 'Vad är viktigast på Humleslätten?' }).click();
    const desk = `${first.url()}/aterkoppling`;
    await Promise.all([first.goto(desk), second.goto(desk)]);
    const before = await first.getByLabel('Inledning').inputValue();
    await first.getByLabel('Inledning').fill('Den första.');
    await first.getByRole('button', { name: 'Spara texten' }).click();
    await second.getByLabel('Inledning').fill('Den andra.');
    await second.getByRole('button', { name: 'Spara texten' }).click();
    expect(await second.getByRole('alert').innerText()).toContain('Jämför de två texterna och spara igen.');
    expect(await second.getByLabel('Inledning').inputValue()).toBe('Den andra.');
    expect(await second.locator('#skriv-inledning-sparat').innerText()).toBe('Någon annan har sparat: Den första.');
    await second.getByLabel('Inledning').fill(before);
    await second.getByRole('button', { name: 'Spara texten' }).click();
    expect(await second.getByRole('status').innerText()).toContain('Texten är sparad.');
    await first.context().close();
    await second.context().close();
  });

  test.each(LANGS)('sidorna på %s är rätt byggda och utan brister i axe', async (lang) => {
    for (const width of [360, 1280]) {
      const { page, complaints } = await watchedPage(browser, site.origin, { viewport: { width, height: 800 } });
      for (const path of [LIST, TOLD, `${PAGE}/1`]) {
        const answer = await page.goto(pathIn(lang, path));
        expect(answer?.status()).toBe(200);
        expect(await htmlFaults((await answer?.text()) ?? '')).toEqual([]);
        expect(await axeFindings(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        expect(await page.locator('script').count()).toBe(0);
        if (!path.endsWith('/1'))
          await takePicture(page, `besked-${path === LIST ? 'lista' : 'sida'}-${lang}-${width}`);
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  });

  test.each([360, 1280])('skrivbordet har inga brister i axe, %i px', async (width) => {
    const { page, complaints } = await office(width, true);
    await page.goto('/arbete/dialoger/alvkoping');
    await page.getByRole('link', { name: 'Vad är viktigast på Humleslätten?' }).click();
    await page.getByRole('link', { name: 'skriv beskedet' }).click();
    await page.waitForURL('**/aterkoppling');
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await takePicture(page, `besked-kontor-${width}`);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
