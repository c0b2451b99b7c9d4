/** Periods, year wheel, reminders and who owes what, in a browser: without JavaScript, at 360 px, and looked at by axe. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import { swedishDay } from '#checking/day-words.ts';
import { findReportLink, makeReportLink } from '#follow-up/report-link.server.ts';
import { addDays } from '#platform/clock.ts';
import type { Database } from '#platform/database.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { keyHolders } from '../support/key-holders.ts';
import { startOfficeSite, type OfficeSite } from '../support/office.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';
import { buildRecord, type BuiltRecord } from '../support/record-builder.ts';
import { sessionFor, siteDatabase } from '../support/signed-in.ts';

const TODAY = swedishDay(new Date());
const YEAR = Number(TODAY.slice(0, 4)) + 1;

let office: OfficeSite;
let browser: Browser;
let db: Database;
let built: BuiltRecord;
let coordinator: Actor;
let at: string;

beforeAll(async () => {
  [office, browser] = await Promise.all([startOfficeSite('loften.eken.se'), openBrowser()]);
  db = siteDatabase(office.site);
  built = await buildRecord(db, {
    title: `Löfte Norrby ${YEAR}`,
    period: { from: `${YEAR}-01-01`, to: `${YEAR}-12-31` },
  });
  ({ coordinator } = await keyHolders(db, built));
  at = `${built.slug}/${built.promise.slug}`;
  await built.work(({ tx, municipalityId: m }) =>
    sql`insert into answerer (municipality_id, id, point_id, party_id, person_id, valid_from)
      values (${m}, ${newId()}, ${built.point(0)}, ${built.parties.municipality}, ${coordinator.personId}, '2020-01-01')`.execute(
      tx,
    ),
  );
});
afterAll(async () => {
  await db?.destroy();
  await browser?.close();
  await office?.stop();
});

async function pageOf(javaScriptEnabled: boolean): Promise<{ page: Page; complaints: string[] }> {
  const options = { javaScriptEnabled, viewport: { width: 360, height: 800 } };
  const watched = await watchedPage(browser, office.site.origin, options);
  const [name, value] = ['loftet', await sessionFor(db, coordinator)];
  await watched.page.context().addCookies([{ name, value, url: office.site.origin }]);
  return watched;
}

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();

test('a year is laid out, asked about and put off without JavaScript', async () => {
  const { page, complaints } = await pageOf(false);
  await page.goto(`/arbete/arshjul/${built.slug}?ar=${YEAR}`);
  await page.getByLabel('Dag', { exact: true }).fill(`${YEAR}-06-10`);
  await press(page, 'Lägg till dagen');
  expect(await page.getByRole('alert').textContent()).toContain('Skriv vad som händer den dagen.');
  await page.getByLabel('Vad', { exact: true }).fill('Nämndens sista dag');
  await press(page, 'Lägg till dagen');
  expect(await page.getByRole('status').textContent()).toContain('Dagen är tillagd.');

  await page.goto(`/arbete/perioder/${at}`);
  await press(page, 'Lägg upp perioderna');
  await page.getByRole('heading', { name: `tertial 1 ${YEAR}` }).waitFor();
  expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
    `tertial 1 ${YEAR}`,
    `tertial 2 ${YEAR}`,
    `tertial 3 ${YEAR}`,
    'Lägg upp perioder',
  ]);
  const first = page.getByRole('listitem').filter({ hasText: `tertial 1 ${YEAR}` });
  await first.locator('summary').click();
  await first.getByLabel('Sista dag att svara').fill(`${YEAR}-01-01`);
  await press(page, 'Spara dagarna');
  expect(await page.getByRole('alert').textContent()).toContain('Dagarna står i fel ordning.');
  expect(await first.getByLabel('Sista dag att svara').inputValue()).toBe(`${YEAR}-01-01`);
  await first.getByLabel('Sista dag att svara').fill(`${YEAR}-05-20`);
  await press(page, 'Spara dagarna');
  expect(await first.textContent()).toContain(`20\u00a0maj\u00a0${YEAR}`);
  await press(page, 'Fråga redan nu');
  expect(await page.getByRole('status').textContent()).toContain('har fått frågan');

  await page.goto(`/arbete/vantar/${built.slug}`);
  await page.locator('summary').first().click();
  await page.getByLabel('Påminn inte före').fill(TODAY);
  await page.getByLabel('Varför').fill('Föräldraledig.');
  await press(page, 'Skjut upp');
  expect(await page.getByRole('alert').textContent()).toContain('Välj en dag som inte har varit');
  expect(await page.getByLabel('Varför').inputValue()).toBe('Föräldraledig.');
  await page.getByLabel('Påminn inte före').fill(addDays(TODAY, 30));
  await press(page, 'Skjut upp');
  await expect
    .poll(() => page.getByRole('main').getByRole('listitem').first().textContent())
    .toContain('Skäl: Föräldraledig.');

  const { rows } = await built.work(({ tx, municipalityId: m }) =>
    sql<{ round: string }>`select round_id as round from request where municipality_id = ${m} limit 1`.execute(tx),
  );
  const token = await built.work(({ tx, municipalityId }) =>
    makeReportLink(tx, { municipalityId, roundId: rows[0]?.round ?? '', personId: coordinator.personId ?? '' }),
  );
  await page.reload();
  await page.locator('summary').filter({ hasText: 'Dra tillbaka länken' }).click();
  await press(page, 'Dra tillbaka länken');
  expect(await page.getByRole('status').textContent()).toContain('Länken är tillbakadragen.');
  expect(await page.locator('summary').filter({ hasText: 'Dra tillbaka länken' }).count()).toBe(0);
  expect(await findReportLink(db, token)).toBe('revoked');

  await page.goto(`/arbete/arshjul/${built.slug}/paminnelser`);
  await page.getByLabel(/^Påminn den som svarar, så många arbetsdagar före/).fill('tre');
  await press(page, 'Spara påminnelserna');
  expect(await page.getByRole('alert').textContent()).toContain('Skriv dagarna med komma emellan');
  await page.getByLabel(/^Påminn den som svarar, så många arbetsdagar före/).fill('3');
  await press(page, 'Spara påminnelserna');
  expect(await page.getByRole('status').textContent()).toContain('Påminnelserna är sparade.');
  // What a form is answered with when something is wrong in it.
  expect(complaints.filter((said) => !said.includes('400') && !said.includes('422'))).toEqual([]);
});

test('axe finds nothing, and nothing is wider than a phone', async () => {
  const { page } = await pageOf(true);
  for (const path of [
    `perioder/${at}`,
    `arshjul/${built.slug}?ar=${YEAR}`,
    `arshjul/${built.slug}/paminnelser`,
    `vantar/${built.slug}`,
  ]) {
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`/arbete/${path}`);
      for (const summary of await page.locator('main summary').all()) await summary.click();
      expect(await axeFindings(page), path).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await takePicture(
        page,
        `year-${path.split('/')[0]}-${path.includes('paminnelser') ? 'paminnelser-' : ''}${width}`,
      );
    }
  }
});

test('the calendar is a file for whoever is signed in, and mail is shown nowhere where the site has a name', async () => {
  const { page } = await pageOf(true);
  const calendar = await page.context().request.get(`${office.site.origin}/arbete/arshjul/${built.slug}/kalender.ics`);
  expect(calendar.headers()['content-type']).toBe('text/calendar; charset=utf-8');
  expect(await calendar.text()).toContain('SUMMARY:Nämndens sista dag\r\n');
  expect((await office.get(`/arbete/arshjul/${built.slug}/kalender.ics`)).status).toBe(401);
  expect((await office.get('/dev/mail')).status).toBe(404);
});
