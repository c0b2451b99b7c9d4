/** How the office asks and takes in answers: the questions edited without JavaScript, in five languages and on paper. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGS } from '#platform/texts/languages.ts';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { openOffice } from '../support/office.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';
import { startSite, type Site } from '../support/site.ts';
import { htmlFaults } from '../support/valid-html.ts';

let site: Site;
let browser: Browser;
let cookie: string;
/** The demonstration's dialogue in the office. */
let at: string;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite({ LOFTET_DEMO: 'on', LOFTET_WORKER: 'off' }), openBrowser()]);
  cookie = await openOffice(site);
  const list = await (await fetch(`${site.origin}/arbete/dialoger/alvkoping`, { headers: { cookie } })).text();
  // By its name: another dialogue may stand first.
  at = /(\/arbete\/dialoger\/alvkoping\/[0-9a-f-]{36})"[^>]*><strong[^>]*>Vad är viktigast/.exec(list)?.[1] ?? '';
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function inOffice(options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: readonly string[] }> {
  return watchedPage(browser, site.origin, { cookie, ...options });
}

const PAGES: readonly [name: string, path: string][] = [
  ['fragor', '/fragor'],
  ['fraga-oro', '/fragor/fraga/oro'],
  ['fraga-alder', '/fragor/fraga/alder'],
  ['fraga-ny', '/fragor/ny?typ=checkbox'],
  ['fragor-visa-ar', '/fragor/visa?sprak=ar'],
  ['papper-sv', '/papper/sv'],
  ['papper-ar', '/papper/ar'],
  ['kort', '/kort'],
  ['kalkylblad', '/kalkylblad'],
];

