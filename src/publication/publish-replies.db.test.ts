import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWork } from '#access/work.server.ts';
import { questionsToAnswer } from '#follow-up/question-queries.server.ts';
import { answerQuestion, takeQuestion } from '#follow-up/write-question.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import { latestPublications } from '#publication/latest-publications.server.ts';
import { answerAndPublish, publishReplies } from '#publication/publish-replies.server.ts';
import { repliesToPublish } from '#publication/reply-queries.server.ts';
import { demoRecord, publishRecord } from '#tests/support/published-record.ts';
import { pointInput, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const DAY = '2021-03-01';
const [server] = testServers();
if (server === undefined) throw new Error('no server to test on');

let data: TestDatabase;
beforeAll(async () => {
  data = await makeDatabase(server);
});
afterAll(() => data.drop());

async function asked(slug: string): Promise<{ built: BuiltRecord; id: string }> {
  const built = await demoRecord(data.db, slug, { points: [{}, {}] });
  await publishRecord(built, { today: DAY });
  const id = newId();
  await built.work(({ tx, municipalityId }) =>
    takeQuestion(tx, municipalityId, { id, pointId: built.point(0), body: 'När börjar ni?', lang: 'sv', day: DAY }),
  );
  return { built, id };
}
const reply = (built: BuiltRecord, more: { readonly isPublic?: boolean; readonly expectedNo?: number } = {}) => ({
  expectedNo: 0,
  partyId: built.parties.municipality,
  shown: 'När börjar ni?',
  answer: 'I maj.',
  isPublic: true,
  ...more,
});
const shown = (built: BuiltRecord) =>
  built.work(async ({ tx, municipalityId }) => {
    const model = (await latestPublications(tx, municipalityId, ['point'])).get(built.point(0))?.model;
    return model?.kind === 'point' ? (model.asked ?? []) : null;
  });
const behind = async (built: BuiltRecord) => (await built.work(repliesToPublish)).map(({ questionIds }) => questionIds);

test('whoever may publish answers and publishes in one step, and nothing waits', async () => {
  const { built, id } = await asked('ett');
  expect(await built.work((work) => answerAndPublish(work, id, reply(built), DAY))).toBe(true);
  expect(await shown(built)).toMatchObject([{ question: 'När börjar ni?', answer: 'I maj.' }]);
  expect(await behind(built)).toEqual([]);
});

test('an answer that is for everybody waits until it is published; so does one that no longer is', async () => {
  const { built, id } = await asked('tva');
  await built.work((work) => answerQuestion(work, id, reply(built, { isPublic: false })));
  expect(await behind(built)).toEqual([]);
  await built.work((work) => answerQuestion(work, id, reply(built, { expectedNo: 1 })));
  expect(await behind(built)).toEqual([[id]]);
  expect(await built.work((work) => publishReplies(work, built.promise.id, DAY))).toBe(true);
  expect(await behind(built)).toEqual([]);
  await built.work((work) => answerQuestion(work, id, reply(built, { isPublic: false, expectedNo: 2 })));
  expect(await behind(built)).toEqual([[id]]);
  await built.work((work) => publishReplies(work, built.promise.id, DAY));
  expect([await shown(built), await behind(built)]).toEqual([[], []]);
});

test('nothing else goes out with an answer: it is saved, and waits', async () => {
  const { built, id } = await asked('tre');
  await built.work((work) =>
    revisePoint(work, built.point(1), 1, pointInput({ body: 'Kommunen ska hålla nio vandringar.' }, 1, built.parties)),
  );
  expect(await built.work((work) => answerAndPublish(work, id, reply(built), DAY))).toBe(false);
  expect(await shown(built)).toEqual([]);
  expect(await behind(built)).toEqual([[id]]);
});

test('whoever may answer and not publish is refused, and nothing is saved; they see what waits for them', async () => {
  const { built, id } = await asked('fyra');
  const { municipality: partyId } = built.parties;
  const grant = {
    municipalityId: built.municipalityId,
    role: 'unit-contact',
    partyId,
    unitId: null,
    areaId: null,
  } as const;
  const contact = { personId: newId(), via: 'oidc', grants: [grant] } as const;
  const municipality = { id: built.municipalityId, slug: 'fyra', name: 'Fyra kommun', isDemo: true };
  const waits = (today: string) =>
    inWork(data.db, built.municipalityId, contact, (work) => questionsToAnswer(work, municipality, today));
  await expect(
    inWork(data.db, built.municipalityId, contact, (work) => answerAndPublish(work, id, reply(built), DAY)),
  ).rejects.toMatchObject({ code: 'forbidden' });
  expect(await waits('2021-03-31')).toMatchObject([{ count: 1, late: 0, due: '2021-03-31' }]);
  expect(await waits('2021-04-01')).toMatchObject([{ count: 1, late: 1 }]);
  await inWork(data.db, built.municipalityId, contact, (work) => answerQuestion(work, id, reply(built)));
  expect(await waits('2021-04-01')).toEqual([]);
  expect(await inWork(data.db, built.municipalityId, contact, repliesToPublish)).toEqual([]);
});
