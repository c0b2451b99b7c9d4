/** A dialogue as a resident answers it: without JavaScript, login or trace, in every language; and what the form does not take. */
import type { Browser } from 'playwright-core';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality, type Database } from '#platform/database.server.ts';
import type { MailBody } from '#platform/mail/mail-body.ts';
import { unseal } from '#platform/mail/seal.server.ts';
import { LANGS, pathIn } from '#platform/texts/languages.ts';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { openOffice } from '../support/office.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';
import { siteDatabase } from '../support/signed-in.ts';
import { startSite, type Site } from '../support/site.ts';
import { htmlFaults } from '../support/valid-html.ts';

const SECRET = 's'.repeat(64);
const FORM = '/svara/alvkoping/vad-ar-viktigast-pa-humleslatten-2026';
let site: Site;
let browser: Browser;
let db: Database;
let cookie: string;

beforeAll(async () => {
  [site, browser] = await Promise.all([
    startSite({ LOFTET_DEMO: 'on', LOFTET_SECRET: SECRET, LOFTET_WORKER: 'off' }),
    openBrowser(),
  ]);
  db = siteDatabase(site);
  cookie = await openOffice(site);
});
afterAll(async () => {
  await db?.destroy();
  await browser?.close();
  await site?.stop();
});

type Stored = { readonly answers: Record<string, unknown>; readonly lang: string; readonly channel: string };
const stored = (): Promise<readonly Stored[]> =>
  inMunicipality(db, INSTALLATION, async (tx) => {
    const { rows: towns } = await sql<{ id: string }>`select id from municipality where slug = 'alvkoping'`.execute(tx);
    await sql`select set_config('loftet.municipality', ${towns[0]?.id ?? ''}, true)`.execute(tx);
    return (await sql<Stored>`select answers, lang, channel from input`.execute(tx)).rows;
  });
const contacts = (): Promise<number> =>
  inMunicipality(db, INSTALLATION, async (tx) => {
    const { rows: towns } = await sql<{ id: string }>`select id from municipality where slug = 'alvkoping'`.execute(tx);
    await sql`select set_config('loftet.municipality', ${towns[0]?.id ?? ''}, true)`.execute(tx);
    return (await sql`select from dialogue_contact`.execute(tx)).rows.length;
  });
/** Where the link in the last mail to somebody who answered leads. */
const contactLink = (): Promise<string> =>
  inMunicipality(db, INSTALLATION, async (tx) => {
    const { rows } = await sql<{ id: string; body: Buffer }>`
      select id, body from mail where kind = 'contact-ask' order by id desc limit 1`.execute(tx);
    const [mail] = rows;
    const { text } = JSON.parse(unseal(SECRET, mail?.id ?? '', mail?.body ?? Buffer.of())) as MailBody;
    return new URL(/https?:\S+\/bekrafta\/[\w-]{43}/.exec(text)?.[0] ?? '').pathname;
  });
const ticketOf = async (): Promise<string> =>
  /name="biljett" value="([^"]+)"/.exec(await (await fetch(site.origin + FORM)).text())?.[1] ?? '';
const post = (body: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(site.origin + FORM, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: site.origin, ...headers },
    body: new URLSearchParams(body),
  });

