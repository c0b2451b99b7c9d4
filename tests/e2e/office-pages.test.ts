import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { startOfficeSite, type OfficeSite } from '../support/office.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';

let office: OfficeSite;
let browser: Browser;

beforeAll(async () => {
  [office, browser] = await Promise.all([startOfficeSite('loften.eken.se'), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await office?.stop();
});

/** A page without JavaScript; axe, which is script, gets the same page in a context that has it. */
async function lookAt(name: string, page: Page): Promise<void> {
  // But the one that warns whoever leaves what they have written (static/lamna.js).
  expect(await page.locator('script:not([src="/lamna.js"])').count()).toBe(0);
  await takePicture(page, name);
}

async function checkWithAxe(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await axeFindings(page)).toEqual([]);
}

const LOOKS = [360, 1280].flatMap((width) => (['light', 'dark'] as const).map((scheme) => [width, scheme] as const));

describe.each(LOOKS)('at %i px, %s', (width, colorScheme) => {
  const options = { viewport: { width, height: 800 }, colorScheme };

  test('a person opens the office, looks round and logs out, without JavaScript and by keyboard', async () => {
    const { page, complaints } = await watchedPage(browser, office.site.origin, {
      ...options,
      javaScriptEnabled: false,
    });
    await page.goto('/arbete');
    await lookAt(`arbete-stangd-${width}-${colorScheme}`, page);
    const link = await office.newLink();
    await page.goto(link);
    await lookAt(`arbete-oppna-${width}-${colorScheme}`, page);
    const open = page.getByRole('button', { name: 'Öppna arbetsytan' });
    await open.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/arbete');
    await lookAt(`arbete-${width}-${colorScheme}`, page);
    expect(await page.getByRole('navigation', { name: 'Arbetsytan' }).getByRole('link').allTextContents()).toEqual([
      'Arbetsytan',
      'Löften',
      'Importera',
    ]);
    expect(await page.locator('[aria-current=page]').textContent()).toBe('Arbetsytan');
    await page.goto(link);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Länken öppnar inte arbetsytan');
    await page.getByRole('link', { name: 'Till arbetsytan' }).click();
    await page.waitForURL('**/arbete');
    await page.getByRole('button', { name: 'Logga ut' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Logga in', exact: true }).waitFor();
    expect(complaints.filter((text) => !/status of (401|410)/.test(text))).toEqual([]);
    await page.context().close();
  });

  test('every page of it is accessible and needs no sideways scrolling', async () => {
    const { page } = await watchedPage(browser, office.site.origin, options);
    await page.goto('/arbete/finns-inte');
    await checkWithAxe(page);
    const link = await office.newLink();
    await page.goto(link);
    await checkWithAxe(page);
    await page.getByRole('button').click();
    await page.waitForURL('**/arbete');
    await checkWithAxe(page);
    await page.goto('/arbete/finns-inte');
    await checkWithAxe(page);
    await page.goto(link);
    await checkWithAxe(page);
    await page.context().clearCookies();
    await page.goto(link);
    await takePicture(page, `arbete-anvand-${width}-${colorScheme}`);
    await checkWithAxe(page);
    await page.context().close();
  });
});

test('a double click opens the office, although the browser throws the first answer away', async () => {
  const { page } = await watchedPage(browser, office.site.origin);
  const link = await office.newLink();
  await page.goto(link);
  // The first click: the server has used the link up, and its answer with the cookie never reaches the browser.
  const key = await page.locator('input[name=nyckel]').inputValue();
  expect((await office.post(link, `nyckel=${key}`)).status).toBe(303);
  await page.getByRole('button', { name: 'Öppna arbetsytan' }).dblclick();
  await page.waitForURL('**/arbete');
  expect(await page.getByRole('button', { name: 'Logga ut' }).count()).toBe(1);
  await page.context().close();
});

test('what somebody wrote when the session was over stands to be copied, to the letter', async () => {
  const { page } = await watchedPage(browser, office.site.origin, { viewport: { width: 360, height: 800 } });
  const text = `\nFörsta raden är tom.\n${'Vi gjorde åtta kontroller vid centrum. '.repeat(12)}\n\n<b>Slut</b>  `;
  await sendForm(page, text);
  expect(await page.getByLabel('Vad gjordes').inputValue()).toBe(text);
  expect(await page.getByLabel('Vad gjordes').getAttribute('readonly')).not.toBeNull();
  expect(new URL(page.url()).pathname).toBe('/arbete/loften');
  await takePicture(page, 'arbete-skrivet-360');
  await checkWithAxe(page);
  await page.context().close();
});

/** The form of a page that was open when the session ended: any page of ours stands for it. */
async function sendForm(page: Page, text: string): Promise<void> {
  await page.goto('/arbete');
  await page.evaluate((value) => {
    const form = document.createElement('form');
    form.method = 'post';
    form.action = '/arbete/loften';
    const field = document.createElement('textarea');
    field.name = 'resultat';
    field.value = value;
    form.append(field);
    document.body.append(form);
    form.submit();
  }, text);
  await page.getByRole('heading', { name: 'Det du skickade är inte sparat' }).waitFor();
}
