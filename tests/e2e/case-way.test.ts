/** A case on its way to a sitting, in a browser: without JavaScript, at 360 and 1280 px, and looked at by axe. */
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#access/actor.ts';
import { swedishDay } from '#checking/day-words.ts';
import { ensureForum } from '#places/registers.server.ts';
import { addDays } from '#platform/clock.ts';
import type { Database } from '#platform/database.server.ts';
import { addWorkingDays } from '#platform/working-days.ts';
import { takeStep } from '#report-back/take-step.server.ts';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { keyHolders } from '../support/key-holders.ts';
import { startOfficeSite, type OfficeSite } from '../support/office.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';
import { buildRecord, type BuiltRecord } from '../support/record-builder.ts';
import { sessionFor, siteDatabase } from '../support/signed-in.ts';

const TODAY = swedishDay(new Date());
/** A sitting whose days before are near, and one that is far away. */
const NEAR = addWorkingDays(TODAY, 6);
const FAR = addWorkingDays(TODAY, 45);

let office: OfficeSite;
let browser: Browser;
let db: Database;
let built: BuiltRecord;
let coordinator: Actor;

beforeAll(async () => {
  [office, browser] = await Promise.all([startOfficeSite('loften.eken.se'), openBrowser()]);
  db = siteDatabase(office.site);
  built = await buildRecord(db);
  ({ coordinator } = await keyHolders(db, built));
  await built.work((work) => ensureForum(work, 'Kommunstyrelsen'));
});
afterAll(async () => {
  await db?.destroy();
  await browser?.close();
  await office?.stop();
});

async function pageOf(width: number, javaScriptEnabled: boolean): Promise<{ page: Page; complaints: string[] }> {
  const watched = await watchedPage(browser, office.site.origin, {
    javaScriptEnabled,
    viewport: { width, height: 800 },
    colorScheme: width < 500 ? 'dark' : 'light',
  });
  watched.page.setDefaultTimeout(8_000);
  const [name, value] = ['loftet', await sessionFor(db, coordinator)];
  await watched.page.context().addCookies([{ name, value, url: office.site.origin }]);
  return watched;
}

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();
const textOf = (page: Page, role: 'alert' | 'status'): Promise<string | null> =>
  page.getByRole(role).first().textContent();

