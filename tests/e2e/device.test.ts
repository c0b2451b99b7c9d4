/**
 * The app that staff take along to a square: interviews without network, a browser and a server that are killed in the midst of it, a
 * new version, a passphrase. Everything is on the server exactly once.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality, type Database, type Tx } from '#platform/database.server.ts';
import { axeFindings } from '../support/axe.ts';
import { deviceFolder, killDevice, openDevice as launchDevice, type Device } from '../support/device.ts';
import { startNetwork, type Network } from '../support/network.ts';
import { openOffice } from '../support/office.ts';
import { logoPng } from '../support/picture-files.ts';
import { takePicture } from '../support/pictures.ts';
import { siteDatabase } from '../support/signed-in.ts';
import { startSite, type Site } from '../support/site.ts';

const APP = '/arbete/falt/alvkoping';
let site: Site;
let again: Site | undefined;
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
  await again?.stop();
  await site?.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** In the municipality of the demonstration. */
const inTown = <T>(act: (tx: Tx) => Promise<T>): Promise<T> =>
  inMunicipality(db, INSTALLATION, async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from municipality where slug = 'alvkoping'`.execute(tx);
    await sql`select set_config('loftet.municipality', ${rows[0]?.id ?? ''}, true)`.execute(tx);
    return act(tx);
  });
type Stored = { readonly answers: Record<string, unknown>; readonly lang: string };
/** The interviews on the server. */
const stored = (): Promise<readonly Stored[]> =>
  inTown(
    async (tx) => (await sql<Stored>`select answers, lang from input where channel = 'interview'`.execute(tx)).rows,
  );
const saidOf = async (): Promise<string[]> => (await stored()).map(({ answers }) => String(answers['gora'])).sort();

/** A browser that remembers, and that may be killed. */
async function openDevice(folder = deviceFolder(), width = 360): Promise<Device> {
  if (!folders.includes(folder)) folders.push(folder);
  return launchDevice(folder, { origin: network.origin, cookie, viewport: { width, height: 780 } });
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
  await page.getByRole('radio', { name: 'Narkotika' }).check();
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
/** Whether the municipality asks for a passphrase. */
const passphrases = (on: boolean): Promise<unknown> =>
  inTown((tx) =>
    sql`update municipality set settings = settings || ${JSON.stringify({ fieldPassphrase: on })}::jsonb
      where slug = 'alvkoping'`.execute(tx),
  );
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
  await device.page.getByRole('radio', { name: 'Narkotika' }).check();
  await device.page.getByRole('radio', { name: 'kväll' }).check();
  await device.page.getByRole('button', { name: 'Nästa' }).click();
  await device.page.waitForTimeout(200);
  await killDevice(device);

  device = await openDevice(device.folder);
  await offline(device);
  await device.page.goto(APP);
  await device.page.getByText('1 inte klar, 10 väntar.').waitFor();
  await takePicture(device.page, 'falt-utan-nat-360');
  expect(await saidOf()).toEqual([]);
  await online(device);
  await device.page.getByText('1 inte klar, 10 skickade.').waitFor();
  expect(await saidOf()).toEqual(words);
  expect(await device.page.locator('.queue li').nth(1).innerText()).toMatch(/skickad, kvitto [0-9A-Z]{4}-[0-9A-Z]{4}/);
  await device.page.getByRole('button', { name: 'Fortsätt intervjun som inte är klar' }).click();
  await device.page.getByText('Fråga 2 av 5').waitFor();
  await device.page.getByRole('button', { name: 'Tillbaka' }).click();
  expect(await device.page.getByRole('radio', { name: 'kväll' }).isChecked()).toBe(true);
  await device.page.getByRole('button', { name: 'Avbryt' }).click();
  await device.page.getByRole('button', { name: 'Rensa skickade (10)' }).click();
  await device.page.getByText('1 inte klar.').waitFor();
  await device.context.close();
});

test('servern dödas när den har sparat men inte hunnit svara: det som skickas om sparas en gång', async () => {
  const device = await openDevice();
  await openApp(device);
  await offline(device);
  const words = numbered('Fler vuxna', 3);
  await interviews(device.page, words);
  const before = await saidOf();
  const killed = new Promise<void>((resolve) => {
    network.onLost = () => {
      if (site.pid !== undefined) process.kill(site.pid, 'SIGKILL');
      network.state = 'cut';
      resolve();
    };
  });
  network.state = 'answer-lost';
  await device.context.setOffline(false);
  await killed;
  await device.page.getByText('Servern svarar inte.').waitFor();
  expect(await saidOf()).toHaveLength(before.length + 1);
  await device.page.getByText('3 väntar.').waitFor();
  // The same database, secret and data folder, as after a restart.
  again = await startSite({ ...site.env, PORT: '0' });
  network.port = again.port;
  network.state = 'whole';
  await device.page.getByRole('button', { name: 'Skicka nu' }).click();
  await device.page.getByText('3 skickade.').waitFor();
  expect(await saidOf()).toEqual([...before, ...words].sort());
  await device.context.close();
});

test('en ny version läggs in medan poster väntar, och ingen av dem rörs', async () => {
  const device = await openDevice();
  await openApp(device);
  await offline(device);
  await interviews(device.page, numbered('Städa', 2));
  await device.context.clearCookies();
  await online(device);
  await device.page.getByText('Inte inloggad. Allt sparas').waitFor();
  const caches = () => device.page.evaluate(() => window.caches.keys());
  const [old = ''] = await caches();
  network.script = (at, text) => (at.endsWith('arbetare.js') ? text.replace(/`[0-9a-f]{16}`/, '`ny-version`') : text);
  const update = () =>
    device.page.evaluate(() => navigator.serviceWorker.ready.then((ready) => ready.update().then(() => undefined)));
  // Nobody is signed in, so that the new page cannot be fetched: the old version stays.
  await update().catch(() => undefined);
  await device.page.reload();
  await device.page.getByText('2 väntar.').waitFor();
  expect((await caches()).filter((name) => !name.endsWith('ny-version'))).toEqual([old]);
  const [name = '', value = ''] = cookie.split('=');
  await device.context.addCookies([{ name, value, url: network.origin }]);
  await update();
  await expect.poll(caches, { timeout: 10_000 }).toEqual([expect.stringContaining('ny-version')]);
  await offline(device);
  await device.page.reload();
  await device.page.getByText(/2\s(?:väntar|skickade)\./).waitFor();
  await online(device);
  await device.page.getByText('2 skickade.').waitFor();
  expect((await saidOf()).filter((words) => words.startsWith('Städa'))).toEqual(numbered('Städa', 2));
  await device.context.close();
});

test('två flikar skickar samma poster en gång, och det som tas bort går att ta tillbaka', async () => {
  const device = await openDevice();
  await openApp(device);
  await offline(device);
  await interviews(device.page, numbered('Plantera', 4));
  await device.page.getByRole('button', { name: 'Ta bort intervju 4' }).click();
  await device.page.getByText('3 väntar.').waitFor();
  await device.page.getByRole('button', { name: 'Ta tillbaka intervju 4' }).click();
  await device.page.getByRole('button', { name: 'Ta bort intervju 3' }).click();
  const other = await device.context.newPage();
  await other.goto(APP);
  await other.getByText('3 väntar.').waitFor();
  await online(device);
  await Promise.all([device.page, other].map((page) => page.getByText('3 skickade.').waitFor()));
  expect((await saidOf()).filter((words) => words.startsWith('Plantera'))).toEqual(
    numbered('Plantera', 4).filter((words) => !words.endsWith('03')),
  );
  const file = device.page.waitForEvent('download');
  await device.page.getByRole('button', { name: 'Töm borttagna' }).click();
  await device.page.getByRole('button', { name: 'Börja en intervju' }).click();
  await device.page.getByRole('radio', { name: 'Narkotika' }).check();
  await device.page.getByRole('button', { name: 'Avbryt' }).click();
  await device.page.getByRole('button', { name: 'Spara till fil: intervju 5' }).click();
  const saved = JSON.parse(readFileSync(await (await file).path(), 'utf8')) as { records: { kind: string }[] };
  expect(saved.records.map(({ kind }) => kind)).toEqual(['interview']);
  await device.context.close();
});

test('med lösenfras går det som är sagt inte att läsa på enheten, och enheten rensas i två tryck', async () => {
  await passphrases(true);
  const device = await openDevice();
  await device.page.goto(APP);
  await device.page.getByRole('heading', { name: 'Välj en lösenfras' }).waitFor();
  await takePicture(device.page, 'falt-lasenfras-360');
  expect(await axeFindings(device.page)).toEqual([]);
  await device.page.getByLabel('Lösenfras', { exact: true }).fill('kort');
  await device.page.getByRole('button', { name: 'Lås enheten' }).click();
  expect(await device.page.getByRole('alert').innerText()).toContain('minst 8');
  await device.page.getByLabel('Lösenfras', { exact: true }).fill('blåsippa i mars');
  await device.page.getByLabel('Lösenfrasen en gång till').fill('blåsippa i mars');
  await device.page.getByRole('button', { name: 'Lås enheten' }).click();
  await device.page.getByRole('heading', { name: 'Intervjua' }).waitFor();
  await device.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await offline(device);
  await interviews(device.page, ['Hemligt ord']);
  const kept = await device.page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const asked = indexedDB.open('loftet-falt-alvkoping');
        asked.onsuccess = () => {
          const all = asked.result.transaction('record').objectStore('record').getAll();
          all.onsuccess = () => resolve(JSON.stringify(all.result));
        };
      }),
  );
  expect(kept).toContain('"state":"waiting"');
  expect(kept).not.toContain('Hemligt');
  for (const word of ['narkotika', 'Humleslätten', '2026-']) expect(kept).not.toContain(word);
  await device.page.reload();
  await device.page.getByLabel('Lösenfras', { exact: true }).fill('blåsippa i maj');
  await device.page.getByRole('button', { name: 'Lås upp' }).click();
  await device.page.getByText('Det är inte enhetens lösenfras.').waitFor();
  expect(await device.page.locator('body').innerText()).not.toContain('Hemligt');
  await device.page.getByLabel('Lösenfras', { exact: true }).fill('blåsippa i mars');
  await device.page.getByRole('button', { name: 'Lås upp' }).click();
  await device.page.getByText('1 väntar.').waitFor();
  await device.page.getByRole('button', { name: 'Rensa enheten' }).click();
  await device.page.getByText('1 post är inte skickad och går förlorad. Det går inte att ångra.').waitFor();
  await takePicture(device.page, 'falt-rensa-360');
  await device.page.getByRole('button', { name: 'Behåll' }).click();
  await device.page.getByRole('button', { name: 'Rensa enheten' }).click();
  await passphrases(false);
  await device.page.getByRole('button', { name: 'Rensa allt' }).click();
  await device.page.getByText('Inget ligger på enheten.').waitFor();
  expect((await saidOf()).includes('Hemligt ord')).toBe(false);
  await device.context.close();
});

test('en låst fil läses in på en annan enhet, med bilder, och allt i den kommer fram en gång', async () => {
  await passphrases(true);
  const first = await openDevice();
  await first.page.goto(APP);
  await first.page.getByLabel('Lösenfras', { exact: true }).fill('blåsippa i mars');
  await first.page.getByLabel('Lösenfrasen en gång till').fill('blåsippa i mars');
  await first.page.getByRole('button', { name: 'Lås enheten' }).click();
  await first.page.getByRole('heading', { name: 'Intervjua' }).waitFor();
  await passphrases(false);
  await offline(first);
  await interviews(first.page, ['I filen 01']);
  await first.page.getByText('Trygghetsvandringar på Humleslätten').click();
  await first.page.getByRole('button', { name: 'Börja en vandring' }).click();
  await first.page.getByLabel('Var går ni?').fill('Vägen i filen');
  await first.page.getByRole('button', { name: 'Ny iakttagelse' }).click();
  await first.page.getByLabel('Vad ser ni?').fill('En bild i en fil.');
  await first.page.getByLabel('Är bra').check();
  const buffer = Buffer.from(logoPng(300, 200));
  await first.page.getByLabel('Ta eller välj en bild').setInputFiles({ name: 'b.png', mimeType: 'image/png', buffer });
  await first.page.getByLabel('Vad visar bilden?').fill('Bilden i filen');
  await first.page.getByRole('button', { name: 'Spara bilden' }).click();
  await first.page.getByText('Bild: Bilden i filen').waitFor();
  await first.page.getByRole('button', { name: 'Till listan' }).click();
  const download = first.page.waitForEvent('download');
  await first.page.getByRole('button', { name: 'Spara det oskickade till fil' }).click();
  await first.page.getByText('Filen är låst med enhetens lösenfras.').waitFor();
  const file = await (await download).path();
  const text = readFileSync(file, 'utf8');
  for (const word of ['I filen', 'Humleslätten', 'image/', '2026-'])
    expect([word, text.includes(word)]).toEqual([word, false]);

  network.state = 'whole';
  const second = await openDevice();
  await openApp(second);
  const readIn = (path: string): Promise<void> =>
    second.page
      .getByLabel('Läs in en sparad fil')
      .setInputFiles({ name: 'f.json', mimeType: 'application/json', buffer: readFileSync(path) });
  await readIn(new URL('../../package.json', import.meta.url).pathname);
  await second.page.getByText('Filen är inte sparad från I fält.').waitFor();
  await readIn(file);
  await second.page.getByLabel('Filens lösenfras').fill('blåsippa i maj');
  await second.page.getByRole('button', { name: 'Läs in filen' }).click();
  await second.page.getByText('Det är inte lösenfrasen som filen är låst med.').waitFor();
  await takePicture(second.page, 'falt-las-in-360');
  expect(await axeFindings(second.page)).toEqual([]);
  await second.page.getByLabel('Filens lösenfras').fill('blåsippa i mars');
  await second.page.getByRole('button', { name: 'Läs in filen' }).click();
  await second.page.getByText('2\u00a0poster är inlästa.').waitFor();
  await second.page.getByText('1 inte klar, 1 skickad.').waitFor();
  await second.page.getByRole('button', { name: 'Fortsätt vandringen som inte är klar' }).click();
  await second.page.getByRole('button', { name: 'Öppna iakttagelse 1' }).click();
  await second.page.getByText('Bild: Bilden i filen').waitFor();
  await second.page.getByRole('button', { name: 'Vandringen är klar' }).click();
  await second.page.getByRole('button', { name: 'Till listan' }).click();
  await second.page.getByText('2 skickade.').waitFor();
  await readIn(file);
  await second.page.getByLabel('Filens lösenfras').fill('blåsippa i mars');
  await second.page.getByRole('button', { name: 'Läs in filen' }).click();
  await second.page.getByText('Inget nytt är inläst. 2\u00a0fanns redan på enheten och är orörda.').waitFor();
  await second.page.getByText('2 skickade.').waitFor();
  // The device that saved the file sends the interview too.
  await online(first);
  await first.page.getByText('1 inte klar, 1 skickad.').waitFor();
  expect((await saidOf()).filter((words) => words === 'I filen 01')).toHaveLength(1);
  const { rows } = await inTown((tx) =>
    sql`select from walk_version v join observation o on o.walk_id = v.walk_id
      join observation_picture p on p.observation_id = o.id where v.route = 'Vägen i filen'`.execute(tx),
  );
  expect(rows).toHaveLength(1);
  await Promise.all([first.context.close(), second.context.close()]);
}, 60_000);

test('samma vandring i två flikar: den andra sägs till, och den som tas ifrån skriver inte över', async () => {
  const device = await openDevice();
  const first = await openApp(device);
  await offline(device);
  await first.getByText('Trygghetsvandringar på Humleslätten').click();
  await first.getByRole('button', { name: 'Börja en vandring' }).click();
  await first.getByLabel('Var går ni?').fill('Första fliken');
  const second = await device.context.newPage();
  await second.goto(APP);
  await second.getByRole('button', { name: 'Fortsätt vandringen som inte är klar' }).click();
  await second.getByText('är öppen i en annan flik').waitFor();
  await takePicture(second, 'falt-tva-flikar-360');
  expect(await axeFindings(second)).toEqual([]);
  await second.getByRole('button', { name: 'Låt den vara' }).click();
  await second.getByRole('button', { name: 'Fortsätt vandringen som inte är klar' }).click();
  await second.getByRole('button', { name: 'Fortsätt här i stället' }).click();
  expect(await second.getByLabel('Var går ni?').inputValue()).toBe('Första fliken');
  await first.getByText('Du fortsätter i en annan flik').waitFor();
  expect(await first.getByLabel('Var går ni?').count()).toBe(0);
  await second.getByLabel('Var går ni?').fill('Andra fliken');
  await second.getByRole('button', { name: 'Till listan' }).click();
  await first.getByRole('button', { name: 'Till listan' }).click();
  await first.getByRole('button', { name: 'Fortsätt vandringen som inte är klar' }).click();
  expect(await first.getByLabel('Var går ni?').inputValue()).toBe('Andra fliken');
  // Where no lock is heard of, as in a browser that was just woken, what was written since is still not written over.
  await second.evaluate(() => {
    LockManager.prototype.request = ((_name: string, _how: object, act: (lock: object) => unknown) =>
      Promise.resolve(act({}))) as never;
  });
  await second.getByRole('button', { name: 'Fortsätt vandringen som inte är klar' }).click();
  await second.getByLabel('Var går ni?').fill('Andra fliken igen');
  await second.getByRole('button', { name: 'Till listan' }).click();
  await first.getByLabel('Var går ni?').fill('Första fliken igen');
  await first.getByText('Det gick inte att spara på enheten.').waitFor();
  await second.getByRole('button', { name: 'Fortsätt vandringen som inte är klar' }).click();
  expect(await second.getByLabel('Var går ni?').inputValue()).toBe('Andra fliken igen');
  await device.context.close();
});

test('en enhet vars klocka går före säger det, och det som fick fel dag rättas i listan', async () => {
  const device = await openDevice();
  await device.page.clock.setFixedTime(new Date(Date.now() + 4 * 86_400_000));
  const page = await openApp(device);
  await page.getByText('Enhetens klocka går fel').waitFor();
  await interviews(page, numbered('I morgon', 2));
  await page.getByText('2 gick inte att skicka.').waitFor();
  await page.getByText('2\u00a0poster har dagen').waitFor();
  await takePicture(page, 'falt-fel-dag-360');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Rätta dagen och skicka' }).click();
  await page.getByText('2 skickade.').waitFor();
  const { rows } = await inTown((tx) =>
    sql<{ on: boolean }>`select day = (now() at time zone 'Europe/Stockholm')::date as on from input
      where answers->>'gora' like 'I morgon%'`.execute(tx),
  );
  expect(rows).toEqual([{ on: true }, { on: true }]);
  await device.context.close();
});

test('en webbläsare som inte sparar säger det före första svaret, och en som blir full när det händer', async () => {
  const device = await openDevice();
  await device.page.addInitScript(() => {
    if (location.hash === '#utan')
      IDBFactory.prototype.open = () => {
        throw new DOMException('', 'UnknownError');
      };
    if (location.hash === '#full')
      IDBObjectStore.prototype.add = () => {
        throw new DOMException('', 'QuotaExceededError');
      };
  });
  await device.page.goto(`${APP}#utan`);
  await device.page.getByText('Börja inte intervjua här: inget sparas.').waitFor();
  expect(await device.page.getByRole('button', { name: 'Börja en intervju' }).count()).toBe(0);
  expect(await axeFindings(device.page)).toEqual([]);
  await takePicture(device.page, 'falt-utan-lagring-360');
  await device.page.goto('/favicon.svg');
  await device.page.goto(`${APP}#full`);
  await device.page.getByRole('button', { name: 'Börja en intervju' }).click();
  await device.page.getByRole('radio', { name: 'Narkotika' }).check();
  await device.page.getByText('Det gick inte att spara på enheten. Skriv ner svaren på papper').waitFor();
  expect(await device.page.getByRole('radio', { name: 'Narkotika' }).isChecked()).toBe(true);
  await device.context.close();
});

