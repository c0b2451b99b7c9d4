import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensurePerson, giveGrant } from '#access/people.server.ts';
import { inWork, type Work } from '#access/work.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { readEnv } from '#platform/config.ts';
import { inMunicipality } from '#platform/database.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { workAllMorning } from '#report-back/all-morning.server.ts';
import { remindOfDecisions } from '#report-back/case-morning.server.ts';
import { loadDecisionPage } from '#report-back/decision-page.server.ts';
import { dispatchMaterial, drawDispatch } from '#report-back/dispatch-files.server.ts';
import type { DispatchTo, DispatchWay } from '#report-back/dispatch-form.ts';
import { didNotArrive, sentOf } from '#report-back/dispatch-queries.server.ts';
import { markReturned, sendDispatch } from '#report-back/dispatch-send.server.ts';
import { drawExtract } from '#report-back/draw-extract.server.ts';
import type { DecisionTyped } from '#report-back/decision-form.ts';
import { adjustMinutes, announceAdjustment, endAppealTime } from '#report-back/follow-decision.server.ts';
import { caseStanding, takeStep } from '#report-back/take-step.server.ts';
import type { MemoSections } from '#report-back/memo-sections.ts';
import { writeCase } from '#report-back/write-case.server.ts';
import { rulingsOf } from '#report-back/decision-queries.server.ts';
import { correctRuling, decideCase } from '#report-back/write-ruling.server.ts';
import { buildRecord, TESTER, type BuiltRecord } from '#tests/support/record-builder.ts';
import { asClient, makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';
import { othersWait } from '#tests/support/others-wait.ts';

const SECRET = { secret: 'en hemlighet som är minst trettiotvå tecken' };
const [FIRST, SECOND, AFTER] = ['2022-02-22', '2022-03-22', '2022-03-23'];

const SECTIONS: MemoSections = {
  municipality: null,
  department: null,
  decisionBasis: [],
  perspectives: [],
  coDetermination: null,
  committeeReporting: [],
  signatories: [],
  statedCounts: null,
  countsAsStated: false,
  prose: [],
};
const ruled = (changed: Partial<DecisionTyped> = {}): DecisionTyped => ({
  paragraph: '14',
  decisions: [
    { no: 1, result: 'approved', body: null },
    { no: 2, result: 'amended', body: 'Nämnden ger förvaltningen i uppdrag att återkomma i juni.' },
  ],
  reservations: null,
  reason: null,
  sittingId: null,
  ...changed,
});
const whole = (result: 'remanded' | 'tabled', changed: Partial<DecisionTyped>): DecisionTyped =>
  ruled({ decisions: [1, 2].map((no) => ({ no, result, body: null })), ...changed });

describe.each(testServers())('beslut och utskick, $name', (server) => {
  let data: TestDatabase;
  let record: BuiltRecord;
  let personId: string;
  let sittings: readonly [string, string];
  beforeAll(async () => {
    data = await makeDatabase(server);
    record = await buildRecord(data.db, { slug: 'norrvik' });
    const person = await inMunicipality(data.db, INSTALLATION, (tx) =>
      ensurePerson(tx, { name: 'Asta Lind', email: 'asta@norrvik.example' }),
    );
    personId = person.id;
    sittings = await record.work(async (work) => {
      await giveGrant(work, { personId, role: 'secretary' });
      const [forum, first, second] = [newId(), newId(), newId()];
      const m = work.municipalityId;
      await sql`insert into forum (municipality_id, id, kind, name) values (${m}, ${forum}, 'board', 'Kommunstyrelsen')`.execute(
        work.tx,
      );
      await sql`insert into sitting (municipality_id, id, forum_id, day)
        values (${m}, ${first}, ${forum}, ${FIRST}), (${m}, ${second}, ${forum}, ${SECOND})`.execute(work.tx);
      return [first, second] as const;
    });
  });
  afterAll(() => data.drop());

  /** A case on the agenda of the first sitting. */
  const onAgenda = (): Promise<string> =>
    record.work(async (work) => {
      const caseId = await writeCase(work, {
        kind: 'report-back',
        promiseId: record.promise.id,
        registryNumber: 'KS 2022-7',
        decisionBody: 'Kommunstyrelsen',
        importId: null,
        memo: {
          dated: null,
          sections: SECTIONS,
          proposals: ['Nämnden godkänner återrapporten.', 'Nämnden ger förvaltningen i uppdrag att fortsätta.'],
          consultation: [],
          dispatch: ['Polisen i Norrvik', 'Kommunens kansli'],
        },
      });
      await takeStep(work, caseId, 0, { step: 'finalised', day: '2022-02-01' });
      await takeStep(work, caseId, 1, { step: 'prepared', day: '2022-02-08' });
      await takeStep(work, caseId, 2, { step: 'on-agenda', day: '2022-02-10', sittingId: sittings[0] });
      return caseId;
    });
  const by = <T>(act: (work: Work) => Promise<T>): Promise<T> => inWork(data.db, record.municipalityId, TESTER, act);
  const decided = async (): Promise<string> => {
    const caseId = await onAgenda();
    await by((work) => decideCase(work, caseId, 3, ruled(), AFTER));
    return caseId;
  };
  const adjusted = async (): Promise<string> => {
    const caseId = await decided();
    await by((work) =>
      adjustMinutes(work, caseId, { version: 4, today: AFTER, day: '2022-03-01', by: 'Karin Dahl och Per Ek' }),
    );
    return caseId;
  };
  const send = async (caseId: string, way: DispatchWay, to: readonly DispatchTo[]): Promise<number> => {
    const extract = await drawDispatch(await by((work) => dispatchMaterial(work, caseId)));
    return by((work) => sendDispatch(work, SECRET, caseId, { way, to, extract }));
  };
  const page = (caseId: string, today: string) =>
    by((work) =>
      loadDecisionPage(
        work,
        { id: record.municipalityId, slug: 'norrvik', name: 'Norrviks kommun', isDemo: false },
        { caseId, today },
      ),
    );
  const POLICE = { recipient: 'Polisen i Norrvik', email: 'registrator@polisen.example' };

  test('beslutet står bredvid förslaget, och förslaget är kvar som det var', async () => {
    const caseId = await decided();
    const { ruling, case: found, extract } = await page(caseId, AFTER);
    expect(found.step).toBe('decided');
    expect(ruling?.decisions).toEqual([
      { no: 1, proposal: 'Nämnden godkänner återrapporten.', result: 'approved', body: null },
      {
        no: 2,
        proposal: 'Nämnden ger förvaltningen i uppdrag att fortsätta.',
        result: 'amended',
        body: 'Nämnden ger förvaltningen i uppdrag att återkomma i juni.',
      },
    ]);
    expect(extract).toContain('Protokollet är inte justerat');
  });

  test('återremiss öppnar ärendet igen med nämndens skäl; bordläggning flyttar det till ett senare sammanträde', async () => {
    const remanded = await onAgenda();
    await by((work) => decideCase(work, remanded, 3, whole('remanded', { reason: 'Redovisa kostnaderna.' }), AFTER));
    expect(await by((work) => caseStanding(work, remanded))).toMatchObject({ no: 4, step: 'draft' });
    expect((await page(remanded, AFTER)).before[0]?.facts.reason).toBe('Redovisa kostnaderna.');

    const tabled = await onAgenda();
    const until = (sittingId: string) => whole('tabled', { reason: 'Tiden räckte inte.', sittingId });
    await expect(by((work) => decideCase(work, tabled, 3, until(sittings[0]), AFTER))).rejects.toMatchObject({
      code: 'sitting-unfit',
    });
    await by((work) => decideCase(work, tabled, 3, until(sittings[1]), AFTER));
    expect((await page(tabled, AFTER)).case).toMatchObject({ step: 'on-agenda', sitting: { day: SECOND } });
    await by((work) => decideCase(work, tabled, 4, ruled(), AFTER));
    expect((await page(tabled, AFTER)).ruling?.facts.day).toBe(SECOND);
  });

  test('ingenting beslutas före sammanträdet, halvt, om andra förslag eller av den som har sett ett äldre läge', async () => {
    const caseId = await onAgenda();
    const tried = (typed: DecisionTyped, no = 3, today: string = AFTER) =>
      by((work) => decideCase(work, caseId, no, typed, today));
    await expect(tried(ruled(), 3, '2022-02-21')).rejects.toMatchObject({ code: 'decision-before-sitting' });
    await expect(tried(ruled(), 2)).rejects.toMatchObject({ code: 'edited-meanwhile' });
    await expect(tried(ruled({ decisions: ruled().decisions.slice(0, 1) }))).rejects.toMatchObject({
      code: 'edited-meanwhile',
    });
    const mixed = [
      { no: 1, result: 'approved', body: null },
      { no: 2, result: 'remanded', body: null },
    ] as const;
    await expect(tried(ruled({ decisions: mixed, reason: 'Så.' }))).rejects.toMatchObject({ code: 'decision-mixed' });
    await expect(tried(whole('remanded', { reason: null }))).rejects.toMatchObject({ code: 'case-step-incomplete' });
    expect(await by((work) => caseStanding(work, caseId))).toMatchObject({ no: 3, step: 'on-agenda' });
  });

  test('ett beslut rättas tills protokollet är justerat, och sedan inte mer', async () => {
    const caseId = await decided();
    const right = ruled({ paragraph: '15', reservations: 'Nils Ahl reserverar sig.' });
    await by((work) => correctRuling(work, caseId, 1, right));
    await expect(by((work) => correctRuling(work, caseId, 1, right))).rejects.toMatchObject({
      code: 'edited-meanwhile',
    });
    expect((await page(caseId, AFTER)).ruling).toMatchObject({ no: 2, paragraph: '15' });
    const minutes = { version: 4, today: AFTER, by: 'Karin Dahl' };
    for (const day of ['2022-02-21', '2022-03-24'])
      await expect(by((work) => adjustMinutes(work, caseId, { ...minutes, day }))).rejects.toMatchObject({
        code: 'minutes-day-wrong',
      });
    await by((work) => adjustMinutes(work, caseId, { ...minutes, day: '2022-03-01' }));
    await expect(by((work) => correctRuling(work, caseId, 2, right))).rejects.toMatchObject({
      code: 'decision-adjusted',
    });
  });

  test('den som rättar ett beslut medan protokollet justeras får vänta, och rättar sedan ingenting', async () => {
    const caseId = await decided();
    const { promise: adjusting, resolve: began } = Promise.withResolvers<void>();
    const adjust = by(async (work) => {
      await adjustMinutes(work, caseId, { version: 4, today: AFTER, day: '2022-03-01', by: 'Karin Dahl' });
      began();
      await othersWait(work);
    });
    await adjusting;
    await expect(by((work) => correctRuling(work, caseId, 1, ruled({ paragraph: '15' })))).rejects.toMatchObject({
      code: 'decision-adjusted',
    });
    await adjust;
    expect((await page(caseId, AFTER)).ruling).toMatchObject({ no: 1, paragraph: '14' });
  });
  test('överklagandetiden slutar tre veckor efter tillkännagivandet, tidigast dagen efter den sista', async () => {
    const caseId = await adjusted();
    await by((work) => announceAdjustment(work, caseId, { version: 5, today: AFTER, day: '2022-03-02' }));
    const over = (today: string) => by((work) => endAppealTime(work, caseId, { version: 6, today, note: null }));
    await expect(over('2022-03-23')).rejects.toMatchObject({ code: 'appeal-time-running' });
    await over('2022-03-28');
    expect((await page(caseId, '2022-03-28')).followed.appealOver).toEqual({ day: '2022-03-24', note: null });
  });

  test('två som skriver in olika beslut samtidigt: det ena gäller, och den andra får veta det', async () => {
    const caseId = await onAgenda();
    const both = await Promise.allSettled([
      by((work) => decideCase(work, caseId, 3, ruled(), AFTER)),
      by((work) => decideCase(work, caseId, 3, whole('remanded', { reason: 'Redovisa kostnaderna.' }), AFTER)),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'edited-meanwhile' } });
    expect(await by((work) => rulingsOf(work, caseId))).toHaveLength(1);
  });

  test('utdraget görs om likadant, med samma byte, i alla fyra slag', async () => {
    const caseId = await adjusted();
    const { ruling, followed } = await page(caseId, AFTER);
    if (ruling === null) throw new Error('no ruling');
    for (const format of ['html', 'docx', 'pdf', 'pdfa'] as const) {
      const [one, other] = [
        await drawExtract(ruling, followed.adjusted, format),
        await drawExtract(ruling, followed.adjusted, format),
      ];
      expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes)), format).toBe(true);
    }
  });

  test('ingenting skickas före justeringen: varken av programmet eller direkt i databasen', async () => {
    const caseId = await decided();
    await expect(send(caseId, 'mail', [POLICE])).rejects.toMatchObject({ code: 'dispatch-too-early' });
    const forged = by(({ tx, municipalityId }) =>
      sql`insert into dispatch_sent (municipality_id, id, case_id, recipient, no, adjusted_no, way, files)
        values (${municipalityId}, ${newId()}, ${caseId}, 'Polisen', 1, 4, 'package', '[]')`.execute(tx),
    );
    await expect(forged).rejects.toMatchObject({ code: '23503' });
  });

  test('var och en får beslutet en gång; den som inte fick det kan få det igen, och allt står i loggen', async () => {
    const caseId = await adjusted();
    await send(caseId, 'mail', [POLICE, { recipient: 'Kommunens kansli', email: 'kansli@norrvik.example' }]);
    await expect(send(caseId, 'mail', [{ ...POLICE, recipient: 'POLISEN i Norrvik' }])).rejects.toMatchObject({
      code: 'dispatch-sent-already',
    });
    const twice = await Promise.allSettled(
      [1, 2].map(() => send(caseId, 'package', [{ recipient: 'Revisorerna', email: null }])),
    );
    expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);

    const first = (await by((work) => sentOf(work, caseId))).find(({ recipient }) => recipient === POLICE.recipient);
    expect(first).toMatchObject({ way: 'mail', email: POLICE.email, mail: { state: 'queued' } });
    expect(first?.files.map(({ name }) => name)).toEqual(['protokollsutdrag-14.pdf']);
    await by((work) =>
      markReturned(work, caseId, { dispatchId: first?.id ?? '', reason: 'Brevlådan är full.', today: AFTER }),
    );
    await send(caseId, 'package', [{ recipient: POLICE.recipient, email: null }]);
    const log = (await by((work) => sentOf(work, caseId))).filter(({ recipient }) => recipient === POLICE.recipient);
    expect(log.map((one) => [one.no, one.way, didNotArrive(one)])).toEqual([
      [2, 'package', false],
      [1, 'mail', true],
    ]);
    const mails = await asClient(data.superuser, async (client) => {
      const { rows } = await client.query<{ count: number }>(
        `select count(*)::int as count from mail where kind = 'dispatch' and dispatch_id = any($1)`,
        [[first?.id]],
      );
      return rows[0]?.count;
    });
    expect(mails).toBe(1);
  });

  test('påminnelserna kommer i tid, en gång var, till den som sköter ärendet', async () => {
    const told = async (today: string): Promise<string[]> => {
      const before = await notices();
      await remindOfDecisions(data, today);
      await remindOfDecisions(data, today);
      return (await notices()).slice(before.length);
    };
    const notices = async (): Promise<string[]> => {
      const { rows } = await by(({ tx }) =>
        sql<{
          kind: string;
          step: string;
        }>`select kind, step from notice where subject_id = ${caseId} order by at, id`.execute(tx),
      );
      return rows.map(({ kind, step }) => `${kind} ${step}`);
    };
    const caseId = await decided();
    expect(await told('2022-03-04')).toEqual([]);
    expect(await told('2022-03-07')).toEqual(['minutes-to-adjust soon']);
    expect(await told('2022-03-08')).toEqual(['minutes-to-adjust last']);
    expect(await told('2022-03-09')).toEqual(['minutes-to-adjust late']);
  });

  test('det som är nära står i samma morgons mejl, och väntar inte till nästa', async () => {
    const caseId = await decided();
    await workAllMorning({ db: data.db, config: readEnv({}), ...SECRET }, '2022-03-08');
    const { rows } = await by(({ tx }) =>
      sql<{ step: string; mailed: boolean }>`
        select step, mail_id is not null as mailed from notice where subject_id = ${caseId}`.execute(tx),
    );
    expect(rows).toEqual([{ step: 'last', mailed: true }]);
  });
});
