/** A document about a promise that the record has already: our own memo, a corrected file, the year's report-back. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inWork, type Work } from '#access/work.server.ts';
import type { Report } from '#checking/report.ts';
import { renameArea } from '#places/change-areas.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { ensureAreas } from '#places/registers.server.ts';
import { readEnv } from '#platform/config.ts';
import { newId } from '#platform/uuid.server.ts';
import { listPromises } from '#promise/promise-queries.server.ts';
import { readReport } from '#reading/read-report.server.ts';
import { drawMemo } from '#report-back/draw-memo.server.ts';
import { acceptReviewed } from '#report-back/end-review.server.ts';
import { importDocument } from '#report-back/import-document.server.ts';
import { importFile } from '#report-back/import-file.server.ts';
import { receiveDocuments } from '#report-back/receive-documents.server.ts';
import { samePromise } from '#report-back/same-promise.server.ts';
import { buildMaterial } from '#tests/support/report-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const ACTOR = { personId: null, via: 'office-link' } as const;
const YEAR = { from: '2021-01-01', to: '2021-12-31' };

describe.each(testServers())('a promise that is there already on $name', (server) => {
  let data: TestDatabase;
  let id: string;
  let slug: string;
  let count = 0;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());
  beforeEach(async () => {
    slug = `ekvik-${(count += 1)}`;
    id = await createMunicipality(data, { slug, name: 'Ekviks kommun' });
  });

  const work = <T>(act: (of: Work) => Promise<T>): Promise<T> => inWork(data.db, id, ACTOR, act);
  function documentOf(parts: Partial<Report>) {
    const { report } = buildMaterial({ areas: ['Norrby', 'Söderby'], period: YEAR, points: [{}], ...parts });
    const source = { ...report.source, sha256: newId() };
    return {
      bytes: Buffer.from(source.sha256),
      reading: { report: { ...report, source, findings: [] }, blocks: [], passages: [] },
    };
  }
  const take = (parts: Partial<Report>, accept = true) =>
    importFile(data, ACTOR, { id, slug }, documentOf(parts), accept);
  const draft = async (parts: Partial<Report> = {}): Promise<string> =>
    (await work((of) => importDocument(of, documentOf(parts)))).id;
  const promises = async (): Promise<string[]> =>
    (await work(({ tx }) => listPromises(tx, id))).map((one) => one.slug).toSorted();

  test('the review asks before there is a second one, and makes it where that is wanted', async () => {
    const [first, second] = [await draft(), await draft()];
    await work((of) => acceptReviewed(of, first, 1));
    await expect(work((of) => acceptReviewed(of, second, 1))).rejects.toMatchObject({
      code: 'promise-there-already',
      details: { title: expect.stringContaining('Norrby') },
    });
    expect(await promises()).toEqual(['norrby-soderby-2021']);
    expect(await work((of) => acceptReviewed(of, second, 1, 'allow'))).toBe('norrby-soderby-2021-2');
  });

  test('of two drafts of one promise that are accepted at the same moment, one is asked about', async () => {
    const drafts = [await draft(), await draft()];
    const both = await Promise.allSettled(drafts.map((one) => work((of) => acceptReviewed(of, one, 1))));
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await promises()).toHaveLength(1);
  });

  test('the command line takes it, as it was told to, and says so', async () => {
    expect(await take({})).toMatchObject({ state: 'accepted', same: null });
    const again = await take({});
    expect(again).toMatchObject({
      promise: `${slug}/norrby-soderby-2021-2`,
      state: 'accepted',
      same: `${slug}/norrby-soderby-2021`,
    });
    expect(await take({}, false)).toMatchObject({ state: 'draft', same: `${slug}/norrby-soderby-2021` });
  });

  test('our own memo, read in again, is known as the promise that it was drawn from', async () => {
    await take({});
    const ctx = { db: data.db, config: readEnv({}) };
    const { bytes } = await drawMemo(ctx, ACTOR, `${slug}/norrby-soderby-2021`, { format: 'html', draft: true });
    const documents = [{ name: 'skrivelse.html', bytes: new Uint8Array(bytes) }];
    const [received] = await receiveDocuments(data, ACTOR, { slug, documents }, readReport);
    expect(received).toMatchObject({ outcome: 'new', same: { slug: 'norrby-soderby-2021', points: 1 } });
  });

  test.each<[string, Partial<Report>]>([
    ['another period', { period: { from: '2021-01-01', to: '2022-12-31' } }],
    ['one area less', { areas: ['Norrby'] }],
    ['one area more', { areas: ['Norrby', 'Söderby', 'Västby'] }],
    ['the whole municipality', { areas: [] }],
  ])('%s is another promise', async (_, parts) => {
    await take({});
    await work((of) => ensureAreas(of, ['Västby']));
    expect(await take(parts)).toMatchObject({ state: 'accepted', same: null });
    expect(await take(parts)).toMatchObject({ state: 'accepted', same: expect.any(String) });
  });

  test('areas in another order, or by an earlier name, are the same', async () => {
    await take({});
    expect(await take({ areas: ['Söderby', 'Norrby'] }, false)).toMatchObject({ same: `${slug}/norrby-soderby-2021` });
    const [area] = await work((of) => ensureAreas(of, ['Norrby']));
    await work((of) => renameArea(of, area?.id ?? '', 'Nya Norrby', '2023-01-01'));
    for (const name of ['Norrby', 'Nya Norrby'])
      expect(await take({ areas: [name, 'Söderby'] }, false)).toMatchObject({ same: `${slug}/norrby-soderby-2021` });
  });

  test('what lies in the bin is not counted, and is nothing to be the same as', async () => {
    await take({ points: buildMaterial({ points: [{}, {}] }).report.points });
    const same = () => work((of) => samePromise(of, { areas: ['Norrby', 'Söderby'], period: YEAR }));
    const bin = (what: 'point' | 'promise') =>
      work(({ tx }) =>
        sql`update ${sql.table(what)} set trashed_at = now()
          where id = (select id from ${sql.table(what)} where municipality_id = ${id} limit 1)`.execute(tx),
      );
    expect(await same()).toMatchObject({ points: 2 });
    await bin('point');
    expect(await same()).toMatchObject({ points: 1 });
    await bin('promise');
    expect(await same()).toBeNull();
    expect(await take({})).toMatchObject({ state: 'accepted', same: null });
  });

  test.each<[string, Partial<Report>]>([
    ['no period', { period: null }],
    ['a period that is turned round', { period: { from: '2021-12-31', to: '2021-01-01' } }],
    ['a day that is none', { period: { from: '2021-02-30', to: '2021-12-31' } }],
    ['a name that no area can have', { areas: ['Norr\0by'] }],
  ])('%s is nothing to look for', async (_, { areas = ['Norrby'], period = YEAR }) => {
    expect(await work((of) => samePromise(of, { areas, period }))).toBeNull();
  });
});
