import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensurePerson, giveGrant } from '#access/people.server.ts';
import { inInstallationView, type Work } from '#access/work.server.ts';
import { ensureForum } from '#places/registers.server.ts';
import { addSittings, cancelSitting, saveForumDays, sittingsBetween } from '#places/sittings.server.ts';
import type { HandMove } from '#report-back/case-form.ts';
import { loadCasePage, loadCasesPage } from '#report-back/case-page.server.ts';
import { loadCases, stepsTaken } from '#report-back/case-queries.server.ts';
import { moveCase, takeMove } from '#report-back/move-case.server.ts';
import { openCase, saveCaseFacts } from '#report-back/open-case.server.ts';
import { loadSittingsPage, sittingsCalendar } from '#report-back/sittings-page.server.ts';
import { takeStep } from '#report-back/take-step.server.ts';
import { tellOfCases } from '#report-back/tell-of-cases.server.ts';
import { buildRecord, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const CHIEF = { approves: 'chief', name: 'Anna Ek', role: 'kommundirektör' } as const;
const NOTHING = { officerId: null, aim: null, registryNumber: null };

describe.each(testServers())('a case on its way to a sitting, on $name', (server) => {
  let data: TestDatabase;
  let built: BuiltRecord;
  let forumId: string;
  const sittings = new Map<string, string>();
  beforeAll(async () => {
    data = await makeDatabase(server);
    built = await buildRecord(data.db);
    await built.work(async (work) => {
      forumId = await ensureForum(work, 'Kommunstyrelsen');
      await saveForumDays(work, forumId, { consultation: 15, approval: 10, agenda: 5 });
      await addSittings(work, forumId, ['2022-02-15', '2022-03-15', '2022-04-12', '2022-05-10']);
      for (const { id, day } of await sittingsBetween(work, '2022-01-01', '2022-12-31')) sittings.set(day, id);
      await cancelSitting(work, sittings.get('2022-05-10') ?? '', true);
    });
  });
  afterAll(() => data.drop());

  const at = (day: string): string => sittings.get(day) ?? '';
  const ref = () => ({ id: built.municipalityId, slug: built.slug, name: 'Norrviks kommun', isDemo: false });
  const promiseWithCase = async (facts = {}) => {
    const own = await buildRecord(data.db, { municipalityId: built.municipalityId });
    const id = await own.work((work) =>
      openCase(work, { promiseId: own.promise.id, kind: 'report-back', ...NOTHING, ...facts }),
    );
    return { id, promiseId: own.promise.id };
  };
  const move = (id: string, no: number, input: HandMove, today = '2022-12-31') =>
    built.work((work) => moveCase(work, id, no, input, today));
  /** As finaliseMemo does, of a memo that nobody asks for anything but what its template needs. */
  const finalise = (id: string, no: number, { approvals = ['chief'], day = '2022-01-20' } = {}) =>
    built.work(async (work) => {
      await sql`insert into memo_final (municipality_id, case_id, no, memo_version_id, frozen, content)
        select municipality_id, case_id, ${no} + 1, id, ${JSON.stringify({ profile: { approvals } })}, content from memo_version
        where municipality_id = ${work.municipalityId} and case_id = ${id} order by no desc limit 1`.execute(work.tx);
      await takeStep(work, id, no, { step: 'finalised', day });
    });
  const page = async (id: string, today: string) => {
    const found = await built.work((work) => loadCasePage(work, ref(), id, today));
    if (found === null) throw new Error('the case is gone');
    return found;
  };

  test('one of each kind is open at a time, and starts as a draft with an empty memo', async () => {
    const { id, promiseId } = await promiseWithCase({ aim: { forumId }, registryNumber: 'KS 2022/7' });
    const again = (kind: 'report-back' | 'promise') =>
      built.work((work) => openCase(work, { promiseId, kind, ...NOTHING }));
    await expect(again('report-back')).rejects.toMatchObject({ code: 'case-open-already' });
    const later = await again('promise');
    expect((await page(later, '2022-01-10')).case).toMatchObject({ id: later, kind: 'promise', step: 'draft' });
    const { case: one, next, record } = { ...(await page(id, '2022-01-10')), record: null };
    expect(one).toMatchObject({
      step: 'draft',
      body: 'Kommunstyrelsen',
      registryNumber: 'KS 2022/7',
      record: { kind: 'working' },
    });
    expect([next?.who, record]).toEqual(['Handläggaren', null]);
  });

  test('is prepared only when the responsible chief has approved the memo as it was finalised last', async () => {
    const { id } = await promiseWithCase();
    await finalise(id, 0);
    const prepared = { step: 'prepared', day: '2022-01-25' } as const;
    await expect(move(id, 1, prepared)).rejects.toMatchObject({
      code: 'case-approval-missing',
      details: { who: 'ansvarig chef' },
    });
    await move(id, 1, { step: 'approved', day: '2022-01-24', ...CHIEF });
    expect((await page(id, '2022-01-25')).case.missing).toEqual([]);
    await move(id, 2, { step: 'draft', day: '2022-01-25', reason: 'Tabellen stämmer inte.' });
    await finalise(id, 3, { day: '2022-01-26' });
    await expect(move(id, 4, { ...prepared, day: '2022-01-27' })).rejects.toMatchObject({
      code: 'case-approval-missing',
    });
    await move(id, 4, { step: 'approved', day: '2022-01-27', ...CHIEF });
    expect(await move(id, 5, { ...prepared, day: '2022-01-28' })).toBe(6);
  });

  test('whose approval it needs is what its template said when it was finalised, and one of two is not both', async () => {
    const { id } = await promiseWithCase({ aim: { sittingId: at('2022-03-15') } });
    await finalise(id, 0, { approvals: ['chief', 'police-chief'] });
    await move(id, 1, { step: 'approved', day: '2022-01-24', ...CHIEF });
    const there = await page(id, '2022-03-02');
    expect(there.case).toMatchObject({ missing: ['police-chief'], timing: 'behind' });
    expect(there.next?.who).toBe('Polisens chef');
    // The municipality's template asks for the chief alone, today as then.
    await expect(move(id, 2, { step: 'prepared', day: '2022-01-25' })).rejects.toMatchObject({
      code: 'case-approval-missing',
      details: { who: 'polisens chef' },
    });
  });

  test('goes on an agenda, to another sitting before its own, and is remanded with the board’s own reason', async () => {
    const { id } = await promiseWithCase();
    await finalise(id, 0);
    await move(id, 1, { step: 'approved', day: '2022-01-24', ...CHIEF });
    await move(id, 2, { step: 'prepared', day: '2022-01-25' });
    const agenda = { step: 'on-agenda', day: '2022-02-08' } as const;
    await expect(move(id, 3, { ...agenda, sittingId: at('2022-05-10') })).rejects.toMatchObject({
      code: 'sitting-cancelled',
    });
    await expect(move(id, 3, { ...agenda, sittingId: built.promise.id })).rejects.toMatchObject({
      code: 'sitting-not-found',
    });
    await expect(move(id, 3, { ...agenda, day: '2022-02-16', sittingId: at('2022-02-15') })).rejects.toMatchObject({
      code: 'case-day-impossible',
    });
    await move(id, 3, { ...agenda, sittingId: at('2022-02-15') });
    const tabled = { step: 'on-agenda', day: '2022-02-14', reason: 'Ordföranden är borta.' } as const;
    const before = (input: HandMove) => move(id, 4, input, '2022-02-14');
    await expect(before({ ...tabled, sittingId: at('2022-02-15') })).rejects.toMatchObject({
      code: 'case-same-sitting',
    });
    await before({ ...tabled, sittingId: at('2022-03-15') });
    const there = await page(id, '2022-02-20');
    expect(there.case).toMatchObject({
      sitting: { day: '2022-03-15' },
      body: 'Kommunstyrelsen',
      record: { since: '2022-02-08' },
    });
    await expect(built.work((work) => saveCaseFacts(work, id, NOTHING))).rejects.toMatchObject({
      code: 'case-sitting-fixed',
    });
    // From the day of the sitting on it is the board that remands and tables, with a paragraph (decideCase).
    const remanded = { step: 'draft', day: '2022-03-15', reason: 'Skriv vad punkt 2 kostade.' } as const;
    for (const input of [remanded, { ...tabled, day: '2022-03-15', sittingId: at('2022-04-12') }])
      await expect(move(id, 5, input, '2022-03-15')).rejects.toMatchObject({ code: 'case-sitting-has-been' });
    await built.work((work) => takeMove(work, id, 5, remanded, '2022-03-15'));
    const back = await page(id, '2022-03-16');
    expect(back.case.record).toEqual({ kind: 'working', since: null, earlier: '2022-02-08' });
    expect(back.steps[0]).toMatchObject({ no: 6, reason: 'Skriv vad punkt 2 kostade.' });
    expect(back).toMatchObject({ case: { timing: 'missed' }, instead: { day: '2022-04-12' } });
  });

  test('moves from where the person saw it, on a day that has been and in the order of the steps', async () => {
    const { id } = await promiseWithCase();
    await finalise(id, 0);
    const approved = { step: 'approved', ...CHIEF } as const;
    await expect(move(id, 0, { ...approved, day: '2022-01-24' })).rejects.toMatchObject({ code: 'edited-meanwhile' });
    for (const day of ['2022-01-19', '2022-01-26'])
      await expect(move(id, 1, { ...approved, day }, '2022-01-25')).rejects.toMatchObject({
        code: 'case-day-impossible',
      });
    await expect(
      move(id, 1, { step: 'on-agenda', day: '2022-01-24', sittingId: at('2022-02-15') }),
    ).rejects.toMatchObject({
      code: 'case-move-refused',
    });
    expect(await built.work((work) => stepsTaken(work, id))).toHaveLength(1);
  });

  test('its officer is told once of each day that comes near, once that it misses the sitting, and when that is cancelled', async () => {
    const officerId = await built.work(async (work) => {
      const named = { name: 'Ola Ek', email: 'ola@exempel.se' };
      const { id: personId } = await inInstallationView(work, (tx) => ensurePerson(tx, named));
      await giveGrant(work, { personId, role: 'auditor', from: '2020-01-01' });
      return personId;
    });
    const { id } = await promiseWithCase({ officerId, aim: { sittingId: at('2022-04-12') } });
    const told = (today: string) => built.work((work) => tellOfCases(work, today));
    // The consultation is to be done by 22 March 2022.
    expect(await told('2022-03-14')).toBe(0);
    expect(await told('2022-03-20')).toBe(0); // a Sunday
    expect(await told('2022-03-15')).toBe(1);
    expect(await told('2022-03-16')).toBe(0);
    expect(await told('2022-03-23')).toBe(1);
    await built.work((work) => cancelSitting(work, at('2022-04-12'), true));
    expect(await told('2022-03-24')).toBe(1);
    await built.work((work) => cancelSitting(work, at('2022-04-12'), false));
    // A case without an officer is told to those who move cases.
    await built.work((work) => giveGrant(work, { personId: officerId, role: 'secretary', from: '2020-01-01' }));
    expect(await told('2022-03-25')).toBeGreaterThan(0);
    const { rows } = await built.work((work) =>
      sql<{ kind: string; step: string; data: unknown }>`select kind, step, data from notice
        where person_id = ${officerId} and subject_id = ${id} order by id`.execute(work.tx),
    );
    expect(rows.map(({ kind, step }) => [kind, step])).toEqual([
      ['case-due', '2022-03-22'],
      ['case-behind', '2022-03-22'],
      ['case-sitting-cancelled', '2022-04-12'],
    ]);
    expect(rows[0]?.data).toEqual({ promise: 'Medborgarlöfte Norrby 2021', sitting: '2022-04-12', due: '2022-03-22' });
  });

  test('stands in the calendar at its sitting, and the file has the days before it but no cancelled sitting', async () => {
    const { id } = await promiseWithCase({ aim: { sittingId: at('2022-03-15') } });
    const work = <T>(act: (inside: Work) => Promise<T>) => built.work(act);
    const { sittings: shown, forums } = await work((inside) => loadSittingsPage(inside, ref(), 2022, '2022-03-09'));
    expect(forums.map(({ name }) => name)).toEqual(['Kommunstyrelsen']);
    const march = shown.find(({ day }) => day === '2022-03-15');
    expect(march?.cases).toContainEqual(expect.objectContaining({ id, timing: 'behind' }));
    expect(march?.before.map(({ day, past }) => [day, past])).toEqual([
      ['2022-02-22', true],
      ['2022-03-01', true],
      ['2022-03-08', true],
    ]);
    const file = await work((inside) =>
      sittingsCalendar(inside, ref(), {
        today: '2022-03-01',
        now: new Date('2022-03-01T08:00:00Z'),
        site: 'https://loften.exempel.se',
      }),
    );
    expect(file.match(/^BEGIN:VEVENT/gm)).toHaveLength(12);
    expect(file).toContain('DTSTART;VALUE=DATE:20220308');
    expect(file).not.toContain('20220510');
  });

  test('the same day is one sitting, however often it is put in, and whoever may not move cases may not either', async () => {
    expect(await built.work((work) => addSittings(work, forumId, ['2022-02-15', '2022-06-14', '2022-06-14']))).toBe(1);
    const stranger = { personId: forumId, via: 'login-link', grants: [] } as const;
    const asStranger = built.work((work) => addSittings({ ...work, actor: stranger }, forumId, ['2022-09-13']));
    await expect(asStranger).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      built.work((work) => saveForumDays(work, built.promise.id, { consultation: 1, approval: 1, agenda: 1 })),
    ).rejects.toMatchObject({
      code: 'register-not-found',
    });
    const { open } = await built.work((work) => loadCasesPage(work, ref(), '2022-01-01'));
    expect(open.length).toBe((await built.work((work) => loadCases(work))).length);
  });
});
