/**
 * A promise's year, by keyboard, from the first sign-in to the committee's page: each step is a fact, and the next one
 * builds on it. The days are next year's, and the clock is moved by telling the morning's work which day it is.
 */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addProvider, addRule } from '#access/manage-providers.server.ts';
import { demoLoginLinks } from '#access/demo-login-links.server.ts';
import { openDatabase, openPool, type Database } from '#platform/database.server.ts';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { choose, date, press, tick, type } from '../support/by-keyboard.ts';
import { CLIENT, startOidc, type OidcProvider } from '../support/oidc.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';
import { startSite, type Site } from '../support/site.ts';

const SECRET = 's'.repeat(64);
/** The year after the demonstration's last promise. */
const YEAR = 2027;
const LAST_YEAR = 'humleslatten-slussgardet-2026';
const WIDE = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false };

let site: Site;
let browser: Browser;
let oidc: OidcProvider;
let pool: ReturnType<typeof openPool>;
let db: Database;
/** Ways in for the demonstration's people, by their names. */
let ways: ReadonlyMap<string, string>;
/** The coordinator's browser, which stays open all year. */
let maja: Page;
const complaints: string[] = [];
let promise = '';

beforeAll(async () => {
  [site, browser] = await Promise.all([
    startSite({ LOFTET_DEMO: 'on', LOFTET_SECRET: SECRET, LOFTET_WORKER: 'off' }),
    openBrowser(),
  ]);
  pool = openPool({ connectionString: site.env['DATABASE_URL'] });
  db = openDatabase(pool);
  oidc = await startOidc(`${site.origin}/arbete/logga-in/svar`);
  const ctx = { db, secret: SECRET };
  const server = { personId: null, via: 'command-line' } as const;
  const id = await addProvider(ctx, server, {
    name: 'Älvköpings kommun',
    issuer: oidc.issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
  });
  const rule = {
    kind: 'email-domain',
    claim: '',
    value: 'alvkoping.example',
    forMunicipality: '',
    forParty: '',
  } as const;
  await addRule(ctx, server, id, rule);
  ways = new Map((await demoLoginLinks({ db })).map(({ name, path }) => [name, path]));
});
let broken = false;
// A step that fails leaves the next ones nothing to stand on.
beforeEach(({ skip }) => skip(broken, 'ett tidigare steg gick inte'));
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  broken = true;
  await takePicture(maja, 'aret-fel');
});
afterAll(async () => {
  await browser?.close();
  await oidc?.stop();
  await pool?.end();
  await site?.stop();
});

/** A browser in which somebody has come in by a link of their own. */
async function cameIn(name: string, options: BrowserContextOptions = WIDE): Promise<Page> {
  const { page, complaints: said } = await watchedPage(browser, site.origin, options);
  page.on('close', () => complaints.push(...said));
  await page.goto(ways.get(name) ?? '');
  await press(page.getByRole('button', { name: 'Logga in' }));
  await page.waitForURL('**/arbete');
  return page;
}

/** Nothing on the page as it stands hinders anybody, and a picture of it can be kept. */
async function look(page: Page, name: string): Promise<void> {
  await takePicture(page, `aret-${name}-${page.viewportSize()?.width}`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), name).toBeLessThanOrEqual(0);
  expect(await axeFindings(page), name).toEqual([]);
}

const at = (page: string): string => `/arbete/${page}/alvkoping/${promise}`;

