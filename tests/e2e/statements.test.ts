/** Short statements that residents vote on without JavaScript, in every language, and the office's page of them. */
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

const FORM = '/svara/alvkoping/vad-ar-viktigast-pa-humleslatten-2026';
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

describe('påståenden', () => {
  test.each(LANGS)('sidan på %s är rätt byggd och utan brister i axe', async (lang) => {
    for (const width of [360, 1280]) {
      const { page, complaints } = await watchedPage(browser, site.origin, { viewport: { width, height: 800 } });
      const answer = await page.goto(pathIn(lang, `${FORM}/pastaenden`));
      expect(answer?.headers()['cache-control']).toBe('no-store');
      expect(await htmlFaults((await answer?.text()) ?? '')).toEqual([]);
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(await page.locator('script').count()).toBe(0);
      await takePicture(page, `pastaenden-${lang}-${width}`);
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  });

  test('en boende röstar på arabiska utan JavaScript, föreslår ett eget, och kontoret tar med det', async () => {
    const { page } = await watchedPage(browser, site.origin, {
      javaScriptEnabled: false,
      viewport: { width: 360, height: 800 },
    });
    await page.goto(pathIn('ar', `${FORM}/pastaenden`));
    await page.locator('button[type=submit]').click();
    expect(await page.getByRole('alert').count()).toBe(1);
    for (const set of await page.locator('fieldset').all()) await set.locator('input[value="for"]').check();
    await page.locator('#eget').fill('أضيئوا <b>الساحة</b>');
    await page.locator('button[type=submit]').click();
    expect(await page.getByRole('status').count()).toBe(1);
    expect(await page.locator('fieldset').count()).toBe(0);
    await page.context().close();

    const { page: desk, complaints } = await office(360, false);
    await desk.goto('/arbete/dialoger/alvkoping');
    await desk.getByRole('link', { name: 'Vad är viktigast på Humleslätten?' }).click();
    await desk.getByRole('link', { name: /tycker lika/ }).click();
    expect(await desk.locator('main').innerText()).toContain('أضيئوا <b>الساحة</b>');
    await desk.locator('summary', { hasText: /^Ta med/ }).click();
    const take = desk.locator('form[action="?/ta"]');
    await take.getByLabel('På svenska').fill(' ');
    await take.getByRole('button').click();
    expect(await desk.getByRole('alert').innerText()).toContain('Skriv påståendet på svenska.');
    await desk.locator('form[action="?/ta"]').getByLabel('På svenska').fill('Lys upp torget.');
    await desk.locator('form[action="?/ta"]').getByRole('button').click();
    expect(await desk.getByRole('status').innerText()).toContain('Förslaget är med');
    expect(complaints).toEqual(['Failed to load resource: the server responded with a status of 400 (Bad Request)']);
    await desk.context().close();
  });

  test.each([360, 1280])('kontorets sida har inga brister i axe, och prickar räknas, %i px', async (width) => {
    const { page, complaints } = await office(width, true);
    await page.goto('/arbete/dialoger/alvkoping');
    await page.getByRole('link', { name: 'Vad är viktigast på Humleslätten?' }).click();
    await page.getByRole('link', { name: /tycker lika/ }).click();
    await page.waitForURL('**/pastaenden');
    expect(await axeFindings(page)).toEqual([]);
    await page
      .getByLabel(/^Prickar för:/)
      .first()
      .fill('många');
    await page.getByRole('button', { name: 'Spara prickarna' }).click();
    await page.getByRole('alert').waitFor();
    expect(
      await page
        .getByLabel(/^Prickar för:/)
        .first()
        .inputValue(),
    ).toBe('många');
    expect(await axeFindings(page)).toEqual([]);
    await page
      .getByLabel(/^Prickar för:/)
      .first()
      .fill('14');
    await page.getByRole('button', { name: 'Spara prickarna' }).click();
    await page.getByText('Prickarna är sparade.').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await takePicture(page, `pastaenden-kontor-${width}`);
    expect(complaints.filter((one) => !one.includes('400'))).toEqual([]);
    await page.context().close();
  });

  test('påhittade biljetter, främmande påståenden och för långa ord tas inte emot', async () => {
    const html = await (await fetch(`${site.origin}${FORM}/pastaenden`)).text();
    const biljett = /name="biljett" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const statement = /name="(p-[0-9a-f-]{36})"/.exec(html)?.[1] ?? '';
    const post = (body: Record<string, string>, headers: Record<string, string> = {}) =>
      fetch(`${site.origin}${FORM}/pastaenden`, {
        method: 'POST',
        headers: { origin: site.origin, ...headers },
        body: new URLSearchParams(body),
      }).then(({ status }) => status);
    expect(await post({ biljett: `${biljett.slice(0, -1)}!`, [statement]: 'for' })).toBe(400);
    expect(await post({ biljett, 'p-00000000-0000-4000-8000-000000000000': 'for' })).toBe(400);
    expect(await post({ biljett, [statement]: 'ja' })).toBe(400);
    expect(await post({ biljett, [statement]: 'for', eget: 'x'.repeat(241) })).toBe(400);
    expect(await post({ biljett, [statement]: 'for' }, { origin: 'https://evil.example' })).toBe(403);
    expect(await post({ biljett, [statement]: 'mot' })).toBe(200);
  });
});
