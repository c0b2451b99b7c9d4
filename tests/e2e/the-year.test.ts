/**
 * A promise's year, by keyboard, from the first sign-in to the committee's page: each step is a fact, and the next one
 * builds on it. The days are next year's, and the clock is moved by telling the morning's work which day it is.
 */
import { sql } from 'kysely';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addProvider, addRule } from '#access/manage-providers.server.ts';
import { demoLoginLinks } from '#access/demo-login-links.server.ts';
import { workTheMorning } from '#follow-up/morning.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { addDays } from '#platform/clock.ts';
import { readEnv } from '#platform/config.ts';
import { inMunicipality, openDatabase, openPool, type Database } from '#platform/database.server.ts';
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
/** Over six weeks, with the first of May and Ascension Day in them. */
const [OPENS, DUE, LOCK] = [`${YEAR}-04-06`, `${YEAR}-04-23`, `${YEAR}-05-18`];
const LAST_YEAR = 'humleslatten-slussgardet-2026';
const WIDE = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false };

let site: Site;
let browser: Browser;
let oidc: OidcProvider;
let pool: ReturnType<typeof openPool>;
let db: Database;
/** The coordinator's browser, which stays open all year. */
let maja: Page;
/** What every page's console said all year. */
const heard: string[][] = [];
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

async function openPage(options: BrowserContextOptions = WIDE): Promise<Page> {
  const { page, complaints } = await watchedPage(browser, site.origin, options);
  heard.push(complaints);
  return page;
}

