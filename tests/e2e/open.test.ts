/** What others take from the site: feeds, signed texts and open files, kept by the page cache; and the page that shares them. */
import { parseAtomFeed } from 'feedsmith';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#platform/database.server.ts';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { keyHolders } from '../support/key-holders.ts';
import { startOfficeSite, type OfficeSite } from '../support/office.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';
import { demoRecord, publishRecord } from '../support/published-record.ts';
import { sessionFor, siteDatabase } from '../support/signed-in.ts';
import { htmlFaults } from '../support/valid-html.ts';

const PROMISE = '/oppenby/norrby-2021';
let office: OfficeSite;
let browser: Browser;
let db: Database;
let holders: Awaited<ReturnType<typeof keyHolders>>;

beforeAll(async () => {
  [office, browser] = await Promise.all([startOfficeSite('loften.eken.se'), openBrowser()]);
  db = siteDatabase(office.site);
  const built = await demoRecord(db, 'oppenby', { points: [{ body: 'Kommunen ska hålla åtta vandringar.' }, {}] });
  holders = await keyHolders(db, built);
  await publishRecord(built);
});
afterAll(async () => {
  await db?.destroy();
  await browser?.close();
  await office?.stop();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(office.site.origin + path, { headers, redirect: 'manual' });

describe('det som andra hämtar', () => {
  test.each([
    ['/oppenby/feed.atom', 'application/atom+xml; charset=utf-8'],
    [`${PROMISE}/feed.atom`, 'application/atom+xml; charset=utf-8'],
    [`${PROMISE}/lofte.json`, 'application/json'],
    [`${PROMISE}/lofte.html`, 'text/html; charset=utf-8'],
    [`${PROMISE}/lofte.txt`, 'text/plain; charset=utf-8'],
    ['/oppna-data/oppenby/punkter.csv', 'text/csv; charset=utf-8; header=present'],
    ['/oppna-data/ordbok.json', 'application/json'],
    ['/.well-known/loftet-keys.json', 'application/jwk-set+json'],
  ])('%s har sin typ, får hämtas från andra webbplatser, och sparas som sidor sparas', async (path, type) => {
    const first = await get(path);
    expect([first.status, first.headers.get('content-type')]).toEqual([200, type]);
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    const etag = first.headers.get('etag') ?? '';
    const again = await get(path, { 'if-none-match': etag });
    expect([again.status, again.headers.get('cache-status')]).toEqual([304, 'loftet; hit']);
  });

  test('det som inte finns i språket leder till det svenska; det som inte finns finns inte', async () => {
    const other = await get(`/so${PROMISE}/lofte.txt`);
    expect([other.status, other.headers.get('location')]).toEqual([307, `${PROMISE}/lofte.txt`]);
    for (const path of ['/finnsinte/feed.atom', `${PROMISE}/uppfoljning/1999.json`, '/oppna-data/oppenby/personer.csv'])
      expect((await get(path)).status, path).toBe(404);
  });

  test('hela tabeller läses om och om igen, också av den som bara frågar hur de ser ut', async () => {
    for (let time = 0; time < 5; time += 1)
      await fetch(`${office.site.origin}/oppna-data/punkter.csv`, { method: 'HEAD' });
    const text = await (await get('/oppna-data/punkter.csv')).text();
    expect(text).toContain('/oppenby/norrby-2021/');
  });

  test('sidan leder till flödet', async () => {
    const html = await (await get(PROMISE)).text();
    const [, feed = ''] = /<link rel="alternate" type="application\/atom\+xml"[^>]* href="([^"]+)"/.exec(html) ?? [];
    const { entries = [] } = parseAtomFeed(await (await get(new URL(feed, office.site.origin).pathname)).text());
    expect(entries.map(({ title }) => title?.value)).toEqual(['”Medborgarlöfte Norrby 2021” är publicerat']);
  });
});

describe.each([360, 1280])('på %i px', (width) => {
  test('sidan om öppna data går att läsa och använda', async () => {
    const { page, complaints } = await watchedPage(browser, office.site.origin, { viewport: { width, height: 800 } });
    await page.goto('/oppna-data');
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await page.locator('script').count()).toBe(0);
    await takePicture(page, `oppna-data-${width}`);
    expect(complaints).toEqual([]);
    expect(await htmlFaults(await (await get('/oppna-data')).text())).toEqual([]);
    await page.context().close();
  });

  test('den som arbetar med löftet kopierar texten och antecknar vad som står var', async () => {
    const { page, complaints } = await watchedPage(browser, office.site.origin, { viewport: { width, height: 800 } });
    const [name, value] = ['loftet', await sessionFor(db, holders.coordinator)];
    await page.context().addCookies([{ name, value, url: office.site.origin }]);
    await page.goto('/arbete/publicera/oppenby/norrby-2021');
    await page.getByRole('link', { name: 'Dela med andra webbplatser' }).click();
    await page.getByLabel('HTML till en webbsida').first().waitFor();
    expect(await page.getByLabel('HTML till en webbsida').first().inputValue()).toContain(
      '<h2>Medborgarlöfte Norrby 2021</h2>',
    );
    await page.getByLabel('Webbplats', { exact: true }).fill('polisen');
    await page.getByRole('button', { name: 'Anteckna', exact: true }).click();
    await page.getByText('Skriv webbplatsen så här: polisen.se.').first().waitFor();
    await page.getByLabel('Webbplats', { exact: true }).fill(`https://www.polisen-${width}.se/lofte`);
    await page.getByRole('button', { name: 'Anteckna', exact: true }).click();
    await page.getByText('Det är antecknat.').waitFor();
    expect(await page.locator('.site').last().textContent()).toMatch(
      /polisen-\d+\.se har version.1 av hela löftet:\s+nyaste versionen/,
    );
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await takePicture(page, `dela-${width}`);
    // The site that was no site was answered with 400, as it should be.
    expect(complaints.filter((words) => !words.includes('400'))).toEqual([]);
    await page.context().close();
  });
});
