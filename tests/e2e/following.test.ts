/** Following by mail, as somebody without JavaScript and without account does it; and what the addresses take from others. */
import type { Browser } from 'playwright-core';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality, type Database } from '#platform/database.server.ts';
import type { MailBody } from '#platform/mail/mail-body.ts';
import { unseal } from '#platform/mail/seal.server.ts';
import { LANGS, pathIn } from '#platform/texts/languages.ts';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';
import { siteDatabase } from '../support/signed-in.ts';
import { startSite, type Site } from '../support/site.ts';
import { htmlFaults } from '../support/valid-html.ts';

const SECRET = 's'.repeat(64);
const PROMISE = '/alvkoping/humleslatten-gamla-hamnen-2018-2019';
let site: Site;
let browser: Browser;
let db: Database;

beforeAll(async () => {
  [site, browser] = await Promise.all([
    startSite({ LOFTET_DEMO: 'on', LOFTET_SECRET: SECRET, LOFTET_WORKER: 'off' }),
    openBrowser(),
  ]);
  db = siteDatabase(site);
});
afterAll(async () => {
  await db?.destroy();
  await browser?.close();
  await site?.stop();
});

const count = async (table: string): Promise<number> =>
  inMunicipality(db, INSTALLATION, async (tx) => {
    const { rows: towns } = await sql<{ id: string }>`select id from municipality where slug = 'alvkoping'`.execute(tx);
    await sql`select set_config('loftet.municipality', ${towns[0]?.id ?? ''}, true)`.execute(tx);
    const { rows } = await sql<{ count: number }>`select count(*) from ${sql.table(table)}`.execute(tx);
    return rows[0]?.count ?? -1;
  });

async function lastLink(): Promise<string> {
  const { rows } = await inMunicipality(db, INSTALLATION, (tx) =>
    sql<{
      id: string;
      body: Buffer;
    }>`select id, body from mail where kind = 'follow-ask' order by id desc limit 1`.execute(tx),
  );
  const [mail] = rows;
  if (mail === undefined) throw new Error('a mail was written');
  const { text } = JSON.parse(unseal(SECRET, mail.id, mail.body)) as MailBody;
  return new URL(/https?:\S+\/bekrafta\/[\w-]{43}/.exec(text)?.[0] ?? '').pathname;
}

const post = (path: string, body: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(site.origin + path, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(body) });
const asked = { epost: 'kim@exempel.se', ofta: 'week', sprak: 'sv' };

describe('att följa med mejl', () => {
  test('ask, confirm and end, by pages without script; nothing happens by opening a link', async () => {
    const { page, complaints } = await watchedPage(browser, site.origin, {
      javaScriptEnabled: false,
      viewport: { width: 360, height: 800 },
    });
    await page.goto(PROMISE);
    await page.getByRole('link', { name: 'Följ löftet med mejl' }).click();
    await page.getByLabel('E-postadress').fill('Kim@Exempel.se');
    await page.getByLabel('En gång i veckan').check();
    await page.getByRole('button', { name: 'Skicka' }).click();
    await page.waitForURL('**?skickat'); // the municipality is invented: no mail is said to be on its way
    expect(await page.getByRole('status').textContent()).toContain('inga mejl skickas');
    const link = await lastLink();
    expect(link).not.toContain('kim');
    const shown = await page.goto(link);
    expect([shown?.headers()['cache-control'], shown?.headers()['referrer-policy']]).toEqual([
      'no-store',
      'strict-origin',
    ]);
    await page.goto(link);
    expect(await count('follower')).toBe(0);
    await takePicture(page, 'folj-bekrafta-360');
    await page.getByRole('button', { name: 'Ja, börja följa' }).click();
    await page.getByText('Nu följer du det här.').waitFor();
    await takePicture(page, 'folj-mina-360');
    expect([await count('follower'), await count('follow')]).toEqual([1, 1]);
    const end = new URL(page.url()).pathname;
    await page.goto(end);
    expect(await count('follower')).toBe(1);
    await page.getByRole('button', { name: 'Sluta följa och ta bort min adress' }).click();
    await page.getByRole('heading', { name: 'Du följer inget längre' }).waitFor();
    expect([await count('follower'), await count('follow'), await count('follow_ask')]).toEqual([0, 0, 0]);
    expect((await page.goto(end))?.status()).toBe(404);
    expect(await page.locator('h1').textContent()).toBe('Länken gäller inte');
    expect(complaints.filter((one) => !one.includes('404'))).toEqual([]);
  });

  test('a mail program ends it with one POST without origin; elsewhere such a POST is refused, and a foreign one everywhere', async () => {
    const own = { origin: site.origin };
    expect((await post(`/folj${PROMISE}`, asked, own)).status).toBe(303);
    const answer = await post(await lastLink(), {}, own);
    const end = new URL(answer.headers.get('location') ?? '', site.origin).pathname;
    const oneClick = { 'List-Unsubscribe': 'One-Click' };
    expect((await post(`/folj${PROMISE}`, asked)).status).toBe(403);
    expect((await post(await lastLink(), {})).status).toBe(403);
    expect((await post(end, oneClick, { origin: 'https://evil.example' })).status).toBe(403);
    expect(await count('follower')).toBe(1);
    expect((await post(end, oneClick)).status).toBe(200);
    expect(await count('follower')).toBe(0);
    expect((await post(end, oneClick)).status).toBe(404);
    expect((await post(`${end.slice(0, -43)}${'a'.repeat(43)}`, oneClick)).status).toBe(404);
  });

  test('whoever asks gets the same answer whether the address follows or not, and keeps what was typed where it is wrong', async () => {
    const own = { origin: site.origin };
    const first = await post(`/folj${PROMISE}`, { ...asked, epost: 'bo@exempel.se' }, own);
    await post(await lastLink(), {}, own);
    const again = await post(`/folj${PROMISE}`, { ...asked, epost: 'bo@exempel.se' }, own);
    expect([again.status, again.headers.get('location')]).toEqual([first.status, first.headers.get('location')]);
    const wrong = await post(`/folj${PROMISE}`, { ...asked, epost: 'ingen <b>' }, own);
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).toContain('value="ingen &lt;b>"');
    expect((await fetch(`${site.origin}/folj/alvkoping/finns-inte`)).status).toBe(404);
  });

  test.each(LANGS)('the form in %s: accessible, valid, without script, kept nowhere', async (lang) => {
    const path = pathIn(lang, `/folj${PROMISE}`);
    for (const width of [360, 1280]) {
      const { page, complaints } = await watchedPage(browser, site.origin, { viewport: { width, height: 800 } });
      await page.goto(path);
      expect(await page.locator('script').count()).toBe(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await takePicture(page, `folj-${lang}-${width}`);
      expect(await axeFindings(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    }
    const answer = await fetch(site.origin + path);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await htmlFaults(await answer.text())).toEqual([]);
  });
});
