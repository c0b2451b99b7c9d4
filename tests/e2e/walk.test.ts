/** A safety walk: its protocol at the office, without JavaScript; and walked without network, with a picture, on a device. */
import { rmSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { deviceFolder, killDevice, openDevice } from '../support/device.ts';
import { startNetwork } from '../support/network.ts';
import { openOffice } from '../support/office.ts';
import { watchedPage } from '../support/page-watch.ts';
import { exif, JPEG, jpegWith, logoPng, SECRETS, segment } from '../support/picture-files.ts';
import { takePicture } from '../support/pictures.ts';
import { startSite, type Site } from '../support/site.ts';
import { htmlFaults } from '../support/valid-html.ts';

let site: Site;
let browser: Browser;
let cookie: string;
let dialogue: string;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite({ LOFTET_DEMO: 'on', LOFTET_WORKER: 'off' }), openBrowser()]);
  cookie = await openOffice(site);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function officePage(options: Parameters<typeof watchedPage>[2]): Promise<{ page: Page; complaints: string[] }> {
  const { page, complaints } = await watchedPage(browser, site.origin, { cookie, ...options });
  return { page, complaints };
}
const photo = (bytes: Uint8Array) => ({ name: 'IMG.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(bytes) });

test('ett protokoll skrivs in utan JavaScript, med bild, svar och återbesök, och blir en pdf', async () => {
  const { page } = await officePage({ javaScriptEnabled: false, viewport: { width: 360, height: 780 } });
  page.setDefaultTimeout(5_000);
  await page.goto('/arbete/dialoger/alvkoping');
  await page.getByText('Lägg in en dialog').click();
  await page.getByLabel('Rubrik').fill('Trygghetsvandring vid kajen');
  await page.getByLabel('Slag').selectOption('walk');
  await page.getByLabel('Första dagen').fill('2026-10-05');
  await page.getByLabel('Sista dagen').fill('2026-10-05');
  await page.getByLabel('Vad betyder dialog här?').selectOption('police');
  await page.getByRole('button', { name: 'Lägg in dialogen' }).click();
  dialogue = new URL(page.url()).pathname;
  await page.getByRole('button', { name: 'Öppna för svar' }).click();
  await page.getByRole('link', { name: 'Vandringar och protokoll' }).click();
  await page.getByLabel('Dag').fill('2026-10-05');
  await page.getByLabel('Började').fill('kvart över sex');
  await page.getByLabel('Var ni gick').fill('Från kajen till skolan');
  await page.getByLabel('Boende').fill('12');
  await page.getByLabel('Stopp', { exact: true }).fill('Kajen\nGångtunneln');
  await page.getByRole('button', { name: 'Spara vandringen' }).click();
  expect(await page.getByRole('alert').innerText()).toContain('Skriv tiden så här: 18:30.');
  await page.getByLabel('Började').fill('18:15');
  await page.getByRole('button', { name: 'Spara vandringen' }).click();
  await page.getByText('Rätta uppgifterna, och fyll i checklistan').click();
  await page.getByLabel('Belysningen räcker och fungerar').last().selectOption('not-ok');
  await page.getByRole('button', { name: 'Spara uppgifterna' }).click();
  await page.getByText('Lägg till en iakttagelse').click();
  await page.getByLabel('Bra eller inte?').selectOption('problem');
  await page.getByLabel('Stopp', { exact: true }).selectOption('Gångtunneln');
  await page.getByLabel('Slag av problem').selectOption('ljus');
  await page.getByLabel('Vad såg ni?').fill('Tre lampor är trasiga.');
  await page.getByLabel('Vem kan göra något åt det?').selectOption('municipality');
  await page.getByLabel('Klart senast').fill('2026-11-01');
  await page.getByRole('button', { name: 'Lägg till iakttagelsen' }).click();
  await page.getByRole('link', { name: /^Skriv om, svara/ }).click();
  await page.getByText('Lägg till en bild').click();
  await page.getByLabel('Bild', { exact: true }).setInputFiles(photo(Buffer.from('<svg/>')));
  await page.getByLabel('Vad visar bilden?').fill('Gångtunneln i mörker');
  await page.getByRole('button', { name: 'Spara bilden' }).click();
  expect(await page.getByRole('alert').innerText()).toContain('Filen är ingen bild');
  expect(await page.getByLabel('Vad visar bilden?').inputValue()).toBe('Gångtunneln i mörker');
  await page.getByLabel('Bild', { exact: true }).setInputFiles(photo(jpegWith(segment(0xe1, exif(1)))));
  await page.getByRole('button', { name: 'Spara bilden' }).click();
  const kept = await page.request.get((await page.getByAltText('Gångtunneln i mörker').getAttribute('src')) ?? '');
  expect((await kept.body()).equals(Buffer.from(JPEG))).toBe(true);
  await page.getByText('Lägg till en bild').click();
  await page.getByLabel('Bild', { exact: true }).setInputFiles({
    name: 'efter.png',
    mimeType: 'image/png',
    buffer: Buffer.from(logoPng(120, 80)),
  });
  await page.getByLabel('Vad visar bilden?').fill('Gångtunneln med nya lampor');
  await page.getByLabel('Före eller efter?').selectOption('after');
  await page.getByRole('button', { name: 'Spara bilden' }).click();
  await page.getByText('Svara vad det blir av den').click();
  await page.getByLabel('Hur, eller varför inte?').fill('Ring 070-123 45 67.');
  await page.getByRole('button', { name: 'Spara svaret' }).click();
  expect(await page.getByRole('alert').innerText()).toContain('Ta bort personuppgiften');
  await page.getByLabel('Hur, eller varför inte?').fill('Gatuenheten byter lamporna.');
  await page.getByRole('button', { name: 'Spara svaret' }).click();
  await page.getByText('Skriv in ett återbesök').click();
  await page.locator('#aterbesok-dag').fill('2026-11-02');
  await page.getByLabel('Hur ser det ut?').selectOption('gone');
  await page.getByRole('button', { name: 'Spara återbesöket' }).click();
  const observation = new URL(page.url()).pathname;
  const walk = observation.slice(0, observation.lastIndexOf('/'));
  const pdf = await page.request.get(`${walk}/protokoll`);
  expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  for (const secret of SECRETS) expect((await pdf.body()).toString('latin1')).not.toContain(secret);
  await page.context().close();

  for (const width of [360, 1280]) {
    const { page: looked, complaints } = await officePage({ viewport: { width, height: 900 } });
    for (const [name, address] of [
      ['vandringar', `${dialogue}/vandring`],
      ['vandring', walk],
      ['iakttagelse', observation],
    ] as const) {
      const answer = await looked.goto(address);
      expect(await htmlFaults((await answer?.text()) ?? '')).toEqual([]);
      expect(await axeFindings(looked)).toEqual([]);
      expect(await looked.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await takePicture(looked, `${name}-${width}`);
    }
    expect(complaints).toEqual([]);
    await looked.context().close();
  }
}, 90_000);

test('en vandring med bild överlever att webbläsaren dödas och att svaren går förlorade, och kommer fram en gång', async () => {
  const network = await startNetwork(site.port);
  const folder = deviceFolder();
  const open = () => openDevice(folder, { origin: network.origin, cookie });
  let device = await open();
  try {
    await device.page.goto('/arbete/falt/alvkoping');
    await device.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await device.page.getByText('Trygghetsvandring vid kajen').click();
    network.state = 'cut';
    await device.context.setOffline(true);
    const { page } = device;
    await page.getByRole('button', { name: 'Börja en vandring' }).click();
    await page.getByLabel('Var går ni?').fill('Runt kajen');
    await page.getByLabel('Nytt stopp').fill('Kajen');
    await page.getByRole('button', { name: 'Lägg till' }).click();
    await page.locator('summary', { hasText: 'Kajen' }).click();
    await page.getByRole('button', { name: 'Ny iakttagelse' }).click();
    await page.getByLabel('Vad ser ni?').fill('Två lampor är trasiga.');
    await page.getByLabel('Slag av problem').selectOption('sikt');
    const buffer = Buffer.from(logoPng(300, 200));
    await page.getByLabel('Ta eller välj en bild').setInputFiles({ name: 'b.png', mimeType: 'image/png', buffer });
    await page.getByLabel('Vad visar bilden?').fill('Lamporna vid kajen');
    await page.getByRole('button', { name: 'Spara bilden' }).click();
    await page.getByText('Bild: Lamporna vid kajen').waitFor();
    await page.waitForTimeout(200);
    await killDevice(device);

    device = await open();
    await device.context.setOffline(true);
    await device.page.goto('/arbete/falt/alvkoping');
    await device.page.getByRole('button', { name: 'Fortsätt vandringen som inte är klar' }).click();
    await device.page.getByRole('button', { name: 'Öppna iakttagelse 1' }).click();
    await device.page.getByText('Bild: Lamporna vid kajen').waitFor();
    await device.page.getByRole('button', { name: 'Vandringen är klar' }).click();
    await device.page.getByRole('heading', { name: 'Vandringen är sparad på enheten' }).waitFor();
    await device.page.getByRole('button', { name: 'Till listan' }).click();
    // The picture and the walk reach the server, and nothing of what it says comes back.
    network.state = 'answer-lost';
    await device.context.setOffline(false);
    await device.page.getByText('1\u00a0väntar.').waitFor();
    network.state = 'whole';
    await device.page.getByRole('button', { name: 'Skicka nu' }).click();
    await device.page.getByText('1\u00a0skickad.').waitFor();
  } finally {
    await device.context.close();
    await network.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const { page } = await officePage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${dialogue}/vandring`);
  expect(await page.getByRole('link', { name: 'Runt kajen' }).count()).toBe(1);
  await page.getByRole('link', { name: 'Runt kajen' }).click();
  expect(await page.getByAltText('Lamporna vid kajen').count()).toBe(1);
  await page.context().close();
}, 60_000);

test('en vandring gås utan nät, med en bild som har suddats, och kommer fram en gång', async () => {
  const { page, complaints } = await officePage({
    viewport: { width: 360, height: 780 },
    permissions: ['geolocation'],
    geolocation: { latitude: 58.4107, longitude: 15.6214, accuracy: 12 },
  });
  await page.goto('/arbete/falt/alvkoping');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.getByText('Trygghetsvandring vid kajen').click();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Börja en vandring' }).click();
  await page.getByLabel('Var går ni?').fill('Från skolan till torget');
  await page.getByText('Hur många som är med').click();
  await page.getByRole('button', { name: 'En till: Boende' }).click({ clickCount: 2 });
  await page.getByLabel('Nytt stopp').fill('Skolgården');
  await page.getByRole('button', { name: 'Lägg till' }).click();
  await page.locator('summary', { hasText: 'Skolgården' }).click();
  await page.getByRole('button', { name: 'Mät platsen' }).click();
  await page.getByText('på 12\u00a0meter när').waitFor();
  await page.getByRole('group', { name: 'Det går att se vem som kommer' }).getByLabel('Nej').check();
  await page.getByRole('button', { name: 'Ny iakttagelse' }).click();
  await page.getByLabel('Vad ser ni?').fill('Häcken skymmer gångvägen.');
  await page.getByRole('button', { name: 'Vandringen är klar' }).click();
  expect(await page.getByRole('alert').innerText()).toContain('Iakttagelse 1: Välj vad det är för problem.');
  await page.getByLabel('Slag av problem').selectOption('sikt');
  await page.getByLabel('Ta eller välj en bild').setInputFiles({
    name: 'IMG.png',
    mimeType: 'image/png',
    buffer: Buffer.from(logoPng(400, 300)),
  });
  await page.getByRole('button', { name: 'Sudda i rutan' }).click();
  await page.getByText('1\u00a0ruta är suddad.').waitFor();
  await page.locator('canvas').press('ArrowRight');
  await page.locator('canvas').press('Enter');
  await page.getByText('2\u00a0rutor är suddade.').waitFor();
  await page.getByLabel('Vad visar bilden?').fill('Häcken vid gångvägen');
  await takePicture(page, 'falt-vandring-bild-360');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Spara bilden' }).click();
  await page.getByText('Bild: Häcken vid gångvägen').waitFor();
  await page.getByRole('button', { name: 'Klar med iakttagelsen' }).click();
  await page.locator('button:focus', { hasText: 'Öppna iakttagelse 1' }).click();
  await page.locator('h3:focus', { hasText: 'Iakttagelse 1' }).waitFor();
  // A slip of the thumb takes nothing away for good.
  await page.getByRole('button', { name: 'Ta bort iakttagelsen' }).click();
  await page.locator('button:focus', { hasText: 'Ta tillbaka den' }).click();
  await page.locator('button:focus', { hasText: 'Öppna iakttagelse 1' }).waitFor();
  await takePicture(page, 'falt-vandring-360');
  // The page is closed in the midst of it, and finds everything again.
  await page.reload();
  await page.getByRole('button', { name: 'Fortsätt vandringen som inte är klar' }).click();
  await page.getByRole('button', { name: 'Öppna iakttagelse 1' }).click();
  await page.getByText('Bild: Häcken vid gångvägen').waitFor();
  await page.getByRole('button', { name: 'Vandringen är klar' }).click();
  await page.getByRole('heading', { name: 'Vandringen är sparad på enheten' }).waitFor();
  await page.getByRole('button', { name: 'Till listan' }).click();
  await page.getByText('1\u00a0väntar.').waitFor();
  await page.context().setOffline(false);
  await page.getByText('1\u00a0skickad.').waitFor();
  await takePicture(page, 'falt-vandring-skickad-360');

  await page.goto(`${dialogue}/vandring`);
  await page.getByRole('link', { name: 'Från skolan till torget' }).click();
  const text = await page.locator('main').innerText();
  expect(text).toContain('Det går att se vem som kommer: nej');
  expect(text).toContain('boende 2');
  const picture = page.getByAltText('Häcken vid gångvägen');
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((shown) => (shown as HTMLImageElement).naturalWidth)).toBe(400);
  await page.goto(`${dialogue}/vandring`);
  expect(await page.getByRole('link', { name: 'Från skolan till torget' }).count()).toBe(1);
  expect(complaints.filter((one) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(one))).toEqual([]);
  await page.context().close();
}, 60_000);
