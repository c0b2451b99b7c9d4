/** The way of a memo from a consultation to being finalised, by the pages and without JavaScript. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { ask } from '../support/ask.ts';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { openOffice } from '../support/office.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';
import { startSite, type Site } from '../support/site.ts';

let site: Site;
let browser: Browser;
let cookie: string;
let at = '';

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite({ LOFTET_DEMO: 'on' }), openBrowser()]);
  cookie = await openOffice(site);
  const list = await ask(site, '/arbete/arenden/alvkoping', { headers: { cookie, host: `localhost:${site.port}` } });
  // The demonstration's finished year: its memo lacks nothing.
  at = /(\/arbete\/arenden\/alvkoping\/[0-9a-f-]{36})"[^>]*>[^<]*Humleslätten 2017/.exec(list.body)?.[1] ?? '';
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function open(path: string, signedIn = true): Promise<Page> {
  const { page } = await watchedPage(browser, site.origin, {
    javaScriptEnabled: false,
    viewport: { width: 1280, height: 800 },
  });
  const [name = '', value = ''] = cookie.split('=');
  if (signedIn) await page.context().addCookies([{ name, value, url: site.origin }]);
  await page.goto(path);
  return page;
}

/** The page as people see it, narrow and wide: nothing sticks out, and axe has nothing to say. */
async function look(path: string, name: string): Promise<void> {
  for (const [width, colorScheme] of [
    [360, 'dark'],
    [1280, 'light'],
  ] as const) {
    const { page, complaints } = await watchedPage(browser, site.origin, {
      viewport: { width, height: 800 },
      colorScheme,
    });
    const [key = '', value = ''] = cookie.split('=');
    await page.context().addCookies([{ name: key, value, url: site.origin }]);
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await axeFindings(page)).toEqual([]);
    await takePicture(page, `${name}-${width}-${colorScheme}`);
    expect(complaints).toEqual([]);
    await page.context().close();
  }
}

let link = '';

test('skrivelsen skickas på samråd; ett fel står vid sitt fält och det som skrevs är kvar', async () => {
  const page = await open(`${at}/samrad`);
  const party = page.getByLabel(/^Tillfrågad \d+$/);
  for (const box of await party.all()) await box.fill('');
  await party.nth(0).fill('Bostads AB Eken');
  await party.nth(1).fill('Polisen i Älvköping');
  await page.getByLabel('Vem svarar? För tillfrågad 2').selectOption({ label: 'Ali Berg (kommunpolis)' });
  await page.getByLabel('Sista dagen att svara').fill('2020-01-01');
  await page.getByRole('button', { name: 'Skicka på samråd' }).click();
  expect(await page.getByRole('alert').textContent()).toContain('Den sista dagen att svara har redan varit.');
  expect(await party.nth(1).inputValue()).toBe('Polisen i Älvköping');
  await page.getByLabel('Sista dagen att svara').fill('2099-01-01');
  await page.getByRole('button', { name: 'Skicka på samråd' }).click();
  await page.waitForURL('**/samrad?sagt=skickat');
  expect(await page.getByRole('status').textContent()).toBe('Skrivelsen är skickad.');
  await page.getByRole('button', { name: 'Gör en länk till Bostads AB Eken' }).click();
  link = new URL((await page.locator('code').textContent()) ?? '').pathname;
});

test('utan svaren går den inte att färdigställa: varje fel säger vem och leder till sidan där det rättas', async () => {
  const page = await open(`${at}/granska`);
  const faults = page.locator('section[aria-labelledby=fel] ol > li');
  expect(await faults.allTextContents()).toEqual([
    expect.stringContaining('Bostads AB Eken har inte svarat i samrådet.'),
    expect.stringContaining('Polisen i Älvköping har inte svarat i samrådet.'),
  ]);
  await page.getByRole('button', { name: 'Färdigställ skrivelsen' }).click();
  expect(await page.getByRole('alert').textContent()).toContain('Det som är i vägen: 2.');
  await page.getByRole('link', { name: 'Rätta det' }).first().click();
  await page.waitForURL('**/samrad');
});

test('den som har länken svarar utan att logga in; en avstyrkan säger varför, och en punkt kan avvika', async () => {
  await look(link, 'samrad-svar');
  const page = await open(link, false);
  await page.getByLabel('avstyrker', { exact: true }).check();
  await page.getByRole('button', { name: 'Svara' }).click();
  expect(await page.getByRole('alert').textContent()).toContain('Skriv varför ni avstyrker.');
  await page.getByLabel('tillstyrker', { exact: true }).check();
  await page.getByText('Säg något annat om en enskild punkt').click();
  await page.getByLabel('Om punkt 3', { exact: true }).selectOption('avstyrker');
  await page.getByLabel('Varför, om punkt 3').fill('Det var två kontroller, inte tre.');
  await page.getByRole('button', { name: 'Svara' }).click();
  await page.waitForURL('**?svarat');
  expect(await page.getByRole('status').textContent()).toBe('Tack, svaret är sparat.');
  const wrong = await open(`/arbete/samrad/${'x'.repeat(43)}`, false);
  expect(await wrong.locator('h1').textContent()).toBe('Länken öppnar inget samråd');
});

test('avvikelsen står i skrivelsen med part och punkt, och den som inte svarade med att den inte gjorde det', async () => {
  await look(`${at}/samrad`, 'samrad-svar-inne');
  const page = await open(`${at}/samrad`);
  await page.getByText('Gå vidare utan svaret från Polisen i Älvköping').click();
  await page.getByLabel('Varför?').fill('Polisen har meddelat att den inte svarar.');
  await page.getByRole('button', { name: 'Gå vidare utan svaret' }).click();
  await page.waitForURL('**/samrad?sagt=avslutat');
  await page.goto(`${at}/granska`);
  const text = (await page.locator('main').textContent()) ?? '';
  expect(text).toContain('Avvikelse, Bostads AB Eken: Punkt 3: avstyrker. Det var två kontroller, inte tre.');
  expect(text).toContain('Polisen i Älvköping: har inte svarat');
  expect(text).toContain('Ingenting hindrar att den färdigställs');
});

test('färdigställd är den fryst: ingen knapp, inga fler svar, och versioner går att jämföra', async () => {
  await look(`${at}/granska`, 'granska');
  const page = await open(`${at}/granska`);
  await page.getByRole('button', { name: 'Färdigställ skrivelsen' }).click();
  await page.waitForURL(/granska$/);
  expect(await page.getByRole('status').textContent()).toContain('Skrivelsen är färdigställd');
  expect(await page.getByRole('button', { name: 'Färdigställ skrivelsen' }).count()).toBe(0);
  const answer = await open(link, false);
  expect(await answer.locator('main').textContent()).toContain('Samrådet är avslutat och tar inte emot fler svar.');
  await page.goto(`${at}/jamfor`);
  await page.getByLabel('Den äldre').selectOption('version-1');
  await page.getByLabel('Den nyare').selectOption({ label: 'Den färdiga' });
  await page.getByRole('button', { name: 'Jämför' }).click();
  expect(await page.locator('h2').textContent()).toBe('De säger samma sak');
  await look(`${at}/jamfor`, 'jamfor');
});
