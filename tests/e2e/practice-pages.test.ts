/** A municipality to practise in, in a browser without JavaScript: made, filled, shown to be no real one, and emptied. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensurePerson, giveGrant } from '#access/people.server.ts';
import { inInstallationView, inWork } from '#access/work.server.ts';
import type { Database } from '#platform/database.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { startOfficeSite, type OfficeSite } from '../support/office.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';
import { TESTER } from '../support/record-builder.ts';
import { sessionFor, siteDatabase } from '../support/signed-in.ts';

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

const get = async (at: string) => {
  const answer = await fetch(office.site.origin + at);
  return { status: answer.status, text: await answer.text() };
};

test.each([360, 1280])('made, filled, marked everywhere and emptied, at %i px', async (width) => {
  const slug = `eken-${width}`;
  const id = await createMunicipality({ db }, { slug, name: `Ekens kommun ${width}` });
  const personId = await inWork(db, id, TESTER, async (work) => {
    const { id: person } = await inInstallationView(work, (tx) =>
      ensurePerson(tx, { name: 'Eva Ek', email: `eva${width}@eken.se` }),
    );
    await giveGrant(work, { personId: person, role: 'administrator' });
    return person;
  });
  const cookie = { name: 'loftet', value: await sessionFor(db, { personId }), url: office.site.origin };
  const viewport = { width, height: 800 };
  const { page, complaints } = await watchedPage(browser, office.site.origin, { viewport, javaScriptEnabled: false });
  const { page: withAxe } = await watchedPage(browser, office.site.origin, { viewport });
  for (const one of [page, withAxe]) await one.context().addCookies([cookie]);
  const look = async (name: string): Promise<void> => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await takePicture(page, `${name}-${width}`);
    await withAxe.goto(page.url());
    expect(await axeFindings(withAxe), name).toEqual([]);
  };

  await page.goto(`/arbete/kommun/${slug}/ovning`);
  await look('ovning-ingen');
  await page.getByRole('button', { name: 'Öppna vår övningskommun' }).click();
  await page.waitForURL(`**/arbete/kommun/ovning-${slug}/ovning`);
  const bar = page.getByRole('region', { name: 'Du och kommunen' });
  expect(await bar.textContent()).toMatch(/Övning.*Inga mejl skickas härifrån/s);
  await look('ovning-tom');
  await page.getByRole('button', { name: 'Fyll övningskommunen' }).click();
  await page.getByText('Övningskommunen är fylld med exemplet.').waitFor();
  await look('ovning-fylld');

  const at = `/ovning-${slug}/humleslatten-2017`;
  const shown = await get(at);
  expect(shown.text).toContain('<meta name="robots" content="noindex, nofollow"');
  expect(shown.text).toMatch(/Övning\..*till för att öva/s);
  expect(shown.text).not.toContain('<script');
  expect((await get(`${at}/historik`)).text).toContain('noindex');
  expect(shown.text).not.toContain('feed.atom');
  expect((await get(`${at}/feed.atom`)).status).toBe(404);
  expect((await get('/')).text).not.toContain('ovning-');
  expect((await get('/sitemap.xml')).text).not.toContain('ovning-');
  expect((await get(`/sitemap-ovning-${slug}.xml`)).status).toBe(404);
  await page.goto(at);
  await look('ovning-publik');

  await page.goto(`/arbete/kommun/ovning-${slug}/ovning`);
  await page.getByLabel(/^Skriv ”/).fill('Ekens kommun');
  await page.getByRole('button', { name: 'Töm övningskommunen' }).click();
  await page.getByText('Namnet stämmer inte.').waitFor();
  expect(await page.getByLabel(/^Skriv ”/).inputValue()).toBe('Ekens kommun');
  await look('ovning-fel-namn');
  await page.getByLabel(/^Skriv ”/).fill(`Övning – Ekens kommun ${width}`);
  await page.getByRole('button', { name: 'Töm övningskommunen' }).click();
  await page.getByText('Övningskommunen är tom.').waitFor();
  await expect.poll(async () => (await get(at)).status).toBe(404);

  const real = `name=${encodeURIComponent(`Ekens kommun ${width}`)}`;
  const tried = await office.post(`/arbete/kommun/${slug}/ovning?/tom`, real, { cookie: `loftet=${cookie.value}` });
  expect(tried.status).toBe(409);
  expect(complaints.filter((one) => !/4(?:09|22)/.test(one))).toEqual([]);
  await page.context().close();
  await withAxe.context().close();
});
