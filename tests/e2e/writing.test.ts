/** Writing a promise in a real browser: without JavaScript, by two at once, and with the help redrawn while one types. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/uuid.server.ts';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { openOffice, startOfficeSite, type OfficeSite } from '../support/office.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';

const AT = '/arbete/skriv/alvkoping';
const EARLIER = 'humleslatten-slussgardet-2026';

let office: OfficeSite;
let browser: Browser;
let cookie = '';
beforeAll(async () => {
  [office, browser] = await Promise.all([startOfficeSite('loften.eken.se', { LOFTET_DEMO: 'on' }), openBrowser()]);
  cookie = await openOffice(office.site);
});
afterAll(async () => {
  await browser?.close();
  await office?.stop();
});

async function officePage(width: number, javaScriptEnabled: boolean): Promise<{ page: Page; complaints: string[] }> {
  const opened = await watchedPage(browser, office.site.origin, {
    viewport: { width, height: 800 },
    javaScriptEnabled,
  });
  opened.page.setDefaultTimeout(10_000);
  const [name = '', value = ''] = cookie.split('=');
  await opened.page.context().addCookies([{ name, value, url: office.site.origin }]);
  return opened;
}

/** A new promise by the forms of a browser, from the municipality's latest one; the address of its page. */
async function begin(page: Page, title: string): Promise<string> {
  await page.goto(`${AT}?fran=${EARLIER}`);
  await page.getByLabel('Titel').fill(title);
  await page.getByRole('button', { name: 'Börja skriva löftet' }).click();
  await page.waitForURL(/begynt/);
  return new URL(page.url()).pathname;
}

/** Unfolds all that is folded. */
async function open(page: Page): Promise<void> {
  const folded = page.locator('main details:not([open]) > summary');
  while ((await folded.count()) > 0) await folded.first().click();
}