describe.each([360, 1280])('på kontoret, %i px', (width) => {
  test('en dialog läggs in, öppnas, tar emot ett svar och stängs, utan JavaScript', async () => {
    const { page, complaints } = await watchedPage(browser, site.origin, {
      cookie,
      javaScriptEnabled: false,
      viewport: { width, height: 800 },
    });
    await page.goto('/arbete/dialoger/alvkoping');
    await takePicture(page, `dialoger-${width}`);
    await page.getByText('Lägg in en dialog').click();
    await page.getByLabel('Rubrik').fill(`Hur har du det vid kajen ${width}?`);
    await page.getByLabel('Slag').selectOption('resident');
    await page.getByLabel('Första dagen').fill('2026-11-20');
    await page.getByLabel('Sista dagen').fill('2026-11-01');
    await page.getByLabel('Vad betyder dialog här?').selectOption('police');
    await page.getByRole('button', { name: 'Lägg in dialogen' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Sista dagen ligger före den första.');
    expect(await page.getByLabel('Rubrik').inputValue()).toBe(`Hur har du det vid kajen ${width}?`);
    await takePicture(page, `dialoger-fel-${width}`);
    await page.getByLabel('Sista dagen').fill('2026-12-20');
    await page.getByRole('button', { name: 'Lägg in dialogen' }).click();
    const form = `/svara/alvkoping/hur-har-du-det-vid-kajen-${width}-2026`;
    expect((await fetch(site.origin + form)).status).toBe(404);
    await page.getByRole('button', { name: 'Öppna för svar' }).click();
    expect(await page.getByRole('status').innerText()).toContain('öppen för svar');
    await takePicture(page, `dialog-${width}`);
    // Whoever has heard of the dialogue finds the form from the municipality's page, and may change language there.
    expect(await (await fetch(`${site.origin}/alvkoping/dialog`)).text()).toContain(`href="${form}"`);
    const answering = await (await fetch(site.origin + form)).text();
    expect(answering).toContain(`href="/ar${form}"`);
    const biljett = /name="biljett" value="([^"]+)"/.exec(answering)?.[1] ?? '';
    await page.getByRole('button', { name: 'Stäng för svar' }).click();
    const late = await fetch(site.origin + form, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: site.origin },
      body: new URLSearchParams({ biljett, 'f-trygg': '3' }),
    });
    expect(late.status).toBe(409);
    const closed = await (await fetch(site.origin + form)).text();
    expect(closed).toContain('tar inte emot svar längre');
    expect(closed).toContain('href="/alvkoping/dialog"');
    // The browser notes the form that was refused, and nothing else.
    expect(complaints).toEqual(['Failed to load resource: the server responded with a status of 400 (Bad Request)']);
    await page.context().close();
  });

  test('sidorna har inga brister i axe, och ingen läser dem utan att vara inloggad', async () => {
    const { page, complaints } = await watchedPage(browser, site.origin, { cookie, viewport: { width, height: 800 } });
    expect((await fetch(`${site.origin}/arbete/dialoger/alvkoping`, { redirect: 'manual' })).status).toBe(401);
    await page.goto('/arbete/dialoger/alvkoping');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Vad är viktigast på Humleslätten?' }).click();
    await page.waitForURL(/\/dialoger\/alvkoping\/[0-9a-f-]{36}$/);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('att svara i en dialog', () => {
  test.each(LANGS)('formuläret och tacket på %s är rätt byggda och utan brister i axe', async (lang) => {
    for (const width of [360, 1280]) {
      const { page, complaints } = await watchedPage(browser, site.origin, { viewport: { width, height: 800 } });
      for (const path of [FORM, `${FORM}/tack?kvitto=AB12-CD34`]) {
        const answer = await page.goto(pathIn(lang, path));
        expect(answer?.status()).toBe(200);
        expect(answer?.headers()['cache-control']).toBe('no-store');
        expect(await htmlFaults((await answer?.text()) ?? '')).toEqual([]);
        expect(await axeFindings(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        expect(await page.locator('script').count()).toBe(0);
        await takePicture(page, `dialog-${path.endsWith('34') ? 'tack' : 'form'}-${lang}-${width}`);
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  });

  test('en boende svarar på arabiska utan JavaScript, får ett kvitto och är ett svar även efter två tryck', async () => {
    const { page, complaints } = await watchedPage(browser, site.origin, {
      javaScriptEnabled: false,
      viewport: { width: 360, height: 800 },
    });
    const before = (await stored()).length;
    await page.goto(pathIn('ar', FORM));
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    await page.locator('#f-oro-1-vad').selectOption('trafik');
    await page.locator('#f-oro-1-nar').selectOption('evening');
    await page.locator('input[name="f-trygg"][value="2"]').check();
    await page.locator('#f-gora').fill('المزيد من الإضاءة');
    await page.locator('#skicka').dblclick();
    await page.waitForURL('**/tack?kvitto=*');
    const all = await stored();
    expect(all).toHaveLength(before + 1);
    expect(all.at(-1)).toEqual({
      lang: 'ar',
      channel: 'web',
      answers: {
        oro: [{ problem: 'trafik', place: null, time: 'evening' }],
        trygg: 2,
        gora: 'المزيد من الإضاءة',
      },
    });
    expect(await page.context().cookies()).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test.each([
    ['ar', 360],
    ['sv', 1280],
  ] as const)(
    'den som vill veta vad det blir lämnar sin adress på %s, %i px, och tar bort den med ett tryck',
    async (lang, width) => {
      const { page, complaints } = await watchedPage(browser, site.origin, {
        javaScriptEnabled: false,
        viewport: { width, height: 800 },
      });
      const before = (await stored()).length;
      await page.goto(pathIn(lang, FORM));
      await page.locator('input[name="f-trygg"][value="4"]').check();
      await page.locator('#epost').fill(`kim${width}@exempel`);
      await page.locator('#skicka').click();
      expect(await stored()).toHaveLength(before + 1);
      expect(await page.locator('#epost').inputValue()).toBe(`kim${width}@exempel`);
      expect(await page.getByRole('alert').count()).toBe(1);
      await takePicture(page, `dialog-adress-fel-${lang}-${width}`);
      await page.locator('#epost').fill(`Kim${width}@Exempel.se`);
      await page.locator('main form button').click();
      await page.waitForURL(/tack\?kvitto=....-....&mejl$/);
      expect(await stored()).toHaveLength(before + 1);
      await page.goto(await contactLink());
      for (const step of ['bekrafta', 'sluta']) {
        expect(page.url()).toContain(`/svar/${step}/`);
        expect(await page.locator('html').getAttribute('lang')).toBe(lang);
        expect(await htmlFaults(await page.content())).toEqual([]);
        await takePicture(page, `dialog-adress-${step}-${lang}-${width}`);
        await page.locator('main form button').click();
      }
      await takePicture(page, `dialog-adress-slut-${lang}-${width}`);
      expect(await contacts()).toBe(0);
      expect(complaints).toEqual([expect.stringContaining('status of 400')]);
      await page.context().close();
    },
  );

  test('det som inte går att ta emot står kvar i formuläret, med länk till frågan', async () => {
    const { page } = await watchedPage(browser, site.origin, { javaScriptEnabled: false });
    await page.goto(FORM);
    await page.locator('#f-oro-1-nar').selectOption('night');
    await page.locator('#f-gora').fill('Mer ljus');
    await page.locator('#skicka').click();
    expect(await page.getByRole('alert').innerText()).toContain('Välj vad det handlar om');
    expect(await page.locator('#f-gora').inputValue()).toBe('Mer ljus');
    expect(await page.getByRole('alert').getByRole('link').getAttribute('href')).toBe('#f-oro');
    await page.context().close();
  });

  test('påhittade, gamla och andras biljetter tas inte emot, och inget sparas', async () => {
    const before = (await stored()).length;
    const ticket = await ticketOf();
    expect((await post({ biljett: ticket })).status).toBe(400);
    expect((await post({ 'f-trygg': '3' })).status).toBe(400);
    expect((await post({ biljett: ticket.replace(/.$/, '!'), 'f-trygg': '3' })).status).toBe(400);
    expect((await post({ biljett: ticket, 'f-trygg': '99' })).status).toBe(400);
    expect((await post({ biljett: ticket, 'f-gora': 'x'.repeat(1_001) })).status).toBe(400);
    expect((await post({ biljett: ticket, 'f-trygg': '3' }, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await fetch(`${site.origin}/svara/alvkoping/finns-inte`)).status).toBe(404);
    expect(await stored()).toHaveLength(before);
  });

  test('ett formulär som skickas tjugo gånger på en gång är ett svar, och ett ändrat svar med samma biljett sägs ifrån', async () => {
    const before = (await stored()).length;
    const biljett = await ticketOf();
    const sent = await Promise.all(Array.from({ length: 20 }, () => post({ biljett, 'f-trygg': '4' })));
    expect(new Set(sent.map((answer) => answer.headers.get('location')))).toHaveProperty('size', 1);
    expect((await post({ biljett, 'f-trygg': '5' })).status).toBe(409);
    expect(await stored()).toHaveLength(before + 1);
  });

  test.each([360, 1280])('svaren räknas för kontoret, %i px', async (width) => {
    const { page, complaints } = await watchedPage(browser, site.origin, { cookie, viewport: { width, height: 800 } });
    await post({ biljett: await ticketOf(), 'f-gora': 'Ring mig på 070-123 45 67' });
    await page.goto('/arbete/dialoger/alvkoping');
    await page.getByRole('link', { name: 'Vad är viktigast på Humleslätten?' }).click();
    await page.getByRole('link', { name: /^\d+ svar$/ }).click();
    await page.waitForURL('**/svar');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Svar');
    expect(await page.locator('main').innerText()).not.toContain('070-123');
    expect(await page.locator('main').innerText()).toContain('väntar på granskning');
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await takePicture(page, `dialog-svar-${width}`);
    await page.getByRole('link', { name: 'Granska det som har skrivits' }).click();
    await page.waitForURL('**/granska');
    expect(await page.locator('mark').first().innerText()).toBe('070-123 45 67');
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await takePicture(page, `dialog-granska-${width}`);
    const words = page.locator('textarea').first();
    await words.fill('Mejla mig på [borttaget]');
    await page.getByRole('button', { name: 'Visa utan det borttagna' }).first().click();
    expect(await page.getByRole('alert').innerText()).toContain('Du kan bara ta bort ord');
    expect(await words.inputValue()).toBe('Mejla mig på [borttaget]');
    await takePicture(page, `dialog-granska-fel-${width}`);
    await words.fill('Ring mig på [borttaget]');
    await page.getByRole('button', { name: 'Visa utan det borttagna' }).first().click();
    await page.waitForURL('**gjort=masked');
    await page.goto(page.url().replace(/granska.*/, 'svar'));
    expect(await page.locator('main').innerText()).toContain('Ring mig på [borttaget]');
    expect((await stored()).some(({ answers }) => JSON.stringify(answers).includes('070-123'))).toBe(false);
    expect(complaints).toEqual([expect.stringContaining('status of 422')]);
    await page.context().close();
  });
});
