/** The generated database that benchmarks measure against is one that the product itself could have come to. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { fill } from '../../bench/load/fill-database.ts';
import { planMunicipality, POINTS } from '../../bench/load/plan.ts';
import { listMunicipalities } from '#places/places-queries.server.ts';
import { inMunicipality, type Database } from '#platform/database.server.ts';
import { listPromises } from '#promise/promise-queries.server.ts';
import { findPage, type FoundPage } from '#publication/published-pages.server.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const FILLING = { municipalities: 2, years: 3, seed: 'prov', tell: () => undefined };

const [server] = testServers();
if (server === undefined) throw new Error('no server');
let one: TestDatabase;
let other: TestDatabase;
let slugs: string[];

beforeAll(async () => {
  [one, other] = [await makeDatabase(server), await makeDatabase(server)];
  slugs = await fill(one, FILLING);
  await fill(other, FILLING);
});
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

describe('a filled database', () => {
  test('holds a promise for every year and the next one’s draft; all are closed but the running one and that', async () => {
    for (const { id } of await listMunicipalities(one.db)) {
      const promises = await inMunicipality(one.db, id, (tx) => listPromises(tx, id));
      expect(promises.map(({ period }) => period.from)).toEqual([
        '2027-01-01',
        '2026-01-01',
        '2025-01-01',
        '2024-01-01',
      ]);
      expect(promises.map(({ closedAt }) => closedAt === null)).toEqual([true, true, false, false]);
      expect(promises.map(({ points }) => points)).toEqual([POINTS, POINTS, POINTS, POINTS]);
    }
  });

  test('shows every promise and every point of it, with what was answered and what was not', async () => {
    const { promises } = planMunicipality(0, FILLING.years, FILLING.seed);
    const home = await modelAt(`/${slugs[0]}`);
    if (home.kind !== 'municipality') throw new Error(home.kind);
    expect(home.promises).toHaveLength(3);
    const years = home.promises.map(({ path }) => path).toReversed();
    for (const [year, path] of years.entries()) {
      const page = await modelAt(path);
      if (page.kind !== 'promise') throw new Error(page.kind);
      expect(page.points.map(({ body }) => body)).toEqual(promises[year]?.points.map(({ body }) => body));
      for (const [index, item] of page.points.entries()) {
        const point = await modelAt(item.path);
        if (point.kind !== 'point') throw new Error(point.kind);
        const planned = promises[year]?.points[index]?.answers.map(({ body, correction }) => correction ?? body);
        const told = point.rounds.map(({ answers }) => answers[0]?.body ?? null);
        expect(told.slice(0, planned?.length)).toEqual(planned);
        expect(point.line.length > 1).toBe(
          (promises[year]?.points[index]?.from ?? null) !== null || promises[year]?.points[index]?.goesOn === true,
        );
      }
    }
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
