/**
 * The worst fault that Löftet can have: an internal word in something that everybody sees. So every internal word in the
 * database is marked, everything is published, and everything public is searched for the marks.
 */
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWork } from '#access/work.server.ts';
import { listMunicipalities } from '#places/places-queries.server.ts';
import { readEnv } from '#platform/config.ts';
import { openContext, type Context } from '#platform/context.server.ts';
import { seal, unseal } from '#platform/mail/seal.server.ts';
import { LANGS, pathIn } from '#platform/texts/languages.ts';
import { newId } from '#platform/uuid.server.ts';
import { listPromises } from '#promise/promise-queries.server.ts';
import { boundFollower } from '#publication/confirm-follow.server.ts';
import { OPEN_TABLES } from '#publication/open-tables.ts';
import { publishPromise } from '#publication/publish-promise.server.ts';
import { tellFollowers } from '#publication/tell-followers.server.ts';
import { readReport } from '#reading/read-report.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { drawMemo } from '#report-back/draw-memo.server.ts';
import { importFile } from '#report-back/import-file.server.ts';
import type { MemoFormat } from '#report-back/memo-formats.ts';
import { fullRecord } from '#tests/support/full-record.ts';
import { pdfFacts } from '#tests/support/pdf-facts.ts';
import { audienceOf, MARKS, plantWords, wordColumns } from '#tests/support/plant-words.ts';
import { startSite, type Site } from '#tests/support/site.ts';

const ACTOR = { personId: null, via: 'command-line' } as const;
const MEMO = 'tests/fixtures/memo/skaggetorp-2017-report-back.txt';

let folder: string;
let site: Site;
let ctx: Context;
let superuser: pg.Client;
let planted: Map<string, number>;
let promises: string[];

beforeAll(async () => {
  folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'loftet-planted-'));
  chmodSync(folder, 0o755);
  site = await startSite({ LOFTET_DATA_DIR: folder, LOFTET_DEMO: 'on' });
  ctx = await openContext(readEnv({ LOFTET_DATA_DIR: folder }), () => undefined);
  await importMemo();
  await fullRecord(ctx.db);
  superuser = new pg.Client({ host: path.join(folder, 'postgres/socket'), user: 'postgres', database: 'loftet' });
  await superuser.connect();
  await addMissingRows();
  planted = await plantWords(superuser);
  promises = await publishAll();
});

