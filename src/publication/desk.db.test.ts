import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#access/actor.ts';
import { inWork } from '#access/work.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import { countDesk, type Desk, type DeskText } from '#publication/desk.ts';
import { loadDesk } from '#publication/load-desk.server.ts';
import { findPage } from '#publication/published-pages.server.ts';
import { publishTranslation } from '#publication/publish-translation.server.ts';
import { approveOnDesk, saveDesk, type DeskSaved, type DeskSent } from '#publication/save-desk.server.ts';
import { showXliff, xliffOf } from '#publication/xliff-desk.server.ts';
import { demoRecord, publishRecord } from '#tests/support/published-record.ts';
import { pointInput, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const BODY = 'Vi ska hålla åtta vandringar.';
const ARABIC = 'سنقوم بثماني جولات.';
const PROMISE = 'norrby-2021';

describe.each(testServers())('the translation desk, on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  async function town(slug: string): Promise<BuiltRecord> {
    const built = await demoRecord(data.db, slug, { points: [{ body: BODY }, { body: 'Vi ska laga lampor.' }] });
    await built.work(({ tx, municipalityId }) =>
      sql`update municipality set settings = settings || '{"languages": ["en", "ar"]}'::jsonb
        where id = ${municipalityId}`.execute(tx),
    );
    return built;
  }
  const deskOf = async (built: BuiltRecord): Promise<Desk> => {
    const desk = await built.work((work) => loadDesk(work, PROMISE, 'ar'));
    if (desk === null) throw new Error('the promise is there');
    return desk;
  };
  const textOf = async (built: BuiltRecord, swedish = BODY): Promise<DeskText> => {
    const found = (await deskOf(built)).texts.find((text) => text.swedish === swedish);
    if (found === undefined) throw new Error(`no text says ${swedish}`);
    return found;
  };
  const typed = (text: DeskText, body: string, rest: Partial<DeskSent> = {}): DeskSent => ({
    key: text.key,
    no: text.no,
    from: text.swedish,
    was: text.body,
    body,
    machine: text.machine,
    stands: false,
    ...rest,
  });
  const save = (built: BuiltRecord, ...sent: readonly DeskSent[]): Promise<DeskSaved> =>
    built.work((work) => saveDesk(work, PROMISE, 'ar', sent));
  const person = (built: BuiltRecord): Actor => ({
    personId: newId(),
    via: 'login-link',
    grants: [{ municipalityId: built.municipalityId, role: 'coordinator', partyId: null, areaId: null, unitId: null }],
  });
  const approve = (built: BuiltRecord, ids: readonly string[], actor = person(built)): Promise<number> =>
    inWork(data.db, built.municipalityId, actor, (work) => approveOnDesk(work, PROMISE, 'ar', ids));
  const page = async (built: BuiltRecord, lang: 'sv' | 'ar' = 'ar') => {
    const found = await findPage(data.db, built.slug, PROMISE, lang);
    if (found === null || 'redirect' in found || found.model.kind !== 'promise') throw new Error('it is published');
    return { ...found.model, no: found.version.no };
  };
  const publish = (built: BuiltRecord): Promise<boolean> =>
    built.work((work) => publishTranslation(work, PROMISE, 'ar'));

  test('every public text stands once, and counts say how far it is', async () => {
    const built = await town('norrvik');
    const before = await deskOf(built);
    expect(before.texts.map(({ swedish }) => swedish)).toContain(BODY);
    expect(new Set(before.texts.map(({ swedish }) => swedish)).size).toBe(before.texts.length);
    expect(countDesk(before.texts)).toMatchObject({ missing: before.texts.length, approved: 0 });
    expect(await save(built, typed(await textOf(built), ARABIC))).toEqual({ saved: 1 });
    expect(countDesk((await deskOf(built)).texts)).toMatchObject({ missing: before.texts.length - 1, waiting: 1 });
  });

  test('what was left as it was is not saved anew, and whoever saves second sees both texts', async () => {
    const built = await town('hamnby');
    const [first, second] = [await textOf(built), await textOf(built, 'Vi ska laga lampor.')];
    expect(await save(built, typed(first, ARABIC), typed(second, ''))).toEqual({ saved: 1 });
    expect(await save(built, typed(await textOf(built), ARABIC))).toEqual({ saved: 0 });
    const other = await save(built, typed(first, 'نص آخر.'), typed(second, 'سنصلح المصابيح.'));
    expect(other).toMatchObject({ faults: [], clashes: [{ key: first.key, no: 1, body: ARABIC }] });
    expect((await textOf(built, 'Vi ska laga lampor.')).state).toBe('missing');
    // Whoever had the same page open and did not touch that text is not in anybody's way.
    expect(await save(built, typed(first, ''), typed(second, 'سنصلح المصابيح.'))).toEqual({ saved: 1 });
    expect(await save(built, typed(await textOf(built), ''))).toMatchObject({ faults: [{ key: first.key }] });
    expect(await save(built, typed(await textOf(built), 'x'.repeat(501)))).toMatchObject({
      faults: [{ message: expect.stringContaining('500\u00a0tecken') }],
    });
  });

  test('a changed Swedish text makes it older, with what it was made from, until somebody says that it stands', async () => {
    const built = await town('rundby');
    await save(built, typed(await textOf(built), ARABIC));
    const body = 'Vi ska hålla nio vandringar.';
    await built.work((work) => revisePoint(work, built.point(0), 1, pointInput({ body }, 0, built.parties)));
    const older = await textOf(built, body);
    expect(older).toMatchObject({ state: 'older', madeFrom: BODY, body: ARABIC, no: 1 });
    expect(await save(built, typed(older, ARABIC))).toEqual({ saved: 0 });
    expect(await save(built, typed(older, ARABIC, { stands: true }))).toEqual({ saved: 1 });
    expect(await textOf(built, body)).toMatchObject({ state: 'waiting', madeFrom: null, no: 2 });
    // Back to the first wording: the first translation is the right one again, and the lock knows the latest version.
    await built.work((work) => revisePoint(work, built.point(0), 2, pointInput({ body: BODY }, 0, built.parties)));
    expect(await textOf(built)).toMatchObject({ state: 'waiting', no: 2 });
  });

  test('a machine’s words are marked for everybody until a person approves them, and a new version is unapproved', async () => {
    const built = await town('solby');
    await save(built, typed(await textOf(built), ARABIC, { machine: true }));
    await publishRecord(built);
    expect((await page(built)).translation?.machine).toBe(true);
    const { translationId, state } = await textOf(built);
    expect(state).toBe('machine');
    const id = translationId ?? '';
    await expect(built.work((work) => approveOnDesk(work, PROMISE, 'ar', [id]))).rejects.toMatchObject({
      code: 'forbidden', // the installation itself answers for nothing
    });
    await expect(approve(built, ['01900000-0000-7000-8000-000000000000'])).rejects.toMatchObject({ code: 'usage' });
    expect(await approve(built, [id])).toBe(1);
    expect(await approve(built, [id])).toBe(0);
    expect((await textOf(built)).state).toBe('approved');
    expect(await publish(built)).toBe(true);
    expect((await page(built)).translation?.machine).toBe(false);
    const events = await built.work(({ tx }) =>
      sql<{
        type: string;
        data: object;
      }>`select type, data from audit_event where type like 'translation-%' order by no`.execute(tx),
    );
    expect(events.rows.map(({ type }) => type)).toEqual(['translation-written', 'translation-approved']);
    expect(JSON.stringify(events.rows)).not.toContain(ARABIC);
    await save(built, typed(await textOf(built), 'سنقوم بثماني جولات مسائية.'));
    expect((await textOf(built)).state).toBe('waiting');
  });

  test('published by itself it is a small version of its language, none in Swedish, and nothing in the history', async () => {
    const built = await town('lunda');
    await expect(publish(built)).rejects.toMatchObject({ code: 'publication-refused' });
    await publishRecord(built);
    const history = (): Promise<number> =>
      built.work(async ({ tx }) => {
        const { rows } = await sql<{ count: number }>`select count(*) as count from history_event`.execute(tx);
        return Number(rows[0]?.count);
      });
    const before = await history();
    expect(await publish(built)).toBe(false);
    await save(built, typed(await textOf(built), ARABIC));
    expect(await publish(built)).toBe(true);
    expect(await page(built)).toMatchObject({ no: 2, points: [{ body: ARABIC }, {}] });
    expect((await page(built, 'sv')).no).toBe(1);
    expect(await history()).toBe(before);
    const body = 'Vi ska hålla nio vandringar.';
    await built.work((work) => revisePoint(work, built.point(0), 1, pointInput({ body }, 0, built.parties)));
    await expect(publish(built)).rejects.toMatchObject({
      code: 'publication-refused',
      details: { what: expect.stringContaining('ändrats på svenska') },
    });
    expect((await page(built, 'sv')).no).toBe(1);
  });

  test('a file goes out, comes back translated and is taken once', async () => {
    const built = await town('kvarnby');
    const file = await built.work((work) => xliffOf(work, built.slug, PROMISE, 'ar'));
    const done = file.replace(`>${BODY}</source>`, `>${BODY}</source><target>${ARABIC}</target>`);
    const show = () =>
      built.work((work) => showXliff(work, PROMISE, 'ar', { bytes: new TextEncoder().encode(done), machine: false }));
    const { changes } = await show();
    expect(changes.map(({ text, clash, older }) => [text.swedish, clash, older])).toEqual([[BODY, false, false]]);
    expect((await textOf(built)).state).toBe('missing');
    expect(await save(built, ...changes.map(({ sent }) => sent))).toEqual({ saved: 1 });
    expect((await textOf(built)).body).toBe(ARABIC);
    expect((await show()).changes).toEqual([]);
    expect(await save(built, ...changes.map(({ sent }) => sent))).toEqual({ saved: 0 });
  });
});