describe('on a phone without JavaScript', () => {
  test('a promise is begun from last year’s, and what was typed stays when something is missing', async () => {
    const { page, complaints } = await officePage(360, false);
    await page.goto(AT);
    await page.getByLabel('Börja från').selectOption(EARLIER);
    await page.getByRole('button', { name: 'Välj' }).click();
    expect(await page.getByLabel('Titel').inputValue()).toBe('Medborgarlöfte för Humleslätten och Slussgärdet 2027');
    expect(await page.getByLabel('Första dagen').inputValue()).toBe('2027-01-01');
    await page.getByLabel('Titel').fill('');
    await page.getByLabel('Inledning').fill('För er som bor här.');
    await page.getByRole('checkbox', { name: /^2\. / }).uncheck();
    await page.getByLabel('Hur punkt 1 fortsätter').selectOption('reworded');
    await page.getByRole('button', { name: 'Börja skriva löftet' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Skriv vad löftet ska heta.');
    expect(await page.title()).toMatch(/^Fel: /);
    expect(await page.getByLabel('Inledning').inputValue()).toBe('För er som bor här.');
    expect(await page.getByRole('checkbox', { name: /^2\. / }).isChecked()).toBe(false);
    expect(await page.getByLabel('Hur punkt 1 fortsätter').inputValue()).toBe('reworded');
    await page.getByLabel('Titel').fill('Löfte 2027');
    await page.getByRole('button', { name: 'Börja skriva löftet' }).click();
    await page.waitForURL(/humleslatten-slussgardet-2027\?begynt/);
    expect(await page.getByRole('status').first().textContent()).toContain('Löftet är påbörjat');
    expect(await page.locator('#punkterna ~ ol > li').count()).toBe(6);
    expect(await page.getByText('Fortsätter punkt 1 i ett tidigare löfte').count()).toBe(1);
    expect(complaints.filter((text) => !/status of 400/.test(text))).toEqual([]);
    await page.context().close();
  });

  test('a point gets all that it says, with help on its words that saves nothing', async () => {
    const { page } = await officePage(360, false);
    const at = await begin(page, 'Löfte att fylla i');
    await open(page);
    await page.locator('#body').fill('Kommunen ska utveckla trygghetsvandringarna.');
    await page.getByRole('checkbox', { name: 'Älvköpings kommun' }).first().check();
    await page.getByRole('button', { name: 'Lägg till punkten' }).click();
    await page.waitForURL(/\?ny$/);
    const point = new URL(page.url()).pathname;
    expect(await page.getByRole('complementary').textContent()).toContain('Ingen kan se när ”utveckla” är gjort.');
    await page.getByLabel('Vad ni lovar').fill('Kommunen ska stärka samverkan i Humleslätten.');
    await page.getByRole('button', { name: 'Kontrollera formuleringen' }).click();
    expect(await page.getByRole('complementary').textContent()).toContain('”stärka”');
    expect(await page.locator('[data-advice-words]').textContent()).toMatch(/^Kommunen .*i Humleslätten/);
    expect(await page.getByLabel('Vad ni lovar').inputValue()).toBe('Kommunen ska stärka samverkan i Humleslätten.');
    await page.getByLabel('Antal').fill('fyra');
    await page.getByLabel('Av vad').fill('möten');
    await page.getByLabel('eller skriv en ny').fill('Humletorget');
    await page.getByLabel('Vem som får se den nya platsen').selectOption('public');
    await page.getByRole('button', { name: 'Lägg till en åtgärd' }).click();
    await page.getByLabel('Vad som ska göras').fill('Byta lamporna.');
    await page.getByLabel('Att tänka på').fill('Får inte hindra utryckningsfordon.');
    await page.getByLabel('Vems pengar').fill('Kommunens');
    await page.getByLabel('Hur mycket, i kronor').fill('mycket');
    await page.getByRole('button', { name: 'Spara punkten' }).click();
    const alert = page.getByRole('alert');
    expect(await alert.getByRole('link').allTextContents()).toEqual([
      'Skriv antalet med siffror, till exempel 4 eller 2,5.',
      'Skriv summan i kronor med siffror, till exempel 12\u00a0500.',
    ]);
    for (const link of await alert.getByRole('link').all()) {
      const target = (await link.getAttribute('href')) ?? '';
      expect(await page.locator(`[id="${target.slice(1)}"]`).count()).toBe(1);
    }
    expect(await page.getByLabel('Antal').inputValue()).toBe('fyra');
    await page.getByLabel('Antal').fill('4');
    await page.getByLabel('Hur mycket, i kronor').fill('12 500,50');
    await page.getByRole('button', { name: 'Spara punkten' }).click();
    await page.waitForURL(/\?sparad$/);
    await page.goto(point);
    await open(page);
    expect(await page.getByLabel('Välj en plats').locator('option:checked').textContent()).toBe('Humletorget');
    expect(await page.getByLabel('Hur mycket, i kronor').inputValue()).toBe('12500,5');
    expect(await page.getByLabel('Att tänka på').inputValue()).toBe('Får inte hindra utryckningsfordon.');
    await page.getByRole('button', { name: 'Spara punkten' }).click();
    await page.waitForURL(/\?oforandrad$/);
    await page.goto(at);
    expect(await page.locator('#punkterna ~ ol').textContent()).toContain('1 åtgärd');
    await page.context().close();
  });

  test('points change places, go away and come back', async () => {
    const { page } = await officePage(360, false);
    await begin(page, 'Löfte att ordna');
    const words = (): Promise<string[]> => page.locator('#punkterna ~ ol .body').allTextContents();
    const before = await words();
    await page.getByRole('button', { name: 'Flytta ner punkt 1' }).click();
    expect((await words()).slice(0, 2)).toEqual([before[1], before[0]]);
    await page.getByRole('button', { name: 'Ta bort punkt 1' }).click();
    expect(await words()).toHaveLength(before.length - 1);
    await page.getByRole('button', { name: 'Ångra och lägg tillbaka den' }).click();
    expect((await words())[0]).toBe(before[1]);
    await page.context().close();
  });

  test('the second of two writers sees both texts word by word, and chooses', async () => {
    const { page } = await officePage(360, false);
    const at = await begin(page, 'Löfte för två');
    const point = await page.locator('#punkterna ~ ol a').first().getAttribute('href');
    const { page: other } = await officePage(1280, false);
    await Promise.all([page.goto(point ?? ''), other.goto(point ?? '')]);
    await other.getByLabel('Vad ni lovar').fill('Vi ska gå minst åtta vandringar i Humleslätten.');
    await other.getByLabel('Intern anteckning').fill('Ring Kim.');
    await other.getByRole('button', { name: 'Spara punkten' }).click();
    await other.waitForURL(/\?sparad$/);
    await page.getByLabel('Vad ni lovar').fill('Vi ska gå minst fem vandringar i Humleslätten.');
    await page.getByLabel('Varför ni lovar det').fill('Det är mörkt.');
    await page.getByRole('button', { name: 'Spara punkten' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Vad ni lovar: två olika texter');
    const clash = page.locator('#body-krock');
    expect(await clash.locator('del').allTextContents()).toEqual([' borttaget: åtta']);
    expect(await clash.locator('ins').allTextContents()).toEqual([' tillagt: fem']);
    // What only the other has written is in the form already.
    expect(await page.getByLabel('Intern anteckning').inputValue()).toBe('Ring Kim.');
    await takePicture(page, 'skriv-krock-360');
    await clash.getByLabel('Den sparade texten ska gälla').check();
    await page.getByRole('button', { name: 'Spara punkten' }).click();
    await page.waitForURL(/\?sparad$/);
    expect(await page.getByLabel('Vad ni lovar').inputValue()).toBe('Vi ska gå minst åtta vandringar i Humleslätten.');
    expect(await page.getByLabel('Varför ni lovar det').inputValue()).toBe('Det är mörkt.');
    // The promise's own text, where the two have written in different fields: both are kept without a question.
    await Promise.all([page.goto(at), other.goto(at)]);
    await Promise.all([open(page), open(other)]);
    await other.getByLabel('Intern anteckning').fill('Klart i mars.');
    await other.getByRole('button', { name: 'Spara texten' }).click();
    await other.waitForURL(/\?sparad$/);
    await page.getByLabel('Inledning').fill('Till er som bor här.');
    await page.getByRole('button', { name: 'Spara texten' }).click();
    await page.waitForURL(/\?hopslagen$/);
    await open(page);
    expect(await page.getByLabel('Intern anteckning').inputValue()).toBe('Klart i mars.');
    expect(await page.getByLabel('Inledning').inputValue()).toBe('Till er som bor här.');
    await Promise.all([page.context().close(), other.context().close()]);
  });

  test('somebody answers from a day on, and an easy text says when the other has changed', async () => {
    const { page } = await officePage(360, false);
    await begin(page, 'Löfte med svar');
    await page.locator('#punkterna ~ ol a').first().click();
    const form = page.getByRole('form', { name: 'Älvköpings kommun' });
    await form.getByRole('button', { name: 'Spara vem som svarar' }).click();
    expect(await form.getByRole('alert').textContent()).toBe('Välj vem som svarar.');
    await form.getByLabel('Svarar').selectOption({ label: 'Maja Sund' });
    await form.getByLabel('Ersättare').selectOption({ label: 'Maja Sund' });
    await form.getByLabel('Från och med').fill('2027-01-01');
    await form.getByRole('button', { name: 'Spara vem som svarar' }).click();
    expect(await form.getByRole('alert').textContent()).toContain('Ersättaren är samma person');
    expect(await form.getByLabel('Från och med').inputValue()).toBe('2027-01-01');
    await form.getByLabel('Ersättare').selectOption('');
    await form.getByRole('button', { name: 'Spara vem som svarar' }).click();
    await page.waitForURL(/\?svarar/);
    expect(await form.textContent()).toMatch(/Maja Sund\s+från 1\u00a0januari\u00a02027/);
    await page.getByLabel('På lätt svenska').first().fill('Vi går runt i Humleslätten.');
    await page.getByRole('button', { name: 'Spara den lätta texten' }).first().click();
    await page.waitForURL(/\?lattlast/);
    const easy = page.getByRole('region', { name: 'Lätt svenska' });
    expect(await easy.textContent()).toMatch(/LIX \d+/);
    expect(await easy.textContent()).not.toContain('har ändrats sedan');
    await page.getByLabel('Vad ni lovar').fill('Vi ska gå minst nio vandringar i Humleslätten.');
    await page.getByRole('button', { name: 'Spara punkten' }).click();
    await page.waitForURL(/\?sparad$/);
    expect(await easy.textContent()).toContain('har ändrats sedan den lätta texten skrevs');
    expect(await page.getByLabel('På lätt svenska').first().inputValue()).toBe('Vi går runt i Humleslätten.');
    await page.context().close();
  });
});

test('while one types the help is redrawn by the same rules, politely and without breaking the content policy', async () => {
  const { page, complaints } = await officePage(1280, true);
  await begin(page, 'Löfte som skrivs');
  await page.locator('#punkterna ~ ol a').first().click();
  await page.waitForLoadState(); // the help's script is there, and hears what is typed
  const words = page.getByLabel('Vad ni lovar');
  await words.fill('Kommunen ska utveckla arbetet med trygghetsvandringar i Humleslätten.');
  const better = page.locator('[data-advice-words]');
  await better.getByText('Kommunen går minst').waitFor();
  const live = await page.getByRole('complementary').innerHTML();
  await page.getByRole('button', { name: 'Kontrollera formuleringen' }).click();
  await better.getByText('Kommunen går minst').waitFor();
  await page.waitForLoadState();
  const plain = (html: string): string =>
    html.replace(/<!--.*?-->|\sclass="[^"]*"|\s+/g, ' ').replace(/\s+(?=[<>])|(?<=[<>])\s+/g, '');
  expect(plain(live)).toBe(plain(await page.getByRole('complementary').innerHTML()));
  await words.fill('Kommunen går minst 4 trygghetsvandringar i Humleslätten.');
  await page.getByText('Tydligt: alla frågor har svar.').waitFor();
  expect(await page.getByRole('complementary').getByRole('status').count()).toBe(1);
  expect(complaints).toEqual([]);
  await page.context().close();
});

describe.each([360, 1280])('at %i px', (width) => {
  test('every page and state is accessible and needs no sideways scrolling', async () => {
    const { page } = await officePage(width, true);
    const check = async (name: string): Promise<void> => {
      await open(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect([name, await axeFindings(page)]).toEqual([name, []]);
      await takePicture(page, `skriv-${name}-${width}`);
    };
    await page.goto(`${AT}?fran=${EARLIER}`);
    await check('nytt');
    await page.getByLabel('Titel').fill('');
    await page.getByRole('button', { name: 'Börja skriva löftet' }).click();
    await check('nytt-fel');
    await page.getByLabel('Titel').fill(`Löfte ${width}`);
    await page.getByRole('button', { name: 'Börja skriva löftet' }).click();
    await page.waitForURL(/begynt/);
    await check('lofte');
    await page.getByRole('button', { name: 'Ta bort punkt 1' }).click();
    await check('lofte-bort');
    await page.getByRole('button', { name: 'Lägg till punkten' }).click();
    await check('lofte-fel');
    await page.locator('#punkterna ~ ol a').first().click();
    await check('punkt');
    await page.getByRole('button', { name: 'Lägg till en åtgärd' }).click();
    await page.getByLabel('Vems pengar').fill('Kommunens');
    await page.getByLabel('Vad ni lovar').fill('');
    await page.getByRole('button', { name: 'Spara punkten' }).click();
    await check('punkt-fel');
    await page.context().close();
  });
});

describe('the forms’ contract', () => {
  test('what does not exist is not found, and nothing is written by a form that did not arrive whole', async () => {
    const as = { cookie };
    for (const path of [`${AT}/finns-inte`, `${AT}/${EARLIER}/finns-inte`, '/arbete/skriv/finns-inte'])
      expect((await office.get(path, as)).status).toBe(404);
    expect((await office.post(`${AT}/${EARLIER}?/ram`, '', as)).status).not.toBe(303);
    const [point = ''] =
      /humleslatten-slussgardet-2026\/[a-z0-9-]+/.exec((await office.get(`${AT}/${EARLIER}`, as)).body) ?? [];
    expect((await office.post(`${AT}/${point}?/spara`, '', as)).status).not.toBe(303);
    expect((await office.post(`${AT}/${EARLIER}?/flytta`, 'point=finns-inte&version=1&to=up', as)).status).toBe(404);
    const forged = { ...as, origin: 'https://elak.exempel' };
    expect((await office.post(`${AT}/${point}?/spara`, 'version=1&body=Elakt', forged)).status).toBe(403);
    expect((await office.get(`${AT}/${EARLIER}`)).status).toBe(401);
  });

  test('too much is told field by field, in Swedish', async () => {
    const body = new URLSearchParams({
      key: newId(),
      title: 'x'.repeat(501),
      periodFrom: '2027-13-01',
      periodTo: '2027-12-31',
      newArea: 'y'.repeat(201),
    });
    const answer = await office.post(AT, String(body), { cookie });
    expect(answer.status).toBe(400);
    for (const words of [
      'Titel: skriv högst 500\u00a0tecken.',
      'Skriv dagen så här: 2026-05-14.',
      'Skriv områdets namn med högst 200\u00a0tecken.',
    ])
      expect(answer.body).toContain(words);
  });
});
