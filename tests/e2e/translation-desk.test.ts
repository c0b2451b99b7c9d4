/** Texts in other languages: written at the desk, out and in as a file, approved and published; without JavaScript. */
import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#access/actor.ts';
import type { Database } from '#platform/database.server.ts';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { keyHolders } from '../support/key-holders.ts';
import { startOfficeSite, type OfficeSite } from '../support/office.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';
import { demoRecord, publishRecord } from '../support/published-record.ts';
import { sessionFor, siteDatabase } from '../support/signed-in.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import { pointInput } from '../support/record-builder.ts';

const BODY = 'Vi ska hålla åtta vandringar.';
const ARABIC = 'سنقوم بثماني جولات.';

let office: OfficeSite;
let browser: Browser;
let db: Database;

beforeAll(async () => {
  [office, browser] = await Promise.all([startOfficeSite('loften.eken.se'), openBrowser()]);
  db = siteDatabase(office.site);
});
afterAll(async () => {
  await db?.destroy();
  await browser?.close();
  await office?.stop();
});

async function pageOf(actor: Actor, width: number, script = false): Promise<Page> {
  const { page } = await watchedPage(browser, office.site.origin, {
    javaScriptEnabled: script,
    viewport: { width, height: 800 },
  });
  await page.context().addCookies([{ name: 'loftet', value: await sessionFor(db, actor), url: office.site.origin }]);
  page.setDefaultTimeout(15_000);
  return page;
}
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const status = (page: Page): Promise<string | null> => page.getByRole('status').textContent();

