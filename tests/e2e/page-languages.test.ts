/** The public pages in the other languages, as a resident meets them: whole, mirrored where the language is, and honest. */
import type { Browser } from 'playwright-core';
import type { Database } from '#platform/database.server.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { directionOf, LANGS, OTHER_LANGS, pathIn } from '#platform/texts/languages.ts';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { NU_JAR, nuFaults } from '../support/nu-checker.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';
import { demoRecord, publishRecord } from '../support/published-record.ts';
import { siteDatabase } from '../support/signed-in.ts';
import { startSite, type Site } from '../support/site.ts';
import { htmlFaults } from '../support/valid-html.ts';

const SLUG = 'humleslatten-gamla-hamnen-2018-2019';
const PROMISE = `/alvkoping/${SLUG}`;
const PAGES = [
  ['hem', '/'],
  ['kommun', '/alvkoping'],
  ['arkiv', '/alvkoping/arkiv'],
  ['kontakt', '/alvkoping/kontakt'],
  ['om', '/om'],
  ['siffrorna', '/om/siffrorna'],
  ['tillganglighet', '/om/tillganglighet'],
  ['lofte', PROMISE],
  ['punkt', `${PROMISE}/gora-minst-60-trafikkontroller-om-aret-i`],
  ['period', `${PROMISE}/uppfoljning/2018-09-2018-12`],
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

test.skipIf(NU_JAR === undefined)('the Nu checker finds no error either, where VNU_JAR names it', async () => {
  const paths = LANGS.flatMap((lang) => PAGES.map(([, path]) => pathIn(lang, path)));
  const pages = new Map<string, string>();
  for (const path of paths) pages.set(path, await (await fetch(site.origin + path)).text());
  expect(nuFaults(NU_JAR ?? '', pages)).toEqual([]);
});

const seen = OTHER_LANGS.flatMap((lang) => PAGES.map(([name, path]) => [lang, name, pathIn(lang, path)] as const));

describe('every page in another language', () => {
  test.each(seen)('%s, %s (%s): accessible, in its direction, valid, without script', async (lang, name, path) => {
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
      await takePicture(page, `sprak-${lang}-${name}-${width}`);
      expect(await axeFindings(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    }
    expect(await htmlFaults(await (await fetch(site.origin + path)).text())).toEqual([]);
  });

  test('what nobody has translated says that it is Swedish, to the eye and to the ear', async () => {
    const { page } = await watchedPage(browser, site.origin, { javaScriptEnabled: false });
    await page.goto(pathIn('en', PROMISE));
    expect(await page.locator('article').textContent()).toContain('What has not been translated is in Swedish.');
    expect(await page.locator('main ol > li [lang="sv"]').first().textContent()).toMatch(/^Vi ska möta de boende/);
    expect(await page.locator('.headline').textContent()).toMatch(/^\d of \d\u00a0points were kept/);
    await page.getByRole('link', { name: 'العربية' }).click();
    expect(new URL(page.url()).pathname).toBe(pathIn('ar', PROMISE));
    await page.locator('a[href^="/ar/alvkoping/"]').first().click();
    expect(await page.locator('html').getAttribute('lang')).toBe('ar');
    await page.context().close();
  });

  test('a promise that is not out in a language leads to the Swedish page; an unknown one is nowhere, in the language', async () => {
    await publishRecord(await demoRecord(db, 'norrvik'));
    const other = await fetch(`${site.origin}/en/norrvik/norrby-2021`, { redirect: 'manual' });
    expect([other.status, other.headers.get('location')]).toEqual([307, '/norrvik/norrby-2021']);
    const missing = await fetch(`${site.origin}/so/alvkoping/finns-inte`);
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain('<h1>Bogga ma jiro</h1>');
  });
});