describe.each([360, 1280])('sidorna, %i px', (width) => {
  test('är rätt byggda, utan brister i axe, och ryms på bredden', async () => {
    const { page, complaints } = await inOffice({ viewport: { width, height: 800 } });
    for (const [name, path] of PAGES) {
      const answer = await page.goto(at + path);
      expect(answer?.status(), path).toBe(200);
      if (width === 360) expect(await htmlFaults((await answer?.text()) ?? ''), path).toEqual([]);
      expect(await axeFindings(page), path).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
      await takePicture(page, `${name}-${width}`);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

const counted = async (): Promise<number> =>
  Number(/(\d+) svar<\/a/.exec(await (await fetch(site.origin + at, { headers: { cookie } })).text())?.[1] ?? 0);

describe('svar från papper', () => {
  test('skrivs in med tangentbordet: siffror, Tab, pilar, Enter till nästa kort och Ctrl+Z', async () => {
    const { page, complaints } = await inOffice({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${at}/kort`);
    await page.getByLabel('Språk på formulären').selectOption('so');
    await page.getByLabel('Kort 1, Vad oroar dig mest här? Sak 1').focus();
    const type = page.keyboard;
    for (const card of ['523', '1', '', '2', '', '4', '1'].entries()) {
      const [column, text] = card;
      if (column > 0) await type.press('Tab');
      await type.type(text);
    }
    expect(await page.locator('[data-said]').innerText()).toBe('Är du kvinna eller man?: Kvinna');
    await type.press('Enter');
    await type.type('904');
    expect(await page.locator('[data-said]').innerText()).toContain('Något annat, natt');
    await type.press('ArrowUp');
    await type.press('ArrowDown');
    await type.type('1');
    await type.press('ArrowDown');
    await type.press('Control+z');
    expect(await page.getByLabel('Kort 2, Vad oroar dig mest här? Sak 1').inputValue()).toBe('904');
    await page.getByLabel('Kort 2, Hur trygg').fill('7');
    await page.getByRole('button', { name: 'Spara korten' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Kort 2, Hur trygg känner du dig här?: Skriv ett tal');
    expect(await page.getByLabel('Kort 1, Vad oroar dig mest här? Sak 1').inputValue()).toBe('523');
    await takePicture(page, 'kort-fel');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('Kort 2, Hur trygg').fill('5');
    await page.getByRole('button', { name: 'Spara korten' }).click();
    await page.waitForURL('**/kort?*gjort=sparade-2');
    expect(await page.getByRole('status').innerText()).toBe('2 kort är sparade.');
    expect(await page.getByLabel('Språk på formulären').inputValue()).toBe('so');
    expect(await counted()).toBe(2);
    expect(complaints).toHaveLength(1);
    await page.context().close();
  });

  test('skrivs in utan JavaScript, och ett formulär som skickas två gånger sparas en gång', async () => {
    const { page } = await inOffice({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
    await page.goto(`${at}/kort`);
    const ids = await page
      .locator('input[name="kort"]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('value')));
    await page.getByLabel('Kort 1, Hur gammal är du?').fill('3');
    await page.getByRole('button', { name: 'Spara korten' }).click();
    expect(await page.getByRole('status').innerText()).toBe('Ett kort är sparat.');
    const body = new URLSearchParams({
      version: '1',
      sprak: 'sv',
      dag: '2026-09-02',
      kort: ids[0] ?? '',
      'c.alder': '3',
    });
    const again = (change: Record<string, string> = {}) => {
      for (const [name, value] of Object.entries(change)) body.set(name, value);
      const sent = { method: 'POST', body, headers: { cookie, origin: site.origin }, redirect: 'manual' } as const;
      return fetch(`${site.origin}${at}/kort`, sent);
    };
    expect((await again()).headers.get('location')).toContain('gjort=redan');
    expect((await again({ 'c.alder': '4' })).status).toBe(409);
    expect((await again({ dag: '2199-01-01' })).status).toBe(400);
    expect(await counted()).toBe(3);
    await page.context().close();
  });
});

describe('svar i kalkylblad', () => {
  test('visas före, läses in en gång, och det som är fel säger rad, kolumn och vad man gör', async () => {
    const { page } = await inOffice({ javaScriptEnabled: false });
    const csv = await (await fetch(`${site.origin}${at}/kalkylblad/csv`, { headers: { cookie } })).text();
    const width = csv.trim().split(';').length;
    const line = (...cells: string[]): string =>
      [...cells, ...Array.from({ length: width - cells.length }, () => '')].join(';');
    const send = async (...rows: string[]): Promise<void> => {
      await page.goto(`${at}/kalkylblad`);
      const buffer = Buffer.from([csv.trim(), ...rows].join('\r\n'));
      await page.locator('#blad').setInputFiles({ name: 'svar.csv', mimeType: 'text/csv', buffer });
      await page.getByRole('button', { name: 'Visa vad som läses in' }).click();
    };
    const before = await counted();
    await send(line('1', 'Narkotika', 'Torsgatan'), line('2', '3'));
    expect(await page.getByRole('alert').innerText()).toContain('Inget är sparat');
    expect(await page.locator('tbody tr').allInnerTexts()).toEqual([
      expect.stringMatching(/^2\s+Vad oroar dig mest här\? Sak 1, var\s+Skriv ett tal från 1 till 5/) as string,
    ]);
    await takePicture(page, 'kalkylblad-fel');
    const rows = [line('1', 'Narkotika', 'Humletorget', 'kväll'), line('2', '3')];
    await send(...rows);
    expect(await page.locator('main').innerText()).toContain('Inget är sparat än.');
    expect(await page.locator('tbody tr').last().innerText()).toContain('Inbrott och stöld');
    await takePicture(page, 'kalkylblad-visat');
    await page.getByRole('button', { name: 'Läs in 2 svar' }).click();
    expect(await page.getByRole('status').innerText()).toBe('2 svar är inlästa.');
    await send(...rows);
    expect(await page.locator('main').innerText()).toContain('2 rader är redan inlästa');
    expect(await page.getByRole('button', { name: /^Läs in/ }).count()).toBe(0);
    expect(await counted()).toBe(before + 2);
    await page.goto(`${at}/svar`);
    expect(await page.locator('.lead').innerText()).toContain('2 i kalkylblad');
    await page.context().close();
  });

  test('det som inte är ett kalkylblad eller är för stort tas inte emot', async () => {
    const post = async (bytes: Uint8Array, name = 'svar.xlsx'): Promise<string> => {
      const body = new FormData();
      for (const [key, value] of Object.entries({ version: '1', sprak: 'sv', dag: '2026-09-02' })) body.set(key, value);
      body.set('blad', new File([new Uint8Array(bytes)], name));
      const sent = { method: 'POST', body, headers: { cookie, origin: site.origin } };
      const answer = await fetch(`${site.origin}${at}/kalkylblad?/visa`, sent);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      return answer.text();
    };
    expect(await post(Buffer.from('PK\u0003\u0004 inget'))).toContain('går inte att läsa som ett kalkylblad');
    expect(await post(new Uint8Array(2_100_000).fill(65), 'svar.csv')).toContain('för stort');
  });
});

describe('frågorna', () => {
  test('ändras, flyttas, läggs till, tas bort och ångras utan JavaScript, och den som svarar får de gamla tills de byts', async () => {
    const { page, complaints } = await inOffice({ javaScriptEnabled: false });
    const form = `${site.origin}/svara/alvkoping/vad-ar-viktigast-pa-humleslatten-2026`;
    await page.goto(`${at}/fragor`);
    await page.getByRole('link', { name: 'Hur gammal är du?' }).click();
    await page.getByLabel('Frågan, svenska').fill('');
    await page.getByRole('button', { name: 'Spara frågan' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Skriv texten på svenska.');
    await page.getByLabel('Frågan, svenska').fill('Vilken ålder har du?');
    await page.getByLabel('Svar att välja mellan, rad 6: svenska').fill('Vill inte säga');
    await page.getByLabel('Svar att välja mellan, rad 6: plats').fill('0,5');
    await page.getByRole('button', { name: 'Spara frågan' }).click();
    expect(await page.getByRole('status').innerText()).toBe('Sparat.');
    expect(await page.locator('#fraga-alder').innerText()).toContain('Saknas på lätt svenska, engelska');
    expect(await page.locator('header').last().innerText()).toContain('får fortfarande version 1');
    await page.getByLabel('Flytta upp fråga 4').click();
    await page.getByLabel('Ny fråga').selectOption('checkbox');
    await page.getByRole('button', { name: 'Skriv frågan' }).click();
    await page.getByLabel('Frågan, svenska').fill('Vad gör du här?');
    await page.getByLabel('Svar att välja mellan, rad 1: svenska').fill('Bor');
    await page.getByLabel('Svar att välja mellan, rad 2: svenska').fill('Arbetar');
    await page.getByText('Vilken ålder har du?').click();
    await page.getByLabel('Under 15 år').check();
    await page.getByRole('button', { name: 'Spara frågan' }).click();
    const order = () => page.locator('li[id^="fraga-"] .title').allInnerTexts();
    const [, , third, , , last] = await order();
    expect([third, last]).toEqual(['Vilken ålder har du?', 'Vad gör du här?']);
    await page.getByLabel('Ta bort fråga 3').click();
    expect(await page.getByRole('alert').innerText()).toContain('Frågan ”Vad gör du här?” ställs bara till dem');
    await page.getByLabel('Ta bort fråga 1').click();
    expect(await order()).toHaveLength(5);
    await page.getByRole('button', { name: 'Ångra det du just gjorde' }).click();
    expect(await order()).toHaveLength(6);
    expect(await (await fetch(form)).text()).not.toContain('Vilken ålder har du?');
    await page.goto(at);
    await page.getByRole('button', { name: 'Byt till de senaste frågorna' }).click();
    expect(await page.getByRole('status').innerText()).toContain('öppen för svar');
    expect(await (await fetch(form)).text()).toContain('Vilken ålder har du?');
    // The browser notes the two forms that were refused, and nothing else.
    expect(complaints).toHaveLength(2);
    await page.context().close();
  });

  test('två som sparar samma text får se båda, och den som väljer den andras får den', async () => {
    const [one, two] = [await inOffice(), await inOffice()];
    for (const { page } of [one, two]) await page.goto(`${at}/fragor/fraga/gora`);
    for (const [{ page }, words] of [
      [one, 'Vad ska göras?'],
      [two, 'Vad borde göras?'],
    ] as const) {
      await page.getByLabel('Frågan, svenska').fill(words);
      await page.getByRole('button', { name: 'Spara frågan' }).click();
    }
    expect(await two.page.getByRole('alert').innerText()).toContain('Någon annan har sparat medan du skrev.');
    expect(await two.page.locator('main').innerText()).toContain('Någon annan har sparat: Vad ska göras?');
    await takePicture(two.page, 'fraga-krock');
    await two.page.getByLabel('Den sparade texten ska gälla').check();
    await two.page.getByRole('button', { name: 'Spara frågan' }).click();
    await two.page.waitForURL('**/fragor?gjort=*');
    expect(await two.page.locator('#fraga-gora').innerText()).toContain('Vad ska göras?');
    for (const { page } of [one, two]) await page.context().close();
  });

  test('hämtas som fil och läses in igen, och det som inte är ett formulär sägs ifrån', async () => {
    const { page } = await inOffice({ javaScriptEnabled: false });
    const json = await (await fetch(`${site.origin}${at}/fragor/formular.json`, { headers: { cookie } })).text();
    const read = async (name: string, text: string): Promise<void> => {
      await page.goto(`${at}/fragor`);
      await page
        .getByLabel('Frågeformulär som fil')
        .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
      await page.getByRole('button', { name: 'Byt ut frågorna mot filens' }).click();
    };
    await read('annat.json', '{"format":"surveyjs"}');
    expect(await page.getByRole('alert').innerText()).toContain('inget frågeformulär från Löftet');
    await read('trasig.json', json.replace('"type": "rating"', '"type": "matrix"'));
    expect(await page.getByRole('alert').innerText()).toContain('Fråga 2');
    await read('fragor.json', json.replaceAll('Vad ska göras?', 'Vad behövs?'));
    expect(await page.getByRole('status').innerText()).toBe('Frågorna är utbytta.');
    expect(await page.locator('#fraga-gora').innerText()).toContain('Vad behövs?');
    await page.context().close();
  });

  test('svaren i en fråga flyttas och tas bort med knappar där JavaScript finns, och det går att ångra', async () => {
    const { page } = await inOffice();
    await page.goto(`${at}/fragor/fraga/kon`);
    const words = (): Promise<string[]> =>
      page
        .locator('input[name="choices-sv"]')
        .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));
    await page.getByRole('button', { name: 'Ner' }).first().click();
    expect((await words()).slice(0, 2)).toEqual(['Man', 'Kvinna']);
    await page.getByRole('button', { name: 'Ta bort' }).first().click();
    await page.getByRole('button', { name: 'Ångra' }).click();
    expect((await words()).slice(0, 2)).toEqual(['Man', 'Kvinna']);
    await page.getByRole('button', { name: 'Spara frågan' }).click();
    await page.waitForURL('**/fragor?gjort=sparad*');
    await page.goto(`${at}/fragor/fraga/kon`);
    expect((await words()).slice(0, 3)).toEqual(['Man', 'Kvinna', 'Annat eller vill inte svara']);
    await page.context().close();
  });

  test('formuläret kommer som PDF på varje språk, och bara till den som är inloggad', async () => {
    for (const lang of LANGS) {
      const pdf = await fetch(`${site.origin}${at}/papper/${lang}/pdf`, { headers: { cookie } });
      expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    }
    expect((await fetch(`${site.origin}${at}/papper/sv/pdf`, { redirect: 'manual' })).status).toBe(401);
    expect((await fetch(`${site.origin}${at}/papper/xx/pdf`, { headers: { cookie } })).status).toBe(404);
  });
});
