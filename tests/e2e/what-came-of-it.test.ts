/**
 * What one person said, all the way and through the browser: answered in Arabic without JavaScript, coded, made a point, published,
 * followed up and closed; a mail about each to whoever asked for it, and a page for everybody.
 */
import type { Browser, Page } from 'playwright-core';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { swedishDay } from '#checking/day-words.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { beginDialogue, stepDialogue } from '#dialogue/write-dialogue.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { addDays } from '#platform/clock.ts';
import { readEnv } from '#platform/config.ts';
import { inMunicipality, type Database } from '#platform/database.server.ts';
import type { MailBody } from '#platform/mail/mail-body.ts';
import { unseal } from '#platform/mail/seal.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { renewFeedback } from '#publication/publish-feedback.server.ts';
import { tellContacts } from '#publication/tell-contacts.server.ts';
import { LANGS, pathIn } from '#platform/texts/languages.ts';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { openOffice } from '../support/office.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';
import { demoRecord, speak } from '../support/published-record.ts';
import type { BuiltRecord } from '../support/record-builder.ts';
import { siteDatabase } from '../support/signed-in.ts';
import { startSite, type Site } from '../support/site.ts';
import { htmlFaults } from '../support/valid-html.ts';

const SECRET = 'en hemlighet som är minst trettiotvå tecken';
const TODAY = '2999-01-01';
let site: Site;
let browser: Browser;
let db: Database;
let built: BuiltRecord;
let cookie: string;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite({ LOFTET_SECRET: SECRET }), openBrowser()]);
  db = siteDatabase(site);
  const today = swedishDay(new Date());
  built = await demoRecord(db, 'norrvik', {
    points: [{}, {}],
    rounds: [{ label: null, period: { from: addDays(today, -10), to: addDays(today, 100) } }],
  });
  await speak(built, ['ar']);
  cookie = await openOffice(site);
});
afterAll(async () => {
  await db?.destroy();
  await browser?.close();
  await site?.stop();
});

const mails = async (kind: string): Promise<MailBody[]> => {
  const { rows } = await inMunicipality(db, INSTALLATION, (tx) =>
    sql<{ id: string; body: Buffer }>`select id, body from mail where kind = ${kind} order by id`.execute(tx),
  );
  return rows.map(({ id, body }) => JSON.parse(unseal(SECRET, id, body)) as MailBody);
};
/** The mails that the publications have led to so far. */
const told = async (): Promise<MailBody[]> => {
  await tellContacts({ db, secret: SECRET, config: readEnv({}) }, built.municipalityId, TODAY);
  return mails('contact-news');
};
const opened = async (office: boolean): Promise<{ page: Page; complaints: readonly string[] }> => {
  return watchedPage(browser, site.origin, {
    javaScriptEnabled: false,
    viewport: { width: 360, height: 800 },
    ...(office ? { cookie } : {}),
  });
};

/** A page that only a link in a mail leads to: rightly built and readable in every language, on a phone and on a desk. */
async function looksRight(at: string, name: string): Promise<void> {
  const { page, complaints } = await watchedPage(browser, site.origin, { viewport: { width: 360, height: 800 } });
  for (const lang of LANGS) {
    const answer = await page.goto(pathIn(lang, at));
    expect(await htmlFaults((await answer?.text()) ?? '')).toEqual([]);
    expect(await page.locator('script').count()).toBe(0);
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await axeFindings(page)).toEqual([]);
      await takePicture(page, `${name}-${lang}-${width}`);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
  expect(complaints).toEqual([]);
  await page.context().close();
}

