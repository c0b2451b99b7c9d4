/** Finding one's place and searching, as a resident does it: without JavaScript, in every language, and leaving no trace. */
import type { Browser } from 'playwright-core';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#platform/database.server.ts';
import { directionOf, LANGS, pathIn } from '#platform/texts/languages.ts';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';
import { siteDatabase } from '../support/signed-in.ts';
import { startSite, type Site } from '../support/site.ts';
import { htmlFaults } from '../support/valid-html.ts';

const ASKED = [
  ['tom', ''],
  ['traffar', '?q=belysning'],
  ['stavfel', '?q=belysnig'],
  ['plats', '?q=humleslatten&slag=area'],
  ['inget', '?q=xyzzyq&part=police'],
] as const;

let site: Site;
let browser: Browser;
let db: Database;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite({ LOFTET_DEMO: 'on' }), openBrowser()]);
  db = siteDatabase(site);
});
afterAll(async () => {
  await db?.destroy();
  await browser?.close();
  await site?.stop();
});

const seen = LANGS.flatMap((lang) => ASKED.map(([name, query]) => [lang, name, pathIn(lang, '/sok') + query] as const));

describe('sökningens sida', () => {
  test.each(seen)('%s, %s (%s): tillgänglig, åt rätt håll, utan skript', async (lang, name, path) => {
    for (const [width, colorScheme] of [
      [360, 'light'],
      [1280, 'dark'],
    ] as const) {
      const { page, complaints } = await watchedPage(browser, site.origin, {
        viewport: { width, height: 800 },
        colorScheme,
      });
      await page.goto(path);
      const root = page.locator('html');
      expect([await root.getAttribute('lang'), await root.getAttribute('dir')]).toEqual([lang, directionOf(lang)]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(await page.locator('script').count()).toBe(0);
      await takePicture(page, `sok-${lang}-${name}-${width}`);
      expect(await axeFindings(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    }
    const html = await (await fetch(site.origin + path)).text();
    expect(await htmlFaults(html)).toEqual([]);
    expect(html).toContain('<meta name="robots" content="noindex"');
    expect(html).not.toMatch(/ style=|<style|<script/);
  });

  test('från startsidan till sitt område, med tangentbord och utan JavaScript', async () => {
    const { page } = await watchedPage(browser, site.origin, { javaScriptEnabled: false });
    await page.goto('/');
    await page.getByRole('searchbox').fill('humleslätten');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sok?q=*');
    expect(await page.getByRole('heading', { level: 2 }).textContent()).toMatch(/träffar för ”humleslätten”$/);
    await page.getByRole('heading', { level: 3 }).first().getByRole('link').click();
    await page.waitForURL('**/alvkoping/**');
    expect(new URL(page.url()).pathname).toBe('/alvkoping/humleslatten');
    // And on from there by the field of every page.
    await page.getByRole('searchbox').fill('belysnig');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sok?q=belysnig');
    expect(await page.locator('main').textContent()).toContain(
      'Inga träffar för ”belysnig”. Visar träffar för ”belysning”.',
    );
    expect(await page.locator('mark').first().textContent()).toBe('belysning');
    await page.getByText('Begränsa sökningen').click();
    await page.getByLabel('Vem som lovar').selectOption('polisen');
    await page.getByRole('button', { name: 'Sök' }).click();
    await page.waitForURL('**part=police**');
    expect(new URL(page.url()).search).toContain('part=police');
    expect(await page.getByRole('heading', { level: 3 }).count()).toBeGreaterThan(0);
    await page.context().close();
  });

  test('ingen fråga sparas bland sidorna, på vägen eller i loggen; den tomma sidan är allas', async () => {
    const kept = (path: string) =>
      fetch(site.origin + path).then((answer) => [
        answer.status,
        answer.headers.get('cache-status'),
        answer.headers.get('cache-control'),
      ]);
    for (const lang of LANGS) {
      const path = pathIn(lang, '/sok');
      for (let time = 0; time < 2; time += 1) expect(await kept(`${path}?q=fogelfrö`)).toEqual([200, null, 'no-store']);
      await kept(path);
      expect((await kept(path))[1]).toMatch(/hit|stale/);
    }
    expect(await (await fetch(`${site.origin}/sok`)).text()).not.toContain('fogelfrö');
    expect(site.logged()).not.toContain('fogelfr');
  });

  test('det som skrivs visas som det skrevs, och är aldrig något annat än text', async () => {
    const query = `"><script>alert(1)</script>' & {x} \u202eabc`;
    const html = await (await fetch(`${site.origin}/sok?q=${encodeURIComponent(query)}`)).text();
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('\u202e');
    expect(await htmlFaults(html)).toEqual([]);
    const long = await fetch(`${site.origin}/sok?q=${'a'.repeat(1_500)}`);
    expect([long.status, (await long.text()).includes('Bara de första 100 tecknen är med')]).toEqual([200, true]);
    expect((await fetch(`${site.origin}/sok?q=${'a'.repeat(10_000)}`)).status).toBe(414);
    expect((await fetch(`${site.origin}/sok?q=%00`)).status).toBe(400);
    expect((await fetch(`${site.origin}/sok?q=%ff%fe%01`)).status).toBe(200);
    for (const odd of ['?q=lampor&sida=99', '?q=lampor&sida=x&slag=y&kommun=%27', '?q=a&q=b', '?'])
      expect((await fetch(`${site.origin}/sok${odd}`)).status).toBe(200);
  });
});

describe('startsidan med alla kommuner', () => {
  beforeAll(async () => {
    await sql`insert into municipality (id, slug, name, settings)
      select id, 'prov-' || n, (array['Alby', 'Boda', 'Ekby', 'Gård', 'Älv', 'Åsa', 'Östra'])[1 + n % 7] || n || ' kommun', '{"published": true}'
      from (select n, gen_random_uuid() as id from generate_series(1, 289) n) m
      where set_config('loftet.municipality', id::text, true) is not null`.execute(db);
  });

  test('290 kommuner ryms på 25 kB, är delade efter bokstav och går att öppna utan JavaScript', async () => {
    // As it is kept, compressed: a language that nobody has asked for yet.
    const answer = await fetch(`${site.origin}/lattlast`, { headers: { 'accept-encoding': 'br' } });
    const html = await answer.text();
    const sheets = [...html.matchAll(/<link[^>]+href="([^"]+\.css)"/g)].map((match) => match[1] ?? '');
    const sizes = await Promise.all(
      sheets.map(async (sheet) => {
        const css = await fetch(new URL(sheet, `${site.origin}/lattlast`), { headers: { 'accept-encoding': 'br' } });
        await css.arrayBuffer();
        return Number(css.headers.get('content-length'));
      }),
    );
    expect(sizes.length).toBeGreaterThan(0);
    expect([Number(answer.headers.get('content-length')), ...sizes].reduce((sum, size) => sum + size, 0)).toBeLessThan(
      25_000,
    );
    expect(await htmlFaults(html)).toEqual([]);

    const { page } = await watchedPage(browser, site.origin, { viewport: { width: 360, height: 800 } });
    await page.goto('/lattlast');
    await takePicture(page, 'hem-290-360');
    expect(await axeFindings(page)).toEqual([]);
    const letters = await page.locator('#kommuner summary > span:first-child').allTextContents();
    expect(letters).toEqual(['A', 'B', 'E', 'G', 'Å', 'Ä', 'Ö']);
    expect(await page.getByRole('link', { name: 'Ekby2 kommun' }).isVisible()).toBe(false);
    await page.locator('#kommuner summary').nth(2).click();
    expect(await page.getByRole('link', { name: 'Ekby2 kommun' }).isVisible()).toBe(true);
    await page.context().close();
  });
});

test('den som söker om och om igen får vänta en minut, och sidan utan fråga visas ändå', async () => {
  const search = () => fetch(`${site.origin}/sok?q=-`);
  let last = await search();
  for (let tries = 0; tries < 125 && last.status === 200; tries += 1) last = await search();
  expect([last.status, last.headers.get('retry-after')]).toEqual([429, '60']);
  expect(await last.text()).toContain('Vänta en minut och sök igen.');
  expect((await fetch(`${site.origin}/sok`)).status).toBe(200);
});