/** A browser in which one of the demonstration's people has come in, by a link of their own. */
async function cameIn(name: string, options: BrowserContextOptions = WIDE): Promise<Page> {
  const page = await openPage(options);
  const way = (await demoLoginLinks({ db })).find((link) => link.name === name);
  await page.goto(way?.path ?? '');
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
    const page = await openPage();
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
    expect(await maja.getByRole('alert').textContent()).toMatch(/Punkt\s3 är inte skickat för godkännande/);
    await look(maja, 'utan-nyckel');
    await maja.goto(at('nycklar'));
    await press(maja.getByRole('button', { name: 'Skicka till parterna för godkännande' }));
    for (const name of ['Eva Lind', 'Jonas Räf']) await approve(name);
    await maja.goto(at('loften'));
    await press(maja.getByRole('button', { name: 'Publicera löftet' }));
    await maja.getByText('Löftet är publicerat.').waitFor();
    await look(maja, 'publicerat');
  });

  test('the next morning those who keep the promise together are told that every key is turned, and nobody else', async () => {
    expect(await mailsUntil(`${YEAR}-01-07`, `${YEAR}-01-08`)).toEqual([
      `${YEAR}-01-08 Ali Berg`,
      `${YEAR}-01-08 Maja Sund`,
    ]);
  });

  test('the year is laid up in tertials, and the first one gets its days', async () => {
    await maja.goto(at('perioder'));
    await look(maja, 'perioder-tomt');
    await choose(maja.getByLabel('Så ofta följer vi upp'), 'varje tertial (tre gånger om året)');
    await press(maja.getByRole('button', { name: 'Lägg upp perioderna' }));
    await press(maja.getByText(`Ändra dagarna för tertial 1 ${YEAR}`));
    const days = maja
      .getByRole('listitem')
      .filter({ hasText: `tertial 1 ${YEAR}` })
      .first();
    await date(days.getByLabel('Öppnar'), OPENS);
    await date(days.getByLabel('Sista dag att svara'), DUE);
    await date(days.getByLabel('Låses'), LOCK);
    await press(days.getByRole('button', { name: 'Spara dagarna' }));
    await maja.getByRole('status').waitFor();
    await look(maja, 'perioder');
  });

  test('on the day when the period opens, each who answers gets one mail', async () => {
    expect(await mailsUntil(addDays(OPENS, -1), OPENS)).toEqual([
      `${OPENS} Ali Berg`,
      `${OPENS} Björn Ek`,
      `${OPENS} Lena Aho`,
      `${OPENS} Sara Holm`,
    ]);
  });

  test('the unit contact answers on a phone, without JavaScript or account: done is not done without evidence', async () => {
    const page = await openPage(PHONE);
    await page.goto(await linkTo('sara.holm'));
    await takePicture(page, 'aret-svar-360');
    await type(page.getByLabel('1. Vad har ni gjort?'), 'Kvarnen var öppen till 23 varje fredag och lördag.');
    await type(page.getByLabel('Antal', { exact: true }).first(), '34');
    await type(page.getByLabel('Av vad', { exact: true }).first(), 'kvällar');
    await tick(page.getByRole('radio', { name: /^Genomförd/ }));
    await press(page.getByRole('button', { name: 'Skicka svaret' }));
    expect(await page.getByRole('alert').textContent()).toContain('behöver en daterad aktivitet');
    await takePicture(page, 'aret-svar-utan-bevis-360');
    await tick(page.getByRole('radio', { name: /^Pågår/ }));
    await press(page.getByRole('button', { name: 'Skicka svaret' }));
    await page.getByRole('heading', { name: 'Tack, svaret är skickat' }).waitFor();
    await takePicture(page, 'aret-kvitto-360');
    await page.context().close();
  });

  test('the police answer in the same way, without any of the municipality’s systems', async () => {
    for (const [who, words] of [
      ['lena.aho', 'Vi tog emot 41 frågor.'],
      ['ali.berg', 'Alla frågor fick svar inom fem dagar.'],
    ] as const) {
      const page = await openPage();
      await page.goto(await linkTo(who));
      await type(page.getByLabel('1. Vad har ni gjort?'), words);
      await look(page, `svar-${who}`);
      await tick(page.getByRole('radio', { name: /^Pågår/ }));
      await press(page.getByRole('button', { name: 'Skicka svaret' }));
      await page.getByRole('heading', { name: 'Tack, svaret är skickat' }).waitFor();
      await page.context().close();
    }
  });

  test('in six weeks with a holiday in them, the right people get mail, and no others', async () => {
    const silent = 'Björn Ek';
    const steering = ['Ali Berg', 'Maja Sund'];
    expect(await mailsUntil(OPENS, LOCK)).toEqual(
      [
        // Five working days before the last day, and one.
        [`${YEAR}-04-16`, silent],
        [`${YEAR}-04-22`, silent],
        // One working day after it, five, and ten: the tenth is a Monday, for Ascension Day is not counted.
        ...[`${YEAR}-04-26`, `${YEAR}-04-30`, `${YEAR}-05-10`].flatMap((day) =>
          [steering[0], silent, steering[1]].map((name) => [day, name]),
        ),
        ...steering.map((name) => [LOCK, name]),
      ].map((told) => told.join(' ')),
    );
  });

  test('who owes what stands on one page', async () => {
    await maja.goto('/arbete/vantar/alvkoping');
    expect(await maja.getByRole('main').textContent()).toContain('Björn Ek');
    await look(maja, 'vantar');
  });

  test('each party turns its key on what it has said, all at once', async () => {
    for (const [name, rows] of [
      ['Eva Lind', 'Älvköpings kommun'],
      ['Jonas Räf', 'Polisen i Älvköping'],
    ] as const) {
      const page = await cameIn(name);
      await page.goto(at('rutnat'));
      for (const box of await page.getByRole('checkbox', { name: rows }).all()) await tick(box);
      await choose(page.getByLabel('Period', { exact: true }), `tertial 1 ${YEAR}`);
      await press(page.getByRole('button', { name: 'Godkänn texterna för min part' }));
      await page.getByText(/^Godkänt: /).waitFor();
      expect(await page.getByText('· godkänd').count()).toBeGreaterThan(0);
      await look(page, 'godkant-svar');
      await page.context().close();
    }
  });

  test('the lock writes silence where no answer came', async () => {
    await maja.goto(at('rutnat'));
    await look(maja, 'rutnat');
    await press(maja.getByRole('link', { name: `tertial 1 ${YEAR}` }).first());
    await look(maja, 'las');
    expect(await maja.getByRole('main').textContent()).toContain('Ett svar saknas');
    await press(maja.getByRole('button', { name: `Lås tertial 1 ${YEAR}` }));
    await maja.getByRole('heading', { name: 'Så såg perioden ut när den låstes' }).waitFor();
    expect(await maja.getByText('ingen uppföljning lämnad').count()).toBe(1);
    await look(maja, 'last');
  });

  test('a correction afterwards is seen, with its day and what was corrected', async () => {
    await maja.goto(at('rutnat'));
    await press(maja.getByRole('row').filter({ hasText: 'Kvarnen' }).getByRole('link').first());
    await type(maja.getByLabel('Vad rättar du?'), 'Antalet kvällar var fel.');
    await type(maja.getByLabel('Vad gjordes?'), 'Kvarnen var öppen till 23 i 33 kvällar.');
    await look(maja, 'ratta');
    await press(maja.getByRole('button', { name: 'Spara rättelsen' }));
    await maja.goto(at('rutnat'));
    await press(maja.getByRole('link', { name: `tertial 1 ${YEAR}` }).first());
    await maja.getByRole('heading', { name: 'Rättat efter låsningen' }).waitFor();
    expect(await maja.getByRole('main').textContent()).toContain('Antalet kvällar var fel.');
    await look(maja, 'rattat');
  });

  test('the correction gets its key, and everybody reads it and the silence', async () => {
    const eva = await cameIn('Eva Lind');
    await eva.goto(at('rutnat'));
    const kvarnen = eva.getByRole('row').filter({ hasText: 'Kvarnen' }).getByRole('link').first();
    await eva.goto((await kvarnen.getAttribute('href')) ?? '');
    await look(eva, 'svar-att-godkanna');
    await press(eva.getByRole('button', { name: /^Godkänn/ }));
    await eva.getByText('godkänd').first().waitFor();
    await eva.context().close();

    await maja.goto(at('loften'));
    await press(maja.getByText('Publicera en ny version'));
    await type(maja.getByLabel('Vad har ändrats?'), 'Uppföljningen för januari till april.');
    await press(maja.getByRole('button', { name: 'Publicera den nya versionen' }));
    await maja.getByText('Löftet är publicerat.').waitFor();
    const resident = await openPage(PHONE);
    await resident.goto(`/alvkoping/${promise}`);
    expect(await resident.getByRole('main').textContent()).toContain('ingen uppföljning lämnad');
    await takePicture(resident, 'aret-publikt-360');
    await press(resident.getByRole('link', { name: /Kvarnen/ }).first());
    expect(await resident.getByRole('main').textContent()).toContain('Antalet kvällar var fel.');
    await takePicture(resident, 'aret-publik-punkt-360');
    await resident.context().close();
  });

  test('the committee gets one page', async () => {
    await maja.goto(at('lagesbild'));
    await type(maja.getByLabel('Nämnd eller utskott'), 'Trygghetsutskottet');
    await date(maja.getByLabel('Sammanträdets dag, om du vet den'), `${YEAR}-06-03`);
    await press(maja.getByRole('button', { name: 'Gör lägesbilden' }));
    await maja.getByRole('link', { name: 'Ladda ner som PDF' }).waitFor();
    await look(maja, 'lagesbild');
    const pdf = await maja.request.get(`${maja.url().split('?')[0]}/pdf`);
    expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
  });

  test('no page complained of anything but what was refused', () => {
    const said = heard.flat().filter((text) => !text.startsWith(`elsewhere: ${oidc.issuer}`));
    // Not signed in, published without keys, done without evidence.
    expect(said.map((text) => /status of (\d+)/.exec(text)?.[1] ?? text).toSorted()).toEqual(['401', '403', '422']);
  });
});