test(
  'det som en person sa på arabiska blir en punkt, tre mejl och en sida för alla',
  { timeout: 120_000 },
  async () => {
    const dialogueId = newId();
    const form = standardForm({ sv: 'Vad är viktigast?', ar: 'ما الأهم؟' }, ['Torget']);
    const days = { heldFrom: '2026-09-01', heldTo: '2998-12-01', feedbackDue: '2998-12-31' };
    await built.work(async (work) => {
      const input = { definition: 'police' as const, areaId: null, place: null, ...days, form };
      await beginDialogue(work, { id: dialogueId, kind: 'resident', input });
      await stepDialogue(work, dialogueId, 'open');
    });

    const { page: resident, complaints } = await opened(false);
    await resident.goto('/ar/svara/norrvik/vad-ar-viktigast-2026');
    await resident.locator('#f-oro-1-vad').selectOption('trafik');
    await resident.locator('#f-gora').fill('السيارات تسرع أمام المدرسة');
    await resident.locator('#epost').fill('noor@exempel.se');
    await resident.locator('#skicka').click();
    await resident.waitForURL('**/tack?kvitto=*');
    const [asked] = await mails('contact-ask');
    expect(asked?.to).toBe('noor@exempel.se');
    const confirm = /\/foljer\/norrvik\/svar\/bekrafta\/[\w-]{43}/.exec(asked?.text ?? '')?.[0] ?? 'no link';
    await looksRight(confirm, 'adress-bekrafta');
    await resident.goto(pathIn('ar', confirm));
    await resident.locator('main form button').click();
    await looksRight(new URL(resident.url()).pathname.replace('/ar/', '/'), 'adress-sluta');
    expect(await told()).toEqual([]);

    const { page: desk } = await opened(true);
    await desk.goto(`/arbete/dialoger/norrvik/${dialogueId}/koda`);
    expect(await desk.locator('main').innerText()).toContain('السيارات تسرع أمام المدرسة');
    await desk.locator('.suggestions button').first().click();
    const theme = await desk.locator('#koda-tema-1').inputValue();
    await desk.getByRole('button', { name: 'Spara', exact: true }).click();
    await desk.getByRole('status').waitFor();
    await desk.goto('/arbete/dialoger/norrvik/teman');
    await desk.getByRole('link', { name: theme }).first().click();
    await desk.getByText('Gör en punkt av temat').click();
    await desk.getByLabel('Punktens text').fill('Polisen ska mäta farten vid skolan varje vecka.');
    await desk.getByRole('checkbox').first().check();
    await desk.getByRole('button', { name: 'Gör punkten' }).click();
    await desk.waitForURL(/arbete\/skriv\/norrvik/);
    expect(await told(), 'nothing is published yet').toEqual([]);
    const pointId = await built.work(async ({ tx }) => {
      const { rows } = await sql<{ id: string }>`select point_id as id from point_theme`.execute(tx);
      return rows[0]?.id ?? '';
    });

    const promise = `norrvik/${built.promise.slug}`;
    await desk.goto(`/arbete/loften/${promise}`);
    await desk.getByRole('button', { name: 'Publicera löftet' }).click();
    await desk.getByText('Löftet är publicerat.').waitFor();
    /** Publishes what has changed since, as whoever keeps the promise does. */
    const publishAgain = async (note: string): Promise<void> => {
      await desk.goto(`/arbete/loften/${promise}`);
      await desk.getByText('Publicera en ny version').click();
      await desk.getByLabel('Vad har ändrats?').fill(note);
      await desk.getByRole('button', { name: 'Publicera den nya versionen' }).click();
      await desk.getByText('Löftet är publicerat.').waitFor();
    };
    expect((await told()).map(({ to }) => to)).toEqual(['noor@exempel.se']);
    await desk.goto(`/arbete/dialoger/norrvik/${dialogueId}/aterkoppling`);
    await desk.getByLabel('Inledning').fill('Tack för svaren.');
    await desk.getByRole('button', { name: 'Spara texten' }).click();
    await desk.getByRole('button', { name: 'Publicera beskedet' }).click();
    expect(await desk.getByRole('status').innerText()).toContain('Beskedet är publicerat.');
    const shown = async (path: string): Promise<string> => {
      await resident.goto(path);
      return resident.locator('main').innerText();
    };
    const at = '/norrvik/dialog/vad-ar-viktigast-2026';
    expect(await shown(at)).toContain('Polisen ska mäta farten vid skolan varje vecka.');

    await desk.goto(`/arbete/rutnat/${promise}`);
    await desk.getByRole('row', { name: 'Polisen ska mäta farten' }).locator('a[data-cell]').click();
    await desk.getByLabel('Vad gjordes?').fill('Vi har mätt sex gånger.');
    await desk.getByLabel('Status').selectOption('under-way');
    await desk.getByRole('button', { name: 'Spara' }).first().click();
    await desk.getByText('Sparat.').waitFor();
    await publishAgain('Första uppföljningen.');
    expect(await told()).toHaveLength(2);
    await built.work((work) => renewFeedback(work, dialogueId));
    expect(await shown(at)).toContain('pågår');

    await desk.goto(`/arbete/avsluta/${promise}`);
    await desk.locator(`#blir-${pointId}`).selectOption('closed');
    await desk.locator(`#skal-${pointId}`).fill('Farten är nere.');
    await desk.getByRole('button', { name: 'Spara', exact: true }).first().click();
    await publishAgain('Avslutat.');
    const all = await told();
    expect(all).toHaveLength(3);
    expect(all.every(({ text }) => text.includes('/ar/norrvik/'))).toBe(true);
    const { rows } = await built.work(({ tx }) => sql`select from dialogue_contact`.execute(tx));
    expect(rows, 'with the last mail the address goes').toEqual([]);

    const arabic = await shown(`/ar${at}`);
    expect(arabic).toContain('Polisen ska mäta farten vid skolan varje vecka.');
    await takePicture(resident, 'vad-det-blev-ar-360');
    expect(complaints).toEqual([]);
    await resident.context().close();
    await desk.context().close();
  },
);

test(
  'det som blev av det som de som arbetar här sa läser de inloggade, och ingen annan',
  { timeout: 60_000 },
  async () => {
    const id = newId();
    const days = { heldFrom: '2026-09-01', heldTo: '2026-09-30', feedbackDue: '2026-10-15' };
    await built.work(async (work) => {
      const form = standardForm({ sv: 'Vad ser ni på jobbet?' }, []);
      const input = { definition: 'police' as const, areaId: null, place: null, ...days, form };
      await beginDialogue(work, { id, kind: 'staff', input });
      await stepDialogue(work, id, 'open');
    });
    const at = `/arbete/dialoger/norrvik/${id}`;
    const { page, complaints } = await watchedPage(browser, site.origin, {
      cookie,
      viewport: { width: 360, height: 800 },
    });
    await page.goto(`${at}/besked`);
    expect(await page.locator('main').innerText()).toContain('Det har inte kommit än.');
    await page.goto(`${at}/aterkoppling`);
    await page.getByLabel('Inledning').fill('Tack för att ni berättade.');
    await page.getByRole('button', { name: 'Spara texten' }).click();
    await page.getByText('Texten är sparad.').waitFor();
    await page.getByRole('button', { name: 'Publicera beskedet' }).click();
    await page.getByText('Beskedet är publicerat.').waitFor();
    await page.goto(`${at}/besked`);
    expect(await page.locator('main').innerText()).toContain('Tack för att ni berättade.');
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await takePicture(page, `besked-medarbetare-${width}`);
    }
    expect((await fetch(`${site.origin}/norrvik/dialog/vad-ser-ni-pa-jobbet-2026`)).status).toBe(404);
    expect((await fetch(`${site.origin}${at}/besked`, { redirect: 'manual' })).ok).toBe(false);
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);
