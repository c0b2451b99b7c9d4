import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { loadFollowUp } from '#follow-up/follow-up-queries.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality, openDatabase, openPool } from '#platform/database.server.ts';
import { acceptFile } from '#platform/files/accept-file.ts';
import { newToken } from '#access/token.server.ts';
import { ask, type Answer } from '../support/ask.ts';
import { buildAsked, type AskedRecord } from '../support/asked-record.ts';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { watchedPage } from '../support/page-watch.ts';
import {
  exif,
  jpegWith,
  PNG,
  PROGRESSIVE_JPEG,
  SECRETS,
  segment,
  webpChunk,
  webpWith,
} from '../support/picture-files.ts';
import { takePicture } from '../support/pictures.ts';
import { startSite, type Site } from '../support/site.ts';

let site: Site;
let browser: Browser;
let pool: ReturnType<typeof openPool>;
let built: AskedRecord;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
  pool = openPool({ connectionString: site.env['DATABASE_URL'] });
  built = await buildAsked(openDatabase(pool));
});
afterAll(async () => {
  await browser?.close();
  await pool?.end();
  await site?.stop();
});

const PHONE = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false };
const PHONE_WITH_SCRIPT = { ...PHONE, javaScriptEnabled: true };
const BOUNDARY = 'gransen';
const record = (of = built) =>
  inMunicipality(of.db, of.municipalityId, (tx) => loadFollowUp(tx, of.municipalityId, of.promise.id));
const address = async (personId: string, of = built): Promise<string> => `/arbete/svar/${await of.link(personId)}`;

/** What axe says of a page, which needs script, in a context of its own. */
async function checkWithAxe(at: string, width = 360): Promise<void> {
  const { page } = await watchedPage(browser, site.origin, { viewport: { width, height: 740 } });
  await page.goto(at);
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await axeFindings(page)).toEqual([]);
  await page.context().close();
}

function post(at: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) {
  const own = {
    host: `localhost:${site.port}`,
    origin: site.origin,
    'content-type': 'application/x-www-form-urlencoded',
  };
  return ask(site, at, { method: 'POST', body: String(new URLSearchParams(fields)), headers: { ...own, ...headers } });
}
const get = (at: string, method = 'GET'): Promise<Answer> =>
  ask(site, at, { method, headers: { host: `localhost:${site.port}` } });

