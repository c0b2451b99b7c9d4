/** What people said becomes themes, and themes points: the coding desk with and without JavaScript, and the chain. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite({ LOFTET_DEMO: 'on', LOFTET_WORKER: 'off' }), openBrowser()]);
  cookie = await openOffice(site);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function office(
  width: number,
  javaScriptEnabled: boolean,
): Promise<{ page: Page; complaints: readonly string[] }> {
  return watchedPage(browser, site.origin, { cookie, javaScriptEnabled, viewport: { width, height: 900 } });
}

async function openDesk(page: Page): Promise<void> {
  await page.goto('/arbete/dialoger/alvkoping');
  await page.getByRole('link', { name: 'Vad ska vi lova på Humleslätten 2026?' }).click();
  await page.waitForURL(/dialoger\/alvkoping\/[0-9a-f-]{36}/);
  await page.getByRole('link', { name: 'Koda svar' }).click();
  await page.waitForURL(/koda/);
}

test('utan JavaScript kodas ett svar i ett formulär, med ett förslag och ett nytt tema', async () => {
  const { page, complaints } = await office(360, false);
  await openDesk(page);
  expect(await page.getByText('2 att koda').count()).toBe(1);
  await takePicture(page, 'koda-360');
  await page.locator('.suggestions button').first().click();
  expect(await page.locator('#koda-tema-1').inputValue()).not.toBe('');
  await page.locator('#koda-tema-2').fill('Föräldrar som skjutsar');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  expect(await page.getByRole('alert').innerText()).toContain('Det finns inget tema som heter Föräldrar som skjutsar.');
  await takePicture(page, 'koda-fel-360');
  await page.getByRole('button', { name: /Lägg till nya teman/ }).click();
  await page.getByRole('status').waitFor();
  expect(await page.getByText('1 att koda').count()).toBe(1);
  expect(complaints.filter((one) => !one.includes('400 (Bad Request)'))).toEqual([]);
  await page.context().close();
});

test('med tangenter: en siffra väljer, Enter sparar', async () => {
  const { page, complaints } = await office(1280, true);
  await openDesk(page);
  await page.locator('summary', { hasText: 'Tangenter' }).waitFor();
  await takePicture(page, 'koda-1280');
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('1');
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#koda-tema-1')?.value !== '');
  await page.keyboard.press('Enter');
  await page.getByText('Alla svar är kodade.').waitFor();
  await page.getByRole('link', { name: '14 svar' }).click();
  await page.locator('summary', { hasText: 'Tangenter' }).waitFor();
  const first = page.url();
  await page.keyboard.press('n');
  await page.waitForURL((url) => url.href !== first);
  expect(complaints.filter((one) => !one.includes('400 (Bad Request)'))).toEqual([]);
  await page.context().close();
});

test('kedjan visar vad det blev av svaren, och det som hänger löst', async () => {
  for (const width of [360, 1280]) {
    const { page, complaints } = await office(width, true);
    await page.goto('/arbete/dialoger/alvkoping/kedja');
    const unpromised = page.getByRole('region', { name: 'Teman som inget har lovats om' });
    expect(await unpromised.innerText()).toContain('Renhållningen på torget');
    expect(await unpromised.innerText()).toContain('Ingen har skrivit varför inte.');
    expect(await page.getByRole('region', { name: 'Punkter som ingen dialog bad om' }).innerText()).toContain(
      'Humlebiblioteket',
    );
    await takePicture(page, `kedja-${width}`);
    expect(await axeFindings(page)).toEqual([]);
    expect(await htmlFaults(await page.content())).toEqual([]);
    await page.getByRole('link', { name: 'Fritid för unga' }).first().click();
    await page.waitForURL(/teman\/[0-9a-f-]{36}/);
    await takePicture(page, `tema-${width}`);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.getByRole('region', { name: 'Vad ni har lovat' }).innerText()).toContain('fritidsgården Kvarnen');
    await page.goto('/arbete/dialoger/alvkoping/teman');
    await takePicture(page, `teman-${width}`);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints.filter((one) => !one.includes('400 (Bad Request)'))).toEqual([]);
    await page.context().close();
  }
});

test('av ett tema görs en punkt, som minns varifrån den kom', async () => {
  const { page, complaints } = await office(1280, false);
  await page.goto('/arbete/dialoger/alvkoping/teman');
  await page.getByRole('link', { name: 'Gatubelysning' }).click();
  await page.getByText('Gör en punkt av temat').click();
  await page.getByLabel('Punktens text').fill('Kommunen ska laga alla lampor på Humletorget före den 1 december 2026.');
  await page.getByRole('button', { name: 'Gör punkten' }).click();
  expect(await page.getByRole('alert').count()).toBe(1);
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Gör punkten' }).click();
  await page.waitForURL(/arbete\/skriv\/alvkoping/);
  const themes = page.getByRole('region', { name: 'Det som människor har sagt' });
  expect(await themes.innerText()).toContain('Mörka och otrygga platser › Gatubelysning');
  await themes.getByRole('button', { name: /Ta bort/ }).click();
  expect(await themes.innerText()).toContain('Punkten bygger inte på något tema.');
  await takePicture(page, 'punkt-teman-1280');
  expect(complaints.filter((one) => !one.includes('400 (Bad Request)'))).toEqual([]);
  await page.context().close();
});
