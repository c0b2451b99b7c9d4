import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyChain } from '#platform/verify-audit.server.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { findHistory } from '#publication/published-history.server.ts';
import { findPageOn } from '#publication/past-page.server.ts';
import { withdrawPromise } from '#publication/withdraw-promise.server.ts';
import { runs } from '#tests/support/examples.ts';
import { demoRecord, publishRecord, speak } from '#tests/support/published-record.ts';
import { pointInput, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

/** From this day on it is published in English too. */
const FROM_ENGLISH = 95;

/** `2021-01-01` and so many days on. */
const dayAt = (offset: number): string => new Date(Date.UTC(2021, 0, 1 + offset)).toISOString().slice(0, 10);

describe.each(testServers())('what a page said on a day, on $name', (server) => {
  let data: TestDatabase;
  let town: BuiltRecord;
  /** Which words were published on which day, in order: the record that the answers are held against. */
  const recorded: { readonly day: string; readonly lang: Lang; readonly body: string; readonly sha256: string }[] = [];
  beforeAll(async () => {
    data = await makeDatabase(server);
    town = await demoRecord(data.db, 'norrvik', { points: [{ body: 'Vi ska göra 0 kontroller.' }, {}] });
    for (const [index, offset] of [10, 40, 41, 95, 200, 340].entries()) {
      const body = `Vi ska göra ${index} kontroller.`;
      const day = dayAt(offset);
      if (index > 0)
        await town.work((work) => revisePoint(work, town.point(0), index, pointInput({ body }, 0, town.parties)));
      if (offset === FROM_ENGLISH) await speak(town, ['en']);
      const published = await publishRecord(town, { today: day, note: index === 0 ? null : `Nu är det ${index}.` });
      const pages = published.pages.filter(({ subjectId }) => subjectId === town.point(0));
      recorded.push(...pages.map(({ lang, sha256 }) => ({ day, lang, body, sha256 })));
    }
  });
  afterAll(() => data.drop());

  const on = (day: string, path = 'norrby-2021/punkt-1', municipality = 'norrvik', lang: Lang = 'sv') =>
    findPageOn(data.db, municipality, path, { day, lang });
  const pointPath = async (): Promise<string> => {
    const page = await on('2021-12-31', 'norrby-2021');
    if (page === null || 'from' in page || page.model.kind !== 'promise') throw new Error('the promise is published');
    return `norrby-2021/${page.model.points[0]?.path.split('/').at(-1) ?? ''}`;
  };

  test('any day is answered as the history was recorded, in Swedish where it was not in the language then', async () => {
    const path = await pointPath();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 400 }), fc.constantFrom<Lang>('sv', 'en'), async (offset, asked) => {
        const day = dayAt(offset);
        const lang = offset < FROM_ENGLISH ? 'sv' : asked;
        const stood = recorded.findLast((one) => one.day <= day && one.lang === lang);
        const next = recorded.find((one) => one.day > day && one.lang === lang);
        const page = await on(day, path, 'norrvik', asked);
        if (stood === undefined) {
          expect(page).toEqual({ from: recorded[0]?.day });
          return;
        }
        expect(page).toMatchObject({
          model: { kind: 'point', lang, body: stood.body },
          version: {
            past: {
              day,
              until: next?.day ?? null,
              sha256: stood.sha256,
              languages: ['sv', 'en'],
              now: `/norrvik/${path}`,
              path: `/norrvik/norrby-2021/historik/dag/${day}/${path.split('/').at(-1)}`,
            },
          },
        });
      }),
      { numRuns: runs(30), examples: [9, 10, 41, 94, 95, 340].map((offset) => [offset, 'en']) },
    );
  });

  test('the audit chain names the version and its hash, and holds', async () => {
    const page = await on('2021-03-01', await pointPath());
    if (page === null || 'from' in page) throw new Error('it was published by then');
    const { past } = page.version;
    const told = await town.work(async ({ tx, municipalityId }) => {
      const { rows } = await sql<{ data: unknown; hash: string }>`
        select data, hash from audit_event where municipality_id = ${municipalityId} and no = ${past?.event?.no}`.execute(
        tx,
      );
      return { rows, chain: await verifyChain(tx, municipalityId) };
    });
    expect(told.chain.faults).toEqual([]);
    expect(told.rows).toMatchObject([{ hash: past?.event?.hash }]);
    expect(JSON.stringify(told.rows[0]?.data)).toContain(past?.sha256);
  });

  test('a promise leads to its points as they were the same day', async () => {
    expect(await on('2021-02-15', 'norrby-2021')).toMatchObject({
      model: {
        points: [
          { path: expect.stringMatching(/^\/norrvik\/norrby-2021\/historik\/dag\/2021-02-15\/[a-z0-9-]+$/) },
          {},
        ],
      },
    });
  });

  test('its history is told in the language it is published in, and in no other', async () => {
    const history = await findHistory(data.db, 'norrvik', 'norrby-2021', 'en');
    expect(history?.model).toMatchObject({ lang: 'en', languages: ['sv', 'en'] });
    const swedish = await findHistory(data.db, 'norrvik', 'norrby-2021', 'sv');
    expect(history?.events).toEqual(swedish?.events);
    expect(history?.events).toHaveLength(6);
    expect(await findHistory(data.db, 'norrvik', 'norrby-2021', 'so')).toBeNull();
  });

  test('what was never published is nothing, in whatever municipality', async () => {
    expect(await on('2021-06-01', 'finns-inte')).toBeNull();
    expect(await on('2021-06-01', 'norrby-2021', 'norrvik', 'so')).toBeNull();
    expect(await on('2021-06-01', 'norrby-2021', 'grannby')).toBeNull();
  });

  test('what was taken back is so on every day, in every language, also one that is published no longer', async () => {
    await speak(town, []);
    const last = recorded.filter(({ lang }) => lang === 'sv').length;
    const taken = { promiseId: town.promise.id, reason: 'En uppgift var fel.', expectedNo: last };
    await town.work((work) => withdrawPromise(work, taken));
    for (const lang of ['sv', 'en'] as const)
      for (const day of [dayAt(50), dayAt(200)])
        expect(await on(day, 'norrby-2021', 'norrvik', lang)).toMatchObject({ model: { kind: 'withdrawn', lang } });
  });
});
