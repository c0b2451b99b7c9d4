/** Whether a point is noticed, and questions about it: in every language, without JavaScript; the office answers. */
import { sql } from 'kysely';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { swedishDay } from '#checking/day-words.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { addDays } from '#platform/clock.ts';
import { inMunicipality, type Database, type Tx } from '#platform/database.server.ts';
import { LANGS, pathIn } from '#platform/texts/languages.ts';
import { newId } from '#platform/uuid.server.ts';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { openOffice } from '../support/office.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';
import { siteDatabase } from '../support/signed-in.ts';
import { startSite, type Site } from '../support/site.ts';
import { htmlFaults } from '../support/valid-html.ts';

let site: Site;
let browser: Browser;
let db: Database;
let form: string;
let cookie: string;

function inTown<T>(act: (tx: Tx, municipalityId: string) => Promise<T>): Promise<T> {
  return inMunicipality(db, INSTALLATION, async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from municipality where slug = 'alvkoping'`.execute(tx);
    const id = rows[0]?.id ?? '';
    await sql`select set_config('loftet.municipality', ${id}, true)`.execute(tx);
    return act(tx, id);
  });
}

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite({ LOFTET_DEMO: 'on', LOFTET_WORKER: 'off' }), openBrowser()]);
  db = siteDatabase(site);
  cookie = await openOffice(site);
  const yesterday = addDays(swedishDay(new Date()), -1);
  form = await inTown(async (tx, id) => {
    const { rows } = await sql<{ path: string; promise: string }>`
      select a.path, p.promise_id as promise from address a
      join point p on (p.municipality_id, p.id) = (a.municipality_id, a.subject_id)
      where a.municipality_id = ${id} and a.path like '%2026/%' order by a.path limit 1`.execute(tx);
    const [point] = rows;
    await sql`insert into round (municipality_id, id, promise_id, period_from, period_to)
      values (${id}, ${newId()}, ${point?.promise}, ${addDays(yesterday, -3)}, ${yesterday})`.execute(tx);
    return `/svara/alvkoping/${point?.path}/marks`;
  });
});
afterAll(async () => {
  await db?.destroy();
  await browser?.close();
  await site?.stop();
});

const stored = () =>
  inTown(async (tx) => (await sql<{ value: string; lang: string }>`select value, lang from noticed`.execute(tx)).rows);

describe('märks det', () => {
  test.each(LANGS)('sidan på %s är rätt byggd och utan brister i axe', async (lang) => {
    for (const width of [360, 1280]) {
      const { page, complaints } = await watchedPage(browser, site.origin, { viewport: { width, height: 800 } });
      const answer = await page.goto(pathIn(lang, form));
      expect(answer?.headers()['cache-control']).toBe('no-store');
      expect(await htmlFaults((await answer?.text()) ?? '')).toEqual([]);
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(await page.locator('script').count()).toBe(0);
      await takePicture(page, `marks-${lang}-${width}`);
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  });

  test('en boende svarar på arabiska utan JavaScript, en gång', async () => {
    const opened = await watchedPage(browser, site.origin, {
      javaScriptEnabled: false,
      viewport: { width: 360, height: 800 },
    });
    const { page } = opened;
    await page.goto(pathIn('ar', form));
    const marks = page.locator('form[action="?/marks"]');
    await marks.locator('button').click();
    expect(await page.getByRole('alert').count()).toBe(1);
    await marks.locator('input[value="yes"]').check();
    await marks.locator('button').click();
    expect(await page.getByRole('status').count()).toBe(1);
    expect(await page.locator('fieldset').count()).toBe(0);
    await page.locator('#fraga').fill(`متى تبدأون؟ <b>Anna Persson</b> ${'x'.repeat(500)}`);
    await page.locator('form[action="?/fraga"] button').click();
    expect(await page.getByRole('alert').count()).toBe(1);
    await page.locator('#fraga').fill('متى تبدأون؟ <b>Anna Persson</b>');
    await page.locator('form[action="?/fraga"] button').click();
    expect(await page.getByRole('status').count()).toBe(1);
    await takePicture(page, 'marks-tack-ar-360');
    await page.context().close();
    expect(await stored()).toEqual([{ value: 'yes', lang: 'ar' }]);
  });

  test.each([360, 1280])('kontoret ser frågan och svarar, %i px', async (width) => {
    const { page, complaints } = await watchedPage(browser, site.origin, { cookie, viewport: { width, height: 800 } });
    await page.goto('/arbete/fragor/alvkoping');
    // The name is gone once somebody has answered without it.
    const shown = width === 360 ? 'Anna Persson' : '[borttaget]';
    expect(await page.locator('main').innerText()).toContain(`متى تبدأون؟ <b>${shown}</b>`);
    await page
      .locator('summary', { hasText: width === 360 ? /^Svara/ : /^Ändra svaret/ })
      .first()
      .click();
    expect(await axeFindings(page)).toEqual([]);
    await takePicture(page, `fragor-${width}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    const form = page.locator('form[action="?/svara"]').first();
    expect(await form.getByLabel('Frågan som den visas').inputValue()).toBe('متى تبدأون؟ <b>[borttaget]</b>');
    await form.getByLabel('Svaret', { exact: true }).fill(`I maj, ${width}.`);
    await form.getByLabel('Visa frågan och svaret för alla?').selectOption('ja');
    await form.getByRole('button').click();
    await page.getByText('Svaret är sparat.').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('skickat två gånger är ett svar, och det påhittade tas inte emot', async () => {
    const before = (await stored()).length;
    const html = await (await fetch(site.origin + form)).text();
    const biljett = /name="biljett" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const post = (body: Record<string, string>, headers: Record<string, string> = {}, path = form) =>
      fetch(`${site.origin}${path}?/marks`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: site.origin, ...headers },
        body: new URLSearchParams(body),
      }).then(({ status }) => status);
    expect(await post({ biljett: `${biljett.slice(0, -1)}!`, marks: 'yes' })).toBe(400);
    expect(await post({ biljett, marks: '<script>' })).toBe(400);
    expect(await post({ biljett, marks: 'yes' }, { origin: 'https://evil.example' })).toBe(403);
    expect(await post({ biljett, marks: 'yes' }, {}, '/svara/alvkoping/inget/alls/marks')).toBe(404);
    expect(await stored()).toHaveLength(before);
    expect(await post({ biljett, marks: 'no' })).toBe(303);
    expect(await post({ biljett, marks: 'yes' })).toBe(303);
    expect(await stored()).toHaveLength(before + 1);
    const asked = await fetch(`${site.origin}${form}?/fraga`, {
      method: 'POST',
      headers: { origin: site.origin },
      body: new URLSearchParams({ biljett, fraga: 'När?' }),
    });
    expect(asked.status).toBe(400);
    const flood = await Promise.all(Array.from({ length: 70 }, () => post({ biljett, marks: 'yes' })));
    expect(flood).toContain(429);
  });
});
