import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWork } from '#access/work.server.ts';
import { loadRoundsPage } from '#follow-up/rounds-page.server.ts';
import { changeRoundDays, scheduleRounds } from '#follow-up/schedule-rounds.server.ts';
import { snoozeRequests } from '#follow-up/snooze-requests.server.ts';
import { loadWaitingPage } from '#follow-up/waiting-page.server.ts';
import { loadWheelPage } from '#follow-up/wheel-page.server.ts';
import { ownCalendar } from '#follow-up/own-calendar.server.ts';
import { addWheelDay, moveWheelDay, trashWheelDay } from '#follow-up/year-wheel.server.ts';
import { currentMunicipality } from '#places/places-queries.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { buildAsked, TODAY } from '#tests/support/asked-record.ts';
import { buildRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const YEAR = { from: '2026-01-01', to: '2026-12-31' };

describe.each(testServers())('the year of a promise on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  test('rounds in a rhythm keep to the year wheel; asked for again after a prolongation only the new ones come', async () => {
    const built = await buildRecord(data.db, { period: YEAR });
    const page = await built.work(async (work) => {
      await addWheelDay(work, { day: '2026-06-04', name: 'Handlingar', partyId: null, forumId: null });
      expect(await scheduleRounds(work, built.promise.id, 'tertial', TODAY)).toHaveLength(3);
      expect(await scheduleRounds(work, built.promise.id, 'tertial', TODAY)).toEqual([]);
      expect(await scheduleRounds(work, built.promise.id, 'month', TODAY)).toEqual([]);
      return loadRoundsPage(work, await currentMunicipality(work.tx, work.municipalityId), built.promise.slug, TODAY);
    });
    expect(page?.rounds.map(({ name, opens, due, lockOn, stage }) => [name, opens, due, lockOn, stage])).toEqual([
      ['tertial 1 2026', '2026-05-04', '2026-05-27', '2026-06-03', 'coming'],
      ['tertial 2 2026', '2026-09-01', '2026-09-15', '2026-09-22', 'coming'],
      ['tertial 3 2026', '2027-01-04', '2027-01-19', '2027-01-26', 'coming'],
    ]);
  });

  test('days in the wrong order, outside the promise or there already, and a locked round, are refused', async () => {
    const built = await buildRecord(data.db, { period: YEAR, rounds: [{ label: null, period: YEAR }] });
    const [id = ''] = built.rounds;
    const add = (from: string, to: string, due: string | null = null) =>
      built.work((work) =>
        scheduleRounds(
          work,
          built.promise.id,
          [{ label: null, period: { from, to }, opens: '2026-05-02', due }],
          TODAY,
        ),
      );
    await expect(add('2026-01-01', '2026-04-30', '2026-05-01')).rejects.toMatchObject({
      code: 'round-days-disordered',
    });
    await expect(add('2025-12-01', '2026-04-30')).rejects.toMatchObject({ code: 'round-outside-promise' });
    await expect(add('2026-04-30', '2026-01-01')).rejects.toMatchObject({ code: 'round-outside-promise' });
    await expect(add(YEAR.from, YEAR.to)).rejects.toMatchObject({ code: 'round-there-already' });
    const change = (lockOn: string) =>
      built.work((work) => changeRoundDays(work, id, { opens: '2027-01-04', due: '2027-01-15', lockOn }, TODAY));
    await expect(change('2027-01-14')).rejects.toMatchObject({ code: 'round-days-disordered' });
    await change('2027-01-20');
    await built.work(({ tx, municipalityId: m }) =>
      sql`update round set locked_at = now(), lock_hash = ${'a'.repeat(64)} where municipality_id = ${m}`.execute(tx),
    );
    await expect(change('2027-01-21')).rejects.toMatchObject({ code: 'round-not-found' });
  });

  test('a day of the wheel is moved, thrown away and taken back; somebody who only reads may do none of it', async () => {
    const built = await buildRecord(data.db, { period: YEAR });
    const wheel = () =>
      built.work(async (work) => {
        const municipality = await currentMunicipality(work.tx, work.municipalityId);
        return (await loadWheelPage(work, municipality, 2026)).entries.map(({ day, what }) => `${day} ${what}`);
      });
    const id = await built.work((work) =>
      addWheelDay(work, { day: '2026-03-02', name: 'BRÅ', partyId: built.parties.police, forumId: null }),
    );
    await built.work((work) => moveWheelDay(work, id, '2026-03-09'));
    expect(await wheel()).toEqual(['2026-03-09 BRÅ']);
    await built.work((work) => trashWheelDay(work, id, true));
    expect(await wheel()).toEqual([]);
    await built.work((work) => trashWheelDay(work, id, false));
    expect(await wheel()).toEqual(['2026-03-09 BRÅ']);
    await expect(built.work((work) => moveWheelDay(work, newId(), '2026-03-09'))).rejects.toMatchObject({
      code: 'wheel-day-not-found',
    });
    const reader = {
      personId: newId(),
      via: 'oidc',
      grants: [{ municipalityId: built.municipalityId, role: 'auditor', partyId: null, areaId: null, unitId: null }],
    } as const;
    const asReader = inWork(data.db, built.municipalityId, reader, (work) => moveWheelDay(work, id, '2026-03-10'));
    await expect(asReader).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('who owes what is told oldest first; what is put off says until when and why, and is answered by nothing', async () => {
    const built = await buildAsked(data.db);
    const page = (today: string) =>
      built.work(async (work) => loadWaitingPage(work, await currentMunicipality(work.tx, work.municipalityId), today));
    expect((await page('2026-05-18')).answers.map(({ name, points, daysLate }) => [name, points, daysLate])).toEqual([
      ['Anna', 2, 3],
      ['Bo', 1, 3],
    ]);
    const { roundId } = built;
    const snooze = (until: string, personId = built.people.anna) =>
      built.work((work) => snoozeRequests(work, { roundId, personId, until, reason: 'Semester.' }, TODAY));
    await expect(snooze(TODAY)).rejects.toMatchObject({ code: 'snooze-in-the-past' });
    await expect(snooze('2027-12-31')).rejects.toMatchObject({ code: 'snooze-in-the-past' });
    await expect(snooze('2026-06-01', built.people.cia)).rejects.toMatchObject({ code: 'request-not-found' });
    await snooze('2026-06-01');
    expect((await page('2026-05-18')).answers.map(({ snoozed }) => snoozed)).toEqual([
      { until: '2026-06-01', reason: 'Semester.' },
      null,
    ]);
    expect((await page('2026-06-01')).answers[0]?.snoozed).toBeNull();
  });

  test('the calendar of somebody who answers holds the parties’ days and their own periods, not others’', async () => {
    const built = await buildAsked(data.db);
    await built.work((work) => addWheelDay(work, { day: '2026-05-20', name: 'BRÅ', partyId: null, forumId: null }));
    const other = await buildRecord(data.db, {
      municipalityId: built.municipalityId,
      title: 'Ett annat löfte',
      period: YEAR,
      areas: ['Söderby'],
    });
    await other.work((work) => scheduleRounds(work, other.promise.id, 'year', TODAY));
    const calendarOf = async (personId: string | null) => {
      const grants = [
        {
          municipalityId: built.municipalityId,
          role: 'unit-contact',
          partyId: built.parties.police,
          areaId: null,
          unitId: null,
        },
      ] as const;
      const actor =
        personId === null ? ({ personId, via: 'worker' } as const) : ({ personId, via: 'oidc', grants } as const);
      const text = await inWork(data.db, built.municipalityId, actor, async (work) =>
        ownCalendar(work, await currentMunicipality(work.tx, work.municipalityId), {
          today: TODAY,
          now: new Date('2026-04-20T07:00:00Z'),
          site: 'https://loftet.example',
        }),
      );
      return [...text.replaceAll('\r\n ', '').matchAll(/SUMMARY:(.*)\r\n/g)].map(([, said]) => said);
    };
    expect(await calendarOf(built.people.bo)).toEqual([
      'BRÅ',
      'Medborgarlöfte Norrby 2026\\, tertial 1 2026: sista dag att svara',
    ]);
    expect(await calendarOf(null)).toHaveLength(5);
  });
});
