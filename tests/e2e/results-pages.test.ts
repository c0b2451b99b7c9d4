/** What may be told of a dialogue, beside who lives there: small counts stay hidden, and faults in a list are said line by line. */
import { sql } from 'kysely';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality, type Database } from '#platform/database.server.ts';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { openOffice } from '../support/office.ts';
import { watchedPage } from '../support/page-watch.ts';
import { takePicture } from '../support/pictures.ts';
import { siteDatabase } from '../support/signed-in.ts';
import { startSite, type Site } from '../support/site.ts';

let site: Site;
let browser: Browser;
let db: Database;
let cookie: string;
let at: string;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite({ LOFTET_DEMO: 'on', LOFTET_WORKER: 'off' }), openBrowser()]);
  db = siteDatabase(site);
  cookie = await openOffice(site);
  at = await inMunicipality(db, INSTALLATION, async (tx) => {
    const { rows: towns } = await sql<{ id: string }>`select id from municipality where slug = 'alvkoping'`.execute(tx);
    await sql`select set_config('loftet.municipality', ${towns[0]?.id ?? ''}, true)`.execute(tx);
    const { rows } = await sql<{ dialogue: string }>`
      insert into input (municipality_id, id, dialogue_id, dialogue_version_id, channel, lang, day, answers, payload)
      select s.municipality_id, gen_random_uuid(), s.dialogue_id, s.dialogue_version_id,
        case when g <= 90 then 'web' else 'paper' end, 'sv', '2026-09-10',
        jsonb_build_object('oro', jsonb_build_array(jsonb_build_object(
            'problem', (array['inbrott', 'trafik', 'trafik', 'morker', 'skrap'])[1 + g % 5],
            'place', case when g % 3 = 0 then null else 'plats-' || (1 + g % 2) end, 'time', 'evening')),
          'trygg', 1 + g % 4, 'kon', case when g % 41 = 0 then 'annat' when g % 5 < 2 then 'man' else 'kvinna' end,
          'alder', case when g % 24 = 0 then 'under-15' when g % 29 = 0 then null when g % 13 = 0 then 'a-15-24' when g % 2 = 0 then 'a-25-44' else 'a-65' end),
        repeat('0', 64)
      from dialogue_step s, generate_series(1, 120) g where s.step = 'open'
      returning dialogue_id as dialogue`.execute(tx);
    // Themes under themes: on mopeds, on speed, and on traffic alone.
    await sql`with moped as (insert into theme (municipality_id, id) select municipality_id, gen_random_uuid() from dialogue_step limit 1 returning *),
      written as (insert into theme_version (municipality_id, theme_id, no, name, parent_id, state, onward)
        select m.municipality_id, m.id, 1, 'Mopeder på gångvägar', t.id, 'active', '{}' from moped m, theme t where t.problem = 'trafik'),
      coded as (insert into coding (municipality_id, input_id, no) select municipality_id, id, 1 from input
        where dialogue_id = ${rows[0]?.dialogue} and channel = 'web' returning municipality_id, input_id, no)
      insert into coding_theme (municipality_id, input_id, no, position, theme_id, place, time_of_day)
      select c.municipality_id, c.input_id, 1, 1, case g % 9 when 0 then (select id from moped) when 1 then (select id from moped)
          when 2 then (select id from moped) when 3 then t.id when 4 then t.id when 5 then s.id when 6 then s.id when 7 then t.id else d.id end,
        'plats-' || (1 + g % 2), case when g % 3 = 0 then 'evening' end
      from (select *, row_number() over (order by input_id) as g from coded) c,
        theme t, theme s, theme d where t.problem = 'trafik' and s.problem = 'skrap' and d.problem = 'morker'`.execute(
      tx,
    );
    return `/arbete/dialoger/alvkoping/${rows[0]?.dialogue}`;
  });
});
afterAll(async () => {
  await db?.destroy();
  await browser?.close();
  await site?.stop();
});