/** The mornings after one day and to another, both told as they would come; who got a mail on which. */
async function mailsUntil(after: string, until: string): Promise<string[]> {
  const told: string[] = [];
  for (let day = addDays(after, 1); day <= until; day = addDays(day, 1)) {
    const before = new Set((await mails()).map(({ id }) => id));
    await workTheMorning({ db, secret: SECRET, config: readEnv({}) }, day);
    told.push(
      ...(await mails())
        .filter(({ id }) => !before.has(id))
        .map(({ name }) => `${day} ${name}`)
        .toSorted(),
    );
  }
  return told;
}

async function mails(): Promise<{ id: string; name: string }[]> {
  const { rows } = await inMunicipality(db, INSTALLATION, (tx) =>
    sql<{ id: string; name: string }>`select m.id, p.name from mail m join person p on p.id = m.person_id`.execute(tx),
  );
  return rows;
}

/** The link in the latest mail to somebody, as it is read where mail is shown and not sent. */
async function linkTo(who: string): Promise<string> {
  const page = await openPage();
  await page.goto('/dev/mail');
  const mail = page
    .getByRole('article')
    .filter({ hasText: `${who}@` })
    .first();
  const link = await mail.getByRole('link').last().getAttribute('href');
  await page.context().close();
  return link ?? '';
}

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
