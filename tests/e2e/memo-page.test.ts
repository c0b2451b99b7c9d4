import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { axeFindings } from '../support/axe.ts';
import { ask } from '../support/ask.ts';
import { openBrowser } from '../support/browser.ts';
import { openOffice } from '../support/office.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';
import { logoPng } from '#tests/support/picture-files.ts';
import { startSite, type Site } from '../support/site.ts';

const AT = '/arbete/loften/alvkoping/humleslatten-2017/skrivelse';
const BARE = '/arbete/loften/alvkoping/humleslatten-slussgardet-2026/skrivelse';

const MALL = '/arbete/kommun/alvkoping/skrivelsemall';

let site: Site;
let browser: Browser;
let cookie: string;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite({ LOFTET_DEMO: 'on' }), openBrowser()]);
  cookie = await openOffice(site);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function open(
  options: Parameters<typeof watchedPage>[2],
  at: string,
): Promise<{ page: Page; complaints: string[] }> {
  const opened = await watchedPage(browser, site.origin, options);
  const [name = '', value = ''] = cookie.split('=');
  await opened.page.context().addCookies([{ name, value, url: site.origin }]);
  await opened.page.goto(at);
  return opened;
}

describe.each([
  [360, 'dark'],
  [1280, 'light'],
] as const)('skrivelsens sida på %i px, %s', (width, colorScheme) => {
  const options = { viewport: { width, height: 800 }, colorScheme };

  test('går att läsa, och axe har inget att anmärka', async () => {
    for (const [name, at] of [
      ['skrivelse', AT],
      ['skrivelse-tom', BARE],
    ] as const) {
      const { page, complaints } = await open(options, at);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(await axeFindings(page)).toEqual([]);
      await takePicture(page, `${name}-${width}-${colorScheme}`);
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  });

  test('utan JavaScript fyller någon i det som saknas och sparar', async () => {
    const { page } = await open({ ...options, javaScriptEnabled: false }, BARE);
    const before = await page.locator('#saknas').textContent();
    await page.getByLabel('Diarienummer').fill(`KS 2026-${width}`);
    await page.getByLabel('Datum').fill('2026-10-01');
    await page.getByRole('button', { name: 'Spara' }).click();
    await page.waitForURL('**/skrivelse?sparad');
    expect(await page.getByRole('status').textContent()).toContain('Sparat');
    expect(await page.getByLabel('Diarienummer').inputValue()).toBe(`KS 2026-${width}`);
    expect(await page.locator('[aria-labelledby=utkastet] .drawn').textContent()).toContain(`KS 2026-${width}`);
    expect(await page.locator('#saknas').textContent()).not.toBe(width === 360 ? before : '');
  });

  test('ett fel står vid sitt fält och det som skrevs är kvar', async () => {
    const { page } = await open({ ...options, javaScriptEnabled: false }, BARE);
    await page.getByLabel('Datum').fill('första oktober');
    await page.getByLabel('Beslutet skickas till').fill('Hållbarhetschefen');
    await page.getByRole('button', { name: 'Spara' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('2018-02-14');
    expect(await page.getByLabel('Datum').inputValue()).toBe('första oktober');
    expect(await page.getByLabel('Beslutet skickas till').inputValue()).toBe('Hållbarhetschefen');
    await page.getByRole('alert').getByRole('link').click();
    expect(await page.evaluate(() => location.hash)).toBe('#dated');
  });

  test('den som sparar efter någon annan ser båda texterna och väljer', async () => {
    const mine = await open({ ...options, javaScriptEnabled: false }, BARE);
    const theirs = await open({ ...options, javaScriptEnabled: false }, BARE);
    await theirs.page.getByLabel('Förvaltning', { exact: true }).fill(`Deras ${width}`);
    await theirs.page.getByRole('button', { name: 'Spara' }).click();
    await theirs.page.waitForURL('**/skrivelse?sparad');
    await mine.page.getByLabel('Förvaltning', { exact: true }).fill(`Min ${width}`);
    await mine.page.getByRole('button', { name: 'Spara' }).click();
    expect(await mine.page.getByRole('alert').textContent()).toContain('Det du skrev står kvar');
    expect(await mine.page.getByLabel('Förvaltning', { exact: true }).inputValue()).toBe(`Min ${width}`);
    expect(await mine.page.locator('blockquote').allTextContents()).toEqual([`Deras ${width}`]);
    await mine.page.getByRole('button', { name: 'Spara' }).click();
    await mine.page.waitForURL('**/skrivelse?sparad');
    expect(await mine.page.getByLabel('Förvaltning', { exact: true }).inputValue()).toBe(`Min ${width}`);
  });
});

describe.each([360, 1280])('skrivelsens mall på %i px', (width) => {
  const options = { viewport: { width, height: 800 } };
  const preview = (page: Page) => page.locator('[aria-labelledby=exemplet] .drawn');

  test('ritas om medan någon skriver, och axe har inget att anmärka', async () => {
    const { page, complaints } = await open(options, MALL);
    await page.getByLabel('Ärendet', { exact: true }).fill('I korthet');
    await preview(page).getByRole('heading', { name: 'I korthet' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('visas med en knapp utan JavaScript, och det som inte går sägs vid sitt fält', async () => {
    const { page } = await open({ ...options, javaScriptEnabled: false }, `${MALL}?fran=kort`);
    await page.getByLabel('Ärendet', { exact: true }).fill('I korthet');
    await page.getByRole('button', { name: 'Visa hur det blir' }).click();
    await preview(page).getByRole('heading', { level: 2, name: 'I korthet' }).waitFor();
    await page.getByLabel('Ärendet', { exact: true }).fill('Handlingar');
    await page.getByRole('button', { name: 'Spara mallen' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('samma rubrik');
    expect(await page.getByLabel('Ärendet', { exact: true }).inputValue()).toBe('Handlingar');
    await page.context().close();
  });
});

test.each([true, false])('mallen visar kommunens märke och färg, med JavaScript: %s', async (javaScriptEnabled) => {
  const { page, complaints } = await open(
    { viewport: { width: 360, height: 640 }, javaScriptEnabled },
    MALL.replace('skrivelsemall', 'installningar'),
  );
  await page.locator('input[name=accent]').fill('#7a1f5c');
  await page.locator('form:has(input[name=accent]) button.button').first().click();
  await page
    .locator('#marke-bild')
    .setInputFiles({ name: 'm.png', mimeType: 'image/png', buffer: Buffer.from(logoPng(90, 40)) });
  await page.locator('form[action="?/marke"] button.button').click();
  await page.goto(MALL);
  await page.getByLabel('Kommunens märke överst').check();
  await page.getByLabel('Kommunens färg').check();
  if (!javaScriptEnabled) await page.getByRole('button', { name: 'Visa hur det blir' }).click();
  const logo = page.locator('[data-preview] img.document-logo');
  await logo.waitFor();
  expect(await page.getByLabel('Kommunens märke överst').isChecked()).toBe(true);
  if (javaScriptEnabled) {
    await expect
      .poll(() => logo.evaluate((one: HTMLImageElement) => [one.naturalWidth, one.naturalHeight]))
      .toEqual([90, 40]);
    const heading = page.locator('[data-preview] h1');
    expect(await heading.evaluate((one) => getComputedStyle(one).color)).toBe('rgb(122, 31, 92)');
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('egna ord med en uppgift som hämtas står i skrivelsen', async () => {
  const { page } = await open({ viewport: { width: 1280, height: 800 } }, BARE);
  await page.getByText('Egna ord i stället').first().click();
  const own = page.getByLabel('Egna ord', { exact: true }).first();
  await own.fill('Löftet har punkter: {antal punkter}');
  await page.getByRole('button', { name: 'Spara' }).click();
  await page.waitForURL('**/skrivelse?sparad');
  expect(await page.locator('[aria-labelledby=utkastet] .drawn').textContent()).toMatch(
    /Löftet har punkter: (?:två|tre|fyra|fem|sex|sju|åtta|nio|tio)/u,
  );
});

describe('filerna', () => {
  test.each([
    ['html', 'text/html; charset=utf-8', '<!doctype html>'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
    ['pdf', 'application/pdf', '%PDF-'],
    ['pdfa', 'application/pdf', '%PDF-'],
    ['json', 'application/json', '{'],
  ])('%s laddas ner och sparas ingenstans på vägen', async (format, type, begins) => {
    const answer = await ask(site, `${AT}/${format}`, { headers: { cookie } });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe(type);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['content-disposition']).toMatch(
      /^attachment; filename="tjansteskrivelse-humleslatten-2017\./,
    );
    expect(answer.body.slice(0, begins.length).toLowerCase()).toBe(begins.toLowerCase());
  });

  test.each([
    ['utan inloggning', `${AT}/pdf`, {}, 401],
    ['ett format som inte finns', `${AT}/exe`, { inside: true }, 404],
    ['ett löfte som inte finns', '/arbete/loften/alvkoping/inget/skrivelse/pdf', { inside: true }, 404],
    ['en skrivelse som saknar något', `${BARE}/pdf`, { inside: true }, 422],
  ])('%s', async (_what, at, { inside }: { inside?: boolean }, status) => {
    expect((await ask(site, at, { headers: inside === true ? { cookie } : {} })).status).toBe(status);
  });
});
