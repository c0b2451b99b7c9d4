import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Lang } from '#platform/texts/languages.ts';
import { writeTranslations } from '#promise/translations.server.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import { findPage } from '#publication/published-pages.server.ts';
import { withdrawPromise } from '#publication/withdraw-promise.server.ts';
import { demoRecord, publishRecord, speak } from '#tests/support/published-record.ts';
import { pointInput, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const BODY = 'Vi ska hålla åtta vandringar.';
const ARABIC = 'سنقوم بثماني جولات.';

describe.each(testServers())('what is published in several languages, on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  async function town(slug: string, languages: readonly Lang[] = ['en', 'ar']): Promise<BuiltRecord> {
    const built = await demoRecord(data.db, slug, { points: [{ body: BODY }, {}] });
    await speak(built, languages);
    return built;
  }
  const translate = (built: BuiltRecord, body: string, from = BODY, expectedNo = 0): Promise<number[]> =>
    built.work((work) =>
      writeTranslations(work, built.promise.id, 'ar', [
        { kind: 'point', subjectId: built.point(0), field: 'body', expectedNo, from, body, machine: false },
      ]),
    );
  const page = (built: BuiltRecord, lang: Lang, path = 'norrby-2021') => findPage(data.db, built.slug, path, lang);
  const promiseIn = async (built: BuiltRecord, lang: Lang) => {
    const found = await page(built, lang);
    if (found === null || 'redirect' in found || found.model.kind !== 'promise')
      throw new Error('a promise is published');
    return found.model;
  };

  test('each page is in each chosen language, with the words of the language, and in no other', async () => {
    const built = await town('norrvik');
    await publishRecord(built);
    const swedish = await promiseIn(built, 'sv');
    const english = await promiseIn(built, 'en');
    expect(swedish).toMatchObject({ lang: 'sv', dir: 'ltr', languages: ['sv', 'en', 'ar'] });
    expect(swedish.translation).toBeUndefined();
    expect(english).toMatchObject({ lang: 'en', dir: 'ltr', path: swedish.path, languages: ['sv', 'en', 'ar'] });
    expect(english.headline).toMatch(/points? /);
    expect(english.points[0]?.body).toBe(BODY);
    expect(english.translation?.missing).toContain(BODY);
    expect(await promiseIn(built, 'ar')).toMatchObject({ lang: 'ar', dir: 'rtl' });
    expect(await page(built, 'so')).toBeNull();
    for (const path of ['', 'norrby']) expect(await page(built, 'ar', path)).toMatchObject({ model: { lang: 'ar' } });
  });

  test('a text that is translated stands so; when the Swedish one changes, the old one is marked', async () => {
    const built = await town('hamnby');
    await translate(built, ARABIC);
    await publishRecord(built);
    const before = await promiseIn(built, 'ar');
    expect(before.points[0]?.body).toBe(ARABIC);
    expect(before.translation).toMatchObject({ older: [], machine: false });
    expect(before.translation?.missing).not.toContain(BODY);

    const body = 'Vi ska hålla nio vandringar.';
    await built.work((work) => revisePoint(work, built.point(0), 1, pointInput({ body }, 0, built.parties)));
    await publishRecord(built, { note: 'Nio vandringar.' });
    expect((await promiseIn(built, 'sv')).points[0]?.body).toBe(body);
    const after = await promiseIn(built, 'ar');
    expect(after.points[0]?.body).toBe(ARABIC);
    expect(after.translation?.older).toEqual([ARABIC]);

    await translate(built, 'سنقوم بتسع جولات.', body, 1);
    await publishRecord(built, { note: 'Ny översättning.' });
    expect((await promiseIn(built, 'ar')).translation?.older).toEqual([]);
    expect(await page(built, 'sv')).toMatchObject({ version: { no: 2 } });
    expect(await page(built, 'ar')).toMatchObject({ version: { no: 3 } });
  });

  test('taken back, it is so in every language', async () => {
    const built = await town('rundby');
    await translate(built, ARABIC);
    await publishRecord(built);
    await built.work((work) =>
      withdrawPromise(work, { promiseId: built.promise.id, reason: 'En uppgift var fel.', expectedNo: 1 }),
    );
    for (const lang of ['sv', 'en', 'ar'] as const) {
      const found = await page(built, lang);
      expect(found).toMatchObject({ model: { kind: 'withdrawn', lang } });
      expect(JSON.stringify(found)).not.toContain(ARABIC);
    }
  });

  test('nothing can be put out in another language that is not out in Swedish', async () => {
    const built = await town('solby');
    const added = built.work(async ({ tx, municipalityId }) => {
      const model = { kind: 'promise', lang: 'ar' };
      await sql`insert into publication (municipality_id, id, subject_kind, subject_id, channel, lang, no, size, ground, model,
          sha256, from_versions)
        values (${municipalityId}, gen_random_uuid(), 'promise', ${built.promise.id}, 'web', 'ar', 1, 'major', 'keys',
          ${JSON.stringify(model)}::jsonb, ${'0'.repeat(64)}, '{}')`.execute(tx);
    });
    await expect(added).rejects.toThrow(/svenska/);
  });
});
