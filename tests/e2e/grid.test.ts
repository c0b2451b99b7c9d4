import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSheet, writeSheet } from '#reading/sheet-file.server.ts';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { startOfficeSite, type OfficeSite } from '../support/office.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';

const PROMISE = 'alvkoping/humleslatten-slussgardet-2026';
const GRID = `/arbete/rutnat/${PROMISE}`;

let office: OfficeSite;
let browser: Browser;
beforeAll(async () => {
  [office, browser] = await Promise.all([startOfficeSite('loften.eken.se', { LOFTET_DEMO: 'on' }), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await office?.stop();
});

async function inOffice(options: BrowserContextOptions): Promise<{ page: Page; complaints: string[] }> {
  const watched = await watchedPage(browser, office.site.origin, options);
  await watched.page.goto(await office.newLink());
  await watched.page.getByRole('button', { name: 'Öppna arbetsytan' }).click();
  await watched.page.waitForURL('**/arbete');
  return watched;
}
async function sound(page: Page, name: string): Promise<void> {
  await takePicture(page, name);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await axeFindings(page)).toEqual([]);
}
const cell = (page: Page, row: number, column: number) =>
  page.locator('table[data-grid] tbody tr').nth(row).locator('a[data-cell]').nth(column);

describe('without JavaScript', () => {
  const options = { javaScriptEnabled: false, viewport: { width: 360, height: 800 } };

  test('a cell is a page: what is wrong is told by its field, what is typed stays, and it is saved', async () => {
    const { page } = await inOffice(options);
    await page.goto(GRID);
    expect(await cell(page, 8, 2).textContent()).toContain('ingen uppföljning lämnad');
    await cell(page, 8, 2).click();
    await page.getByLabel('Vad gjordes?').fill('Vi var med på en vandring.');
    await page.getByLabel('Status').selectOption('done');
    await page.getByRole('button', { name: 'Spara' }).click();
    await page.getByText('behöver en daterad aktivitet').first().waitFor();
    expect(await page.getByLabel('Vad gjordes?').inputValue()).toBe('Vi var med på en vandring.');
    await page.getByLabel('Dag då det gjordes').fill('2026-10-02');
    await page.getByLabel('Vad som gjordes den dagen').fill('Vandring i Humleslätten.');
    await page.getByRole('button', { name: 'Spara' }).click();
    await page.getByRole('status').getByText('Sparat.').waitFor();
    expect(await cell(page, 8, 2).textContent()).toContain('genomförd');
    await page.context().close();
  });

  test('whoever saves second sees both texts and chooses', async () => {
    const [{ page: one }, { page: two }] = [await inOffice(options), await inOffice(options)];
    for (const page of [one, two]) {
      await page.goto(GRID);
      await cell(page, 3, 2).click();
    }
    await one.getByLabel('Vad gjordes?').fill('Öppet två kvällar.');
    await one.getByRole('button', { name: 'Spara' }).click();
    await two.getByLabel('Vad gjordes?').fill('Öppet tre kvällar.');
    await two.getByRole('button', { name: 'Spara' }).click();
    const clash = two.getByRole('alert');
    expect(await clash.textContent()).toMatch(/Någon annan har ändrat[^]*Öppet två kvällar\./);
    expect(await two.getByLabel('Vad gjordes?').inputValue()).toBe('Öppet tre kvällar.');
    await two.getByRole('button', { name: 'Spara' }).click();
    expect(await two.locator('table[data-grid]').textContent()).toContain('Öppet tre kvällar.');
    for (const page of [one, two]) await page.context().close();
  });

  test('rows are chosen, and get a status with one reason', async () => {
    const { page } = await inOffice(options);
    await page.goto(GRID);
    await page.getByRole('button', { name: 'Ändra statusen' }).click();
    await page.getByText('Välj minst en rad i listan.').waitFor();
    for (const row of [4, 5]) await page.locator('input[name=rad]').nth(row).check();
    await page.getByLabel('Skäl').fill('Det börjar i december.');
    await page.getByRole('button', { name: 'Ändra statusen' }).click();
    await page.getByText('Statusen är satt på 2').waitFor();
    expect(await cell(page, 4, 2).textContent()).toContain('planerad');
    await page.context().close();
  });

  test('a spreadsheet comes back, is shown, and is taken', async () => {
    const { page } = await inOffice({ ...options, acceptDownloads: true });
    await page.goto(`${GRID}/kalkylblad`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Excel (xlsx)' }).click(),
    ]);
    const table = await readSheet(new Uint8Array(readFileSync(await download.path())));
    const [head = []] = table;
    const at = table.findIndex(
      (row) => row[head.indexOf('Period')] === 'tertial 3 2026' && row[head.indexOf('Version')] === '0',
    );
    const filled = table.map((row, index) =>
      index === at ? row.map((text, column) => (head[column] === 'Resultat' ? 'Skrivet i Excel.' : text)) : row,
    );
    const buffer = Buffer.from(await writeSheet(filled, 'xlsx', 'U'));
    await page.getByLabel('Det ifyllda kalkylbladet').setInputFiles({ name: 'u.xlsx', mimeType: '', buffer });
    await page.getByRole('button', { name: 'Visa vad som ändras' }).click();
    await page.getByText('En rad skiljer sig.').waitFor();
    await page.getByRole('button', { name: 'Spara de valda raderna' }).click();
    await page.getByText('En ändring från kalkylbladet').waitFor();
    expect(await page.locator('table[data-grid]').textContent()).toContain('Skrivet i Excel.');
    await page.context().close();
  });

  test('the lock says what it will do, and the report what was locked; a brief is made and gets its paragraph', async () => {
    const { page } = await inOffice(options);
    await page.goto(GRID);
    await page.getByRole('link', { name: 'tertial 2 2026' }).click();
    await page.getByRole('heading', { name: 'Det här händer när du låser perioden' }).waitFor();
    await page.getByRole('button', { name: 'Lås tertial 2 2026' }).click();
    await page.getByRole('heading', { name: 'Det här har ändrats sedan tertial 1 2026' }).waitFor();
    expect(await page.locator('main').textContent()).toMatch(/[0-9a-f]{64}/);
    await page.goto(`/arbete/lagesbild/${PROMISE}`);
    await page.getByLabel('Nämnd eller utskott').fill('Trygghetsutskottet');
    await page.getByLabel('Vad behöver beslutas?').fill('Utskottet godkänner lägesbilden.');
    await page.getByRole('button', { name: 'Gör lägesbilden' }).click();
    await page.getByText('Lägesbilden är sparad.').waitFor();
    expect(await page.getByText('PDF-filen blir').count()).toBe(0);
    await page.getByLabel('Vilken paragraf blev det?').fill('§ 14');
    await page.getByRole('button', { name: 'Spara paragrafen' }).click();
    await page.getByText('Paragraf 14.').waitFor();
    await page.context().close();
  });
});