describe('a promise from writing to the committee', () => {
  test('the coordinator signs in with the municipality’s own sign-in', async () => {
    const { page, complaints: said } = await watchedPage(browser, site.origin, WIDE);
    maja = page;
    maja.setDefaultTimeout(15_000);
    oidc.account = { sub: 'maja', email: 'maja.sund@alvkoping.example', email_verified: true, name: 'Maja Sund' };
    await page.goto('/arbete');
    await look(page, 'stangt');
    await press(page.getByRole('link', { name: 'Älvköpings kommun' }));
    await page.waitForURL('**/arbete');
    expect(await page.getByRole('region', { name: 'Du och kommunen' }).textContent()).toContain(
      'Maja Sund, samordnare',
    );
    await look(page, 'idag');
    complaints.push(...said.filter((text) => !text.startsWith(`elsewhere: ${oidc.issuer}`)));
  });

  test('she begins from last year’s promise, and takes three of its points along', async () => {
    await maja.goto(`/arbete/skriv/alvkoping?fran=${LAST_YEAR}`);
    await look(maja, 'borja');
    expect(await maja.getByLabel('Titel').inputValue()).toContain(String(YEAR));
    const points = maja.locator('input[name=carry]');
    for (const [index, box] of (await points.all()).entries()) await tick(box, [1, 2, 5].includes(index));
    await tick(maja.getByRole('checkbox', { name: 'Älvköpingsbostäder', exact: true }), false);
    await press(maja.getByRole('button', { name: 'Börja skriva löftet' }));
    await maja.waitForURL(/begynt/);
    promise = new URL(maja.url()).pathname.split('/').at(-1) ?? '';
    await look(maja, 'skriv');
    expect(await maja.getByRole('heading', { level: 1 }).textContent()).toContain(String(YEAR));
  });

  test('a point says who answers, and the aid for the wording stays beside it', async () => {
    for (const [point, party, person] of [
      [1, 'Älvköpings kommun', 'Sara Holm'],
      [2, 'Polisen i Älvköping', 'Lena Aho'],
      [3, 'Älvköpings kommun', 'Björn Ek'],
      [3, 'Polisen i Älvköping', 'Ali Berg'],
    ] as const) {
      await maja.goto(at('skriv'));
      await press(maja.locator('ol a').nth(point - 1));
      const form = maja.getByRole('form', { name: party });
      await choose(form.getByLabel('Svarar'), person);
      await date(form.getByLabel('Från och med'), `${YEAR}-01-01`);
      await press(form.getByRole('button', { name: 'Spara vem som svarar' }));
      await form.locator('p').filter({ hasText: person }).waitFor();
    }
    await look(maja, 'punkt');
  });

  test('sent for approval, each party sees what is new and turns its key', async () => {
    await maja.goto(at('nycklar'));
    await look(maja, 'skicka');
    await press(maja.getByRole('button', { name: 'Skicka till parterna för godkännande' }));
    await maja.getByText('ska svara på').first().waitFor();
    for (const name of ['Eva Lind', 'Jonas Räf']) await approve(name);
    await maja.goto(at('nycklar'));
    await maja.getByText('Alla parter har godkänt').waitFor();
    await look(maja, 'godkant');
  });

  test('a changed comma has no keys, and is not published until both have turned them anew', async () => {
    await maja.goto(at('skriv'));
    await press(maja.locator('ol a').nth(2));
    const words = await maja.getByLabel('Vad ni lovar').inputValue();
    await type(maja.getByLabel('Vad ni lovar'), words.replace(' som boende', ', som boende'));
    await press(maja.getByRole('button', { name: 'Spara punkten' }));
    await maja.goto(at('loften'));
    await press(maja.getByRole('button', { name: 'Publicera löftet' }));
    expect(await maja.getByRole('alert').textContent()).toContain('Punkt 3 är inte skickat för godkännande');
    await look(maja, 'utan-nyckel');
    await maja.goto(at('nycklar'));
    await press(maja.getByRole('button', { name: 'Skicka till parterna för godkännande' }));
    for (const name of ['Eva Lind', 'Jonas Räf']) await approve(name);
    await maja.goto(at('loften'));
    await press(maja.getByRole('button', { name: 'Publicera löftet' }));
    await maja.getByText('Löftet är publicerat.').waitFor();
    await look(maja, 'publicerat');
  });
});

/** Somebody comes in, reads what is new and approves all of it. */
async function approve(name: string): Promise<void> {
  const page = await cameIn(name);
  await look(page, 'idag-godkannare');
  await press(page.getByRole('main').getByRole('link', { name: new RegExp(String(YEAR)) }));
  await look(page, 'nycklar');
  for (const choice of await page.getByRole('radio', { name: 'Godkänn' }).all()) await tick(choice);
  await press(page.getByRole('button', { name: /^Skicka/ }));
  await page.getByText('Ingenting väntar på ert svar').waitFor();
  await page.context().close();
}
