import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { watchedPage } from '../support/page-watch.ts';
import { startSite, type Site } from '../support/site.ts';

const MEMO = 'demo/aterrapportering-skaggetorp-2017.txt';
let site: Site;
let browser: Browser;
const folder = mkdtempSync(path.join(tmpdir(), 'loftet-'));

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  rmSync(folder, { recursive: true });
});

describe.each([
  ['med JavaScript', true],
  ['utan JavaScript', false],
])('%s', (_case, javaScriptEnabled) => {
  test('från startsidan till exemplet på ett klick', async () => {
    const { page, complaints } = await watchedPage(browser, site.origin, { javaScriptEnabled });
    await page.goto('/');
    await page.getByRole('link', { name: 'Se ett exempel' }).click();
    expect(await page.locator('h1').textContent()).toBe('Återrapportering av resultat från medborgarlöfte 2017');
    expect(await page.locator('.summary').first().textContent()).toMatch(/^8 punkter\. \d+ fel, \d+ varningar/);
    expect(await page.getByRole('img').getAttribute('aria-label')).toMatch(
      /^8 punkter: 3 gemensamma, 3 kommunens och 2 polisens\./,
    );
    expect(await page.locator('section.point').count()).toBe(8);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('en egen fil läses, visas ord för ord och laddas ner som JSON', async () => {
    const { page, complaints } = await watchedPage(browser, site.origin, { javaScriptEnabled });
    await page.goto('/las');
    await page.getByLabel('Välj ett dokument').setInputFiles(MEMO);
    await page.getByRole('button', { name: 'Läs dokumentet' }).click();
    await page.waitForSelector('section.point');
    const shown = await page.locator('.words').allTextContents();
    for (const words of ['extra utsatta områden', 'Klicka här för att ange text.', 'Hållbarhetschefen']) {
      expect(shown.some((text) => text.includes(words))).toBe(true);
    }
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Ladda ner som JSON' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('aterrapportering-skaggetorp-2017.json');
    const report = JSON.parse(readFileSync(await download.path(), 'utf8'));
    expect(report).toMatchObject({ format: 'loftet-report/1', municipality: 'Linköping' });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('ett fel står vid fältet och överst, med samma mening som på kommandoraden', async () => {
    const { page, complaints } = await watchedPage(browser, site.origin, { javaScriptEnabled });
    await page.goto('/las');
    await page.getByLabel('Välj ett dokument').setInputFiles({
      name: 'bild.docx',
      mimeType: 'image/png',
      buffer: Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1'),
    });
    await page.getByRole('button', { name: 'Läs dokumentet' }).click();
    await page.waitForSelector('[role=alert]');
    expect(await page.title()).toMatch(/^Fel: /);
    const sentence =
      'Filtypen går inte att läsa. Välj ett dokument i Word (docx), PDF, webbsida (HTML), Markdown eller ren text.';
    expect(await page.locator('[role=alert] a').textContent()).toBe(sentence);
    expect(await page.locator('#dokument-fel').textContent()).toContain(sentence);
    expect(await page.locator('#dokument').getAttribute('aria-invalid')).toBe('true');
    if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([]);
    // The browser itself tells the console about any answer that is not 2xx.
    expect(complaints.filter((text) => !text.includes('status of 415'))).toEqual([]);
    await page.context().close();
  });

  test('en anmärkning leder till orden den citerar, och tillbaka', async () => {
    const { page } = await watchedPage(browser, site.origin, { javaScriptEnabled });
    await page.goto('/las/exempel');
    const note = page.locator('.note', { has: page.locator('a', { hasText: 'Klicka här' }) }).first();
    await note.locator('a').click();
    expect(page.url()).toMatch(/#ord-\d+$/);
    const mark = page.locator('mark:has(:target)');
    expect(await mark.textContent()).toBe('Klicka här för att ange text.');
    await page.locator(`a.ref[href="#anm-${/\d+$/.exec(page.url())?.[0]}"]`).click();
    expect(await page.locator('.note:target').count()).toBe(1);
    await page.context().close();
  });
});

test('allt går att göra med bara tangentbordet', async () => {
  const { page } = await watchedPage(browser, site.origin);
  await page.goto('/las');
  const focused = (): Promise<string> =>
    page.evaluate(() => document.activeElement?.textContent?.trim() || document.activeElement?.id || '');
  const order: string[] = [];
  for (let step = 0; step < 6; step += 1) {
    await page.keyboard.press('Tab');
    order.push(await focused());
  }
  expect(order).toEqual([
    'Till innehållet',
    'Löftet',
    'Läs ett dokument',
    'dokument',
    'Läs dokumentet',
    'Läs exemplet',
  ]);
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
  expect(outline).not.toBe('none');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/las/exempel');
  await page.context().close();
});

test('ett dokument som släpps på sidan läses', async () => {
  const { page } = await watchedPage(browser, site.origin);
  await page.goto('/las');
  const data = await page.evaluateHandle(
    (text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'slappt.txt', { type: 'text/plain' }));
      return transfer;
    },
    readFileSync(MEMO, 'utf8'),
  );
  await page.dispatchEvent('form[data-drop]', 'drop', { dataTransfer: data });
  await page.waitForSelector('h1:has-text("Återrapportering")');
  expect(await page.locator('.file').textContent()).toBe('slappt.txt');
  await page.context().close();
});

test('ett för stort dokument får ett läsbart svar, inte en bruten förbindelse', async () => {
  const { page } = await watchedPage(browser, site.origin, { javaScriptEnabled: false });
  // Just over what is read, and over what the server takes in at all.
  for (const megabytes of [21, 48]) {
    await page.goto('/las');
    const file = path.join(folder, `${megabytes}.txt`);
    writeFileSync(file, Buffer.alloc(megabytes * 1_000_000, 'a '));
    await page.getByLabel('Välj ett dokument').setInputFiles(file);
    await page.getByRole('button', { name: 'Läs dokumentet' }).click();
    await page.waitForSelector('[role=alert]');
    expect(await page.locator('[role=alert] a').textContent()).toMatch(/^Filen är större än 20\u00a0MB\./);
  }
  await page.context().close();
});

test('ingen fil vald är ett vänligt svar', async () => {
  const { page } = await watchedPage(browser, site.origin);
  await page.goto('/las');
  await page.getByRole('button', { name: 'Läs dokumentet' }).click();
  await page.waitForSelector('[role=alert]');
  expect(await page.locator('[role=alert] a').textContent()).toBe('Välj ett dokument först.');
  await page.context().close();
});
