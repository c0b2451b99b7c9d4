import { sql, type KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEnv } from '#platform/config.ts';
import { inMunicipality, openDatabase, openPool, type Tx } from '#platform/database.server.ts';
import { verifyAudit } from '#platform/verify-audit.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { findMunicipality, listMunicipalities } from '#places/places-queries.server.ts';
import { findPage } from '#publication/published-pages.server.ts';
import { drawMemo } from '#report-back/draw-memo.server.ts';
import { loadDemo } from '#report-back/load-demo.server.ts';
import { readDemo } from '#report-back/read-demo.server.ts';
import { internalWords } from '#tests/support/demo-texts.ts';
import { asClient, makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const SLUG = 'alvkoping';
/** A fifth more than it asked when this was written: whoever makes it ask a question for each row finds out. */
const MOST_QUESTIONS = 2_500;

/**
 * Loads into an empty database; how many questions it asked, transactions' frames apart. How long they take is the
 * machine's business, and is measured from the start to the first page (bench/startup.ts).
 */
async function loadCounted(into: TestDatabase): Promise<number> {
  let questions = 0;
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      questions += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  expect(await loadDemo({ ...into, db: into.db.withPlugin(counting) })).toBe('Älvköpings kommun');
  return questions;
}

describe.each(testServers())('the demonstration ($name)', (server) => {
  let data: TestDatabase;
  let questions: number;
  beforeAll(async () => {
    data = await makeDatabase(server);
    questions = await loadCounted(data);
  });
  afterAll(() => data.drop());

  async function inDemo<T>(ask: (tx: Tx) => Promise<T>): Promise<T> {
    const found = await findMunicipality(data.db, SLUG);
    if (found === null) throw new Error('no demonstration');
    return inMunicipality(data.db, found.id, ask);
  }

  async function page(path: string) {
    const found = await findPage(data.db, SLUG, path, 'sv');
    return found === null || 'redirect' in found ? found : found.model;
  }

  test('is there without asking a question for each row, marked as one, with a chain that holds', async () => {
    expect(questions).toBeGreaterThan(500);
    expect(questions).toBeLessThan(MOST_QUESTIONS);
    expect(await listMunicipalities(data.db)).toMatchObject([{ slug: SLUG, isDemo: true }]);
    const maintenance = openDatabase(openPool(data.owner));
    const report = await verifyAudit(maintenance).finally(() => maintenance.destroy());
    expect([report.faults, report.heads.length]).toEqual([[], 1]);
    expect(report.events).toBeGreaterThan(20);
  });

  test('once it is there, nothing is loaded again', async () => {
    expect(await loadDemo(data)).toBeUndefined();
    expect(await listMunicipalities(data.db)).toHaveLength(1);
  });

  test('every promise is published with its points, and every page says that it is an example', async () => {
    const { rows } = await inDemo((tx) =>
      sql<{ path: string; demo: boolean; kind: string }>`
        select distinct model->>'path' as path, (model->>'demo')::boolean as demo, subject_kind as kind
        from publication where ground = 'demonstration'`.execute(tx),
    );
    expect(rows.filter(({ demo }) => !demo)).toEqual([]);
    const count = (kind: string): number => rows.filter((row) => row.kind === kind).length;
    expect([count('municipality'), count('promise'), count('point')]).toEqual([1, 3, 8 + 8 + 7]);
    expect(await page('humleslatten-2017')).toMatchObject({
      kind: 'promise',
      headline: '3 av 8\u00a0punkter hölls helt.',
    });
  });

  test('a district that has another name now leads on from its old address', async () => {
    expect(await page('gamla-hamnen')).toEqual({ redirect: '/alvkoping/slussgardet' });
    expect(await page('slussgardet')).toMatchObject({ kind: 'area', name: 'Slussgärdet' });
    expect(await page('humleslatten-gamla-hamnen-2018-2019')).toMatchObject({
      areas: [{ text: 'Humleslätten' }, { text: 'Gamla hamnen' }],
    });
  });

  test('no version tells of what happened after the day on which it was published', async () => {
    const { rows } = await inDemo((tx) =>
      sql<{ told: string; later: string }>`
        select count(*) as told, count(*) filter (where done->>'day' > to_char(p.at, 'YYYY-MM-DD')) as later
        from publication p, jsonb_array_elements(p.model->'activities') done
        where p.subject_kind = 'point'`.execute(tx),
    );
    expect(Number(rows[0]?.told)).toBeGreaterThan(50);
    expect(Number(rows[0]?.later)).toBe(0);
  });

  test('silence is written by the lock, for exactly those who said nothing', async () => {
    const { rows } = await inDemo((tx) =>
      sql<{ who: string; label: string }>`
        select p.name as who, r.label from entry_version v
        join entry e on (e.municipality_id, e.id) = (v.municipality_id, v.entry_id)
        join round r on (r.municipality_id, r.id) = (e.municipality_id, e.round_id)
        join party p on (p.municipality_id, p.id) = (e.municipality_id, e.party_id)
        where v.kind = 'silence' order by r.period_from`.execute(tx),
    );
    expect(rows).toEqual([
      { who: 'Polisen i Älvköping', label: 'T1 2019' },
      { who: 'Polisen i Älvköping', label: 'T2 2019' },
    ]);
  });

  test('the corrected number is what the page shows, the wrong one stays in its history', async () => {
    const { rows } = await inDemo((tx) =>
      sql<{ note: string; text: string }>`
        select note, model::text as text from publication
        where subject_kind = 'point' and model->>'path' like '%kallargangar%' order by no`.execute(tx),
    );
    const at = rows.findIndex(({ note }) => note?.startsWith('Rättat antal'));
    expect(at).toBeGreaterThan(0);
    expect(rows[at - 1]?.text).toContain('var 19 källargångar klara');
    expect(rows[at]?.text).not.toContain('var 19 källargångar klara');
    expect(rows.at(-1)?.text).toContain('var 17 källargångar klara');
    expect(rows.at(-1)?.text).toContain('räknats två gånger');
  });

  test('a point can be followed through three promises', async () => {
    const current = await page('humleslatten-slussgardet-2026');
    const point =
      current !== null && 'points' in current ? current.points.find(({ body }) => /minst 70/.test(body)) : null;
    const line = await page(point?.path.split('/').slice(2).join('/') ?? '');
    expect(line).toMatchObject({
      kind: 'point',
      line: [{ period: { words: '2017' } }, { period: { words: '2018–2019' } }, { here: true }],
    });
  });

  test('nothing that is said inside reaches a publication', async () => {
    const { rows } = await inDemo((tx) =>
      sql<{ text: string }>`select model::text as text from publication`.execute(tx),
    );
    const inside = internalWords(readDemo());
    expect(inside.length).toBeGreaterThan(15);
    expect(rows.length).toBeGreaterThan(100);
    const published = rows.map(({ text }) => text).join('\n');
    expect(inside.filter((words) => published.includes(words))).toEqual([]);
  });

  test('the memo of 2017 lacks nothing and has no fault', async () => {
    const ctx = { db: data.db, config: readEnv({ LOFTET_HOSTS: 'loften.exempel.se' }) };
    const actor = { personId: null, via: 'command-line' } as const;
    const drawn = await drawMemo(ctx, actor, `${SLUG}/humleslatten-2017`, { format: 'html', draft: false });
    expect(drawn.gaps).toEqual([]);
    const text = Buffer.from(drawn.bytes).toString('utf8');
    expect(internalWords(readDemo()).filter((words) => text.includes(words))).toEqual([]);
  });
});

describe.each(testServers())('loading the demonstration ($name)', (server) => {
  async function inDatabase(act: (data: TestDatabase) => Promise<void>): Promise<void> {
    const data = await makeDatabase(server);
    try {
      await act(data);
    } finally {
      await data.drop();
    }
  }

  test('never beside a municipality that is there', () =>
    inDatabase(async (data) => {
      await createMunicipality(data, { slug: 'norrvik', name: 'Norrviks kommun' });
      expect(await loadDemo(data)).toBeUndefined();
      expect(await listMunicipalities(data.db)).toMatchObject([{ slug: 'norrvik' }]);
    }));

  test('of two at once one wins, and the record is there once', () =>
    inDatabase(async (data) => {
      const loaded = await Promise.all([loadDemo(data), loadDemo(data)]);
      expect(loaded.filter((name) => name !== undefined)).toEqual(['Älvköpings kommun']);
      const found = await findMunicipality(data.db, SLUG);
      const promises = await inMunicipality(data.db, found?.id ?? '', (tx) =>
        sql<{ count: number }>`select count(*) as count from promise`.execute(tx),
      );
      expect(promises.rows).toEqual([{ count: 3 }]);
    }));

  test('cut off half way it leaves nothing, and the next start loads it all', () =>
    inDatabase(async (data) => {
      const loading = loadDemo(data).then(
        () => 'loaded',
        () => 'cut off',
      );
      const cut = await asClient(data.superuser, async (client) => {
        for (;;) {
          const { rowCount } = await client.query(
            `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
              and application_name = 'loftet' and xact_start < clock_timestamp() - interval '300 ms'`,
          );
          if (rowCount !== null && rowCount > 0) return rowCount;
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      });
      expect([cut, await loading]).toEqual([1, 'cut off']);
      expect(await listMunicipalities(data.db)).toEqual([]);
      const left = await asClient(data.superuser, (client) =>
        client.query('select (select count(*) from party) + (select count(*) from audit_event) as rows'),
      );
      expect(Number(left.rows[0].rows)).toBe(0);
      expect(await loadDemo(data)).toBe('Älvköpings kommun');
    }));
});