afterAll(async () => {
  await superuser?.end();
  await ctx?.close();
  await site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function importMemo(): Promise<void> {
  const id = await createMunicipality(ctx, { slug: 'linkoping', name: 'Linköpings kommun' });
  const bytes = new Uint8Array(readFileSync(MEMO));
  const reading = await readReport(bytes, 'skrivelse.txt');
  await importFile(ctx, ACTOR, { id, slug: 'linkoping' }, { bytes, reading }, true);
}

/**
 * What the demonstration, the memo and the built record have no row of. The built record is made an example, so that all
 * of it may be published without keys.
 */
async function addMissingRows(): Promise<void> {
  const hash = `repeat('e', 64)`;
  await superuser.query(`
    set session_replication_role = replica;
    update municipality set is_demo = true where slug = 'norrvik';
    update activity set vis = 'internal' where id in (select id from activity order by id limit 3);
    insert into identity_provider (id, name, issuer, client_id) values (gen_random_uuid(), 'Kommunens inloggning', 'https://in.exempel.se', 'klient');
    insert into provider_rule (id, provider_id, kind, claim, value) select gen_random_uuid(), id, 'claim', 'grupp', 'kommunen' from identity_provider;
    insert into identity (issuer, subject, person_id) select 'https://in.exempel.se', 'någon', id from person limit 1;
    insert into session (token_hash, idle_until, ends_at, person_id, via, device)
      select ${hash}, now() + interval '1 day', now() + interval '1 day', id, 'oidc', 'Firefox' from person limit 1;
    insert into mail (id, dedupe, kind, person_id, lang, state, fault)
      select gen_random_uuid(), 'prov', 'prov', id, 'sv', 'failed', 'Servern svarade inte.' from person limit 1;
    insert into notice (municipality_id, id, person_id, kind, subject_id, step)
      select m.id, gen_random_uuid(), p.id, 'prov', m.id, 'en' from municipality m, person p limit 1;
    insert into report_link (municipality_id, token_hash, round_id, person_id, expires_at)
      select r.municipality_id, ${hash}, r.id, p.id, now() + interval '1 day' from round r, person p limit 1;
    update area_version set boundary = '{}';
    update place set geo = '{}';
    update figure set vis = 'internal' where id in (select id from figure where quote is null order by id limit 3);
    update figure set vis = 'internal' where id in (select id from figure where quote is not null order by id limit 1);
    set session_replication_role = origin`);
}

async function publishAll(): Promise<string[]> {
  const refs: string[] = [];
  for (const municipality of await listMunicipalities(ctx.db)) {
    await inWork(ctx.db, municipality.id, ACTOR, async (work) => {
      for (const promise of await listPromises(work.tx, municipality.id)) {
        const ground = municipality.isDemo ? ('demonstration' as const) : ('accepted-import' as const);
        await publishPromise(work, { promiseId: promise.id, size: 'minor', note: 'Prov', ground });
        refs.push(`${municipality.slug}/${promise.slug}`);
      }
    });
  }
  return refs;
}

/** What somebody who follows everything is written in each language: every page that is published, as news. */
async function toldToFollowers(): Promise<string[]> {
  const known = (await mailRows()).map(({ id }) => id);
  for (const municipality of await listMunicipalities(ctx.db)) {
    // A promise that is new is told as a whole: its points are told of to whoever has news of them alone.
    for (const [lang, kind] of LANGS.flatMap((each) => ['promise', 'point'].map((one) => [each, one] as const))) {
      const id = newId();
      const email = seal(ctx.secret, boundFollower(id), 'foljer@exempel.se');
      const mark = createHash('sha256').update(id).digest('hex');
      await superuser.query(
        `insert into follower (municipality_id, id, address_hash, address, end_hash, lang, rhythm)
         values ($1, $2, $3, $4, $3, $5, 'publication')`,
        [municipality.id, id, mark, email, lang],
      );
      await superuser.query(
        `insert into follower_news select municipality_id, $2, id, '2026-01-05' from publication
         where municipality_id = $1 and lang = 'sv' and subject_kind = $3`,
        [municipality.id, id, kind],
      );
    }
    await tellFollowers(ctx, municipality.id, { today: '2026-01-12', weekly: false });
  }
  return (await mailRows()).flatMap(({ id, body }) =>
    known.includes(id) || body === null ? [] : [unseal(ctx.secret, id, body)],
  );
}

async function mailRows(): Promise<{ id: string; body: Buffer | null }[]> {
  return (await superuser.query<{ id: string; body: Buffer | null }>('select id, body from mail')).rows;
}

/** Where nothing is published, and where one has not signed in. */
const DOORS = ['/finns-inte', '/linkoping/a/b/c', '/las', '/arbete', '/arbete/logga-in', '/healthz', '/readyz'];

/** Every open file, of all municipalities together and of each. */
const OPEN_FILES = OPEN_TABLES.flatMap(({ name }) =>
  ['', 'alvkoping/', 'linkoping/', 'norrvik/'].flatMap((of) => [
    `/oppna-data/${of}${name}.csv`,
    `/oppna-data/${of}${name}.json`,
  ]),
);

/** What other sites are given of a page: its feed, and its promise to paste and as signed JSON. */
const besides = (at: string): string[] => [
  `${at}/feed.atom`,
  ...['json', 'html', 'txt'].flatMap((format) => [`${at}/lofte.${format}`, `${at}/uppfoljning/2017.${format}`]),
];

/** The page of a promise or a point on a day that has been: its language and promise, and the point's name. */
const PAST_DAY = /^\/(?:(en|ar|so|lattlast)\/)?([^/]+\/[^/]+)\/historik\/dag\/[^/]+(?:\/([^/]+))?$/;
/** How a page in another language begins where it was Swedish alone on that day. */
const SWEDISH_INSTEAD = '<div lang="sv" dir="ltr">';
/** A poster: its language and municipality, and its size. */
const POSTER = /^\/(?:(en|ar|so|lattlast)\/)?([^/]+)\/[^/]+\/anslag-(a\d)\.pdf$/;
/** So many of a kind are searched, in each language of each promise, or municipality. All that was stored is searched below. */
const MOST_ALIKE = 3;

/** Says of each page whether it is to be searched: of a point's days that have been and of posters some, of others all. */
function sampling(): (path: string) => boolean {
  const taken = new Map<string, number>();
  return (path) => {
    const [, lang = '', of, part] = PAST_DAY.exec(path) ?? POSTER.exec(path) ?? [];
    if (of === undefined || part === undefined) return true;
    const kind = [lang, of, POSTER.test(path) ? part : 'point'].join(' ');
    const before = taken.get(kind) ?? 0;
    taken.set(kind, before + 1);
    return before < MOST_ALIKE;
  };
}

/**
 * What can be reached without signing in: every address, and every link of every page, but of what there is most of only
 * some (`sampling`). Each is asked for twice.
 */
async function everythingPublic(): Promise<Map<string, string>> {
  const { rows } = await superuser.query<{ at: string }>(
    `select '/' || m.slug || case when a.path = '' then '' else '/' || a.path end as at
     from address a join municipality m on m.id = a.municipality_id`,
  );
  expect(rows.length).toBeGreaterThan(30);
  const found = new Map<string, string>();
  const waiting = [
    '/',
    '/sitemap.xml',
    '/robots.txt',
    ...DOORS,
    '/oppna-data',
    ...OPEN_FILES,
    ...rows.flatMap(({ at }) => [at, ...(at.split('/').length > 3 ? [] : besides(at))]),
  ];
  const isSearched = sampling();
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (found.has(at) || !isSearched(at)) continue;
    const first = await fetch(site.origin + at);
    expect(first.status, at).toBeLessThan(500);
    const head = JSON.stringify([...first.headers]);
    const text = await wordsOf(first);
    const again = await fetch(site.origin + at).then(wordsOf);
    found.set(at, `${head}\n${text}\n${again}`);
    // What was Swedish alone on a day is searched at the Swedish address: its points are not read in place of translated ones.
    const isSwedish = text.includes(SWEDISH_INSTEAD) && PAST_DAY.exec(at)?.[1] !== undefined;
    for (const [, link = ''] of text.matchAll(/(?:href="|src="|property="og:image" content="|<loc>)([^"<#?]+)/g)) {
      expect(URL.canParse(link, site.origin + at), `${at}: ${link}`).toBe(true);
      const address = new URL(link, site.origin + at);
      const own = address.origin === site.origin && !address.pathname.startsWith('/arbete');
      const isSame = isSwedish && PAST_DAY.exec(address.pathname)?.[3] !== undefined;
      if (own && !isSame && !/\.(?:css|js|svg)$/.test(address.pathname)) waiting.push(address.pathname);
    }
  }
  return found;
}

/** What an answer says: of a poster the words that are drawn and what the file tells of itself, of all others the bytes. */
async function wordsOf(answer: Response): Promise<string> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const raw = Buffer.from(bytes).toString(answer.headers.get('content-type')?.startsWith('text') ? 'utf8' : 'latin1');
  if (answer.headers.get('content-type') !== 'application/pdf') return raw;
  // Words are parted at the ends of lines; the marks have no signs in which they may be.
  return `${raw}\n${JSON.stringify(await pdfFacts(bytes))}`;
}

describe('inga interna ord når något som alla ser', () => {
  test('varje kolumn som kan ha ord har en läsekrets', async () => {
    const unknown = (await wordColumns(superuser)).filter((column) => audienceOf(column) === undefined);
    expect(unknown.map(({ table, column }) => `${table}.${column}`)).toEqual([]);
  });

  test('varje intern kolumn har fått märkta ord', () => {
    expect(planted.size).toBeGreaterThan(20);
    expect([...planted].filter(([, rows]) => rows === 0)).toEqual([]);
  });

  test('sidor, webbplatskarta och felsidor', { timeout: 180_000 }, async () => {
    const pages = await everythingPublic();
    const open = [...pages.values()].filter((text) => text.includes(MARKS.public));
    expect(open.length).toBeGreaterThan(30);
    const shared = [...pages.keys()].find(
      (at) => /^\/linkoping\/.*\/lofte\.json$/.test(at) && pages.get(at)?.includes('loftet-share/1'),
    );
    for (const at of ['/oppna-data/punkter.csv', '/oppna-data/linkoping/punkter.json', shared ?? 'lofte.json'])
      expect(pages.get(at) ?? '', at).toContain(MARKS.public);
    const past = [...pages].flatMap(([at, text]) => {
      const [isPast, lang = '', , point] = PAST_DAY.exec(at) ?? [];
      const isSwedishInstead = lang !== '' && text.includes(SWEDISH_INSTEAD);
      return isPast === undefined || isSwedishInstead ? [] : [`/${lang} ${point === undefined ? 'promise' : 'point'}`];
    });
    const kinds = LANGS.flatMap((lang) => ['promise', 'point'].map((kind) => `${pathIn(lang, '/')} ${kind}`));
    expect([...new Set(past)].sort()).toEqual(kinds.sort());
    for (const end of ['.pdf', 'bild.png'])
      expect(
        [...pages.keys()].some((at) => at.endsWith(end)),
        end,
      ).toBe(true);
    // The search sees what is drawn on a poster.
    expect([...pages].some(([at, text]) => at.endsWith('.pdf') && text.includes(MARKS.public))).toBe(true);
    for (const mark of [MARKS.internal, MARKS.memo]) {
      expect([...pages].filter(([, text]) => text.includes(mark)).map(([at]) => at)).toEqual([]);
    }
  });

  test('det som går att söka i, och det som sökningen visar', async () => {
    const { rows } = await superuser.query<{ said: string }>(
      'select to_jsonb(d)::text as said from search_document d union all select to_jsonb(w)::text from search_word w',
    );
    expect(rows.some(({ said }) => said.includes(MARKS.public))).toBe(true);
    expect(rows.filter(({ said }) => said.includes('xqzinternt') || said.includes(MARKS.memo))).toEqual([]);
    for (const query of ['xqz', 'xqzoppet', 'kommunen', 'polisen', 'norrby', 'humleslätten', 'trygghet', 'vandring']) {
      const html = await (await fetch(`${site.origin}/sok?q=${encodeURIComponent(query)}`)).text();
      expect(html).toMatch(/<h2 id="traffar"[^>]*>(?!Inga)/);
      expect(html.includes('xqzinternt') || html.includes(MARKS.memo), query).toBe(false);
    }
  });

  test('mejlen till dem som följer, på varje språk', async () => {
    const mails = await toldToFollowers();
    expect(mails.length).toBeGreaterThan(10);
    expect(mails.some((mail) => mail.includes(MARKS.public))).toBe(true);
    expect(mails.filter((mail) => mail.includes('xqzinternt') || mail.includes(MARKS.memo))).toEqual([]);
  });

  test('det som är sparat för att visas', async () => {
    const { rows } = await superuser.query<{ model: string; note: string | null }>(
      'select model::text as model, note from publication',
    );
    expect(rows.some((row) => row.model.includes(MARKS.public))).toBe(true);
    expect(rows.filter((row) => `${row.model}${row.note}`.includes('xqzinternt'))).toEqual([]);
    expect(rows.filter((row) => `${row.model}${row.note}`.includes(MARKS.memo))).toEqual([]);
  });

  test.each(['html', 'json', 'docx', 'pdf', 'pdfa'] as const satisfies readonly MemoFormat[])(
    'tjänsteskrivelsen som %s',
    async (format) => {
      for (const ref of promises) {
        const { bytes } = await drawMemo(ctx, ACTOR, ref, { format, draft: true });
        const said =
          format === 'json' ? Buffer.from(bytes).toString() : JSON.stringify(await readReport(bytes, `a.${format}`));
        expect(said.includes(MARKS.public), ref).toBe(true);
        expect(said.includes('xqzinternt'), ref).toBe(false);
      }
    },
  );

  test('loggen', () => {
    expect(site.logged()).not.toContain('xqz');
  });
});
