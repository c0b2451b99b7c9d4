/** The drawn map: laid in at the office without JavaScript, pointed at in the field without network, drawn in the protocol. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { feature, square } from '../support/map-files.ts';
import { openOffice } from '../support/office.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';
import { startSite, type Site } from '../support/site.ts';
import { htmlFaults } from '../support/valid-html.ts';

const MAP = '/arbete/dialoger/alvkoping/karta';
const DEMO = readFileSync(new URL('../../demo/map.geojson', import.meta.url));
let site: Site;
let browser: Browser;
let cookie: string;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite({ LOFTET_DEMO: 'on', LOFTET_WORKER: 'off' }), openBrowser()]);
  cookie = await openOffice(site);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const officePage = (options: Parameters<typeof watchedPage>[2]): Promise<{ page: Page; complaints: string[] }> =>
  watchedPage(browser, site.origin, { cookie, ...options });

test('en karta läggs in utan JavaScript; det som är fel i filen sägs, och ändrar ingenting', async () => {
  const { page } = await officePage({ javaScriptEnabled: false, viewport: { width: 360, height: 780 } });
  const send = async (text: string | Buffer): Promise<void> => {
    const buffer = Buffer.from(text);
    await page.getByLabel('Kartans fil').setInputFiles({ name: 'karta.geojson', mimeType: 'application/json', buffer });
    await page.getByRole('button', { name: 'Lägg in kartan' }).click();
  };
  await page.goto('/arbete/dialoger/alvkoping');
  await page.getByRole('link', { name: 'Karta', exact: true }).click();
  await page.getByText('Området med gräns: Humleslätten. Utan gräns: Slussgärdet.').waitFor();
  const swapped = feature('Polygon', [square().map(([lon, lat]) => [lat, lon])], { namn: 'Slussgärdet' });
  await send(JSON.stringify({ type: 'FeatureCollection', features: [swapped] }));
  expect(await page.getByRole('alert').innerText()).toContain(
    'Objekt 1 (Slussgärdet): Latitud och longitud har bytt plats.',
  );
  await takePicture(page, 'karta-fel-360');
  const both = ['Slussgärdet', 'Bortre <b>'].map((namn, at) =>
    feature('Polygon', [square([14.62 + at * 0.02, 58.36])], { namn }),
  );
  const map = JSON.stringify({ type: 'FeatureCollection', features: both });
  await send(map);
  expect(await page.getByRole('alert').innerText()).toContain('Området ”Bortre <b>” finns inte i Löftet.');
  await page.getByText('Utan gräns: Slussgärdet.').waitFor();
  await page.getByLabel('Hoppa över områden som inte finns i Löftet').check();
  await send(map);
  await page.getByText('Kartan är inlagd.').waitFor();
  await page.getByText('Områdena med gräns: Humleslätten och Slussgärdet.').waitFor();
  await send(DEMO);
  await page.context().close();
  for (const width of [360, 1280]) {
    const { page: looked, complaints } = await officePage({ viewport: { width, height: 900 } });
    const answer = await looked.goto(MAP);
    expect(await htmlFaults((await answer?.text()) ?? '')).toEqual([]);
    expect(await axeFindings(looked)).toEqual([]);
    expect(await looked.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await takePicture(looked, `karta-${width}`);
    expect(complaints).toEqual([]);
    await looked.context().close();
  }
}, 60_000);

test('en plats pekas ut på kartan utan nät, med finger och med tangentbord, och syns i protokollet', async () => {
  const { page, complaints } = await officePage({ viewport: { width: 360, height: 780 } });
  await page.goto('/arbete/falt/alvkoping');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.getByText('Trygghetsvandringar på Humleslätten').click();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Börja en vandring' }).click();
  await page.getByLabel('Var går ni?').fill('Över torget');
  await page.getByRole('button', { name: 'Ny iakttagelse' }).click();
  await page.getByLabel('Vad ser ni?').fill('Lampan vid kiosken är trasig.');
  await page.getByLabel('Slag av problem').selectOption('ljus');
  await page.getByRole('button', { name: 'Peka på kartan' }).click();
  const map = page.getByRole('application', { name: 'Karta att peka på' });
  const accuracy = async (): Promise<number> =>
    Number(/på (\d+)\s?meter när/.exec(await page.getByText('utpekad på kartan').innerText())?.[1]);
  const box = await map.boundingBox();
  const [x, y] = [(box?.width ?? 0) / 2, (box?.height ?? 0) / 2];
  await map.click({ position: { x, y } });
  const coarse = await accuracy();
  await takePicture(page, 'falt-karta-360');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Förstora' }).click();
  await page.getByRole('button', { name: 'Förstora' }).click();
  await map.click({ position: { x, y } });
  expect(await accuracy()).toBeLessThanOrEqual(Math.ceil(coarse / 4) + 1);
  const before = await page.getByText('utpekad på kartan').innerText();
  await map.press('ArrowUp');
  await map.press('Shift+ArrowRight');
  await map.press('-');
  const after = await page.getByText('utpekad på kartan').innerText();
  const degrees = (words: string): number[] =>
    (words.match(/\d+,\d{5}/g) ?? []).map((number) => Number(number.replace(',', '.')));
  const [[lat = 0, lon = 0], [north = 0, east = 0]] = [degrees(before), degrees(after)];
  expect([north > lat, east > lon]).toEqual([true, true]);
  expect(Math.abs(lat - 58.3633)).toBeLessThan(0.002);
  await takePicture(page, 'falt-karta-nara-360');
  await page.getByRole('button', { name: 'Vandringen är klar' }).click();
  await page.getByRole('button', { name: 'Till listan' }).click();
  await page.context().setOffline(false);
  await page.getByText('1\u00a0skickad.').waitFor();
  expect(complaints.filter((one) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(one))).toEqual([]);
  await page.goto('/arbete/dialoger/alvkoping');
  await page.getByRole('link', { name: 'Trygghetsvandringar på Humleslätten' }).click();
  await page.getByRole('link', { name: 'Vandringar och protokoll' }).click();
  await page.getByRole('link', { name: 'Över torget' }).click();
  await page.getByRole('img', { name: 'Karta över Humleslätten' }).waitFor();
  expect(await page.getByText(/^Iakttagelse 1: 58,36.*utpekad på kartan/).count()).toBe(1);
  await page.goBack();
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.getByRole('link', { name: 'Från Humletorget' }).click();
    await page.getByText('Iakttagelse 4: Humletorget').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await takePicture(page, `vandring-karta-${width}`);
    await page.goBack();
  }
  await page.context().close();
}, 60_000);
