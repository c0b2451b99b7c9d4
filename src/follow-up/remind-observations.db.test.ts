import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensurePerson, giveGrant } from '#access/people.server.ts';
import { loadObservations } from '#dialogue/walk-queries.server.ts';
import { settleObservation } from '#dialogue/write-observation.server.ts';
import { receiveWalk } from '#dialogue/write-walk.server.ts';
import { remindOfObservations } from '#follow-up/remind-observations.server.ts';
import { makeMeasure, measuresAt, pointChoices } from '#promise/observation-measure.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality } from '#platform/database.server.ts';
import { buildRecord, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';
import { beginWalk, walkOf } from '#tests/support/walk-rows.ts';
describe.each(testServers())('iakttagelser på $name', (server) => {
  let data: TestDatabase;
  let built: BuiltRecord;
  beforeAll(async () => {
    data = await makeDatabase(server);
    built = await buildRecord(data.db);
    const gun = { name: 'Gun', email: 'gun@norrvik.example' };
    const person = await inMunicipality(data.db, INSTALLATION, (tx) => ensurePerson(tx, gun));
    await built.work((work) => giveGrant(work, { personId: person.id, role: 'coordinator', from: '2020-01-01' }));
  });
  afterAll(() => data.drop());

  const walked = async () => {
    const dialogueId = await built.work((work) => beginWalk(work));
    const walk = walkOf(dialogueId);
    await built.work((work) => receiveWalk(work, walk, '2021-10-06'));
    return { dialogueId, walkId: walk.id, id: walk.observations[0]?.id ?? '' };
  };
  const remind = (today: string) => built.work((work) => remindOfObservations(work, today));

  test('samordnaren får veta en gång när dagen har gått, och inte när någon har svarat', async () => {
    const at = await walked();
    // It should be done by Monday 1 November.
    expect([await remind('2021-11-01'), await remind('2021-11-02'), await remind('2021-11-03')]).toEqual([0, 1, 0]);
    const settled = { status: 'answered' as const, answer: 'Lamporna byts nästa år.', measureId: null };
    await built.work((work) => settleObservation(work, at, { expectedNo: 1, settled }));
    const other = await walked();
    const done = { status: 'handled' as const, answer: 'Gatuenheten.', measureId: null };
    await built.work((work) => settleObservation(work, other, { expectedNo: 1, settled: done }));
    expect(await remind('2021-11-04')).toBe(0);
  });

  test('en iakttagelse blir en åtgärd i en punkt, med dag, och står där', async () => {
    const at = await walked();
    const [choice] = await built.work((work) => pointChoices(work));
    const pointId = choice?.id ?? '';
    await built.work((work) => makeMeasure(work, at, { expectedNo: 1, pointId }));
    const [observation] = await built.work((work) => loadObservations(work, at.walkId));
    expect(observation).toMatchObject({ status: 'handled', no: 2 });
    const measureId = observation?.measureId ?? '';
    expect(await built.work((work) => measuresAt(work, [measureId]))).toMatchObject([{ measureId }]);
    const { rows } = await built.work(({ tx }) =>
      sql`select body, due from measure_version where measure_id = ${measureId}`.execute(tx),
    );
    expect(rows).toEqual([{ body: 'Byt lamporna.', due: '2021-11-01' }]);
    await expect(built.work((work) => makeMeasure(work, at, { expectedNo: 1, pointId }))).rejects.toMatchObject({
      code: 'edited-meanwhile',
    });
  });
});