describe.each([360, 1280])('%i px', (width) => {
  test('appen, intervjun på svenska och arabiska och kön har inga brister i axe', async () => {
    const device = await openDevice(undefined, width);
    const { page } = device;
    await openApp(device);
    const look = async (name: string): Promise<void> => {
      await takePicture(page, `falt-${name}-${width}`);
      expect([name, await axeFindings(page)]).toEqual([name, []]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    };
    await look('oppen');
    await page.getByRole('button', { name: 'Börja en intervju' }).click();
    await page.getByRole('radio', { name: 'Narkotika' }).check();
    await look('intervju-sv');
    await page.getByRole('button', { name: 'العربية' }).click();
    await page.locator('[dir=rtl] form').waitFor();
    expect(await page.getByRole('radio', { name: 'المخدرات' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'أمر آخر' }).click();
    await look('intervju-ar');
    // By keyboard: the question is where one stands, and its first answer is one step on.
    await page.getByRole('button', { name: 'التالي' }).press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await page.getByRole('radio').first().isChecked()).toBe(true);
    await look('intervju-skala-ar');
    for (let step = 0; step < 4; step++) await page.locator('.next').click();
    await page.getByRole('heading', { name: 'Sparad på enheten' }).waitFor();
    await look('sparad');
    await page.getByRole('button', { name: 'Till listan' }).click();
    await page.getByText('1 skickad.').waitFor();
    await look('ko');
    expect(device.complaints).toEqual([]);
    await device.context.close();
  });
});

describe('dörren som enheten skickar till', () => {
  const post = (body: unknown, headers: Record<string, string> = { cookie }): Promise<Response> =>
    fetch(`${network.origin}${APP}/skicka`, {
      method: 'POST',
      headers: { origin: network.origin, 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date());
  async function record(other: object = {}): Promise<object> {
    const asked = await fetch(`${network.origin}${APP}/underlag`, { headers: { cookie, accept: 'application/json' } });
    const { dialogues } = (await asked.json()) as { dialogues: { id: string; versionId: string }[] };
    const [dialogue] = dialogues;
    const which = { dialogueId: dialogue?.id, versionId: dialogue?.versionId };
    return { id: randomUUID(), kind: 'interview', ...which, lang: 'sv', day: today, answers: { trygg: 3 }, ...other };
  }

  test('samma post ger samma kvitto och sparas en gång; en annan med samma beteckning sägs ifrån', async () => {
    const sent = await record();
    const before = (await stored()).length;
    const receipts = await Promise.all(
      Array.from({ length: 10 }, async () => (await (await post(sent)).json()) as unknown),
    );
    expect(new Set(receipts.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(receipts[0]).toEqual({ receipt: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/) as string });
    const other = await post({ ...sent, answers: { trygg: 4 } });
    expect([other.status, await other.json()]).toEqual([
      409,
      { message: 'Ett annat svar är redan sparat med samma beteckning. Det här svaret är inte sparat.' },
    ]);
    expect(await stored()).toHaveLength(before + 1);
  });

  test('det som är påhittat, för stort, från en annan sida eller av någon utan inloggning tas inte emot', async () => {
    const before = (await stored()).length;
    const late = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    const tries: readonly (readonly [number, unknown, Record<string, string>?])[] = [
      [401, await record(), {}],
      [401, await record(), { cookie: 'loftet=x' }],
      [403, await record(), { cookie, origin: 'https://evil.example' }],
      [400, 'inte json'],
      [400, []],
      [400, await record({ extra: 1 })],
      [400, await record({ id: '01890000-0000-7000-8000-000000000000' })],
      [400, await record({ kind: 'annat' })],
      [400, await record({ receipt: 'AB12-CD34' })],
      [404, await record({ versionId: randomUUID() })],
      [404, await record({ dialogueId: randomUUID() })],
      [413, await record({ answers: { gora: 'x'.repeat(1_100_000) } })],
      [422, await record({ day: late })],
      [422, await record({ day: '2020-01-01' })],
      [422, await record({ answers: {} })],
      [422, await record({ answers: { gora: 'x'.repeat(3_000) } })],
      [422, await record({ answers: { trygg: { $gt: 0 } } })],
    ];
    for (const [status, body, headers] of tries) {
      const answer = await post(body, headers);
      expect([status, JSON.stringify(body).slice(0, 200)]).toEqual([answer.status, JSON.stringify(body).slice(0, 200)]);
    }
    expect(await stored()).toHaveLength(before);
    // A half character, which the database refuses, is no fault of whoever typed it.
    expect((await post(await record({ answers: { gora: 'Ljus \ud83d' } }))).status).toBe(200);
  });
});
