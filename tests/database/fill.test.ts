/** The generated database that benchmarks measure against is one that the product itself could have come to. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { fill } from '../../bench/load/fill-database.ts';
import { districtNames, municipalityName } from '../../bench/load/names.ts';
import { planMunicipality, POINTS } from '../../bench/load/plan.ts';
import { listMunicipalities } from '#places/places-queries.server.ts';
import { slugOf } from '#places/slug.ts';
import type { Fact } from '#platform/canonical-json.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import { inMunicipality, openDatabase, openPool, type Database } from '#platform/database.server.ts';
import { municipalityTables } from '#platform/export/municipality-tables.server.ts';
import { verifyAudit, type AuditReport } from '#platform/verify-audit.server.ts';
import { listPromises } from '#promise/promise-queries.server.ts';
import { publishPromise } from '#publication/publish-promise.server.ts';
import { findPage, type FoundPage } from '#publication/published-pages.server.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

/** The first is written by the use cases, the second is made out of it. */
const FILLING = { municipalities: 2, years: 2, seed: 'prov', written: 1, tell: () => undefined };

const [server] = testServers();
if (server === undefined) throw new Error('no server');
let one: TestDatabase;
let other: TestDatabase;
let slugs: string[];

beforeAll(async () => {
  [one, other] = [await makeDatabase(server), await makeDatabase(server)];
  slugs = await fill(one, FILLING);
  await fill(other, FILLING);
}, 120_000);
afterAll(() => Promise.all([one.drop(), other.drop()]));

/** Every stored page of a municipality, in an order that does not hang on ids. */
async function pagesOf(db: Database, slug: string): Promise<{ path: string; no: number; sha256: string }[]> {
  const municipality = (await listMunicipalities(db)).find((each) => each.slug === slug);
  if (municipality === undefined) throw new Error(`no ${slug}`);
  const { rows } = await inMunicipality(db, municipality.id, (tx) =>
    sql<{ path: string; no: number; sha256: string }>`
      select model ->> 'path' as path, no, sha256 from publication
      where municipality_id = ${municipality.id} order by 1, 2`.execute(tx),
  );
  return rows;
}

async function modelAt(path: string): Promise<Extract<FoundPage, { model: unknown }>['model']> {
  const [slug = '', ...rest] = path.split('/').filter(Boolean);
  const found = await findPage(one.db, slug, rest.join('/'), 'sv');
  if (found === null || 'redirect' in found) throw new Error(`no page at ${path}`);
  return found.model;
}

async function auditOf(database: TestDatabase): Promise<AuditReport> {
  const pool = openPool(database.owner);
  try {
    return await verifyAudit(openDatabase(pool));
  } finally {
    await pool.end();
  }
}

/** How many rows each municipality has, table by table, and all of them as text. */
async function recordsOf(db: Database): Promise<{ counts: Record<string, number>; rows: string }[]> {
  const municipalities = (await listMunicipalities(db)).toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
  const records = [];
  for (const { id } of municipalities)
    records.push(
      await inMunicipality(db, id, async (tx) => {
        const texts: string[] = [];
        const counts: Record<string, number> = {};
        for (const { name, own } of await municipalityTables(tx)) {
          const { rows } = await sql<{ text: string }>`
            select to_jsonb(t)::text as text from ${sql.table(name)} t where ${sql.ref(own)} = ${id}`.execute(tx);
          counts[name] = rows.length;
          texts.push(...rows.map(({ text }) => text));
        }
        return { counts, rows: texts.join('\n') };
      }),
    );
  return records;
}

