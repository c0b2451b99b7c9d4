/** The public pages in the other languages, as a resident meets them: whole, mirrored where the language is, and honest. */
import type { Browser } from 'playwright-core';
import { swedishDay } from '#checking/day-words.ts';
import type { Database } from '#platform/database.server.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { directionOf, LANGS, OTHER_LANGS, pathIn } from '#platform/texts/languages.ts';
import { dayIn } from '#platform/texts/local-words.ts';
import { axeFindings, lookFindings } from '../support/axe.ts';
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
  ['historik', `${PROMISE}/historik`],
  ['lofte-forr', `${PROMISE}/historik/dag/2019-03-01`],
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
      expect(await (width === 360 ? axeFindings : lookFindings)(page)).toEqual([]);
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

  test('the history is told in the language; the notes and words in it are Swedish, and say so', async () => {
    const { page } = await watchedPage(browser, site.origin, { javaScriptEnabled: false });
    await page.goto(pathIn('ar', PROMISE));
    await page.locator(`article > footer a[href="${pathIn('ar', `${PROMISE}/historik`)}"]`).click();
    const others = page.locator('link[rel="alternate"][hreflang]');
    const addresses = await others.evaluateAll((all) =>
      all.map((one) => new URL(one.getAttribute('href') ?? '').pathname),
    );
    expect(addresses).toEqual([...LANGS, 'sv' as const].map((lang) => pathIn(lang, `${PROMISE}/historik`)));
    const unmarked = await page
      .locator('article .note, article dl')
      .evaluateAll((all) =>
        all.filter((one) => one.closest('[lang]')?.getAttribute('lang') !== 'sv' || one.getAttribute('dir') !== 'ltr'),
      );
    expect(await page.locator('article dl').count()).toBeGreaterThan(0);
    expect(unmarked).toHaveLength(0);
    // Not one word of Swedish is left outside of what is marked so, but names.
    const said = await page.locator('article').evaluate((article) => {
      const copy = article.cloneNode(true) as Element;
      for (const marked of copy.querySelectorAll('[lang="sv"], nav')) marked.remove();
      return copy.textContent.match(/\p{Script=Latin}{3,}/gu) ?? [];
    });
    expect([...new Set(said)]).toEqual(['Atom']);
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'How the promise has changed' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(pathIn('en', `${PROMISE}/historik`));
    await page.context().close();
  });

  test('a day is asked for and answered in the language, with the Swedish page where there was no other', async () => {
    const { page } = await watchedPage(browser, site.origin, { javaScriptEnabled: false });
    const today = swedishDay(new Date());
    await page.goto(pathIn('so', `${PROMISE}/historik`));
    await page.locator('input[type="date"]').fill('2999-01-01');
    await page.locator('form[method="post"] button').click();
    expect(await page.getByRole('alert').textContent()).toMatch(/^Qor maalin/);
    for (const [day, lang] of [
      ['2019-03-01', 'sv'],
      [today, 'so'],
    ] as const) {
      await page.locator('input[type="date"]').fill(day);
      await page.locator('form[method="post"] button').click();
      expect(new URL(page.url()).pathname).toBe(pathIn('so', `${PROMISE}/historik/dag/${day}`));
      const langOf = (what: string) =>
        page.locator(what).evaluate((one) => one.closest('[lang]')?.getAttribute('lang'));
      expect([await langOf('h1'), await langOf('article > aside'), await langOf('html')]).toEqual([lang, 'so', 'so']);
      expect(await page.locator('article > aside').textContent()).toContain(
        `Waa kan wixii ku qornaa ${dayIn('so', day)}.`,
      );
      // The page of a point on that day is in the reader's language too.
      await page
        .locator(`a[href^="${pathIn('so', `${PROMISE}/historik/dag/${day}/`)}"]`)
        .first()
        .click();
      expect([await langOf('h1'), await langOf('article > aside')]).toEqual([lang, 'so']);
      await page.goto(pathIn('so', `${PROMISE}/historik`));
    }
    const early = await fetch(site.origin + pathIn('en', `${PROMISE}/historik/dag/2001-05-14`));
    expect([early.status, await early.text()]).toEqual([404, expect.stringContaining('did not exist yet')]);
    await page.context().close();
  });

  test('a promise that is not out in a language leads to the Swedish page; an unknown one is nowhere, in the language', async () => {
    await publishRecord(await demoRecord(db, 'norrvik'));
    const other = await fetch(`${site.origin}/en/norrvik/norrby-2021`, { redirect: 'manual' });
    expect([other.status, other.headers.get('location')]).toEqual([307, '/norrvik/norrby-2021']);
    for (const end of ['historik', 'historik/1', `historik/dag/${swedishDay(new Date())}`]) {
      const answer = await fetch(`${site.origin}/en/norrvik/norrby-2021/${end}`, { redirect: 'manual' });
      expect([answer.status, answer.headers.get('location')]).toEqual([307, `/norrvik/norrby-2021/${end}`]);
    }
    const missing = await fetch(`${site.origin}/so/alvkoping/finns-inte`);
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain('<h1>Bogga ma jiro</h1>');
  });
});