test('with the keyboard alone: walk, open, write, save in place, close', async () => {
  const { page, complaints } = await inOffice({ viewport: { width: 1280, height: 800 } });
  await page.goto(GRID);
  await cell(page, 0, 0).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  expect(await cell(page, 2, 2).evaluate((link) => link === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await page.locator('tr[data-editor] form').waitFor();
  await sound(page, 'rutnat-skriva-1280');
  await page.locator('tr[data-editor]').getByLabel('Vad gjordes?').focus();
  await page.keyboard.type('Skrivet med tangentbordet.');
  await page.keyboard.press('Control+Enter');
  await page.locator('tr[data-editor]').waitFor({ state: 'detached' });
  expect(await page.locator('table[data-grid] tbody tr').nth(2).textContent()).toContain('Skrivet med tangentbordet.');
  expect(await cell(page, 2, 2).evaluate((link) => link === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await page.locator('tr[data-editor] form').waitFor();
  await page.context().setOffline(true);
  await page.locator('tr[data-editor]').getByLabel('Vad gjordes?').fill('Skrivet utan nät.');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Nätet svarar inte.').waitFor();
  expect(await page.locator('tr[data-editor]').getByLabel('Vad gjordes?').inputValue()).toBe('Skrivet utan nät.');
  await page.context().setOffline(false);
  await page.keyboard.press('Escape');
  expect(await page.locator('tr[data-editor]').count()).toBe(0);
  expect(complaints.filter((text) => !/ERR_INTERNET_DISCONNECTED|net::/.test(text))).toEqual([]);
  await page.context().close();
});

test.each([360, 1280])('every page of it is accessible at %i px', async (width) => {
  const { page } = await inOffice({ viewport: { width, height: 800 } });
  await page.goto(GRID);
  const own = [GRID, `${GRID}?sent=ja`, (await cell(page, 0, 1).getAttribute('href')) ?? ''];
  const period = (await page.getByRole('link', { name: 'tertial 3 2026' }).getAttribute('href')) ?? '';
  const locked = (await page.getByRole('link', { name: 'tertial 1 2026' }).getAttribute('href')) ?? '';
  for (const [index, at] of [
    ...own,
    period,
    locked,
    `${GRID}/bedomning`,
    `${GRID}/kalkylblad`,
    `/arbete/lagesbild/${PROMISE}`,
  ].entries()) {
    await page.goto(at);
    await sound(page, `rutnat-${index}-${width}`);
  }
  await page.context().close();
});

describe('what nobody may', () => {
  test.each([
    [
      'a cell that does not exist',
      `${GRID}/0192f8a0-1c1e-7abc-8def-000000000001/0192f8a0-1c1e-7abc-8def-000000000001/x`,
      404,
    ],
    ['a period that does not exist', `${GRID}/period/0192f8a0-1c1e-7abc-8def-000000000001`, 404],
    ['a sheet of another kind', `${GRID}/kalkylblad/exe`, 404],
    ['a promise that does not exist', '/arbete/rutnat/alvkoping/finns-inte', 404],
    ['a brief that does not exist', `/arbete/lagesbild/${PROMISE}/0192f8a0-1c1e-7abc-8def-000000000001`, 404],
  ])('%s', async (_what, at, status) => {
    const { page } = await inOffice({ javaScriptEnabled: false });
    expect((await page.goto(at))?.status()).toBe(status);
    await page.context().close();
  });

  test('a stranger sees how to get in, and is given no sheet', async () => {
    for (const at of [GRID, `${GRID}/kalkylblad/xlsx`, `/arbete/lagesbild/${PROMISE}`])
      expect((await office.get(at)).status).toBe(401);
  });
});
