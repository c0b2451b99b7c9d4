/** How the office asks and takes in answers: the questions edited without JavaScript, in five languages and on paper. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGS } from '#platform/texts/languages.ts';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { openOffice } from '../support/office.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';
import { startSite, type Site } from '../support/site.ts';
import { htmlFaults } from '../support/valid-html.ts';

let site: Site;
let browser: Browser;
let cookie: string;
/** The demonstration's dialogue in the office. */
let at: string;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite({ LOFTET_DEMO: 'on', LOFTET_WORKER: 'off' }), openBrowser()]);
  cookie = await openOffice(site);
  const list = await (await fetch(`${site.origin}/arbete/dialoger/alvkoping`, { headers: { cookie } })).text();
  at = /\/arbete\/dialoger\/alvkoping\/[0-9a-f-]{36}/.exec(list)?.[0] ?? '';
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function inOffice(options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: readonly string[] }> {
  const watched = await watchedPage(browser, site.origin, options);
  const [name = '', value = ''] = cookie.split('=');
  await watched.page.context().addCookies([{ name, value, url: site.origin }]);
  return watched;
}

const PAGES: readonly [name: string, path: string][] = [
  ['fragor', '/fragor'],
  ['fraga-oro', '/fragor/fraga/oro'],
  ['fraga-alder', '/fragor/fraga/alder'],
  ['fraga-ny', '/fragor/ny?typ=checkbox'],
  ['fragor-visa-ar', '/fragor/visa?sprak=ar'],
  ['papper-sv', '/papper/sv'],
  ['papper-ar', '/papper/ar'],
];