describe('a filled database', () => {
  test('holds a promise for every year and district and the next one’s draft; all are closed but the running ones and that', async () => {
    for (const { id } of await listMunicipalities(one.db)) {
      const promises = await inMunicipality(one.db, id, (tx) => listPromises(tx, id));
      const years = [2027, 2026, 2026, 2026, 2025, 2025, 2025];
      expect(promises.map(({ period }) => period.from)).toEqual(years.map((year) => `${year}-01-01`));
      expect(promises.map(({ closedAt }) => closedAt === null)).toEqual(years.map((year) => year >= 2026));
      expect(promises.every(({ points }) => points === POINTS)).toBe(true);
    }
  });

  test('shows every promise and every point of it, with what was answered and what was not', async () => {
    const { promises, districts } = planMunicipality(0, FILLING.years, FILLING.seed);
    const home = await modelAt(`/${slugs[0]}`);
    if (home.kind !== 'municipality') throw new Error(home.kind);
    expect(home.promises).toHaveLength(promises.length);
    for (const { year, district, points } of promises) {
      const page = await modelAt(`/${slugs[0]}/${slugOf(districts[district] ?? '')}-${year}`);
      if (page.kind !== 'promise') throw new Error(page.kind);
      expect(page.points.map(({ body }) => body)).toEqual(points.map(({ body }) => body));
      for (const [index, item] of page.points.entries()) {
        const point = await modelAt(item.path);
        if (point.kind !== 'point') throw new Error(point.kind);
        const planned = points[index]?.answers.map(({ body, correction }) => correction ?? body);
        const told = point.rounds.map(({ answers }) => answers[0]?.body ?? null);
        expect(told.slice(0, planned?.length)).toEqual(planned);
        expect(point.line.length > 1).toBe((points[index]?.from ?? null) !== null || points[index]?.goesOn === true);
      }
    }
  });

  test('is the same municipality under another name where it is made out of one: as many rows, and no word of the other', async () => {
    const [first, second] = await recordsOf(one.db);
    expect(second?.counts).toEqual(first?.counts);
    const names = [municipalityName(0), ...districtNames(0)].flatMap((name) => [name, slugOf(name)]);
    expect(names.filter((name) => first?.rows.includes(name) !== true)).toEqual([]);
    expect(names.filter((name) => second?.rows.includes(name) !== false)).toEqual([]);
  });

  test('has hashes of what it says: the audit chains verify, and each page and each locked round is known by its own', async () => {
    expect((await auditOf(one)).faults).toEqual([]);
    for (const { id } of await listMunicipalities(one.db)) {
      const { rows } = await inMunicipality(one.db, id, (tx) =>
        sql<{ said: Fact; hash: string }>`
          select model as said, sha256 as hash from publication where municipality_id = ${id}
          union all select lock_report, lock_hash from round where municipality_id = ${id} and locked_at is not null`.execute(
          tx,
        ),
      );
      expect(rows.length).toBeGreaterThan(250);
      expect(rows.filter(({ said, hash }) => contentHash(said) !== hash)).toEqual([]);
    }
  });

  test('can be searched through, the copied municipality as well as the other', async () => {
    const { rows } = await sql<{ found: number }>`
      select count(*) as found from search_document where kind = 'point' group by of_municipality`.execute(one.db);
    expect(rows.map(({ found }) => found)).toEqual([6 * POINTS, 6 * POINTS]);
  });

  // On the day it was closed: after seven weeks more, nobody is asked any longer whether they notice a point.
  test('is where publishing what is closed again changes nothing', async () => {
    const changed: string[] = [];
    for (const { id: municipalityId } of await listMunicipalities(one.db))
      await inMunicipality(one.db, municipalityId, async (tx) => {
        const actor = { personId: null, via: 'demonstration' } as const;
        const again = { size: 'major', note: 'Igen.', ground: 'demonstration' } as const;
        const closed = (await listPromises(tx, municipalityId)).filter(({ closedAt }) => closedAt !== null);
        expect(closed.length).toBe(3);
        for (const { id: promiseId, period } of closed) {
          const today = `${Number(period.to.slice(0, 4)) + 1}-01-15`;
          const { pages } = await publishPromise({ tx, municipalityId, actor }, { promiseId, ...again, today });
          changed.push(...pages.map(({ path }) => path));
        }
      });
    expect(changed).toEqual([]);
  });

  test('has on the office’s table what waits and what is done, for every kind of thing that it shows', async () => {
    for (const { id } of await listMunicipalities(one.db)) {
      const { rows } = await inMunicipality(one.db, id, (tx) =>
        sql<{ what: string; count: number }>`
          select state as what, count(*)::int from request where municipality_id = ${id} group by state
          union all select verdict, count(*)::int from approval where municipality_id = ${id} group by verdict
          union all select 'meeting', count(*)::int from meeting where municipality_id = ${id}
          union all select 'recurring', count(*)::int from recurring where municipality_id = ${id}
          union all select 'notice', count(*)::int from notice where municipality_id = ${id}
          union all select 'brief', count(*)::int from brief where municipality_id = ${id}`.execute(tx),
      );
      const counts = new Map(rows.map(({ what, count }) => [what, count]));
      const kinds = ['waiting', 'answered', 'approved', 'returned', 'meeting', 'recurring', 'notice', 'brief'];
      expect(kinds.filter((kind) => (counts.get(kind) ?? 0) === 0)).toEqual([]);
    }
  });

  test('says the same, page for page, when it is made again from the same seed', async () => {
    for (const slug of slugs) expect(await pagesOf(other.db, slug)).toEqual(await pagesOf(one.db, slug));
  });

  test('is not filled a second time', async () => {
    await expect(fill(one, FILLING)).rejects.toThrow('municipalities already');
  });
});
