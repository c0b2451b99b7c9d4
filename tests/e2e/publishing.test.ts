/** What goes out, when, and back again: seen before it is public, planned, held, taken back; without JavaScript. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#access/actor.ts';
import type { Database } from '#platform/database.server.ts';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { keyHolders } from '../support/key-holders.ts';
import { startOfficeSite, type OfficeSite } from '../support/office.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';
import { buildRecord } from '../support/record-builder.ts';
import { sessionFor, siteDatabase } from '../support/signed-in.ts';

let office: OfficeSite;
let browser: Browser;
let db: Database;

beforeAll(async () => {
  [office, browser] = await Promise.all([startOfficeSite('loften.eken.se'), openBrowser()]);
  db = siteDatabase(office.site);
});
afterAll(async () => {
  await db?.destroy();
  await browser?.close();
  await office?.stop();
});

async function pageOf(actor: Actor, width: number, script = false): Promise<{ page: Page; complaints: string[] }> {
  const watched = await watchedPage(browser, office.site.origin, {
    javaScriptEnabled: script,
    viewport: { width, height: 800 },
  });
  const [name, value] = ['loftet', await sessionFor(db, actor)];
  await watched.page.context().addCookies([{ name, value, url: office.site.origin }]);
  watched.page.setDefaultTimeout(10_000);
  return watched;
}
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

describe.each([360, 1280])('publishing at %i px', (width) => {
  test('is seen first, planned for a time, held by a party, and taken back with a notice', async () => {
    const built = await buildRecord(db, {
      points: [{ body: 'Kommunen ska hålla åtta vandringar.' }, { owners: ['municipality', 'police'] }],
    });
    const holders = await keyHolders(db, built);
    const at = `${built.slug}/norrby-2021`;
    const { page, complaints } = await pageOf(holders.coordinator, width);
    const { page: watched } = await pageOf(holders.coordinator, width, true);
    const look = async (name: string): Promise<void> => {
      await takePicture(page, `publicera-${name}-${width}`);
      await watched.goto(page.url()); // axe is script: it gets the same page with it
      expect(await axeFindings(watched)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    };
    await page.goto(`/arbete/publicera/${at}`);
    expect(await page.locator('.fault').first().textContent()).toMatch(/godkän/);
    await look('utan-nycklar');
    await holders.send();
    await holders.answer('municipality');
    await holders.answer('police');
    await page.reload();
    expect(await page.locator('.fault').count()).toBe(0);
    await page.getByRole('link', { name: 'Se löftets sida som den blir' }).click();
    expect(await page.getByRole('note').textContent()).toContain('Så blir sidan');
    expect(await page.locator('main').textContent()).toContain('Kommunen ska hålla åtta vandringar.');
    await look('sida');
    expect((await page.request.get(`/${at}`)).status()).toBe(404);

    await page.goto(`/arbete/publicera/${at}`);
    await page.getByLabel('Dag').fill('2000-01-01');
    await press(page, 'Planera publiceringen');
    expect(await page.getByRole('alert').textContent()).toContain('Tiden har redan varit.');
    await page.getByLabel('Dag').fill('2999-01-01');
    await press(page, 'Planera publiceringen');
    expect(await page.getByRole('status').textContent()).toBe('Publiceringen är planerad.');
    await look('planerat');
    await press(page, 'Avbryt den planerade publiceringen');
    expect(await page.getByRole('status').textContent()).toContain('avbruten');

    await page.goto(`/arbete/loften/${at}`);
    await press(page, 'Publicera löftet');
    expect((await page.request.get(`/${at}`)).status()).toBe(200);

    const { page: police } = await pageOf(holders.police, width);
    await police.goto(`/arbete/publicera/${at}`);
    await police.getByText('Något står där som inte får stå där').click();
    await police.getByLabel('Varför? Alla kan läsa det.').fill('Ring 070-123 45 67.');
    await press(police, 'Dra tillbaka sidorna');
    expect(await police.getByRole('alert').textContent()).toContain('telefonnummer');
    expect(await police.getByLabel('Varför? Alla kan läsa det.').inputValue()).toBe('Ring 070-123 45 67.');
    await police.getByLabel('Varför? Alla kan läsa det.').fill('En uppgift skulle inte ha stått där.');
    await press(police, 'Dra tillbaka sidorna');
    expect(await police.getByRole('status').textContent()).toBe('Sidorna är tillbakadragna.');
    await page.goto(`/${at}`);
    expect(await page.locator('main').textContent()).toMatch(/tillbakadragen[^]*En uppgift skulle inte ha stått där\./);
    expect(await page.content()).not.toContain('åtta vandringar');
    await look('tillbakadraget');
    // The time that had been was refused.
    expect(complaints.filter((line) => !line.includes('422'))).toEqual([]);
    await watched.context().close();
    await page.context().close();
    await police.context().close();
  });
});
