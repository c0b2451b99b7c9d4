/**
 * The council's case of a promise's year, in a browser, from draft to archived: what refuses a finalising, an objection, a
 * remand, an amended decision, and the points that go on. Each step is a fact, and the next one builds on it.
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoLoginLinks } from '#access/demo-login-links.server.ts';
import { inWork } from '#access/work.server.ts';
import { findMunicipality } from '#places/places-queries.server.ts';
import { endAppealTime } from '#report-back/follow-decision.server.ts';
import { caseStanding } from '#report-back/take-step.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import { addDays } from '#platform/clock.ts';
import { openDatabase, openPool, type Database } from '#platform/database.server.ts';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';
import { startSite, type Site } from '../support/site.ts';

let site: Site;
let browser: Browser;
let pool: ReturnType<typeof openPool>;
let db: Database;
let maja: Page;
let at = '';
const heard: string[][] = [];

beforeAll(async () => {
  [site, browser] = await Promise.all([
    startSite({ LOFTET_DEMO: 'on', LOFTET_SECRET: 's'.repeat(64), LOFTET_WORKER: 'off' }),
    openBrowser(),
  ]);
  pool = openPool({ connectionString: site.env['DATABASE_URL'] });
  db = openDatabase(pool);
  maja = await cameIn('Maja Sund');
}, 300_000);
let broken = false;
// A step that fails leaves the next ones nothing to stand on.
beforeEach(({ skip }) => skip(broken, 'ett tidigare steg gick inte'));
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  broken = true;
  await takePicture(maja, 'arendet-fel');
});
afterAll(async () => {
  await browser?.close();
  await pool?.end();
  await site?.stop();
});

/** A browser in which one of the demonstration's people has come in, by a link of their own. */
async function cameIn(name: string): Promise<Page> {
  const { page, complaints } = await watchedPage(browser, site.origin, { viewport: { width: 1280, height: 800 } });
  heard.push(complaints);
  page.setDefaultTimeout(20_000);
  const way = (await demoLoginLinks({ db })).find((link) => link.name === name);
  await page.goto(way?.path ?? '');
  await page.getByRole('button', { name: 'Logga in' }).click();
  await page.waitForURL('**/arbete');
  return page;
}

