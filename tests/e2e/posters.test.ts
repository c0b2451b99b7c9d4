/** What is printed and what is shared: posters, flyers and pictures, as anybody fetches them; and the font of Arabic pages. */
import type { Browser } from 'playwright-core';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWork } from '#access/work.server.ts';
import { POSTER_SIZES } from '#documents/poster.ts';
import { findMunicipality } from '#places/places-queries.server.ts';
import type { Database } from '#platform/database.server.ts';
import { LANGS, OTHER_LANGS, pathIn } from '#platform/texts/languages.ts';
import { publishSeen } from '#report-back/publish-seen.server.ts';
import { openBrowser } from '../support/browser.ts';
import { pdfFacts } from '../support/pdf-facts.ts';
import { PICTURES } from '../support/pictures.ts';
import { siteDatabase } from '../support/signed-in.ts';
import { demoRecord, publishRecord } from '../support/published-record.ts';
import { startSite, type Site } from '../support/site.ts';

const SLUG = 'humleslatten-gamla-hamnen-2018-2019';
const PROMISE = `/alvkoping/${SLUG}`;
const POINT = `${PROMISE}/gora-minst-60-trafikkontroller-om-aret-i`;

let site: Site;
let browser: Browser;
let db: Database;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite({ LOFTET_DEMO: 'on' }), openBrowser()]);
  db = siteDatabase(site);
  await republish();
});
afterAll(async () => {
  await db?.destroy();
  await browser?.close();
  await site?.stop();
});

/** The promise in every language, once more. */
async function republish(): Promise<void> {
  const municipality = await findMunicipality(db, 'alvkoping');
  if (municipality === null) throw new Error('the demonstration is there');
  await inWork(db, municipality.id, { personId: null, via: 'demonstration' }, async (work) => {
    await sql`update municipality set settings = settings || ${JSON.stringify({ languages: OTHER_LANGS })}::jsonb
      where id = ${municipality.id}`.execute(work.tx);
    const { rows } = await sql<{ no: number }>`
      select max(p.no) as no from publication p join promise q on q.id = p.subject_id
      where q.slug = ${SLUG} and p.lang = 'sv'`.execute(work.tx);
    await publishSeen(work, municipality, SLUG, { note: 'På fler språk.', size: 'minor', version: rows[0]?.no ?? 0 });
  });
}

const get = (address: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(site.origin + address, { headers, redirect: 'manual' });

/** For somebody to look at. */
function keep(name: string, bytes: Uint8Array): void {
  if (process.env['LOFTET_PICTURES'] !== 'on') return;
  mkdirSync(PICTURES, { recursive: true });
  writeFileSync(path.join(PICTURES, name), bytes);
}

describe('anslag att skriva ut', () => {
  test.each(LANGS.flatMap((lang) => POSTER_SIZES.map((size) => [lang, size] as const)))(
    '%s, %s: löftets och områdets',
    async (lang, size) => {
      for (const page of [PROMISE, '/alvkoping/humleslatten']) {
        const answer = await get(pathIn(lang, `${page}/anslag-${size}.pdf`));
        // An area is in another language once something of it is.
        expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
        expect(answer.headers.get('content-language')).toBe(lang);
        const bytes = new Uint8Array(await answer.arrayBuffer());
        keep(`anslag-${page.split('/')[2]}-${lang}-${size}.pdf`, bytes);
        const facts = await pdfFacts(bytes);
        expect([facts.profile, facts.pages, facts.language?.slice(0, 2)]).toEqual(['ua-1', 1, lang.slice(0, 2)]);
        expect(facts.links.map(({ address }) => address)).toEqual([site.origin + pathIn(lang, page)]);
      }
    },
  );

  test('sidan leder dit, och filen heter något på svenska', async () => {
    const html = await (await get(PROMISE)).text();
    for (const size of POSTER_SIZES) expect(html).toContain(`href="${PROMISE}/anslag-${size}.pdf"`);
    const name = async (address: string) => (await get(address)).headers.get('content-disposition');
    expect(await name(`${PROMISE}/anslag-a4.pdf`)).toBe(`inline; filename="anslag-${SLUG}-a4.pdf"`);
    expect(await name(`/lattlast${PROMISE}/anslag-a5.pdf`)).toBe(
      `inline; filename="anslag-${SLUG}-latt-svenska-a5.pdf"`,
    );
  });

  test('ritas en gång: nästa får det som är sparat, och den som har det får höra det', async () => {
    const address = `${PROMISE}/anslag-a3.pdf`;
    await get(address);
    const again = await get(`${address}?utm_source=x`, { cookie: 'loftet=jag-ar-inloggad' });
    expect(again.headers.get('cache-status')).toBe('loftet; hit');
    expect(again.headers.get('content-encoding')).toBeNull();
    const etag = again.headers.get('etag') ?? '';
    const same = await get(address, { 'if-none-match': etag });
    expect([same.status, await same.text()]).toEqual([304, '']);
    const head = await fetch(site.origin + address, { method: 'HEAD' });
    expect([head.status, Number(head.headers.get('content-length'))]).toEqual([
      200,
      (await again.arrayBuffer()).byteLength,
    ]);
  });

  test('en skara som vill ha samma nya anslag ger en enda ritning', async () => {
    await republish();
    const asked = await Promise.all(Array.from({ length: 40 }, () => get(`${PROMISE}/anslag-a4.pdf`)));
    expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(asked.map(({ headers }) => headers.get('etag'))).size).toBe(1);
  });

  test.each([
    ['/alvkoping/finns-inte/anslag-a4.pdf', 404],
    ['/alvkoping/humleslatten/anslag-a6.pdf', 404],
    ['/alvkoping/anslag-a4.pdf', 404],
    [`${POINT}/anslag-a4.pdf`, 404],
    ['/finns-inte/humleslatten/anslag-a4.pdf', 404],
  ])('%s: %i', async (address, status) => expect((await get(address)).status).toBe(status));

  test('där språket saknas leder adressen till den svenska', async () => {
    await publishRecord(await demoRecord(db, 'norrvik'));
    const answer = await get('/en/norrvik/norrby-2021/anslag-a5.pdf');
    expect([answer.status, answer.headers.get('location')]).toEqual([307, '/norrvik/norrby-2021/anslag-a5.pdf']);
  });

  test('en gammal adress leder vidare, till samma fil', async () => {
    const municipality = await findMunicipality(db, 'alvkoping');
    await inWork(db, municipality?.id ?? '', { personId: null, via: 'demonstration' }, async ({ tx }) => {
      await sql`insert into address (municipality_id, path, redirect_to, subject_kind, subject_id)
        select municipality_id, 'det-gamla-namnet', path, subject_kind, subject_id from address
        where municipality_id = ${municipality?.id} and path = ${SLUG}`.execute(tx);
    });
    const moved = async (address: string) => {
      const { status, headers } = await get(address);
      return [status, headers.get('location')];
    };
    expect(await moved('/so/alvkoping/det-gamla-namnet/anslag-a4.pdf')).toEqual([308, `/so${PROMISE}/anslag-a4.pdf`]);
    expect(await moved('/alvkoping/det-gamla-namnet/bild.png')).toEqual([308, `${PROMISE}/bild.png`]);
  });
});