describe.each([360, 1280])('sidorna, %i px', (width) => {
  test('är rätt byggda, utan brister i axe, och ryms på bredden', async () => {
    const { page, complaints } = await inOffice({ viewport: { width, height: 800 } });
    for (const [name, path] of PAGES) {
      const answer = await page.goto(at + path);
      expect(answer?.status(), path).toBe(200);
      expect(await htmlFaults((await answer?.text()) ?? ''), path).toEqual([]);
      expect(await axeFindings(page), path).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
      await takePicture(page, `${name}-${width}`);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('frågorna', () => {
  test('ändras, flyttas, läggs till, tas bort och ångras utan JavaScript, och den som svarar får de gamla tills de byts', async () => {
    const { page, complaints } = await inOffice({ javaScriptEnabled: false });
    const form = `${site.origin}/svara/alvkoping/vad-ar-viktigast-pa-humleslatten-2026`;
    await page.goto(`${at}/fragor`);
    await page.getByRole('link', { name: 'Hur gammal är du?' }).click();
    await page.getByLabel('Frågan, svenska').fill('');
    await page.getByRole('button', { name: 'Spara frågan' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Skriv texten på svenska.');
    await page.getByLabel('Frågan, svenska').fill('Vilken ålder har du?');
    await page.getByLabel('Svar att välja mellan, rad 6: svenska').fill('Vill inte säga');
    await page.getByLabel('Svar att välja mellan, rad 6: plats').fill('0,5');
    await page.getByRole('button', { name: 'Spara frågan' }).click();
    expect(await page.getByRole('status').innerText()).toBe('Sparat.');
    expect(await page.locator('#fraga-alder').innerText()).toContain('Saknas på lätt svenska, engelska');
    expect(await page.locator('header').last().innerText()).toContain('får fortfarande version 1');
    await page.getByLabel('Flytta upp fråga 4').click();
    await page.getByLabel('Ny fråga').selectOption('checkbox');
    await page.getByRole('button', { name: 'Skriv frågan' }).click();
    await page.getByLabel('Frågan, svenska').fill('Vad gör du här?');
    await page.getByLabel('Svar att välja mellan, rad 1: svenska').fill('Bor');
    await page.getByLabel('Svar att välja mellan, rad 2: svenska').fill('Arbetar');
    await page.getByText('Vilken ålder har du?').click();
    await page.getByLabel('Under 15 år').check();
    await page.getByRole('button', { name: 'Spara frågan' }).click();
    const order = () => page.locator('li[id^="fraga-"] .title').allInnerTexts();
    const [, , third, , , last] = await order();
    expect([third, last]).toEqual(['Vilken ålder har du?', 'Vad gör du här?']);
    await page.getByLabel('Ta bort fråga 3').click();
    expect(await page.getByRole('alert').innerText()).toContain('Frågan ”Vad gör du här?” ställs bara till dem');
    await page.getByLabel('Ta bort fråga 1').click();
    expect(await order()).toHaveLength(5);
    await page.getByRole('button', { name: 'Ångra det du just gjorde' }).click();
    expect(await order()).toHaveLength(6);
    expect(await (await fetch(form)).text()).not.toContain('Vilken ålder har du?');
    await page.goto(at);
    await page.getByRole('button', { name: 'Byt till de senaste frågorna' }).click();
    expect(await (await fetch(form)).text()).toContain('Vilken ålder har du?');
    // The browser notes the two forms that were refused, and nothing else.
    expect(complaints).toHaveLength(2);
    await page.context().close();
  });

  test('två som sparar samma text får se båda, och den som väljer den andras får den', async () => {
    const [one, two] = [await inOffice(), await inOffice()];
    for (const { page } of [one, two]) await page.goto(`${at}/fragor/fraga/gora`);
    for (const [{ page }, words] of [
      [one, 'Vad ska göras?'],
      [two, 'Vad borde göras?'],
    ] as const) {
      await page.getByLabel('Frågan, svenska').fill(words);
      await page.getByRole('button', { name: 'Spara frågan' }).click();
    }
    expect(await two.page.getByRole('alert').innerText()).toContain('Någon annan har sparat medan du skrev.');
    expect(await two.page.locator('main').innerText()).toContain('Någon annan har sparat: Vad ska göras?');
    await takePicture(two.page, 'fraga-krock');
    await two.page.getByLabel('Den sparade texten ska gälla').check();
    await two.page.getByRole('button', { name: 'Spara frågan' }).click();
    await two.page.waitForURL('**/fragor?gjort=*');
    expect(await two.page.locator('#fraga-gora').innerText()).toContain('Vad ska göras?');
    for (const { page } of [one, two]) await page.context().close();
  });

  test('hämtas som fil och läses in igen, och det som inte är ett formulär sägs ifrån', async () => {
    const { page } = await inOffice({ javaScriptEnabled: false });
    const json = await (await fetch(`${site.origin}${at}/fragor/formular.json`, { headers: { cookie } })).text();
    const read = async (name: string, text: string): Promise<void> => {
      await page.goto(`${at}/fragor`);
      await page
        .getByLabel('Frågeformulär som fil')
        .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
      await page.getByRole('button', { name: 'Byt ut frågorna mot filens' }).click();
    };
    await read('annat.json', '{"format":"surveyjs"}');
    expect(await page.getByRole('alert').innerText()).toContain('inget frågeformulär från Löftet');
    await read('trasig.json', json.replace('"type": "rating"', '"type": "matrix"'));
    expect(await page.getByRole('alert').innerText()).toContain('Fråga 2');
    await read('fragor.json', json.replaceAll('Vad ska göras?', 'Vad behövs?'));
    expect(await page.getByRole('status').innerText()).toBe('Frågorna är utbytta.');
    expect(await page.locator('#fraga-gora').innerText()).toContain('Vad behövs?');
    await page.context().close();
  });

  test('svaren i en fråga flyttas och tas bort med knappar där JavaScript finns, och det går att ångra', async () => {
    const { page } = await inOffice();
    await page.goto(`${at}/fragor/fraga/kon`);
    const words = (): Promise<string[]> =>
      page
        .locator('input[name="choices-sv"]')
        .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));
    await page.getByRole('button', { name: 'Ner' }).first().click();
    expect((await words()).slice(0, 2)).toEqual(['Man', 'Kvinna']);
    await page.getByRole('button', { name: 'Ta bort' }).first().click();
    await page.getByRole('button', { name: 'Ångra' }).click();
    expect((await words()).slice(0, 2)).toEqual(['Man', 'Kvinna']);
    await page.getByRole('button', { name: 'Spara frågan' }).click();
    await page.waitForURL('**/fragor?gjort=sparad*');
    await page.goto(`${at}/fragor/fraga/kon`);
    expect((await words()).slice(0, 3)).toEqual(['Man', 'Kvinna', 'Annat eller vill inte svara']);
    await page.context().close();
  });

  test('formuläret kommer som PDF på varje språk, och bara till den som är inloggad', async () => {
    for (const lang of LANGS) {
      const pdf = await fetch(`${site.origin}${at}/papper/${lang}/pdf`, { headers: { cookie } });
      expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    }
    expect((await fetch(`${site.origin}${at}/papper/sv/pdf`, { redirect: 'manual' })).status).not.toBe(200);
    expect((await fetch(`${site.origin}${at}/papper/xx/pdf`, { headers: { cookie } })).status).toBe(404);
  });
});
