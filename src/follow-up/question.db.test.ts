import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#access/actor.ts';
import { inWork } from '#access/work.server.ts';
import { findQuestion, loadAnswered, loadQuestionsPage } from '#follow-up/question-queries.server.ts';
import { MOST_QUESTIONS } from '#follow-up/question.ts';
import { remindOfQuestions } from '#follow-up/remind-questions.server.ts';
import { answerQuestion, leaveQuestion, takeQuestion } from '#follow-up/write-question.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { personWith } from '#tests/support/key-holders.ts';
import { buildRecord, TESTER, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

/** A Monday; the question is due on 2021-03-31, a Wednesday. */
const ASKED = '2021-03-01';

describe.each(testServers())('questions about a point on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  const ask = async (built: BuiltRecord, body: string, id = newId()): Promise<string> => {
    const sent = { id, pointId: built.point(0), body, lang: 'ar' as const, day: ASKED };
    await built.work(({ tx, municipalityId }) => takeQuestion(tx, municipalityId, sent));
    return id;
  };
  const municipality = { slug: 'norrby', name: 'Norrby kommun', isDemo: false } as never;
  const page = (built: BuiltRecord, today: string) =>
    built.work((work) => loadQuestionsPage(work, municipality, today));
  const reply = (built: BuiltRecord) => ({
    expectedNo: 0,
    partyId: built.parties.municipality,
    shown: 'Varför är [borttaget] aldrig här?',
    answer: 'Vi kommer på torsdag.',
    isPublic: true,
  });

  test('a question sent twice is one; it waits a month, and is late after that', async () => {
    const built = await buildRecord(data.db, { points: [{}] });
    const id = await ask(built, 'När börjar ni?');
    await ask(built, 'När börjar ni?', id);
    const { waiting } = await page(built, '2021-03-31');
    expect(waiting).toMatchObject([{ id, due: '2021-03-31', isLate: false, proposed: 'När börjar ni?' }]);
    expect((await page(built, '2021-04-01')).waiting).toMatchObject([{ isLate: true }]);
  });

  test('words that may be about somebody are taken out of what is proposed; no other words may be changed', async () => {
    const built = await buildRecord(data.db, { points: [{}] });
    const id = await ask(built, 'Varför är Anna Persson aldrig här?');
    expect((await page(built, ASKED)).waiting).toMatchObject([{ proposed: 'Varför är [borttaget] aldrig här?' }]);
    const changed = { ...reply(built), shown: 'Varför är ni alltid här?' };
    await expect(built.work((work) => answerQuestion(work, id, changed))).rejects.toMatchObject({
      code: 'masking-changes-words',
    });
    await built.work((work) => answerQuestion(work, id, reply(built)));
    expect(await built.work((work) => loadAnswered(work, built.promise.id))).toMatchObject([
      { shown: 'Varför är [borttaget] aldrig här?', answer: 'Vi kommer på torsdag.', lang: 'ar' },
    ]);
    await expect(built.work((work) => answerQuestion(work, id, reply(built)))).rejects.toMatchObject({
      code: 'edited-meanwhile',
    });
    await built.work((work) => answerQuestion(work, id, { ...reply(built), expectedNo: 1, isPublic: false }));
    expect(await built.work((work) => loadAnswered(work, built.promise.id))).toEqual([]);
    const left = { partyId: built.parties.municipality, reason: 'insult' as const };
    await expect(built.work((work) => leaveQuestion(work, id, left))).rejects.toMatchObject({
      code: 'edited-meanwhile',
    });
  });

  test('what may be about somebody goes to those who may answer and, once it is taken out, to nobody', async () => {
    const built = await buildRecord(data.db, { points: [{}] });
    const id = await ask(built, 'Varför är Anna Persson aldrig här?');
    const auditor = await personWith(data.db, built, 'auditor');
    const seen = async (actor: Actor) =>
      (
        await inWork(data.db, built.municipalityId, actor, (work) => loadQuestionsPage(work, municipality, ASKED))
      ).waiting.map(({ body }) => body);
    expect([await seen(auditor), await seen(TESTER)]).toEqual([
      ['Varför är [borttaget] aldrig här?'],
      ['Varför är Anna Persson aldrig här?'],
    ]);
    await built.work((work) => answerQuestion(work, id, reply(built)));
    const { rows } = await built.work(({ tx }) =>
      sql`select from (select to_jsonb(q)::text as words from point_question q
        union all select to_jsonb(r)::text from point_question_reply r) x where words like '%Persson%'`.execute(tx),
    );
    expect(rows).toEqual([]);
  });

  test('of an answer and an erasure at once, one happens and the other is told', async () => {
    const built = await buildRecord(data.db, { points: [{}] });
    for (let at = 0; at < 5; at += 1) {
      const id = await ask(built, 'Varför är Anna Persson aldrig här?');
      const left = { partyId: built.parties.municipality, reason: 'insult' as const };
      const both = await Promise.allSettled([
        built.work((work) => answerQuestion(work, id, reply(built))),
        built.work((work) => leaveQuestion(work, id, left)),
      ]);
      const refused = both.flatMap((one) => (one.status === 'rejected' ? [one.reason as { code?: string }] : []));
      expect(refused.map(({ code }) => code)).toSatisfy(
        ([code, ...more]) => more.length === 0 && ['not-found', 'edited-meanwhile'].includes(code),
      );
    }
  });

  test('left without an answer it is erased, and the reason is kept', async () => {
    const built = await buildRecord(data.db, { points: [{}] });
    const id = await ask(built, 'Ni är idioter.');
    await built.work((work) => leaveQuestion(work, id, { partyId: built.parties.municipality, reason: 'insult' }));
    expect(await built.work((work) => findQuestion(work, id))).toBeNull();
    const { rows } = await built.work(({ tx, municipalityId }) =>
      sql<{ reason: string }>`select data ->> 'reason' as reason from audit_event
        where municipality_id = ${municipalityId} and type = 'question-left-out'`.execute(tx),
    );
    expect(rows).toEqual([{ reason: 'insult' }]);
  });

  test('a flood is stopped', async () => {
    const built = await buildRecord(data.db, { points: [{}] });
    await built.work(({ tx, municipalityId }) =>
      sql`insert into point_question (municipality_id, id, point_id, body, lang, day, due)
        select ${municipalityId}, gen_random_uuid(), ${built.point(0)}, 'Varför?', 'sv', '2021-03-01', '2021-03-31'
        from generate_series(1, ${MOST_QUESTIONS}::int)`.execute(tx),
    );
    await expect(ask(built, 'En till?')).rejects.toMatchObject({ code: 'questions-full' });
  });

  test('whoever keeps the promise together is told the next morning, once, and again when the day has passed', async () => {
    const built = await buildRecord(data.db, { points: [{}] });
    await personWith(data.db, built, 'coordinator', 'municipality');
    await ask(built, 'När börjar ni?');
    const morning = (today: string) => built.work((work) => remindOfQuestions(work, today));
    expect(await morning(ASKED)).toBe(0);
    expect(await morning('2021-03-02')).toBe(1);
    expect(await morning('2021-03-03')).toBe(0);
    expect(await morning('2021-03-31')).toBe(0);
    expect(await morning('2021-04-01')).toBe(1);
    const { rows } = await built.work(({ tx, municipalityId }) =>
      sql<{ kind: string }>`select kind from notice where municipality_id = ${municipalityId} order by id`.execute(tx),
    );
    expect(rows).toEqual([{ kind: 'question-waiting' }, { kind: 'question-late' }]);
  });
});