describe('bilder för den som delar en sida', () => {
  test.each(['/alvkoping', '/alvkoping/humleslatten', PROMISE, POINT])(
    '%s har en, med ord för den som inte ser',
    async (page) => {
      for (const lang of ['sv', 'ar'] as const) {
        const html = await (await get(pathIn(lang, page))).text();
        const said = (name: string) =>
          new RegExp(`<meta (?:property|name)="${name}" content="([^"]+)"`).exec(html)?.[1];
        expect(said('og:image')).toMatch(new RegExp(`^${site.origin}${page}/bild\\.png\\?v=\\d+$`));
        expect(said('og:image:alt')).toMatch(lang === 'sv' ? /^Löftesringen/ : /^حلقة التعهّد/);
        expect(said('twitter:card')).toBe('summary_large_image');
      }
      const picture = await get(`${page}/bild.png?v=1`);
      expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
      keep(`bild-${page.split('/').at(-1)}.png`, new Uint8Array(await picture.arrayBuffer()));
      expect((await get(`${page}/bild.png`)).headers.get('cache-status')).toBe('loftet; hit');
    },
  );

  test.each(['/alvkoping/finns-inte/bild.png', `${POINT}/mer/bild.png`, '/bild.png'])(
    '%s finns inte',
    async (address) => expect((await get(address)).status).toBe(404),
  );

  test('en sida som den var en dag har ingen bild av hur det är nu', async () => {
    const html = await (await get(`/alvkoping/humleslatten-2017/historik/dag/2018-02-02`)).text();
    expect(html).toContain('<article');
    expect(html).not.toContain('og:image');
  });
});

describe('den arabiska skriften', () => {
  /** The fonts that a page fetches. */
  async function fontsOf(address: string): Promise<string[]> {
    const page = await browser.newPage();
    const fetched: string[] = [];
    page.on('response', (response) => {
      if (/\.woff2?$/.test(response.url())) fetched.push(`${response.status()} ${response.headers()['cache-control']}`);
    });
    await page.goto(site.origin + address, { waitUntil: 'networkidle' });
    if (address.startsWith('/ar')) {
      const drawn = await page.evaluate(async () =>
        (await document.fonts.ready).check('18px "IBM Plex Sans Arabic"', 'سلام'),
      );
      expect(drawn).toBe(true);
    }
    await page.close();
    return fetched;
  }

  test('hämtas på arabiska sidor, från oss, och hålls kvar', async () => {
    const fonts = await fontsOf(pathIn('ar', PROMISE));
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/^200 .*immutable/);
  });

  test.each(LANGS.filter((lang) => lang !== 'ar'))(
    'kostar ingenting på %s, fast sidan nämner arabiska',
    async (lang) => {
      const address = pathIn(lang, PROMISE);
      expect(await (await get(address)).text()).toContain('العربية');
      expect(await fontsOf(address)).toEqual([]);
    },
  );
});
