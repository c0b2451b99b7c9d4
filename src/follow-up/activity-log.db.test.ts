import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#access/actor.ts';
import { inWork } from '#access/work.server.ts';
import { activityFile, activityPage } from '#follow-up/activity-page.server.ts';
import { activityOf, type Activity } from '#follow-up/activity-form.ts';
import { logActivity, trashActivity, type SentFile } from '#follow-up/activity-log.server.ts';
import { loadFollowUp } from '#follow-up/follow-up-queries.server.ts';
import { daysChosen, recurringTyped } from '#follow-up/recurring-form.ts';
import { addRecurring, confirmExpected, endRecurring, skipExpected } from '#follow-up/recurring-log.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { buildAsked, TODAY, type AskedRecord } from '#tests/support/asked-record.ts';
import { exif, jpegWith, SECRETS, segment } from '#tests/support/picture-files.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const PICTURE: SentFile = { bytes: jpegWith(segment(0xe1, exif(1))), name: 'IMG_1.JPG' };

describe.each(testServers())('what was done, on $name', (server) => {
  let data: TestDatabase;
  let built: AskedRecord;
  beforeAll(async () => {
    data = await makeDatabase(server);
    built = await buildAsked(data.db);
  });
  afterAll(() => data.drop());

  const contact = (of: AskedRecord, party: 'municipality' | 'police'): Actor => ({
    personId: party === 'police' ? of.people.bo : of.people.anna,
    via: 'login-link',
    grants: [
      {
        municipalityId: of.municipalityId,
        role: 'unit-contact',
        partyId: of.parties[party],
        areaId: null,
        unitId: null,
      },
    ],
  });
  const as = <T>(of: AskedRecord, party: 'municipality' | 'police', act: Parameters<typeof inWork<T>>[3]): Promise<T> =>
    inWork(data.db, of.municipalityId, contact(of, party), act);
  const walk = (of: AskedRecord, parts: Partial<Activity> = {}): Activity => ({
    id: newId(),
    pointId: of.point(0),
    partyId: of.parties.municipality,
    day: '2026-04-18',
    body: 'Vandring i Norrby.',
    count: 1,
    unit: 'vandringar',
    place: 'Norrby torg',
    withWhom: 'Hyresgästföreningen',
    ...parts,
  });
  const pageOf = (of: AskedRecord, point: string | null = '1') =>
    as(of, 'municipality', async (work) => {
      const page = await activityPage(work, of.promise.slug, { point, today: TODAY });
      if (page === null) throw new Error('no page');
      return page;
    });

  test('is written down with its picture, and adds up towards the target', async () => {
    const id = await as(built, 'municipality', (work) => logActivity(work, walk(built), PICTURE));
    const page = await pageOf(built);
    expect(page.activities).toMatchObject([
      { id, place: 'Norrby torg', withWhom: 'Hyresgästföreningen', party: 'Norrviks kommun', mine: true },
    ]);
    expect(page.points[0]?.progress).toMatchObject({ words: '1 av minst 16\u00a0vandringar' });
    expect(page.choices.map(({ label }) => label)).toEqual([
      '1. Kommunen ska hålla minst 2 trygghetsvandringar. – Norrviks kommun',
      '2. Kommunen ska hålla minst 3 trygghetsvandringar. – Norrviks kommun',
    ]);
    const file = page.activities[0]?.files[0];
    expect(file).toMatchObject({ name: 'IMG_1.jpg', mediaType: 'image/jpeg' });
    const kept = await as(built, 'municipality', (work) => activityFile(work, file?.id ?? ''));
    for (const secret of SECRETS) expect(Buffer.from(kept?.content ?? []).toString('latin1')).not.toContain(secret);
  });

  test('is internal, and so are its place and its picture, until somebody makes them public', async () => {
    const { rows } = await built.work(({ tx, municipalityId }) =>
      sql`select vis from activity where municipality_id = ${municipalityId} union select vis from evidence
        where municipality_id = ${municipalityId} union select vis from place where municipality_id = ${municipalityId}`.execute(
        tx,
      ),
    );
    expect(rows).toEqual([{ vis: 'internal' }]);
  });

  test('sent twice is one, and an id of another activity is not written over', async () => {
    const own = await buildAsked(data.db);
    const once = walk(own);
    for (let i = 0; i < 2; i += 1) await as(own, 'municipality', (work) => logActivity(work, once, PICTURE));
    expect((await pageOf(own)).activities.map(({ files }) => files.length)).toEqual([1]);
    await expect(
      as(own, 'municipality', (work) => logActivity(work, { ...once, body: 'Något annat.' }, null)),
    ).rejects.toMatchObject({ code: 'edited-meanwhile' });
  });

  test('sent ten times at once is one, and everybody is told that it is kept', async () => {
    const own = walk(built, { body: 'Tio klick.', place: 'Tioklicksplatsen' });
    const ids = await Promise.all(
      Array.from({ length: 10 }, () => as(built, 'municipality', (work) => logActivity(work, own, null))),
    );
    expect(new Set(ids)).toEqual(new Set([own.id]));
    const { rows } = await built.work(({ tx }) =>
      sql`select from audit_event where type = 'activity-logged' and subject_id = ${own.id}`.execute(tx),
    );
    expect(rows).toHaveLength(1);
  });

  test('is written for one’s own party alone, on a point that it has a part in', async () => {
    const log = (activity: Activity) => as(built, 'municipality', (work) => logActivity(work, activity, null));
    await expect(log(walk(built, { partyId: built.parties.police }))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(log(walk(built, { partyId: built.parties.landlord }))).rejects.toMatchObject({
      code: 'point-not-found',
    });
    await expect(log(walk(built, { pointId: newId() }))).rejects.toMatchObject({ code: 'point-not-found' });
    const other = await buildAsked(data.db);
    await expect(log(walk(built, { pointId: other.point(0) }))).rejects.toMatchObject({ code: 'point-not-found' });
  });

  test('is thrown away and taken back by one’s own party, and not where it bears out what is done', async () => {
    const own = await buildAsked(data.db);
    const id = await as(own, 'municipality', (work) => logActivity(work, walk(own), null));
    await expect(as(own, 'police', (work) => trashActivity(work, id))).rejects.toMatchObject({ code: 'forbidden' });
    await as(own, 'municipality', (work) => trashActivity(work, id));
    expect((await pageOf(own)).activities).toEqual([]);
    await as(own, 'municipality', (work) => trashActivity(work, id, false));
    expect((await pageOf(own)).activities).toHaveLength(1);
    const stranger = await buildAsked(data.db);
    await expect(as(stranger, 'municipality', (work) => trashActivity(work, id))).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('a file of another municipality is not given', async () => {
    const file = (await pageOf(built)).activities.flatMap(({ files }) => files)[0];
    const other = await buildAsked(data.db);
    expect(await as(other, 'municipality', (work) => activityFile(work, file?.id ?? ''))).toBeNull();
  });

  describe('regularly', () => {
    const weekly = (of: AskedRecord) => ({
      pointId: of.point(0),
      partyId: of.parties.municipality,
      body: 'Fältarna går en runda.',
      count: 1,
      unit: 'vandringar',
      every: 'week' as const,
      firstDay: '2026-03-30',
      lastDay: null,
    });
    const open = async (of: AskedRecord) => (await pageOf(of)).recurring[0]?.open;

    test('is expected each time, and confirmed by one press or left out with a reason', async () => {
      const own = await buildAsked(data.db);
      const id = await as(own, 'municipality', (work) => addRecurring(work, weekly(own)));
      expect(await open(own)).toEqual(['2026-03-30', '2026-04-06', '2026-04-13', '2026-04-20']);
      const confirm = (days: string[]) => as(own, 'municipality', (work) => confirmExpected(work, id, days, TODAY));
      const twice = await Promise.all([1, 2].map(() => confirm(['2026-03-30', '2026-04-13'])));
      expect(twice.sort()).toEqual([0, 2]);
      await as(own, 'municipality', (work) =>
        skipExpected(work, id, { day: '2026-04-06', reason: 'Annandag påsk.' }, TODAY),
      );
      expect(await open(own)).toEqual(['2026-04-20']);
      expect(await confirm(['2026-04-06', '2026-04-14', '2026-04-27'])).toBe(0);
      expect((await pageOf(own)).points[0]?.progress?.done).toBe(2);
    });

    test('a time that is thrown away is expected again', async () => {
      const own = await buildAsked(data.db);
      const id = await as(own, 'municipality', (work) => addRecurring(work, weekly(own)));
      await as(own, 'municipality', (work) => confirmExpected(work, id, ['2026-03-30'], TODAY));
      const { activities } = await own.work(({ tx, municipalityId }) =>
        loadFollowUp(tx, municipalityId, own.promise.id),
      );
      await as(own, 'municipality', (work) => trashActivity(work, activities[0]?.id ?? ''));
      expect(await open(own)).toContain('2026-03-30');
    });

    test('ends, and never goes on after the promise', async () => {
      const own = await buildAsked(data.db);
      const id = await as(own, 'municipality', (work) => addRecurring(work, weekly(own)));
      await as(own, 'municipality', (work) => endRecurring(work, id, '2026-04-14'));
      expect(await open(own)).toEqual(['2026-03-30', '2026-04-06', '2026-04-13']);
      const late = await as(own, 'municipality', (work) =>
        activityPage(work, own.promise.slug, { point: null, today: '2028-01-01' }),
      );
      expect(late?.recurring[0]?.open.at(-1)).toBe('2026-04-13');
    });

    test('is nobody else’s to confirm', async () => {
      const own = await buildAsked(data.db);
      const id = await as(own, 'municipality', (work) => addRecurring(work, weekly(own)));
      await expect(as(own, 'police', (work) => confirmExpected(work, id, ['2026-03-30'], TODAY))).rejects.toMatchObject(
        { code: 'forbidden' },
      );
      const other = await buildAsked(data.db);
      await expect(
        as(other, 'municipality', (work) => confirmExpected(work, id, ['2026-03-30'], TODAY)),
      ).rejects.toMatchObject({ code: 'not-found' });
    });
  });
});

test.each(['-'.repeat(36), 'f'.repeat(36), `${'0'.repeat(8)}-0000`])('%s is no id of anything', (id) => {
  const typed = { for: `${id} ${id}`, what: 'X', many: '', of: '', every: 'week', first: '2026-01-01', last: '' };
  expect(recurringTyped(typed)).toMatchObject({ errors: { for: 'Välj vilken punkt det gäller.' } });
  expect(daysChosen([`${id} 2026-01-01`])).toEqual([]);
});

describe('the activity’s form', () => {
  const typed = {
    key: '0197B2A0-0000-7000-8000-000000000001',
    point: '0197b2a0-0000-7000-8000-000000000002',
    party: '0197b2a0-0000-7000-8000-000000000003',
    day: '2026-04-20',
    what: ' Vandring ',
    many: '2',
    of: 'vandringar',
    where: '',
    with: ' Polisen\n och grannarna ',
  };

  test('gives the activity, with the day as it is in Sweden', () => {
    expect(activityOf(typed, TODAY)).toEqual({
      activity: {
        id: '0197b2a0-0000-7000-8000-000000000001',
        pointId: typed.point,
        partyId: typed.party,
        day: '2026-04-20',
        body: 'Vandring',
        count: 2,
        unit: 'vandringar',
        place: null,
        withWhom: 'Polisen och grannarna',
      },
    });
  });

  test.each([
    [{ day: '2026-04-21' }, 'day', 'Dagen har inte varit än. Skriv det när det är gjort.'],
    [{ day: '0000-01-01' }, 'day', 'Skriv dagen så här: 2026-05-14.'],
    [{ day: 'i går' }, 'day', 'Skriv dagen så här: 2026-05-14.'],
    [{ what: ' ' }, 'what', 'Skriv vad ni gjorde. Några ord räcker.'],
    [{ what: 'x'.repeat(2001) }, 'what', 'Det ni gjorde får ha högst 2\u00a0000\u00a0tecken.'],
    [{ many: 'två' }, 'many', 'Skriv antalet med siffror, till exempel 12.'],
    [{ where: 'x'.repeat(201) }, 'where', 'Platsen får ha högst 200\u00a0tecken.'],
    [{ point: '' }, 'point', 'Välj vilken punkt det gäller.'],
    [{ key: 'x' }, 'key', 'Sidan är för gammal. Ladda om den och skriv igen.'],
  ])('%o is told at its field', (parts, field, words) => {
    expect(activityOf({ ...typed, ...parts }, TODAY)).toEqual({ errors: { [field]: words } });
  });
});
