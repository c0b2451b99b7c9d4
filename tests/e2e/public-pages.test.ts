/** The public pages of the demonstration, as a reader meets them: small and large, light and dark, by keyboard, on paper. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { watchedPage } from '../support/page-watch.ts';
import { PICTURES, takePicture } from '../support/pictures.ts';
import { startSite, type Site } from '../support/site.ts';
import { htmlFaults } from '../support/valid-html.ts';

const PROMISE = '/alvkoping/humleslatten-gamla-hamnen-2018-2019';
const POINT = `${PROMISE}/gora-minst-60-trafikkontroller-om-aret-i`;
const PAGES = [
  ['kommun', '/alvkoping'],
  ['arkiv', '/alvkoping/arkiv'],
  ['omrade', '/alvkoping/humleslatten'],
  ['lofte', PROMISE],
  ['lofte-pagar', '/alvkoping/humleslatten-slussgardet-2026'],
  ['punkt', POINT],
  ['punkt-pagar', '/alvkoping/humleslatten-slussgardet-2026/ga-minst-tre-trygghetsvandringar-i-humleslatten'],
  ['period', `${PROMISE}/uppfoljning/2018-09-2018-12`],
  ['period-pagar', '/alvkoping/humleslatten-slussgardet-2026/uppfoljning/2026-09-2026-12'],
  ['historik', `${PROMISE}/historik`],
  ['andring', `${PROMISE}/historik/2`],
  ['lofte-forr', `${PROMISE}/historik/dag/2019-03-01`],
] as const;
const LARGEST_PAGE = 25_000;

let site: Site;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite({ LOFTET_DEMO: 'on' }), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

/** Each width and each colour scheme once: neither changes what the other is for. Another width shows other things, so all rules look. */
const LOOKS = [
  [360, 'light'],
  [1280, 'dark'],
] as const;
const seen = PAGES.flatMap(([name, path]) => LOOKS.map(([width, scheme]) => [name, path, width, scheme] as const));

describe('every public page', () => {
  test.each(seen)('%s (%s) at %i px, %s: accessible, nothing to complain of', async (name, path, width, scheme) => {
    const { page, complaints } = await watchedPage(browser, site.origin, {
      viewport: { width, height: 800 },
      colorScheme: scheme,
    });
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await takePicture(page, `${name}-${width}-${scheme}`);
    expect(complaints).toEqual([]);
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });

  test.each(PAGES)(
    '%s (%s) is valid HTML, without script or inline style, and says that it is an example',
    async (_name, path) => {
      const html = await (await fetch(site.origin + path)).text();
      expect(await htmlFaults(html)).toEqual([]);
      expect(html).not.toMatch(/ style=|<style|<script/);
      expect(html).toContain('Exempel: påhittad kommun');
      expect(html).toMatch(/<html lang="sv" dir="ltr"/);
    },
  );

  test.each(PAGES)('%s (%s) weighs at most 25 KB with its style sheets', async (_name, path) => {
    const weigh = async (url: string): Promise<number> => {
      const response = await fetch(url, { headers: { 'accept-encoding': 'br' } });
      await response.arrayBuffer();
      return Number(response.headers.get('content-length'));
    };
    const html = await (await fetch(site.origin + path)).text();
    const sheets = [...html.matchAll(/<link[^>]+href="([^"]+\.css)"/g)].map((match) => match[1] ?? '');
    const sizes = await Promise.all([path, ...sheets].map((address) => weigh(new URL(address, site.origin).href)));
    expect(sheets.length).toBeGreaterThan(0);
    expect(sizes.every((size) => size > 0)).toBe(true);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(LARGEST_PAGE);
  });

  test('at 320 px, and so at 400 %, none scrolls sideways; nor does one at 3840 px', async () => {
    for (const width of [320, 3840]) {
      const { page } = await watchedPage(browser, site.origin, { viewport: { width, height: 700 } });
      for (const [, path] of PAGES) {
        await page.goto(path);
        expect([path, await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)]).toEqual([path, 0]);
      }
      await page.context().close();
    }
  });
});