describe.each([360, 1280])('the translation desk at %i px', (width) => {
  test('a text is written, taken out and in as a file, approved and published; a changed Swedish text shows', async () => {
    const slug = `oversattby-${width}`;
    const built = await demoRecord(db, slug, { points: [{ body: BODY }, { body: 'Vi ska laga lampor.' }] });
    await built.work(({ tx, municipalityId }) =>
      sql`update municipality set settings = settings || '{"languages": ["ar"]}'::jsonb
        where id = ${municipalityId}`.execute(tx),
    );
    await publishRecord(built);
    const { coordinator } = await keyHolders(db, built);
    const page = await pageOf(coordinator, width);
    const scripted = await pageOf(coordinator, width, true);
    const at = `/arbete/oversatt/${slug}/norrby-2021`;
    const look = async (name: string): Promise<void> => {
      await takePicture(page, `oversatt-${name}-${width}`);
      await scripted.goto(page.url()); // axe is script: it gets the same page with it
      expect(await axeFindings(scripted)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    };

    await page.goto(`/arbete/oversatt/${slug}`);
    await look('loften');
    await page
      .getByRole('main')
      .getByRole('link', { name: /norrby/i })
      .first()
      .click();
    await look('sprak');
    await page.getByRole('link', { name: 'Översätt till arabiska' }).click();
    expect(await page.locator('main').textContent()).toMatch(/0 av \d+\u00a0texter är översatta till arabiska/);
    const box = page.getByLabel(/På arabiska: Punkt\u00a01, Vad vi lovar/);
    expect([await box.getAttribute('lang'), await box.getAttribute('dir')]).toEqual(['ar', 'rtl']);
    await box.fill(ARABIC);
    await page.getByLabel(/En maskin har\s+översatt: Punkt\u00a01, Vad vi lovar/).check();
    await press(page, 'Spara texterna');
    expect(await status(page)).toContain('En text är sparad. De publika sidorna ändras när');
    expect(await page.locator('main').textContent()).toContain('maskinöversatt, inte granskad');
    await look('bord');

    // Two at the same text: the second sees both, and keeps what was typed.
    const other = await pageOf(coordinator, width);
    const second = /På arabiska: Punkt\u00a02, Vad vi lovar/;
    await other.goto(page.url());
    await page.goto(`${at}/ar?att-gora`);
    await page.getByLabel(second).fill('سنصلح المصابيح.');
    await press(page, 'Spara texterna');
    await other.getByLabel(second).fill('سوف نصلح المصابيح.');
    await press(other, 'Spara texterna');
    expect(await other.getByRole('alert').textContent()).toContain('Någon annan har skrivit en annan översättning');
    expect(await other.getByLabel(second).inputValue()).toBe('سوف نصلح المصابيح.');
    expect(await other.locator('ins').first().textContent()).toContain('سوف');
    await takePicture(other, `oversatt-krock-${width}`);
    await press(other, 'Spara texterna');
    expect(await status(other)).toContain('En text är sparad');

    // Published by itself, marked as a machine's.
    const publicPage = await pageOf(coordinator, width);
    const inArabic = async (): Promise<string> => {
      await publicPage.goto(`/ar/${slug}/norrby-2021`);
      return (await publicPage.locator('main').textContent()) ?? '';
    };
    await page.goto(at);
    await press(page, 'Publicera översättningen till arabiska');
    expect(await status(page)).toContain('Översättningen är publicerad.');
    expect(await inArabic()).toContain(ARABIC);
    const marked = await publicPage.locator('body').textContent();
    await page.getByRole('link', { name: 'Granska och godkänn arabiska' }).click();
    await look('granska');
    await page.getByLabel(/Godkänn: Punkt\s1, Vad vi lovar/).check();
    await press(page, 'Godkänn de valda översättningarna');
    expect(await page.getByRole('alert').textContent()).toContain('läser språket väl');
    expect(await page.getByLabel(/Godkänn: Punkt\s1, Vad vi lovar/).isChecked()).toBe(true);
    await page.getByLabel(/Jag läser arabiska väl/).check();
    await press(page, 'Godkänn de valda översättningarna');
    expect(await status(page)).toContain('En översättning är godkänd');
    await page.goto(at);
    await press(page, 'Publicera översättningen till arabiska');
    await inArabic();
    expect(await publicPage.locator('body').textContent()).not.toBe(marked);

    // Out, translated and in again.
    await page.goto(`${at}/ar/fil`);
    await look('fil');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Hämta filen' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('norrby-2021.ar.xlf');
    const out = await readFile(await file.path(), 'utf8');
    const done = out.replaceAll(
      /(<source [^>]*>([^<]*)<\/source>\n)(\s*<\/segment>)/g,
      '$1<target>ترجمة $2</target>$3',
    );
    const send = async (bytes: string): Promise<void> => {
      await page.goto(`${at}/ar/fil`);
      const buffer = Buffer.from(bytes);
      await page.getByLabel(/Den översatta filen/).setInputFiles({ name: 'a.xlf', mimeType: 'text/xml', buffer });
      await press(page, 'Visa vad filen ändrar');
    };
    await send('<html/>');
    expect(await page.getByRole('alert').textContent()).toContain('ingen XLIFF-fil');
    await send(done);
    expect(await page.locator('main').textContent()).toContain('Ingenting är sparat än.');
    await takePicture(page, `oversatt-skillnader-${width}`);
    await press(page, 'Spara de valda texterna');
    expect(await page.locator('main').textContent()).not.toContain('saknas');
    await send(done);
    expect(await page.locator('main').textContent()).toContain('Det finns inget att spara.');
    await page.goto(at);
    await press(page, 'Publicera översättningen till arabiska');
    expect(await inArabic()).toContain('ترجمة');
    await takePicture(publicPage, `oversatt-arabiska-${width}`);

    // The Swedish changes: the desk says what, and the Arabic page marks it.
    const body = 'Vi ska hålla nio vandringar.';
    await built.work((work) => revisePoint(work, built.point(0), 1, pointInput({ body }, 0, built.parties)));
    await page.goto(`${at}/ar?att-gora`);
    expect(await page.locator('main').textContent()).toContain('från en äldre version');
    expect(await page.locator('del').first().textContent()).toContain('åtta');
    await look('aldre');
    const before = await inArabic();
    await publishRecord(built, { note: 'Nio vandringar.' });
    const after = await inArabic();
    expect(after).toContain(ARABIC);
    expect(after.length).toBeGreaterThan(before.length);
  }, 180_000);
});