async function look(page: Page, name: string): Promise<void> {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await takePicture(page, `arendet-${name}-${width}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), name).toBeLessThanOrEqual(0);
  }
  expect(await axeFindings(page), name).toEqual([]);
}

const MEMO = '/arbete/loften/alvkoping/humleslatten-2017/skrivelse';
const field = (name: string): Locator => maja.locator(`main form [name="${name}"]`).first();
/** The memo with one field as it is typed here, saved; gives the field back what it held when called. */
async function withField(name: string, words: string): Promise<() => Promise<void>> {
  await maja.goto(MEMO);
  const control = field(name);
  const isList = (await control.evaluate((element) => element.tagName)) === 'SELECT';
  const before = await control.inputValue();
  const save = async (value: string): Promise<void> => {
    await (isList ? field(name).selectOption(value) : field(name).fill(value));
    await maja
      .getByRole('button', { name: /^Spara/ })
      .first()
      .click();
    await maja.waitForURL('**/skrivelse?sparad*');
  };
  await save(words);
  return async () => {
    await maja.goto(MEMO);
    await save(before);
  };
}

/** One at a time: the field, what is typed there, and what the page says is in the way. */
const PLANTED: readonly (readonly [string, string, string])[] = [
  ['registryNumber', '', 'Ärendet har inget diarienummer'],
  ['dated', '', 'Skrivelsen har inget datum'],
  ['decisionBody', '', 'Det framgår inte vem som beslutar'],
  ['department', '', 'Skrivelsen säger inte vilken förvaltning'],
  ['proposals', '', 'Det finns inget förslag till beslut'],
  ['decisionBasis', '', 'Beslutsunderlaget är tomt'],
  ['coDetermination', '', 'Det framgår inte om ärendet kräver information eller förhandling'],
  ['dispatch', '', 'Det framgår inte vilka beslutet skickas till'],
  ['signatory-role', '', 'saknar titel'],
  ['consultation-verdict', '', 'har inte svarat i samrådet'],
  ['publication-address', 'www.polisen.se', 'En adress leder inte till löftet'],
  ['perspective-text', 'Klicka här för att ange text.', 'Klicka här'],
];

describe('ett ärende från utkast till arkiv', () => {
  test('står som utkast i listan', async () => {
    await maja.goto('/arbete/arenden/alvkoping');
    const link = maja.locator('main').getByRole('link', { name: /Humleslätten 2017/ });
    at = (await link.getAttribute('href')) ?? '';
    await look(maja, 'listan');
    await link.click();
    await maja.waitForURL(`**${at}`);
    await look(maja, 'utkast');
  });

  test.each(PLANTED)('går inte att färdigställa med %s = ”%s”: %s', async (name, words, told) => {
    const mend = await withField(name, words);
    await maja.goto(`${at}/granska`);
    await maja.getByRole('button', { name: 'Färdigställ skrivelsen' }).click();
    await maja.getByRole('alert').waitFor();
    expect(await maja.locator('main section[aria-labelledby="fel"]').innerText()).toContain(told);
    await mend();
    await maja.goto(`${at}/granska`);
    expect(await maja.getByRole('heading', { name: 'Ingenting hindrar' }).count()).toBe(1);
  });

  test('går på samråd: polisen avstyrker en punkt, och skrivelsen säger det', async () => {
    await maja.goto(`${at}/samrad`);
    const rows = maja.locator('main form .boxes');
    for (const row of await rows.all()) {
      const party = row.locator('[name="asked-party"]');
      if ((await party.inputValue()) === 'Polisen i Älvköping')
        await row.locator('[name="asked-person"]').selectOption({ label: 'Ali Berg (kommunpolis)' });
      else await party.fill('');
    }
    await field('due').fill(addDays(swedishDay(new Date()), 14));
    await look(maja, 'samrad');
    await maja.getByRole('button', { name: 'Skicka på samråd' }).click();
    await maja.getByRole('article', { name: 'Polisen i Älvköping' }).waitFor();
    await maja.goto(`${at}/granska`);
    expect(await maja.locator('main').innerText()).toContain('har inte svarat i samrådet');

    const ali = await cameIn('Ali Berg');
    await ali.goto(`${at}/samrad`);
    await ali.getByRole('link', { name: 'Svara' }).click();
    await ali.locator('[name="verdict"][value="objects"]').check();
    await ali.locator('[name="comment"]').fill('Vi hann fler torgmöten än det står.');
    await look(ali, 'svara');
    await ali.getByRole('button', { name: 'Svara' }).click();
    await ali.waitForLoadState();

    await maja.goto(`${at}/granska`);
    const memo = await maja.locator('main').innerText();
    expect(memo).toMatch(/Polisen i Älvköping[^\n]*avstyrker/);
    expect(memo).not.toContain('Samtliga tillstyrker');
  });

  const finalise = async (): Promise<void> => {
    await maja.goto(`${at}/granska`);
    await maja.getByRole('button', { name: 'Färdigställ skrivelsen' }).click();
    await maja.getByText('Skrivelsen är färdigställd').waitFor();
  };
  /** One of the case's moves: its form's name, and what is typed in it. */
  const move = async (form: string, typed: Readonly<Record<string, string>> = {}): Promise<void> => {
    await maja.goto(at);
    const sent = maja.locator(`main form[action="?/${form}"]`).first();
    if (!(await sent.isVisible()))
      await maja
        .locator('main details', { has: maja.locator(`form[action="?/${form}"]`) })
        .first()
        .locator('summary')
        .click();
    for (const [name, words] of Object.entries(typed)) await sent.locator(`[name="${name}"]`).fill(words);
    await sent.locator('button').click();
    await maja.waitForURL('**?gjort=*');
  };
  const stands = async (): Promise<string> => (await maja.locator('main header').innerText()).replaceAll('\n', ' ');

  test('färdigställs, godkänns av chefen med namn och roll, bereds och kommer på dagordningen', async () => {
    await finalise();
    await move('godkand', { godkannare: 'Anna Ek', roll: 'kommundirektör' });
    await look(maja, 'godkant');
    await move('beredd');
    await maja.goto('/arbete/sammantraden/alvkoping');
    const sittings = maja.locator('form[action="?/lagg-till"]');
    await sittings.locator('[name="namnd"]').selectOption({ label: 'Kommunstyrelsen' });
    await sittings.locator('[name="dagar"]').fill(swedishDay(new Date()));
    await sittings.getByRole('button', { name: 'Lägg in' }).click();
    await maja.waitForLoadState();
    await look(maja, 'sammantraden');
    await onAgenda();
    expect(await stands()).toContain('På dagordningen');
  });

  const onAgenda = async (): Promise<void> => {
    await maja.goto(at);
    const sent = maja.locator('main form[action="?/dagordning"]').first();
    await sent.locator('[name="sammantradet"]').selectOption({ index: 1 });
    await sent.locator('button').click();
    await maja.waitForURL('**?gjort=*');
  };

  test('återremitteras med nämndens skäl, skrivs om och kommer tillbaka', async () => {
    await maja.goto(`${at}/beslut`);
    await send('besluta', {
      paragraf: '12',
      'beslut-1': 'remanded',
      'beslut-2': 'remanded',
      skal: 'Komplettera med vad mötena kostade.',
    });
    await maja.goto(at);
    expect(await stands()).toContain('Utkast');
    expect(await maja.locator('main').innerText()).toContain('Komplettera med vad mötena kostade.');
    await withField('perspective-text', 'Torgmötena ryms i enheternas egna medel.');
    await finalise();
    await move('godkand', { godkannare: 'Anna Ek', roll: 'kommundirektör' });
    await move('beredd');
    await onAgenda();
    await maja.goto(`${at}/jamfor`);
    expect(await maja.locator('main').innerText()).toContain('Torgmötena ryms');
  });

  /** A form of the case's part pages, filled in and sent; done when its button's page has been told so. */
  const send = async (form: string, typed: Readonly<Record<string, string>>): Promise<void> => {
    const sent = maja.locator(`main form[action="?/${form}"]`).first();
    for (const [name, words] of Object.entries(typed)) {
      const control = sent.locator(`[name="${name}"]`);
      if ((await control.evaluate((element) => element.tagName)) === 'SELECT') await control.selectOption(words);
      else await control.fill(words);
    }
    await Promise.all([
      maja.waitForResponse((answer) => answer.request().method() === 'POST'),
      sent.locator('button').first().click(),
    ]);
    await maja.waitForLoadState();
    expect(await maja.locator('main .faults').count(), form).toBe(0);
  };

  test('beslutas förslag för förslag: det ena bifalls, det andra ändras, och inget skickas före justeringen', async () => {
    await maja.goto(`${at}/utskick`);
    expect(await maja.locator('main').innerText()).toContain('Ingenting skickas innan protokollet är justerat');
    await maja.goto(`${at}/beslut`);
    await look(maja, 'besluta');
    await send('besluta', {
      paragraf: '14',
      'beslut-1': 'approved',
      'beslut-2': 'amended',
      'lydelse-2':
        'Kommunstyrelsen ger trygghetssamordnaren i uppdrag att berätta på Humletorget senast den 31 maj 2018.',
      reservationer: 'Inger Dahl reserverar sig mot den senare dagen.',
    });
    const said = await maja.locator('main').innerText();
    expect(said).toContain('senast den 31 maj 2018');
    expect(said).toContain('senast den 30 april 2018');
    await look(maja, 'beslut');
    await send('justera', { day: swedishDay(new Date()), by: 'Sven Alm' });
    await send('ansla', { day: swedishDay(new Date()) });
    await look(maja, 'anslaget');
  });

  test('beslutet går en gång till var och en som ska ha det', async () => {
    await maja.goto(`${at}/utskick`);
    const form = maja.locator('main form[action="?/mejla"]');
    const boxes = await form.locator('[name^="valj-"]').all();
    expect(boxes.length).toBeGreaterThan(1);
    for (const [row, box] of boxes.entries()) {
      await box.setChecked(row === 0);
      if (row === 0) await form.locator('[name="adress-0"]').fill('registrator@alvkoping.example');
    }
    await look(maja, 'utskick');
    await Promise.all([
      maja.waitForResponse((answer) => answer.request().method() === 'POST'),
      maja.getByRole('button', { name: 'Skicka med mejl' }).click(),
    ]);
    await maja.waitForLoadState();
    await maja.goto(`${at}/utskick`);
    await look(maja, 'skickat');
    // Nobody has fetched the memo as a PDF: it is made when it goes out.
    expect(await maja.locator('section[aria-labelledby="logg"]').textContent()).toContain('tjansteskrivelse.pdf');
    // Who has got it is not asked for again: nobody gets it twice by accident.
    expect(await form.locator('[name^="valj-"]').count()).toBe(boxes.length - 1);
  });

  test('överklagandetiden går ut och ärendet arkiveras, med ett paket', async () => {
    const municipality = await findMunicipality(db, 'alvkoping');
    // Three weeks go by.
    const later = addDays(swedishDay(new Date()), 40);
    const id = at.split('/').at(-1) ?? '';
    await inWork(db, municipality?.id ?? '', { personId: null, via: 'worker' }, async (work) => {
      const { no } = await caseStanding(work, id);
      await endAppealTime(work, id, { version: no, today: later, note: null });
    });
    await maja.goto(`${at}/arkiv`);
    await look(maja, 'arkiv');
    const download = maja.waitForEvent('download');
    await maja.getByRole('button', { name: /^Gör ett arkivpaket/ }).click();
    expect((await download).suggestedFilename()).toMatch(/\.zip$/);
    await maja.goto(`${at}/arkiv`);
    await maja.getByRole('button', { name: 'Ärendet är arkiverat' }).click();
    await maja.waitForLoadState();
    await maja.goto(at);
    expect(await stands()).toContain('Arkiverad');
    await look(maja, 'arkiverat');
  });

  test('de två punkter som togs med står i nästa löfte, länkade till var de kommer ifrån', async () => {
    await maja.goto('/arbete/loften/alvkoping/humleslatten-2017');
    const carried = await maja
      .locator('li[id^="punkt-"]', { hasText: 'Tas med till nästa löfte' })
      .evaluateAll((points) => points.map(({ id }) => id));
    expect(carried).toHaveLength(2);
    await maja.goto('/arbete/loften/alvkoping/humleslatten-gamla-hamnen-2018-2019');
    for (const id of carried)
      expect(await maja.locator(`main a[href$="humleslatten-2017#${id}"]`).count(), id).toBeGreaterThan(0);
    // The browser notes each refused finalising, and nothing else.
    expect(heard.flat().filter((words) => !words.includes('status of 422'))).toEqual([]);
    expect(heard.flat()).toHaveLength(PLANTED.length);
  });
});
