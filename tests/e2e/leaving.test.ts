/** Leaving a page of the office with something typed, in a real browser. */
import type { Browser, Dialog, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { openOffice, startOfficeSite, type OfficeSite } from '../support/office.ts';
import { watchedPage } from '../support/page-watch.ts';

const REGISTERS = '/arbete/kommun/alvkoping';

let office: OfficeSite;
let browser: Browser;
let cookie = '';
beforeAll(async () => {
  [office, browser] = await Promise.all([startOfficeSite('loften.eken.se', { LOFTET_DEMO: 'on' }), openBrowser()]);
  cookie = await openOffice(office.site);
});
afterAll(async () => {
  await browser?.close();
  await office?.stop();
});

/** A page of the office; what the browser asks on it is answered with `stay`, and counted. */
async function officePage(path: string, { stay = true, javaScriptEnabled = true } = {}) {
  const { page, complaints } = await watchedPage(browser, office.site.origin, { javaScriptEnabled });
  page.setDefaultTimeout(10_000);
  const [name = '', value = ''] = cookie.split('=');
  await page.context().addCookies([{ name, value, url: office.site.origin }]);
  const asked: string[] = [];
  page.on('dialog', (dialog: Dialog) => {
    asked.push(dialog.type());
    void (stay ? dialog.dismiss() : dialog.accept());
  });
  await page.goto(path);
  return { page, complaints, asked };
}
const unfold = (page: Page, words: string) => page.locator('summary').filter({ hasText: words }).click();
const typeForum = async (page: Page, name: string): Promise<void> => {
  await unfold(page, 'Lägg till en nämnd');
  const form = page.locator('form[action="?/forum"]');
  await form.getByLabel('Namn').fill(name);
  await form.getByLabel('Vad är det?').selectOption({ index: 1 });
};
const follow = (page: Page) => page.getByRole('link', { name: 'Löften', exact: true }).click();

test('whoever follows a link with something typed is asked, and what was typed is still there', async () => {
  const { page, asked, complaints } = await officePage(REGISTERS);
  await typeForum(page, 'Trygghetsrådet i norr');
  await follow(page);
  await expect.poll(() => asked).toEqual(['beforeunload']);
  expect(new URL(page.url()).pathname).toBe(REGISTERS);
  expect(await page.locator('form[action="?/forum"]').getByLabel('Namn').inputValue()).toBe('Trygghetsrådet i norr');
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('nobody is asked who sends the form, who has typed nothing, or who has taken it away again', async () => {
  const { page, asked } = await officePage(REGISTERS);
  await typeForum(page, 'Trygghetsrådet');
  await page.getByRole('button', { name: 'Lägg till nämnden eller gruppen' }).click();
  await page.waitForURL(/sparat/);
  await follow(page);
  await page.waitForURL(/\/arbete\/loften/);
  await page.goto(REGISTERS);
  await typeForum(page, 'Rådet');
  await page.locator('form[action="?/forum"]').getByLabel('Namn').fill('');
  await page.locator('form[action="?/forum"]').getByLabel('Vad är det?').selectOption({ index: 0 });
  await follow(page);
  await page.waitForURL(/\/arbete\/loften/);
  expect(asked).toEqual([]);
  await page.context().close();
});

test('a search can be typed again, and is nothing to lose', async () => {
  const { page, asked } = await officePage('/arbete/sok/alvkoping');
  await page.getByRole('searchbox').first().fill('kvarnen');
  await follow(page);
  await page.waitForURL(/\/arbete\/loften/);
  expect(asked).toEqual([]);
  await page.context().close();
});

test('what came back with a fault is not taken: one is asked, and may leave', async () => {
  const { page, asked } = await officePage(REGISTERS, { stay: false });
  await typeForum(page, 'Trygghetsrådet'); // there by now
  await page.getByRole('button', { name: 'Lägg till nämnden eller gruppen' }).click();
  await page.getByRole('alert').first().waitFor();
  await page.locator('form[action="?/forum"]').getByLabel('Namn').click();
  expect(asked).toEqual([]);
  await follow(page);
  await page.waitForURL(/\/arbete\/loften/);
  expect(asked).toEqual(['beforeunload']);
  await page.context().close();
});

test('another form that is sent loses what is typed in this one: one is asked', async () => {
  const { page, asked } = await officePage(REGISTERS);
  await typeForum(page, 'Ett råd till');
  await page.locator('main details:not([open]) > summary').first().click();
  await page.locator('form[action="?/andra"]').first().getByRole('button').click();
  await expect.poll(() => asked).toEqual(['beforeunload']);
  expect(await page.locator('form[action="?/forum"]').getByLabel('Namn').inputValue()).toBe('Ett råd till');
  await page.context().close();
});
