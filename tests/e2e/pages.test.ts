import { HtmlValidate } from 'html-validate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { watchedPage } from '../support/page-watch.ts';
import { PICTURES, takePicture } from '../support/pictures.ts';
import { startSite, type Site } from '../support/site.ts';

const PAGES = [
  ['start', '/'],
  ['las', '/las'],
  ['exempel', '/las/exempel'],
  ['saknas', '/finns-inte'],
] as const;
const WIDTHS = [360, 1280];
const SCHEMES = ['light', 'dark'] as const;

let site: Site;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const everywhere = PAGES.flatMap(([name, path]) =>
  WIDTHS.flatMap((width) => SCHEMES.map((scheme) => [name, path, width, scheme] as const)),
);

describe('every page', () => {
  test.each(everywhere)(
    '%s (%s) at %i px, %s: accessible, no sideways scrolling, nothing to complain of',
    async (name, path, width, scheme) => {
      const { page, complaints } = await watchedPage(browser, site.origin, {
        viewport: { width, height: 800 },
        colorScheme: scheme,
      });
      await page.goto(path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await takePicture(page, `${name}-${width}-${scheme}`);
      // Axe shows what it found as content of the page; what it logs is not ours.
      const ours = complaints.filter((text) => !text.includes('status of 404'));
      expect(ours).toEqual([]);
      expect(await axeFindings(page)).toEqual([]);
      await page.context().close();
    },
  );

  test.each(PAGES)('%s (%s) is valid HTML without inline style or script', async (_name, path) => {
    const html = await (await fetch(site.origin + path)).text();
    const report = await new HtmlValidate({
      extends: ['html-validate:standard'],
      // Style rules of the tool, not of HTML; the serializer decides them.
      rules: {
        'no-trailing-whitespace': 'off',
        'void-style': 'off',
        'doctype-style': 'off',
        'attr-quotes': 'off',
        'no-inline-style': 'error',
        'long-title': 'off',
        'no-raw-characters': 'off',
        'prefer-native-element': 'off',
      },
    }).validateString(html);
    expect(
      report.results.flatMap((result) =>
        result.messages.map((message) => `${message.ruleId} ${message.line}: ${message.message}`),
      ),
    ).toEqual([]);
    expect(html).not.toMatch(/ style=|<style|<script(?! type="module" src="\/las\.js"><\/script>)/);
  });

  test('enlarged to 200 % still needs no sideways scrolling', async () => {
    const { page } = await watchedPage(browser, site.origin, { viewport: { width: 320, height: 600 } });
    for (const [, path] of PAGES) {
      await page.goto(path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  });
});

test('the start page asks for no script and weighs at most 25 KB', async () => {
  const { page } = await watchedPage(browser, site.origin);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/', { waitUntil: 'networkidle' });
  expect(asked.filter((url) => url.endsWith('.js'))).toEqual([]);
  const sizes = await Promise.all(
    asked.map(async (url) => {
      const response = await fetch(url, { headers: { 'accept-encoding': 'br' } });
      await response.arrayBuffer();
      return Number(response.headers.get('content-length'));
    }),
  );
  expect(asked.length).toBeGreaterThan(1);
  expect(sizes.every((size) => size > 0)).toBe(true);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(25_000);
  await page.context().close();
});

test('on paper: no buttons, the ring in black, document and reading side by side', async () => {
  const { page } = await watchedPage(browser, site.origin, { viewport: { width: 794, height: 1123 } });
  await page.goto('/las/exempel');
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button').count()).toBe(0);
  expect(await page.getByRole('navigation').count()).toBe(0);
  const ring = await page
    .locator('.ring .ring-lane')
    .first()
    .evaluate((lane) => getComputedStyle(lane).color);
  expect(ring).toBe('rgb(0, 0, 0)');
  const columns = await page
    .locator('.row')
    .first()
    .evaluate((row) => getComputedStyle(row).gridTemplateColumns.split(' ').length);
  expect(columns).toBe(2);
  expect((await page.pdf({ path: `${PICTURES}/exempel.pdf`, preferCSSPageSize: true })).length).toBeGreaterThan(10_000);
  await page.context().close();
});

test('with forced colours the ring is drawn in the reader’s own', async () => {
  const { page } = await watchedPage(browser, site.origin, { forcedColors: 'active' });
  await page.goto('/');
  const [lane, text] = await page.evaluate(() =>
    [document.querySelector('.ring-under-way'), document.body].map((element) =>
      element === null ? '' : getComputedStyle(element).color,
    ),
  );
  expect(lane).toBe(text);
  await takePicture(page, 'start-forced-colors');
  await page.context().close();
});
