/** What the administrator chooses of how the public pages look: checked when saved, shown at once, without style in the page. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWork } from '#access/work.server.ts';
import { ensurePerson, giveGrant } from '#access/people.server.ts';
import { inInstallationView } from '#access/work.server.ts';
import type { Database } from '#platform/database.server.ts';
import { findMunicipality } from '#places/places-queries.server.ts';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { docxFacts } from '../support/docx-assertions.ts';
import { editedWord, municipalTemplate } from '../support/municipal-template.ts';
import { startOfficeSite, type OfficeSite } from '../support/office.ts';
import { logoPng, PDF, PNG, SECRETS } from '../support/picture-files.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';
import { TESTER } from '../support/record-builder.ts';
import { sessionFor, siteDatabase } from '../support/signed-in.ts';

const DEMO = 'alvkoping';
const AT = `/${DEMO}/humleslatten-2017`;
let office: OfficeSite;
let browser: Browser;
let db: Database;

beforeAll(async () => {
  [office, browser] = await Promise.all([startOfficeSite('loften.eken.se', { LOFTET_DEMO: 'on' }), openBrowser()]);
  db = siteDatabase(office.site);
});
afterAll(async () => {
  await db?.destroy();
  await browser?.close();
  await office?.stop();
});

const get = (at: string) => fetch(office.site.origin + at);

async function administratorsCookie(): Promise<string> {
  const id = (await findMunicipality(db, DEMO))?.id ?? '';
  const personId = await inWork(db, id, TESTER, async (work) => {
    const person = await inInstallationView(work, (tx) => ensurePerson(tx, { name: 'Eva Ek', email: 'eva@alv.se' }));
    await giveGrant(work, { personId: person.id, role: 'administrator' });
    return person.id;
  });
  return sessionFor(db, { personId });
}

test('colours and contact: refused with what would do, then on every public page at once', async () => {
  const value = await administratorsCookie();
  const before = await get(AT).then((answer) => answer.text());
  expect(before).not.toContain('/farg-');
  for (const [width, accent, dark] of [
    [360, '#7a1f5c', ''],
    [1280, '#8a3a00', '#f2b98a'],
  ] as const) {
    const viewport = { width, height: 800 };
    const { page, complaints } = await watchedPage(browser, office.site.origin, { viewport, javaScriptEnabled: false });
    await page.context().addCookies([{ name: 'loftet', value, url: office.site.origin }]);
    await page.goto(`/arbete/kommun/${DEMO}/installningar`);
    await page.getByLabel('Kommunens färg').fill('#ffcc00');
    await page.getByLabel('Vart invånare vänder sig').fill('Frågor: trygghet@eken.se\nPolisen: 114 14');
    await page.getByRole('button', { name: 'Spara inställningarna' }).click();
    await page.getByRole('link', { name: /kontrasten är 1,2.*#806600/ }).waitFor();
    expect(await page.getByLabel('Vart invånare vänder sig').inputValue()).toBe(
      'Frågor: trygghet@eken.se\nPolisen: 114 14',
    );
    await takePicture(page, `farg-fel-${width}`);
    await page.getByLabel('Kommunens färg').fill(accent);
    await page.getByLabel('Färgen i mörkt läge').fill(dark);
    await page.getByRole('button', { name: 'Spara inställningarna' }).click();
    await page.getByText('Sparat.', { exact: true }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await takePicture(page, `installningar-${width}`);

    const link = `/farg-${accent.slice(1)}-`;
    await expect.poll(async () => (await get(AT)).text()).toContain(link);
    const again = await get(AT);
    expect(again.headers.get('cache-control')).toBe('no-cache');
    const html = await again.text();
    expect(html).not.toMatch(/<script|<style|style="/);
    const address = new RegExp(`${link}[0-9a-f]{6}\\.css`).exec(html)?.[0] ?? '';
    const style = await get(address);
    expect([style.status, style.headers.get('content-type'), style.headers.get('cache-control')]).toEqual([
      200,
      'text/css; charset=utf-8',
      'public, max-age=31536000, immutable',
    ]);
    for (const at of [`/${DEMO}`, `${AT}/historik`, `/${DEMO}/humleslatten`])
      expect(await get(at).then((answer) => answer.text()), at).toContain(address);
    expect(await get('/').then((answer) => answer.text())).not.toContain('/farg-');

    for (const colorScheme of ['light', 'dark'] as const) {
      const shown = await watchedPage(browser, office.site.origin, { viewport, colorScheme });
      await shown.page.goto(AT);
      const colour = await shown.page.evaluate(() =>
        getComputedStyle(document.documentElement).getPropertyValue('--accent'),
      );
      if (colorScheme === 'light') expect(colour).toBe(accent);
      else if (dark !== '') expect(colour).toBe(dark);
      else expect(colour).not.toBe('#7cc7d6');
      expect(await axeFindings(shown.page), colorScheme).toEqual([]);
      expect(await shown.page.getByRole('link', { name: 'trygghet@eken.se' }).getAttribute('href')).toBe(
        'mailto:trygghet@eken.se',
      );
      await shown.page.evaluate(() => document.getElementById('kontakt')?.scrollIntoView());
      await takePicture(shown.page, `farg-${colorScheme}-${width}`);
      expect(shown.complaints).toEqual([]);
      await shown.page.context().close();
    }
    expect(complaints.filter((one) => !one.includes('400'))).toEqual([]);
    await page.context().close();
  }
});

const SECOND = 'ar';

test('the logo: sent without JavaScript, refused with what would do, then on every public page with the name in text', async () => {
  const value = await administratorsCookie();
  const path = `/arbete/kommun/${DEMO}/installningar`;
  const png = (buffer: Uint8Array) => ({ name: 'marke.png', mimeType: 'image/png', buffer: Buffer.from(buffer) });
  const viewport = { width: 360, height: 800 };
  const { page, complaints } = await watchedPage(browser, office.site.origin, { viewport, javaScriptEnabled: false });
  await page.context().addCookies([{ name: 'loftet', value, url: office.site.origin }]);
  await page.goto(path);
  for (const [buffer, sentence] of [
    [PDF, /Det är ingen PNG-bild/],
    [new Uint8Array(1_100_000), /Bilden är för stor/],
    [logoPng(2_001, 16), /2001.×.16.bildpunkter/],
    [PNG, /6.×.4.bildpunkter/],
    [logoPng(100, 40).subarray(0, 200), /Bilden är skadad/],
  ] as const) {
    await page.getByLabel('Bilden', { exact: true }).setInputFiles(png(buffer));
    await page.getByRole('button', { name: 'Lägg in märket' }).click();
    await page.getByRole('link', { name: sentence }).waitFor();
  }
  await takePicture(page, 'marke-fel-360');
  await page.getByLabel('Bilden', { exact: true }).setInputFiles(png(logoPng(400, 160)));
  await page.getByRole('button', { name: 'Lägg in märket' }).click();
  await page.getByText('Sparat.', { exact: true }).waitFor();
  expect(new URL(page.url()).search + new URL(page.url()).hash).toBe('?sparat#marke');
  const shown = page.getByRole('img', { name: /kommun, märket/ });
  // The browser fetches the picture after the page: how wide it is is known first when it is there.
  await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(400);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await takePicture(page, 'marke-360');

  const address = new RegExp(`/${DEMO}/marke-[0-9a-f]{64}\\.png`);
  await expect.poll(async () => (await get(AT)).text()).toMatch(address);
  const src = address.exec(await get(AT).then((answer) => answer.text()))?.[0] ?? '';
  for (const at of [`/${DEMO}`, `${AT}/historik`, `/${DEMO}/humleslatten`, `/${SECOND}${AT}`, `/${DEMO}/kontakt`])
    expect(await get(at).then((answer) => answer.text()), at).toContain(src);
  expect(await get('/').then((answer) => answer.text())).not.toContain('marke-');
  for (const state of ['miss', 'hit']) {
    const file = await get(src);
    expect([file.status, file.headers.get('content-type'), file.headers.get('x-content-type-options')], state).toEqual([
      200,
      'image/png',
      'nosniff',
    ]);
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const words = Buffer.from(await file.arrayBuffer()).toString('latin1');
    for (const secret of SECRETS) expect(words).not.toContain(secret);
  }
  expect((await get(src.replace(DEMO, 'finns-inte'))).status).toBe(404);

  for (const [width, colorScheme, at] of [
    [360, 'dark', `/${SECOND}${AT}`],
    [360, 'light', AT],
    [1280, 'dark', AT],
    [1280, 'light', `/${SECOND}${AT}`],
  ] as const) {
    const seen = await watchedPage(browser, office.site.origin, { viewport: { width, height: 800 }, colorScheme });
    await seen.page.goto(at);
    const owner = seen.page.locator('header a.owner');
    expect(await owner.innerText()).toBe('Älvköpings kommun');
    await expect
      .poll(() => owner.locator('img').evaluate((img: HTMLImageElement) => [img.alt, img.naturalWidth]))
      .toEqual(['', 400]);
    expect(await owner.locator('img').evaluate((img) => getComputedStyle(img).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    );
    expect(await seen.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await axeFindings(seen.page), `${at} ${width}`).toEqual([]);
    await takePicture(seen.page, `marke-${at.includes(`/${SECOND}/`) ? SECOND : 'sv'}-${colorScheme}-${width}`);
    expect(seen.complaints).toEqual([]);
    await seen.page.context().close();
  }

  await page.getByRole('button', { name: 'Ta bort märket' }).click();
  await page.getByText('Kommunen har inget märke här.').waitFor();
  await expect.poll(async () => (await get(AT)).text()).not.toContain(src);
  expect((await get(src)).status).toBe(404);
  expect(complaints.filter((one) => !one.includes('400'))).toEqual([]);
  await page.context().close();
});

test('only colours that can be read are a stylesheet', async () => {
  for (const colours of ['ffff00-7cc7d6', '0f5c6e', '0f5c6e-7cc7d6-1', '0f5c6e-7cc7d6%7D'])
    expect((await get(`/farg-${colours}.css`)).status, colours).toBe(404);
});

test('an own Word template: what to mend is told, a whole one is kept, tried and chosen, without script', async () => {
  const value = await administratorsCookie();
  const template = await municipalTemplate();
  const broken = editedWord(template, 'word/document.xml', (xml) => xml.replace('{@innehåll}', '{punkter}'));
  const { page, complaints } = await watchedPage(browser, office.site.origin, { javaScriptEnabled: false });
  await page.context().addCookies([{ name: 'loftet', value, url: office.site.origin }]);
  await page.goto(`/arbete/kommun/${DEMO}/wordmall`);
  const send = async (bytes: Uint8Array) => {
    await page
      .getByLabel('Mallen', { exact: true })
      .setInputFiles({ name: 'mall.docx', mimeType: '', buffer: Buffer.from(bytes) });
    await page.getByRole('button', { name: 'Granska och spara mallen' }).click();
  };
  await send(broken);
  expect(await page.title()).toMatch(/^Fel: /);
  expect(await page.getByRole('alert').textContent()).toContain('2\u00a0saker ska rättas');
  expect(await page.getByText('Märkordet {punkter} finns inte.').count()).toBe(1);
  await send(template);
  expect(await page.getByRole('status').textContent()).toBe('Sparat.');
  await page.getByLabel(/Version\s1: mall\.docx/).check();
  await page.getByRole('button', { name: 'Använd den valda' }).click();
  expect(await page.getByLabel(/Version\s1: mall\.docx/).isChecked()).toBe(true);
  const tried = await fetch(`${office.site.origin}/arbete/kommun/${DEMO}/wordmall/1/prov`, {
    headers: { cookie: `loftet=${value}` },
  });
  expect(docxFacts(new Uint8Array(await tried.arrayBuffer())).header).toContain('KS 2026-41');
  expect(complaints.filter((each) => !each.includes('422'))).toEqual([]);
  await page.context().close();
});