describe('on a phone without JavaScript', () => {
  test('somebody answers about two points: one with a picture, one that was not done', async () => {
    const { page, complaints } = await watchedPage(browser, site.origin, PHONE);
    const link = await address(built.people.anna);
    await page.goto(link);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Hur gick det tertial 1 2026?');
    await takePicture(page, 'svar-lista-360');
    await page.getByRole('link', { name: 'Punkt 1' }).click();
    const at = page.url();
    await takePicture(page, 'svar-fraga-360');

    await page.getByLabel('1. Vad har ni gjort?').fill('Vi gick tre gånger, en kväll med ungdomarna.');
    await page.getByLabel('Antal', { exact: true }).fill('3');
    await page.getByRole('button', { name: 'Spara och fortsätt senare' }).click();
    expect(await page.getByRole('status').first().textContent()).toContain('Sparat. Svaret är inte skickat än.');
    await page.goto(at);
    expect(await page.getByLabel('1. Vad har ni gjort?').inputValue()).toContain('Vi gick tre gånger');

    await page.getByLabel('Genomförd', { exact: false }).last().check();
    await page.getByRole('button', { name: 'Skicka svaret' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('behöver en daterad aktivitet');
    await takePicture(page, 'svar-genomford-utan-360');
    expect((await record()).entries).toEqual([]);

    await page.getByLabel('Vad gjorde ni?').fill('Trygghetsvandring');
    await page.getByLabel('Hur många?', { exact: true }).last().fill('3');
    await page.getByLabel('Bild eller handling').setInputFiles({
      name: 'IMG_0001.JPG',
      mimeType: 'image/jpeg',
      buffer: Buffer.from(jpegWith(segment(0xe1, exif(6)))),
    });
    await page.getByRole('button', { name: 'Lägg till aktiviteten' }).click();
    expect(await page.getByText('Fil: IMG_0001.jpg').count()).toBe(1);
    expect(await page.getByLabel('1. Vad har ni gjort?').inputValue()).toContain('Vi gick tre gånger');
    expect(await page.locator('.target').textContent()).toContain('3 av minst 16');
    await takePicture(page, 'svar-aktivitet-360');

    await page.getByRole('button', { name: 'Skicka svaret' }).click();
    await page.getByRole('heading', { name: 'Tack, svaret är skickat' }).waitFor();
    await takePicture(page, 'svar-kvitto-360');
    await page.getByRole('link', { name: 'Svara om punkt 2' }).click();
    await page.getByText('Inte genomfört, eftersom …').click();
    await page.getByLabel('Varför?').last().fill('Skolorna var stängda.');
    await page.getByRole('button', { name: 'Skicka: inte genomfört' }).click();
    await page.getByRole('heading', { name: 'Tack, svaret är skickat' }).waitFor();
    await page.getByRole('link', { name: 'Alla dina frågor' }).click();
    expect(await page.getByText('✓ Besvarad').count()).toBe(2);
    await takePicture(page, 'svar-klart-360');

    const { entries, activities } = await record();
    expect(entries).toHaveLength(2);
    const said = { body: 'Vi gick tre gånger, en kväll med ungdomarna.', progress: 'done', reason: null };
    expect(entries).toContainEqual(expect.objectContaining({ ...said, pointId: built.point(0) }));
    const why = { body: null, progress: 'not-done', reason: 'Skolorna var stängda.' };
    expect(entries).toContainEqual(expect.objectContaining({ ...why, pointId: built.point(1) }));
    expect(activities).toMatchObject([
      { body: 'Trygghetsvandring', count: 3, day: '2026-04-30', visibility: 'internal' },
    ]);
    expect(complaints.filter((text) => !/status of 4(09|22)/.test(text))).toEqual([]);
    await page.context().close();
  });

  test('the question is handed on, and the page says so', async () => {
    const own = await buildAsked(built.db, { points: [{}] });
    const { page } = await watchedPage(browser, site.origin, PHONE);
    await page.goto(await address(own.people.anna, own));
    await page.getByText('Någon annan svarar').click();
    await page.getByLabel('Vem svarar?').selectOption({ label: 'Cia' });
    await page.getByRole('button', { name: 'Lämna frågan vidare' }).click();
    await page.getByRole('heading', { name: 'Någon annan svarar' }).waitFor();
    await takePicture(page, 'svar-lamnat-360');
    await page.goto(await address(own.people.cia, own));
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Hur har det gått med punkt\u00a01?');
    await page.context().close();
  });

  test.each([360, 1280])('every state of the page is accessible at %i px', async (width) => {
    const own = await buildAsked(built.db);
    const link = await address(own.people.anna, own);
    const question = `${link}/${await own.request(own.people.anna)}`;
    for (const at of [link, question, `${question}/kvitto`, `/arbete/svar/${newToken()}`])
      await checkWithAxe(at, width);
    const { page } = await watchedPage(browser, site.origin, { viewport: { width, height: 740 } });
    await page.goto(question);
    await page.getByRole('button', { name: 'Skicka svaret' }).click();
    await page.getByRole('alert').waitFor();
    await takePicture(page, `svar-fel-${width}`);
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });
});

describe('with JavaScript', () => {
  const typed = async (page: Page): Promise<void> => {
    await page.getByLabel('1. Vad har ni gjort?').fill('Vi gick fyra gånger.');
  };

  test('what is typed is kept as it is typed, and again when the net comes back', async () => {
    const own = await buildAsked(built.db, { points: [{}] });
    const { page } = await watchedPage(browser, site.origin, { viewport: { width: 360, height: 740 } });
    await page.goto(await address(own.people.anna, own));
    await page.context().setOffline(true);
    await typed(page);
    await page.getByText('Du är utan nät.').waitFor();
    await page.context().setOffline(false);
    await page.getByText(/^Sparat \d\d.\d\d$/).waitFor();
    await page.goto(page.url());
    expect(await page.getByLabel('1. Vad har ni gjort?').inputValue()).toBe('Vi gick fyra gånger.');
    await page.context().close();
  });
});

test('a browser draws the pictures as they are kept, the right way up', async () => {
  const { page } = await watchedPage(browser, site.origin, PHONE_WITH_SCRIPT);
  await page.goto('/arbete/svar/x');
  const pictures = [
    [jpegWith(segment(0xe1, exif(6))), 'image/jpeg'],
    [PROGRESSIVE_JPEG, 'image/jpeg'],
    [PNG, 'image/png'],
    [webpWith(webpChunk('EXIF', exif(1))), 'image/webp'],
  ] as const;
  const sizes: (readonly [number, number])[] = [];
  for (const [bytes, type] of pictures) {
    const kept = [...acceptFile({ bytes, name: 'a' }).bytes];
    sizes.push(
      await page.evaluate(
        async ([data, mediaType]) => {
          const { width, height } = await createImageBitmap(new Blob([Uint8Array.from(data)], { type: mediaType }));
          return [width, height] as const;
        },
        [kept, type] as const,
      ),
    );
  }
  expect(sizes).toEqual([
    [16, 24],
    [24, 16],
    [6, 4],
    [8, 8],
  ]);
  await page.context().close();
});

describe('attacks', () => {
  const multipart = (name: string, bytes: string | Uint8Array, fields: Readonly<Record<string, string>> = {}): Buffer =>
    Buffer.concat([
      ...Object.entries(fields).map(([field, value]) =>
        Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`),
      ),
      Buffer.from(
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="a-file"; filename="${name}"\r\nContent-Type: image/jpeg\r\n\r\n`,
      ),
      Buffer.from(bytes),
      Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
    ]);
  const send = (at: string, body: Buffer) =>
    fetch(`${site.origin}${at}`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        origin: site.origin,
        accept: 'text/html',
        'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      },
      body: new Uint8Array(body),
    });

  let own: AskedRecord;
  let link: string;
  let question: string;
  beforeAll(async () => {
    own = await buildAsked(built.db);
    link = await address(own.people.anna, own);
    question = `${link}/${await own.request(own.people.anna)}`;
  });
  const ANSWER = { no: '0', body: 'Falskt.', progress: 'under-way' };

  test('a guessed, cut or foreign link opens nothing, for reading or writing', async () => {
    const id = await own.request(own.people.anna);
    const other = await address(own.people.bo, own);
    for (const at of [`/arbete/svar/${newToken()}`, `${link.slice(0, -1)}`, `${link}x`]) {
      expect((await get(at)).status).toBe(404);
      expect((await get(`${at}/${id}`)).status).toBe(404);
      expect((await post(`${at}/${id}?/skicka`, ANSWER)).status).toBe(404);
      expect((await post(`${at}/${id}/utkast`, ANSWER)).status).toBe(404);
    }
    expect((await get(`${other}/${id}`)).status).toBe(404);
    expect((await post(`${other}/${id}?/skicka`, ANSWER)).status).toBe(404);
    expect((await post(`${other}/${id}/utkast`, ANSWER)).status).toBe(404);
    expect((await get(`${link}/inte-ett-id`)).status).toBe(404);
    expect((await record(own)).entries).toEqual([]);
  });

  test('a link that has expired, was closed, or whose person has left says so calmly, and is kept in the chain', async () => {
    const late = await buildAsked(built.db);
    const [expired, left] = [await address(late.people.anna, late), await address(late.people.bo, late)];
    await late.work(({ tx, municipalityId }) =>
      sql`update report_link set expires_at = now() where municipality_id = ${municipalityId} and person_id = ${late.people.anna}`.execute(
        tx,
      ),
    );
    await late.work(({ tx, municipalityId }) =>
      sql`update role_grant set valid_to = '2020-12-31' where municipality_id = ${municipalityId} and person_id = ${late.people.bo}`.execute(
        tx,
      ),
    );
    for (const [at, person, words] of [
      [expired, late.people.anna, 'Länken har slutat gälla.'],
      [left, late.people.bo, 'Länken är stängd.'],
    ] as const) {
      const question = `${at}/${await late.request(person)}`;
      const answers = [
        await get(at),
        await get(question),
        await post(`${question}?/skicka`, ANSWER),
        await post(`${question}/utkast`, ANSWER),
      ];
      expect(answers.map(({ status }) => status)).toEqual([410, 410, 410, 410]);
      expect(answers[0]?.body).toContain(words);
      expect(answers[0]?.body).not.toContain('Norrby');
    }
    const { rows } = await inMunicipality(late.db, INSTALLATION, (tx) =>
      sql<{ why: string; times: number }>`select data->>'why' as why, count(*)::int as times from audit_event
        where type = 'report-link-refused' and data->>'why' <> 'unknown' group by 1 order by 1`.execute(tx),
    );
    expect(rows).toEqual([
      { why: 'expired', times: 4 },
      { why: 'revoked', times: 4 },
    ]);
    expect((await record(late)).entries).toEqual([]);
  });

  test('a form from elsewhere is refused', async () => {
    expect((await post(`${question}?/skicka`, ANSWER, { origin: 'https://annan.example' })).status).toBe(403);
    expect((await post(`${question}/utkast`, ANSWER, { origin: 'https://annan.example' })).status).toBe(403);
    expect((await record(own)).entries).toEqual([]);
  });

  test('the link opens no other page of the office, and nobody may store what it shows', async () => {
    const shown = await get(question);
    expect(shown.status).toBe(200);
    expect(shown.headers['cache-control']).toBe('no-store');
    expect(shown.headers['set-cookie']).toBeUndefined();
    expect(shown.body).not.toContain('Logga ut');
    expect((await get('/arbete')).status).toBe(401);
  });

  test('asking for the pages changes nothing', async () => {
    const count = async (): Promise<unknown> =>
      (
        await pool.query(
          `select (select count(*) from audit_event), (select count(*) from entry), (select max(draft_at) from request)`,
        )
      ).rows;
    const before = await count();
    for (const method of ['GET', 'HEAD', 'GET'])
      for (const at of [link, question, `${question}/kvitto`]) expect((await get(at, method)).status).toBe(200);
    expect(await count()).toEqual(before);
  });

  test.each<[string, string, string | Uint8Array]>([
    ['a page', 'bild.jpg', '<!doctype html><script>alert(1)</script>'],
    ['a drawing with script', 'bild.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ['a program', 'bild.jpg', 'MZ\x90\0'],
    ['a cut picture', 'bild.jpg', jpegWith().subarray(0, 150)],
  ])('%s called a picture is refused, and the answer’s words are kept', async (_what, name, bytes) => {
    const fields = { body: 'Kvar', 'a-key': own.point(0), 'a-what': 'Vandring', 'a-day': '2026-04-01' };
    const answer = await send(`${question}?/aktivitet`, multipart(name, bytes, fields));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Kvar');
    expect((await record(own)).activities).toEqual([]);
  });

  test('a picture of 11 MB is told to be too large, and one of 31 MB is not read', async () => {
    const fields = { 'a-key': own.point(0), 'a-what': 'Vandring', 'a-day': '2026-04-01' };
    const large = await send(`${question}?/aktivitet`, multipart('a.jpg', new Uint8Array(11_000_000), fields));
    expect([large.status, (await large.text()).includes('Filen är för stor')]).toEqual([413, true]);
    expect((await send(`${question}?/aktivitet`, multipart('a.jpg', new Uint8Array(31_000_000)))).status).toBe(413);
  });

  test('an answer longer than fits is told so, and is not cut', async () => {
    const answer = await post(`${question}?/skicka`, { ...ANSWER, body: 'x'.repeat(20_001) });
    expect([answer.status, answer.body.includes('får ha högst')]).toEqual([422, true]);
  });

  test('a picture is kept without where it was taken', async () => {
    const fields = { 'a-key': own.point(1), 'a-what': 'Vandring', 'a-day': '2026-04-01' };
    const bytes = jpegWith(segment(0xe1, exif(1)));
    expect((await send(`${question}?/aktivitet`, multipart('a.jpg', bytes, fields))).status).toBe(303);
    const { rows } = await inMunicipality(own.db, own.municipalityId, (tx) =>
      sql<{ content: Buffer }>`select content from file`.execute(tx),
    );
    expect(rows.length).toBe(1);
    for (const secret of SECRETS) expect(String(rows[0]?.content)).not.toContain(secret);
  });

  test('whoever guesses is slowed down, and those with a link are not', async () => {
    const statuses = new Set<number>();
    for (let i = 0; i < 40; i += 1) statuses.add((await get(`/arbete/svar/${newToken()}`)).status);
    expect([...statuses].sort()).toEqual([404, 429]);
    expect((await get(link)).status).toBe(200);
    expect(site.logged()).not.toMatch(/svar\/[\w-]{20}/);
  });
});