test('from the calendar to the agenda, to another sitting and back to draft, without JavaScript', async () => {
  const { page, complaints } = await pageOf(360, false);
  await page.goto(`/arbete/sammantraden/${built.slug}`);
  await page.getByLabel('Vem sammanträder?').selectOption('Kommunstyrelsen');
  await page.getByLabel('Dagar', { exact: true }).fill('den femte');
  await press(page, 'Lägg in');
  expect(await textOf(page, 'alert')).toContain('Skriv dagen så här');
  expect(await page.getByLabel('Dagar', { exact: true }).inputValue()).toBe('den femte');
  await page.getByLabel('Dagar', { exact: true }).fill(`${NEAR}\n${FAR}`);
  await press(page, 'Lägg in');
  expect(await textOf(page, 'status')).toBe('2\u00a0sammanträden är inlagda.');
  await page.getByText('Kommunstyrelsen: inget bestämt').click();
  await page.getByLabel('Samrådet klart, arbetsdagar före').fill('fem');
  await page.getByRole('button', { name: 'Spara dagarna för Kommunstyrelsen' }).click();
  expect(await textOf(page, 'alert')).toContain('Skriv ett antal arbetsdagar');
  await page.getByLabel('Samrådet klart, arbetsdagar före').fill('7');
  await page.getByLabel('Chefens godkännande, arbetsdagar före').fill('4');
  await page.getByLabel('Kallelsen skickas, arbetsdagar före').fill('3');
  await page.getByRole('button', { name: 'Spara dagarna för Kommunstyrelsen' }).click();

  await page.goto(`/arbete/arenden/${built.slug}`);
  await page.getByRole('link', { name: 'Öppna ett ärende' }).click();
  await press(page, 'Öppna ärendet');
  expect(await textOf(page, 'alert')).toContain('Välj vilket löfte ärendet gäller.');
  await page.getByLabel('Löfte', { exact: true }).selectOption({ index: 1 });
  await page.getByRole('radio', { name: /^Återrapportering/ }).check();
  await page.getByLabel('Handläggare').selectOption({ index: 1 });
  await page.getByLabel('Nämnd och sammanträde').selectOption({ index: 2 });
  await press(page, 'Öppna ärendet');
  expect(await textOf(page, 'status')).toBe('Ärendet är öppnat.');
  // The consultation should have been ready yesterday.
  expect(await page.locator('#dagar ~ .late').textContent()).toContain('Hinner inte till Kommunstyrelsen');
  expect(await page.locator('#handling ~ p').first().textContent()).toBe('Ingen allmän handling än.');

  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await built.work(async (work) => {
    await sql`insert into memo_final (municipality_id, case_id, no, memo_version_id, frozen, content)
      select municipality_id, case_id, 1, id, '{"profile":{"approvals":["chief"]}}', content from memo_version
      where case_id = ${id} order by no desc limit 1`.execute(work.tx);
    await takeStep(work, id, 0, { step: 'finalised', day: TODAY });
  });
  await page.reload();
  await press(page, 'Anteckna godkännandet');
  expect(await textOf(page, 'alert')).toContain('Skriv vem som har godkänt.');
  await page.getByLabel('Vem har godkänt?').fill('Anna Ek');
  await page.getByLabel('I vilken roll?').fill('kommundirektör');
  await page.getByLabel('Dag', { exact: true }).first().fill(addDays(TODAY, 1));
  await press(page, 'Anteckna godkännandet');
  expect(await textOf(page, 'alert')).toContain('Dagen kan inte ligga i framtiden');
  expect(await page.getByLabel('Vem har godkänt?').inputValue()).toBe('Anna Ek');
  await page.getByLabel('Dag', { exact: true }).first().fill(TODAY);
  await press(page, 'Anteckna godkännandet');
  await press(page, 'Anteckna att ärendet är berett');
  await press(page, 'Ta upp på dagordningen');
  expect(await page.locator('#handling ~ p').first().textContent()).toContain('Allmän handling sedan');

  await page.getByText('Tas upp på ett annat sammanträde').click();
  await page.getByLabel('Sammanträde', { exact: true }).selectOption({ index: 1 });
  await page.getByLabel('Skäl', { exact: true }).first().fill('Ordföranden var borta.');
  await press(page, 'Flytta till det sammanträdet');
  await page.getByText('Tas bort från dagordningen: skrivelsen behöver ändras').click();
  await press(page, 'Ta tillbaka till utkast');
  expect(await textOf(page, 'alert')).toContain('Skriv skälet');
  await page.getByLabel('Skäl', { exact: true }).last().fill('Skriv vad punkt 2 kostade.');
  await press(page, 'Ta tillbaka till utkast');
  expect(await textOf(page, 'status')).toBe('Steget är antecknat.');
  const way = await page.locator('#vagen ~ ol').textContent();
  for (const said of ['Åter till utkast', 'Skriv vad punkt 2 kostade.', 'Flyttad', 'Anna Ek, kommundirektör'])
    expect(way).toContain(said);
  expect(await page.locator('#handling').locator('..').textContent()).toContain('Den tidigare lydelsen');
  // A browser tells of each form that was not taken; there is nothing else to tell.
  expect(complaints.filter((told) => !/status of (?:400|422)/.test(told))).toEqual([]);
  await page.context().close();
});

test.each([360, 1280])('every page of it at %i px: nothing sticks out, and axe finds nothing', async (width) => {
  const { page, complaints } = await pageOf(width, true);
  await page.goto(`/arbete/arenden/${built.slug}`);
  const path = await page.getByRole('link', { name: /^Återrapportering/ }).getAttribute('href');
  for (const [name, at] of [
    ['lista', `/arbete/arenden/${built.slug}`],
    ['nytt', `/arbete/arenden/${built.slug}/nytt`],
    ['sammantraden', `/arbete/sammantraden/${built.slug}?ar=${NEAR.slice(0, 4)}`],
    ['arende', path ?? ''],
  ] as const) {
    await page.goto(at);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await axeFindings(page)).toEqual([]);
    await takePicture(page, `arende-${name}-${width}`);
  }
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('the calendar is a file with the days before, for those who are signed in', async () => {
  const { page } = await pageOf(360, false);
  const calendar = await page
    .context()
    .request.get(`${office.site.origin}/arbete/sammantraden/${built.slug}/kalender.ics`);
  expect(calendar.headers()['content-type']).toBe('text/calendar; charset=utf-8');
  expect(await calendar.text()).toContain(`DTSTART;VALUE=DATE:${addWorkingDays(NEAR, -3).replaceAll('-', '')}`);
  expect((await office.get(`/arbete/sammantraden/${built.slug}/kalender.ics`)).status).toBe(401);
  await page.context().close();
});