const LIST =
  'Slag;Grupp;Antal\nålder;0–14;1500\nålder;15–24;2600\nålder;25–44;2900\nålder;45–64;1700\nålder;65+;1300\nkön;Kvinnor;5000\nkön;Män;5000';

test('gränsen för små tal väljs bland inställningarna, och sidorna säger den som gäller', async () => {
  const { page } = await watchedPage(browser, site.origin, {
    cookie,
    javaScriptEnabled: false,
    viewport: { width: 360, height: 800 },
  });
  const choose = async (fewest: string): Promise<void> => {
    await page.goto('/arbete/kommun/alvkoping/installningar');
    await page.getByLabel('Minsta antal som visas').fill(fewest);
    await page.getByRole('button', { name: 'Spara inställningarna' }).click();
  };
  await choose('2');
  expect(await page.locator('main').innerText()).toContain('Skriv ett helt tal, 3–20.');
  expect(await page.getByLabel('Minsta antal som visas').inputValue()).toBe('2');
  await takePicture(page, 'installningar-gransen-360');
  await choose('8');
  expect(await page.getByLabel('Minsta antal som visas').inputValue()).toBe('8');
  await page.goto(`${at}/resultat`);
  expect(await page.locator('main').innerText()).toContain('ett tal under 8');
  await choose('5');
  await page.context().close();
});

describe.each([360, 1280])('på %i px', (width) => {
  test('befolkningen läggs in och resultatet läses, utan JavaScript', async () => {
    const { page, complaints } = await watchedPage(browser, site.origin, {
      cookie,
      javaScriptEnabled: false,
      viewport: { width, height: 800 },
    });
    await page.goto('/arbete/dialoger/alvkoping');
    await page.getByRole('link', { name: 'Befolkningen' }).click();
    await page.getByLabel('År').fill('2025');
    await page.getByLabel('Källa').fill('SCB');
    await page.getByLabel('Klistra in listan').fill(`${LIST}\nlängd;180;4`);
    await page.getByRole('button', { name: 'Spara siffrorna' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Rad 9: Slag ska vara ålder, kön eller område.');
    expect(await page.getByLabel('Klistra in listan').inputValue()).toContain('längd;180;4');
    await takePicture(page, `befolkningen-fel-${width}`);
    await page.getByLabel('Klistra in listan').fill(LIST);
    await page.getByRole('button', { name: 'Spara siffrorna' }).click();
    expect(await page.getByRole('status').innerText()).toContain('Siffrorna är sparade.');
    await page.goto(`${at}/resultat`);
    await takePicture(page, `resultat-${width}`);
    const text = await page.locator('main').innerText();
    expect(text).toContain('120 svar: 90 på webben, 30 på papper.');
    expect(text).toMatch(/15–24 år: \d+\u00a0% av rösterna, i kommunen 26\u00a0%\./);
    expect(text).toContain('dolt');
    const themes = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Teman' }) });
    expect(await themes.innerText()).toContain('90 svar handlar om något tema.');
    expect(await themes.locator('table').first().innerText()).toMatch(
      /Trafik[\s\S]*60[\s\S]*inget närmare[\s\S]*30[\s\S]*Mopeder på gångvägar[\s\S]*30/,
    );
    expect(await themes.innerText()).toMatch(/Dolt: .*Narkotika/);
    expect(text).toContain('Alla svar är inte kodade än.');
    // The browser notes the form that was refused, and nothing else.
    expect(complaints).toEqual(['Failed to load resource: the server responded with a status of 400 (Bad Request)']);
    await page.context().close();
  });
  test('sidorna har inga brister i axe, och får plats', async () => {
    const { page, complaints } = await watchedPage(browser, site.origin, { cookie, viewport: { width, height: 800 } });
    for (const path of ['/arbete/dialoger/alvkoping/befolkning', `${at}/resultat`]) {
      await page.goto(path);
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