describe('a promise', () => {
  test('says in its first screen on a phone how it went, in words and as a ring', async () => {
    const { page } = await watchedPage(browser, site.origin, { viewport: { width: 360, height: 740 } });
    await page.goto(PROMISE);
    for (const part of [page.getByRole('heading', { level: 1 }), page.getByText('3 av 8'), page.locator('.ring')]) {
      expect((await part.first().boundingBox())?.y).toBeLessThan(640);
    }
    await page.context().close();
  });

  test('shows the points of one party or status alone, by keyboard and without script; paper shows all', async () => {
    const { page } = await watchedPage(browser, site.origin, { javaScriptEnabled: false });
    await page.goto(PROMISE);
    const points = page.locator('ol > li.chosen');
    const seen = () => points.evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
    const choice = (name: string) => page.getByRole('radio', { name, exact: true });
    expect(await seen()).toBe(8);
    await choice('alla 8').focus();
    await page.keyboard.press('ArrowDown');
    expect(await choice('hållet 3').isChecked()).toBe(true);
    expect(await seen()).toBe(3);
    await choice('Polisen i Älvköping 5').check();
    expect(await seen()).toBe(5);
    await page.getByText('En av dem och en status').click();
    await choice('Polisen i Älvköping inte hållet 1').check();
    expect(await seen()).toBe(1);
    expect(await page.getByRole('heading', { level: 3, name: 'Humleslätten' }).count()).toBe(0);
    await page.emulateMedia({ media: 'print' });
    expect(await seen()).toBe(8);
    await page.context().close();
  });

  test('is read out in the order that matters: title, how it went, the ring, the points', async () => {
    const { page } = await watchedPage(browser, site.origin, { javaScriptEnabled: false });
    await page.goto(PROMISE);
    const html = await page.locator('article').innerHTML();
    const places = [
      '<h1',
      'class="headline',
      'role="img"',
      'id="punkter"',
      'Punkt&nbsp;1:',
      'Punkt&nbsp;8:',
      'id="sedan"',
      '<aside',
    ].map((sign) => html.indexOf(sign));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    await page.context().close();
  });

  test('is walked by keyboard: past the head to the content, and into a point', async () => {
    const { page } = await watchedPage(browser, site.origin, { javaScriptEnabled: false });
    await page.goto(PROMISE);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(page.url()).toContain('#innehall');
    const link = page.getByRole('link', { name: /Polisen ska göra minst 60 trafikkontroller/ });
    for (let presses = 0; presses < 30; presses += 1) {
      await page.keyboard.press('Tab');
      if (await link.evaluate((element) => element === element.ownerDocument.activeElement)) break;
    }
    expect(await link.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${POINT}`);
    await page.context().close();
  });

  test('on paper the ring is black, the way there is gone, and nothing lies over anything', async () => {
    const { page } = await watchedPage(browser, site.origin, { viewport: { width: 794, height: 1123 } });
    for (const [name, path] of [
      ['lofte', PROMISE],
      ['punkt', POINT],
    ] as const) {
      await page.goto(path);
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('navigation').count()).toBe(0);
      expect(
        await page
          .locator('.flow')
          .first()
          .evaluate((part) => getComputedStyle(part).display),
      ).toBe('block');
      const pdf = await page.pdf({ path: `${PICTURES}/${name}.pdf`, preferCSSPageSize: true, format: 'A4' });
      expect(pdf.length).toBeGreaterThan(10_000);
    }
    await page.goto(PROMISE);
    const lane = page.locator('.ring .ring-lane').first();
    expect(await lane.evaluate((part) => getComputedStyle(part).color)).toBe('rgb(0, 0, 0)');
    await page.context().close();
  });

  test('with forced colours its edges and signs are drawn in the reader’s own', async () => {
    const { page } = await watchedPage(browser, site.origin, { forcedColors: 'active' });
    await page.goto(PROMISE);
    const colours = await page.evaluate(() =>
      ['.ring .ring-lane', '.ring-sign', '.party', 'h1'].map((name) => {
        const element = document.querySelector(name);
        return element === null ? '' : getComputedStyle(element).color;
      }),
    );
    expect(new Set(colours).size).toBe(1);
    await takePicture(page, 'lofte-forced-colors');
    await page.context().close();
  });
});

describe('a history', () => {
  test('tells what was taken away and what was added without colour, to the eye and to the ear', async () => {
    const { page } = await watchedPage(browser, site.origin);
    await page.goto(`${PROMISE}/historik`);
    const gone = page.locator('del').first();
    expect(await gone.textContent()).toMatch(/^ borttaget: ./);
    expect(await gone.evaluate((part) => getComputedStyle(part).textDecorationLine)).toBe('line-through');
    const added = page.locator('ins').first();
    expect(await added.textContent()).toMatch(/^ tillagt: ./);
    expect(await added.evaluate((part) => getComputedStyle(part).textDecorationLine)).toBe('underline');
    await page.context().close();
  });

  test('tells of older changes that they were, with a way to each; the newest stand whole', async () => {
    const { page } = await watchedPage(browser, site.origin);
    await page.goto(`${PROMISE}/historik`);
    const items = page.locator('article ol.flow > li');
    expect(await items.count()).toBe(11);
    const links = items.locator(`a[href^="${PROMISE}/historik/"]:not([href*="/dag/"])`);
    const numbers = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')?.split('/').at(-1)));
    expect(numbers).toEqual(['8', '7', '6', '5', '4', '3', '2', '1']);
    expect(await items.nth(3).locator('ins, del').count()).toBe(0);
    const day = await items.nth(3).getByRole('time').textContent();
    await links.first().click();
    expect(new URL(page.url()).pathname).toBe(`${PROMISE}/historik/8`);
    expect(await items.count()).toBe(1);
    expect(await items.getByRole('time').textContent()).toBe(day);
    expect(await items.locator('ins').count()).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'Alla ändringar' }).click();
    expect(new URL(page.url()).pathname).toBe(`${PROMISE}/historik`);
    await links.last().click();
    expect(await items.textContent()).toContain('publicerades för första gången');
    await page.context().close();
  });
});

describe('what a page said on a day', () => {
  test('is asked for on the page of the history, and shown with what proves it; its links keep to the day', async () => {
    const { page, complaints } = await watchedPage(browser, site.origin, { javaScriptEnabled: false });
    await page.goto(`${PROMISE}/historik`);
    await page.getByLabel('Vad stod det på sidan en viss dag?').fill('2019-03-01');
    await page.getByRole('button', { name: 'Visa den dagen' }).click();
    expect(new URL(page.url()).pathname).toBe(`${PROMISE}/historik/dag/2019-03-01`);
    const notice = page.getByRole('complementary', { name: 'Sidan som den var' });
    expect(await notice.textContent()).toContain('Så här stod det den 1\u00a0mars\u00a02019.');
    expect(await notice.locator('code').allTextContents()).toEqual([
      expect.stringMatching(/^[0-9a-f]{64}$/),
      expect.stringMatching(/^[0-9a-f]{64}$/),
    ]);
    await page.locator(`a[href^="${PROMISE}/historik/dag/2019-03-01/"]`).first().click();
    expect(await notice.textContent()).toContain('1\u00a0mars\u00a02019');
    await page.getByRole('link', { name: 'Läs sidan som den är nu' }).click();
    expect(new URL(page.url()).pathname).toMatch(new RegExp(`^${PROMISE}/[a-z0-9-]+$`));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('before there was a page, it is told since when there is one; no day is none', async () => {
    const early = await fetch(`${site.origin}${PROMISE}/historik/dag/2001-05-14`);
    expect(early.status).toBe(404);
    expect(await early.text()).toContain('Den 14\u00a0maj\u00a02001 fanns sidan inte än.');
    for (const day of ['2019-02-30', '0000-01-01', '14-maj', '2019-3-1'])
      expect((await fetch(`${site.origin}${PROMISE}/historik/dag/${day}`)).status).toBe(404);
  });
});

/** The addresses of a site map, from the root. */
function pathsIn(map: string): string[] {
  return [...map.matchAll(/<loc>http:\/\/localhost:\d+([^<]*)<\/loc>/g)].map(([, path = '']) => path);
}

describe('addresses', () => {
  const ask = (path: string): Promise<Response> =>
    fetch(site.origin + path, { redirect: 'manual', headers: { accept: 'text/html' } });

  test('an old one leads to the one that holds, for ever', async () => {
    const answer = await ask('/alvkoping/gamla-hamnen');
    expect([answer.status, answer.headers.get('location')]).toEqual([308, '/alvkoping/slussgardet']);
  });

  test.each([
    '/finns-inte',
    '/alvkoping/finns-inte',
    `${PROMISE}/finns-inte`,
    `${PROMISE}/uppfoljning`,
    '/alvkoping/humleslatten/historik',
    '/alvkoping/humleslatten/historik/1',
    `${PROMISE}/historik/0`,
    `${PROMISE}/historik/01`,
    `${PROMISE}/historik/12`,
    `${PROMISE}/historik/99999`,
    `${PROMISE}/historik/x`,
    `${PROMISE}/historik/2/x`,
  ])('%s is nothing, said in Swedish with ways on', async (path) => {
    const answer = await ask(path);
    const html = await answer.text();
    expect(answer.status).toBe(404);
    expect(html).toContain('<h1>Sidan finns inte</h1>');
    expect(html).toContain('href="/"');
    expect(await htmlFaults(html)).toEqual([]);
  });

  test('the start page and the site map lead to what is published', async () => {
    expect(await (await ask('/')).text()).toContain('href="/alvkoping"');
    const index = await (await ask('/sitemap.xml')).text();
    expect(index).toMatch(
      /^<\?xml [^\n]*\n<sitemapindex [^\n]*\n(?:<sitemap><loc>.*<\/loc><\/sitemap>\n)+<\/sitemapindex>\n$/,
    );
    expect(pathsIn(index)).toContain('/sitemap-alvkoping.xml');
    const answer = await ask('/sitemap-alvkoping.xml');
    expect(answer.headers.get('content-type')).toBe('application/xml; charset=utf-8');
    const map = await answer.text();
    expect(map).toMatch(
      /^<\?xml [^\n]*\n<urlset [^\n]*\n(?:<url><loc>.*<\/loc><lastmod>\d{4}-\d\d-\d\d<\/lastmod><\/url>\n)+<\/urlset>\n$/,
    );
    const paths = pathsIn(map);
    expect(paths).toEqual(expect.arrayContaining(['/alvkoping', '/alvkoping/slussgardet', PROMISE, POINT]));
    expect(paths).toEqual(expect.arrayContaining(['/alvkoping/arkiv', `${PROMISE}/uppfoljning/2018-09-2018-12`]));
    expect(paths).not.toContain('/alvkoping/gamla-hamnen');
    expect(new Set(paths).size).toBe(paths.length);
    for (const path of paths.slice(0, 12)) expect([path, (await ask(path)).status]).toEqual([path, 200]);
  });

  test('both site maps are kept, and drawn for nobody anew', async () => {
    for (const path of ['/sitemap.xml', '/sitemap-alvkoping.xml']) {
      await ask(path);
      expect((await ask(path)).headers.get('cache-status')).toBe('loftet; hit');
    }
  });

  test.each(['/sitemap-finns-inte.xml', '/sitemap-Alvkoping.xml', '/sitemap-.xml', '/alvkoping/sitemap.xml'])(
    '%s is no site map',
    async (path) => {
      const answer = await ask(path);
      expect([answer.status, /<urlset|<sitemapindex/.test(await answer.text())]).toEqual([404, false]);
    },
  );
});
