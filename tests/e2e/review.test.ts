/** From a document to a page that everybody can read, as a tired person does it: by keyboard alone, and without JavaScript. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { openOffice } from '../support/office.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';
import { startSite, type Site } from '../support/site.ts';

const DOCUMENTS = [
  ['aterrapportering-norrvik-2021.txt', 'norrvik', 'Norrviks kommun'],
  ['aterrapportering-alvsunda-2019.docx', 'alvsunda', 'Älvsunda kommun'],
  ['aterrapportering-mardsjo-2020.pdf', 'mardsjo', 'Mårdsjö kommun'],
] as const;

let site: Site;
let browser: Browser;
let cookie: string;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
  cookie = await openOffice(site);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function office(options: BrowserContextOptions): Promise<{ page: Page; complaints: string[] }> {
  const opened = await watchedPage(browser, site.origin, options);
  const [name = '', value = ''] = cookie.split('=');
  await opened.page.context().addCookies([{ name, value, url: site.origin }]);
  return opened;
}

/** Goes forward by the tab key alone until `what` has the focus. */
async function tabTo(page: Page, what: Locator): Promise<void> {
  // Found once: looking for something by its role goes through the whole of a long page.
  const wanted = await what.elementHandle();
  for (let pressed = 0; pressed < 900; pressed += 1) {
    if (await wanted?.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard never reached ${String(what)}`);
}

async function press(page: Page, what: Locator): Promise<void> {
  await tabTo(page, what);
  await page.keyboard.press('Enter');
  await page.waitForLoadState();
}

async function addMunicipality(page: Page, slug: string, name: string): Promise<void> {
  await page.goto('/arbete/import');
  const form = page.locator('details', { has: page.getByLabel('Namn') });
  if ((await form.getAttribute('open')) === null) await press(page, form.locator('summary'));
  await tabTo(page, page.getByLabel('Namn'));
  await page.keyboard.type(name);
  await tabTo(page, page.getByLabel('Adress på webben (får lämnas tom)'));
  await page.keyboard.type(slug);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/arbete/import?kommun=${slug}`);
}

/** The system's own window for choosing files is not the page's: the field is reached by keyboard, the file given. */
async function send(page: Page, file: string): Promise<void> {
  const field = page.getByLabel('Välj dokument');
  await tabTo(page, field);
  await field.setInputFiles(`tests/corpus/open/${file}`);
  await press(page, page.getByRole('button', { name: 'Läs in för granskning' }));
  await press(page, page.locator('main a[href*="/arbete/import/"][href*="-"]').first());
  await page.waitForURL(/\/arbete\/import\/[a-z]+\/[0-9a-f-]{36}/);
}

describe('med tangentbordet ensamt', () => {
  test.each(DOCUMENTS)('%s: från dokument till publicerad sida', { timeout: 180_000 }, async (file, slug, name) => {
    const { page, complaints } = await office({ viewport: { width: 1280, height: 900 } });
    await addMunicipality(page, slug, name);
    await send(page, file);
    expect(await axeFindings(page)).toEqual([]);
    await takePicture(page, `granska-${slug}`);

    const number = page.getByLabel('Diarienummer', { exact: true }).first();
    await tabTo(page, number);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('KS 2099-7');
    await page.keyboard.press('Enter');
    await page.waitForLoadState();
    expect(await page.getByLabel('Diarienummer', { exact: true }).first().inputValue()).toBe('KS 2099-7');

    await press(page, page.getByRole('button', { name: 'Godkänn' }).first());
    await page.waitForURL(/\/arbete\/loften\/[a-z]+\/[a-z0-9-]+\?godkand/);
    await press(page, page.getByRole('button', { name: 'Publicera löftet' }));
    await page.getByRole('status').filter({ hasText: 'Löftet är publicerat' }).waitFor();
    await press(page, page.getByRole('link', { name: 'visa den publika sidan' }));
    await page.waitForURL(({ pathname }) => pathname.startsWith(`/${slug}/`));
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Medborgarlöfte');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe.each([360, 1280])('utan JavaScript, %i px', (width) => {
  test('frågorna besvaras, ett stycke flyttas och löftet godkänns', async () => {
    const { page } = await office({ viewport: { width, height: 800 }, javaScriptEnabled: false });
    const slug = `fageras-${width}`.replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '');
    await page.goto('/arbete/import');
    const form = page.locator('details', { has: page.getByLabel('Namn') });
    if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
    await page.getByLabel('Namn').fill(`Fagerås ${width}`);
    await page.getByLabel('Adress på webben (får lämnas tom)').fill(slug);
    await page.getByRole('button', { name: 'Lägg till kommunen' }).click();
    await page.getByLabel('Välj dokument').setInputFiles('tests/corpus/open/mal-utfall-fageras-2019.txt');
    await page.getByRole('button', { name: 'Läs in för granskning' }).click();
    await page.locator('main a[href*="/arbete/import/"][href*="-"]').first().click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await takePicture(page, `granska-utan-${width}`);

    expect(await page.getByRole('button', { name: 'Godkänn' }).count()).toBe(0);
    await page.locator('input[name="agare-alla"][value="municipality"]').first().check();
    await page.getByRole('button', { name: 'Svara' }).first().click();
    expect(await page.getByRole('button', { name: 'Godkänn' }).count()).toBeGreaterThan(0);

    // Block 9 is running text: "Nästa medborgarlöfte skrivs under i mars 2020."
    const block = page.locator('.block, [id^="block-"]').filter({ hasText: 'Nästa medborgarlöfte' }).first();
    await block.locator('summary').first().click();
    await block.getByRole('combobox').first().selectOption({ label: 'Beslutsunderlag' });
    await block.getByRole('button').first().click();
    await page.getByText('Nästa medborgarlöfte skrivs under i mars 2020.').first().waitFor();
    expect(
      await page
        .locator('input, textarea')
        .evaluateAll((fields) =>
          fields.some((field) => (field as HTMLInputElement).value.startsWith('Nästa medborgarlöfte')),
        ),
    ).toBe(true);

    await page.getByRole('button', { name: 'Godkänn' }).first().click();
    await page.waitForURL(/\/arbete\/loften\/[a-z-]+\/[a-z0-9-]+\?godkand/);
    expect(await page.getByRole('status').textContent()).toContain('godkänt');
    await page.context().close();
  });
});
