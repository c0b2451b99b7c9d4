/** The app that staff take along to a square: interviews without network, and a browser that is killed in the midst of it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality, type Database } from '#platform/database.server.ts';
import { browserPath } from '../support/browser.ts';
import { startNetwork, type Network } from '../support/network.ts';
import { openOffice } from '../support/office.ts';
import { takePicture } from '../support/pictures.ts';
import { siteDatabase } from '../support/signed-in.ts';
import { startSite, type Site } from '../support/site.ts';

const APP = '/arbete/falt/alvkoping';
let site: Site;
let network: Network;
let db: Database;
let cookie: string;
const folders: string[] = [];

beforeAll(async () => {
  site = await startSite({ LOFTET_DEMO: 'on' });
  network = await startNetwork(site.port);
  db = siteDatabase(site);
  cookie = await openOffice(site);
});
beforeEach(() =>
  Object.assign(network, { state: 'whole', onLost: () => undefined, script: (_: string, text: string) => text }),
);
afterAll(async () => {
  await network?.stop();
  await db?.destroy();
  await site?.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

type Stored = { readonly answers: Record<string, unknown>; readonly lang: string };
/** The interviews on the server. */
const stored = (): Promise<readonly Stored[]> =>
  inMunicipality(db, INSTALLATION, async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from municipality where slug = 'alvkoping'`.execute(tx);
    await sql`select set_config('loftet.municipality', ${rows[0]?.id ?? ''}, true)`.execute(tx);
    return (await sql<Stored>`select answers, lang from input where channel = 'interview'`.execute(tx)).rows;
  });
const saidOf = async (): Promise<string[]> => (await stored()).map(({ answers }) => String(answers['gora'])).sort();

type Device = { readonly folder: string; context: BrowserContext; page: Page; readonly complaints: string[] };
/** A browser that remembers, and that may be killed. */
async function openDevice(folder = mkdtempSync(path.join(tmpdir(), 'loftet-device-')), width = 360): Promise<Device> {
  if (!folders.includes(folder)) folders.push(folder);
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: await browserPath(),
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
    baseURL: network.origin,
    locale: 'sv-SE',
    viewport: { width, height: 780 },
  });
  context.setDefaultTimeout(10_000);
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: network.origin }]);
  const complaints: string[] = [];
  const page = context.pages()[0] ?? (await context.newPage());
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => complaints.push(message.text()));
  return { folder, context, page, complaints };
}
/** kill -9 of every process of this browser. */
async function kill({ folder, context }: Device): Promise<void> {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    if (commandOf(pid).includes(folder)) process.kill(Number(pid), 'SIGKILL');
  await context.close().catch(() => undefined);
}
function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** The app, with its worker, as from the second visit on. */
async function openApp(device: Device): Promise<Page> {
  await device.page.goto(APP);
  await device.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await device.page.getByRole('heading', { name: 'Intervjua' }).waitFor();
  return device.page;
}

/** One interview by thumbs: a worry, how safe, words of one's own; age and sex are skipped. */
async function interview(page: Page, words: string): Promise<void> {
  await page.getByText('Narkotika').click();
  await page.getByRole('button', { name: 'Nästa' }).click();
  await page.getByRole('radio', { name: '4' }).check();
  await page.getByRole('button', { name: 'Nästa' }).click();
  await page.getByRole('textbox').fill(words);
  await page.getByRole('button', { name: 'Nästa' }).click();
  await page.getByRole('button', { name: 'Hoppa över' }).click();
  await page.getByRole('button', { name: 'Hoppa över' }).click();
  await page.getByRole('heading', { name: 'Sparad på enheten' }).waitFor();
}
async function interviews(page: Page, words: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Börja en intervju' }).click();
  for (const [at, each] of words.entries()) {
    if (at > 0) await page.getByRole('button', { name: 'Nästa person' }).click();
    await interview(page, each);
  }
  await page.getByRole('button', { name: 'Till listan' }).click();
}
const numbered = (word: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${word} ${String(at + 1).padStart(2, '0')}`);
const offline = async ({ context }: Device): Promise<void> => {
  network.state = 'cut';
  await context.setOffline(true);
};
const online = async ({ context }: Device): Promise<void> => {
  network.state = 'whole';
  await context.setOffline(false);
};

test('tio intervjuer utan nät överlever att webbläsaren dödas, och kommer fram en gång var', async () => {
  let device = await openDevice();
  await openApp(device);
  await offline(device);
  await device.page.reload();
  await device.page.getByText('Utan nät').waitFor();
  const words = numbered('Mer ljus', 10);
  await interviews(device.page, words);
  await device.page.getByText('10 väntar.').waitFor();
  // The eleventh is in the midst of being answered.
  await device.page.getByRole('button', { name: 'Börja en intervju' }).click();
  await device.page.getByText('Narkotika').click();
  await device.page.getByText('kväll').click();
  await device.page.getByRole('button', { name: 'Nästa' }).click();
  await device.page.waitForTimeout(200);
  await kill(device);

  device = await openDevice(device.folder);
  await offline(device);
  await device.page.goto(APP);
  await device.page.getByText('1 inte klara, 10 väntar.').waitFor();
  await takePicture(device.page, 'falt-utan-nat-360');
  expect(await saidOf()).toEqual([]);
  await online(device);
  await device.page.getByText('1 inte klara, 10 skickade.').waitFor();
  expect(await saidOf()).toEqual(words);
  expect(await device.page.locator('.queue li').nth(1).innerText()).toMatch(/skickad, kvitto [0-9A-Z]{4}-[0-9A-Z]{4}/);
  await device.page.getByRole('button', { name: 'Fortsätt intervjun som inte är klar' }).click();
  await device.page.getByText('Fråga 2 av 5').waitFor();
  await device.page.getByRole('button', { name: 'Tillbaka' }).click();
  expect(await device.page.getByRole('radio', { name: 'kväll' }).isChecked()).toBe(true);
  await device.page.getByRole('button', { name: 'Avbryt' }).click();
  await device.page.getByRole('button', { name: 'Rensa skickade (10)' }).click();
  await device.page.getByText('1 inte klara.').waitFor();
  await device.context.close();
});
