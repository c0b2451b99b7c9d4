/** Approving, ending, history, search, events and handover in a browser: without JavaScript, and looked through by axe. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#access/actor.ts';
import type { Database } from '#platform/database.server.ts';
import { trashPoint } from '#promise/arrange-points.server.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { keyHolders, personWith, type KeyHolders } from '../support/key-holders.ts';
import { startOfficeSite, type OfficeSite } from '../support/office.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';
import { buildRecord, pointInput, type BuiltRecord } from '../support/record-builder.ts';
import { sessionFor, siteDatabase } from '../support/signed-in.ts';

const YEAR = new Date().getUTCFullYear();
const POINTS = [
  { body: 'Kommunen ska hålla minst åtta trygghetsvandringar.' },
  { owners: ['police'] as const, body: 'Polisen ska gå fotpatrull i centrum.', why: 'Många har bett om det.' },
  { owners: ['municipality', 'police'] as const, body: 'Vi ska träffa föreningarna.' },
];

let office: OfficeSite;
let browser: Browser;
let db: Database;

beforeAll(async () => {
  [office, browser] = await Promise.all([startOfficeSite('loften.eken.se'), openBrowser()]);
  db = siteDatabase(office.site);
});
afterAll(async () => {
  await db?.destroy();
  await browser?.close();
  await office?.stop();
});

type Made = { readonly built: BuiltRecord; readonly holders: KeyHolders; readonly at: string };

async function made(): Promise<Made> {
  const period = { from: `${YEAR}-01-01`, to: `${YEAR}-12-31` };
  const rounds = [{ label: `T1 ${YEAR}`, period: { from: `${YEAR}-01-01`, to: `${YEAR}-04-30` } }];
  const entries = [{ point: 0, progress: 'under-way' as const }];
  const built = await buildRecord(db, {
    title: `Medborgarlöfte Norrby ${YEAR}`,
    period,
    points: POINTS,
    rounds,
    entries,
  });
  return { built, holders: await keyHolders(db, built), at: `${built.slug}/norrby-${YEAR}` };
}

async function pageOf(
  actor: Actor,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  const watched = await watchedPage(browser, office.site.origin, { javaScriptEnabled: false, ...options });
  const [name, value] = ['loftet', await sessionFor(db, actor)];
  await watched.page.context().addCookies([{ name, value, url: office.site.origin }]);
  return watched;
}

const revise = ({ built }: Made, index: number, body: string, no = 1): Promise<number> =>
  built.work((work) =>
    revisePoint(work, built.point(index), no, pointInput({ ...POINTS[index], body }, index, built.parties)),
  );
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const marks = async (page: Page, tag: 'ins' | 'del'): Promise<string[]> =>
  (await page.locator(tag).allTextContents()).map((text) => text.replace(/^ (?:tillagt|borttaget): /, ''));

describe('two keys, without JavaScript', () => {
  test('sent, returned with a comment, rewritten, approved by both, published', async () => {
    const one = await made();
    const coordinator = (await pageOf(one.holders.coordinator)).page;
    await coordinator.goto(`/arbete/nycklar/${one.at}`);
    expect(await coordinator.locator('form .law').textContent()).toMatch(/allmän handling[^]*tryckfrihetsförordningen/);
    await coordinator.getByLabel('Meddelande till dem som ska godkänna').fill('Här är årets löfte.');
    await press(coordinator, 'Skicka till parterna för godkännande');
    expect(await coordinator.getByRole('status').textContent()).toContain('skickat för godkännande');

    const { page: police, complaints } = await pageOf(one.holders.police, { viewport: { width: 360, height: 800 } });
    await police.goto(`/arbete/nycklar/${one.at}`);
    expect(await police.getByRole('heading', { level: 2 }).first().textContent()).toBe(
      'Att godkänna för Polisen i Norrvik',
    );
    await police.getByRole('group', { name: 'Ert svar på punkt 2' }).getByLabel('Skicka tillbaka').check();
    await press(police, 'Skicka svaren');
    expect(await police.getByRole('alert').textContent()).toContain('Skriv vad som behöver ändras');
    const answer = police.getByRole('group', { name: 'Ert svar på punkt 2' });
    expect(await answer.getByLabel('Skicka tillbaka').isChecked()).toBe(true);
    await answer.getByRole('textbox').fill('Skriv hur ofta.');
    await press(police, 'Skicka svaren');
    expect(await police.getByRole('status').textContent()).toContain('Svaren är sparade.');

    await coordinator.reload();
    expect(await coordinator.locator('blockquote').textContent()).toContain('Skriv hur ofta.');
    await press(coordinator, 'Skicka till parterna för godkännande');
    expect(await coordinator.getByRole('alert').textContent()).toContain(
      'Punkt\u00a02 har skickats tillbaka. Skriv om texten först.',
    );
    await revise(one, 1, 'Polisen ska gå fotpatrull i centrum två gånger i veckan.');
    await coordinator.goto(`/arbete/nycklar/${one.at}`);
    await press(coordinator, 'Skicka till parterna för godkännande');

    await police.goto(`/arbete/nycklar/${one.at}`);
    await press(police, 'Godkänn allt (3 texter)');
    const municipality = (await pageOf(one.holders.municipality)).page;
    await municipality.goto(`/arbete/nycklar/${one.at}`);
    await press(municipality, 'Godkänn allt (3 texter)');
    expect(await municipality.getByRole('status').textContent()).toContain('Alla parter har godkänt.');

    await revise(one, 1, 'Polisen ska gå fotpatrull i centrum tre gånger i veckan.', 2);
    await coordinator.goto(`/arbete/nycklar/${one.at}`);
    await press(coordinator, 'Skicka till parterna för godkännande');
    await police.goto(`/arbete/nycklar/${one.at}`);
    expect([await marks(police, 'del'), await marks(police, 'ins')]).toEqual([['två'], ['tre']]);
    await coordinator.goto(`/arbete/loften/${one.at}`);
    await press(coordinator, 'Publicera löftet');
    expect(await coordinator.getByRole('alert').textContent()).toContain(
      'Polisen i Norrvik har inte godkänt punkt\u00a02.',
    );
    await press(police, 'Godkänn allt (en text)');
    await coordinator.goto(`/arbete/loften/${one.at}`);
    await press(coordinator, 'Publicera löftet');
    expect(await coordinator.getByText('Löftet är publicerat.').count()).toBe(1);
    await coordinator.goto(`/${one.at}`);
    expect(await coordinator.content()).toContain('tre gånger i veckan');
    expect(complaints.filter((text) => !/status of (400|409|422)/.test(text))).toEqual([]);
  });

  test('a text that changed while it was read is not approved, and what changed is shown', async () => {
    const one = await made();
    await one.holders.send();
    const { page } = await pageOf(one.holders.municipality);
    await page.goto(`/arbete/nycklar/${one.at}`);
    await revise(one, 0, 'Kommunen ska hålla minst nio trygghetsvandringar.');
    await press(page, 'Godkänn allt (3 texter)');
    expect(await page.getByRole('alert').textContent()).toContain('Ingenting är godkänt.');
    const changed = page.getByRole('region', { name: /^Ändrat sedan du läste/ });
    expect((await changed.locator('ins').allTextContents()).join()).toContain('nio');
    expect((await one.holders.keys()).approvals).toEqual([]);
  });

  test('older words are said again in two clicks, and a point comes back out of the bin', async () => {
    const one = await made();
    await revise(one, 0, 'Kommunen ska hålla minst nio trygghetsvandringar.');
    const { page } = await pageOf(one.holders.coordinator);
    await page.goto(`/arbete/historik/${one.at}/${one.built.point(0)}`);
    expect([(await marks(page, 'del'))[0], (await marks(page, 'ins'))[0]]).toEqual(['åtta', 'nio']);
    await page.getByText('Återställ', { exact: false }).first().click();
    await press(page, 'Låt version 1 gälla igen');
    expect(await page.getByRole('heading', { level: 3 }).first().textContent()).toBe('Version 3, gäller nu');
    await one.built.work((work) => trashPoint(work, one.built.point(2), 1));
    await page.goto(`/arbete/papperskorg/${one.at}`);
    await page.getByRole('button', { name: /^Ta tillbaka/ }).click();
    expect(await page.getByText('Papperskorgen är tom.').count()).toBe(1);
  });

  test('a promise is closed with an outcome of every point', async () => {
    const one = await made();
    const { page } = await pageOf(one.holders.coordinator);
    await page.goto(`/arbete/avsluta/${one.at}`);
    const kinds = ['Avslutad: den är klar och tas inte med', 'Tas med till nästa löfte som den är', 'Stryks'];
    for (const [index, label] of kinds.entries()) {
      await page.getByLabel('Vad blir det av punkten?').nth(index).selectOption({ label });
    }
    await press(page, 'Spara och avsluta löftet');
    expect(await page.getByRole('alert').getByRole('link').allTextContents()).toEqual([
      'Punkt\u00a01: skriv varför.',
      'Punkt\u00a02: skriv varför.',
      'Punkt\u00a03: skriv varför.',
    ]);
    for (const index of kinds.keys()) await page.getByLabel('Varför?', { exact: true }).nth(index).fill('Så blev det.');
    await press(page, 'Spara och avsluta löftet');
    expect(await page.getByRole('status').textContent()).toBe('Löftet är avslutat.');
    expect(await page.getByText('Väntar på sin efterföljare.').count()).toBe(1);
  });
});

describe('who is answered how', () => {
  let one: Made;
  const cookie = async (actor: Actor): Promise<Record<string, string>> => ({
    cookie: `loftet=${await sessionFor(db, actor)}`,
  });
  beforeAll(async () => {
    one = await made();
  });

  const PAGES = (at: string, municipality: string, point: string): string[] => [
    `/arbete/nycklar/${at}`,
    `/arbete/avsluta/${at}`,
    `/arbete/historik/${at}/${point}`,
    `/arbete/papperskorg/${at}`,
    `/arbete/sok/${municipality}?q=lampa`,
    `/arbete/overlamning/${municipality}`,
    `/arbete/logg/${municipality}`,
  ];

  test('nobody without a session, and a stranger finds nothing', async () => {
    const stranger = await cookie(await personWith(db, await buildRecord(db), 'coordinator'));
    for (const page of PAGES(one.at, one.built.slug, one.built.point(0))) {
      expect([page, (await office.get(page)).status]).toEqual([page, 401]);
      expect([page, (await office.get(page, stranger)).status]).toEqual([page, 404]);
    }
  });

  test('the auditor sees the events and may change nothing; the coordinator works and sees no events', async () => {
    const auditor = await cookie(await personWith(db, one.built, 'auditor'));
    const coordinator = await cookie(one.holders.coordinator);
    const status = async (who: Record<string, string>) =>
      Promise.all(
        PAGES(one.at, one.built.slug, one.built.point(0)).map(async (page) => (await office.get(page, who)).status),
      );
    expect(await status(coordinator)).toEqual([200, 200, 200, 200, 200, 200, 403]);
    expect(await status(auditor)).toEqual([200, 200, 200, 403, 200, 200, 200]);
    const post = async (page: string, body: string, who: Record<string, string>) =>
      (await office.post(page, body, who)).status;
    const keys = `/arbete/nycklar/${one.at}`;
    expect(await post(`${keys}?/skicka`, 'meddelande=', auditor)).toBe(403);
    expect(await post(`${keys}?/svara`, '', auditor)).toBe(403);
    expect(await post(`/arbete/logg/${one.built.slug}/fil`, 'format=csv', coordinator)).toBe(403);
    expect(await post(`${keys}?/svara`, 'part=x&text=y', coordinator)).toBe(403);
    expect(await post(`${keys}?/skicka`, `meddelande=${'x'.repeat(2_001)}`, coordinator)).toBe(400);
    expect(await post(`/arbete/historik/${one.at}/${one.built.point(0)}`, '', coordinator)).toBe(400);
    expect((await office.get(`/arbete/historik/${one.at}/inte-en-punkt`, coordinator)).status).toBe(404);
    expect(await post(`${keys}?/skicka`, 'meddelande=', coordinator)).toBe(303);
    expect(await post(`${keys}?/skicka`, 'meddelande=', coordinator)).toBe(303);
  });

  test('a key that is sent by somebody else is refused, whatever stands in the form', async () => {
    await one.holders.send();
    const { state } = await one.holders.keys();
    const [frame] = state.texts;
    const body = new URLSearchParams({
      part: one.built.parties.police,
      text: `frame ${frame?.versionId} ${frame?.content}`,
      allt: 'ja',
    }).toString();
    const page = `/arbete/nycklar/${one.at}?/svara`;
    for (const actor of [one.holders.coordinator, one.holders.municipality]) {
      expect((await office.post(page, body, await cookie(actor))).status).toBe(403);
    }
    expect(
      (await office.post(page, body, { ...(await cookie(one.holders.police)), origin: 'https://ond.example' })).status,
    ).toBe(403);
    expect((await one.holders.keys()).approvals).toEqual([]);
    expect((await office.post(page, body, await cookie(one.holders.police))).status).toBe(303);
  });

  test('the events are taken out as a file, which is an event itself', async () => {
    const auditor = await cookie(await personWith(db, one.built, 'auditor'));
    const fil = `/arbete/logg/${one.built.slug}/fil`;
    const csv = await office.post(fil, 'format=csv', auditor);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.body.toString()).toContain('Ett löfte skickades för godkännande');
    const json = await office.post(fil, 'format=json&handelse=audit-exported', auditor);
    expect(JSON.parse(json.body.toString())).toMatchObject({
      format: 'loftet-events/1',
      events: [{ type: 'audit-exported', words: 'Händelserna hämtades som fil', data: { format: 'csv' } }],
    });
  });
});

describe.each([360, 1280])('at %i px', (width) => {
  test('every page in its states is accessible and needs no sideways scrolling', async () => {
    const one = await made();
    const look = async (actor: Actor, name: string, path: string): Promise<void> => {
      const { page } = await pageOf(actor, { javaScriptEnabled: true, viewport: { width, height: 800 } });
      await page.goto(path);
      await takePicture(page, `${name}-${width}`);
      expect([name, await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)]).toEqual([name, 0]);
      expect([name, await axeFindings(page)]).toEqual([name, []]);
      await page.context().close();
    };
    const { coordinator, police } = one.holders;
    const auditor = await personWith(db, one.built, 'auditor');
    const keys = `/arbete/nycklar/${one.at}`;
    await look(coordinator, 'nycklar-osant', keys);
    await one.holders.send('Här kommer löftet.');
    await look(police, 'nycklar-ny', keys);
    await one.holders.answer('police', 'returned', [2]);
    await one.holders.answer('police');
    await look(coordinator, 'nycklar-tillbaka', `${keys}?svarat`);
    await revise(one, 1, 'Polisen ska gå fotpatrull i centrum varje vecka.');
    await revise(one, 2, 'Vi ska träffa alla föreningar en gång i kvartalet.');
    await one.holders.send();
    await look(police, 'nycklar-andrad', keys);
    await look(coordinator, 'nycklar-vantar', keys);
    await look(coordinator, 'avsluta', `/arbete/avsluta/${one.at}`);
    await look(coordinator, 'historik', `/arbete/historik/${one.at}/${one.built.point(1)}`);
    await one.built.work((work) => trashPoint(work, one.built.point(2), 2));
    await look(coordinator, 'papperskorg', `/arbete/papperskorg/${one.at}`);
    await look(coordinator, 'sok', `/arbete/sok/${one.built.slug}?q=vandring`);
    await look(coordinator, 'sok-inget', `/arbete/sok/${one.built.slug}?q=giraff`);
    await look(coordinator, 'overlamning', `/arbete/overlamning/${one.built.slug}`);
    await look(auditor, 'logg', `/arbete/logg/${one.built.slug}`);
    await look(auditor, 'logg-inget', `/arbete/logg/${one.built.slug}?fran=igar&till=1999-01-01`);
  });
});
