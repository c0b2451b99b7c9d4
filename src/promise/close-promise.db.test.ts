import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/uuid.server.ts';
import { decideLineage } from '#promise/decide-lineage.server.ts';
import { listOrphans } from '#promise/lineage-queries.server.ts';
import { loadPromise } from '#promise/promise-queries.server.ts';
import { OUTCOME_KINDS, type OutcomeKind } from '#promise/promise-record.ts';
import { closePromise, setOutcomes } from '#promise/set-outcome.server.ts';
import { runs } from '#tests/support/examples.ts';
import { buildRecord, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const GOES_ON: readonly OutcomeKind[] = ['carried', 'reworded', 'split', 'merged', 'prolonged'];
const NEXT = { period: { from: '2022-01-01', to: '2022-12-31' }, points: [{}, {}] };

/** What became of each of a promise's points; null where nobody has said. */
const OUTCOMES = fc.array(fc.option(fc.constantFrom(...OUTCOME_KINDS)), { minLength: 1, maxLength: 6 });

describe.each(testServers())('closing a promise on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  const say = (built: BuiltRecord, kinds: readonly (OutcomeKind | null)[]): Promise<void> =>
    built.work((work) =>
      setOutcomes(
        work,
        kinds.flatMap((kind, index) =>
          kind === null
            ? []
            : [
                {
                  pointId: built.point(index),
                  kind,
                  reason: 'Så blev det.',
                  transferredTo: kind === 'transferred' ? 'Regionen' : null,
                },
              ],
        ),
      ),
    );
  const close = (built: BuiltRecord): Promise<void> => built.work((work) => closePromise(work, built.promise.id));
  /** Past the use case, so that the database has to refuse by itself. */
  const closeByHand = (built: BuiltRecord): Promise<unknown> =>
    built.work((work) =>
      sql`update promise set closed_at = now() where municipality_id = ${work.municipalityId} and id = ${built.promise.id}`.execute(
        work.tx,
      ),
    );
  const orphans = (built: BuiltRecord): Promise<string[]> =>
    built.work(async ({ tx, municipalityId }) =>
      (await listOrphans(tx, municipalityId)).map((orphan) => orphan.pointId),
    );

  test('needs an outcome of every point, and lists those that go on until they have a successor', async () => {
    await fc.assert(
      fc.asyncProperty(OUTCOMES, async (kinds) => {
        const built = await buildRecord(data.db, { points: kinds.map(() => ({})) });
        await say(built, kinds);
        const refused = { code: 'promise-has-open-points' };
        if (kinds.includes(null)) {
          await expect(close(built)).rejects.toMatchObject({
            ...refused,
            details: { count: kinds.filter((kind) => kind === null).length },
          });
          await expect(closeByHand(built)).rejects.toMatchObject(refused);
        } else await close(built);
        const goOn = kinds.flatMap((kind, index) =>
          kind !== null && GOES_ON.includes(kind) ? [built.point(index)] : [],
        );
        expect(await orphans(built)).toEqual(goOn);
      }),
      { numRuns: runs(20), examples: [[[null]], [[...OUTCOME_KINDS]]] },
    );
  });

  test('a point in the waste basket needs none', async () => {
    const built = await buildRecord(data.db, { points: [{}, {}] });
    await say(built, ['closed', null]);
    await built.work((work) =>
      sql`update point set trashed_at = now() where municipality_id = ${work.municipalityId} and id = ${built.point(1)}`.execute(
        work.tx,
      ),
    );
    await close(built);
    const takenBack = built.work((work) =>
      sql`update point set trashed_at = null where municipality_id = ${work.municipalityId} and id = ${built.point(1)}`.execute(
        work.tx,
      ),
    );
    await expect(takenBack).rejects.toMatchObject({ code: 'promise-closed' });
  });

  const addPoint = (built: BuiltRecord): Promise<unknown> =>
    built.work((work) =>
      sql`insert into point (municipality_id, id, promise_id, slug) values
        (${work.municipalityId}, ${newId()}, ${built.promise.id}, 'ny')`.execute(work.tx),
    );

  test('a closed promise gets no more points', async () => {
    const built = await buildRecord(data.db);
    await say(built, ['closed']);
    await close(built);
    await expect(addPoint(built)).rejects.toMatchObject({ code: 'promise-closed' });
  });

  test('whoever closes and whoever adds a point take turns', async () => {
    for (let round = 0; round < 5; round += 1) {
      const built = await buildRecord(data.db);
      await say(built, ['closed']);
      const [closed, added] = await Promise.allSettled([close(built), addPoint(built)]);
      expect([closed.status, added.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    }
  });

  test('is done once', async () => {
    const built = await buildRecord(data.db);
    await say(built, ['dropped']);
    await close(built);
    await expect(close(built)).rejects.toMatchObject({ code: 'promise-not-found' });
  });

  test('the successor takes the point off the list: once confirmed, not when refused, not when it is thrown away', async () => {
    const built = await buildRecord(data.db);
    await say(built, ['reworded']);
    const next = await buildRecord(data.db, { ...NEXT, municipalityId: built.municipalityId });
    const decide = (to: string, state: 'confirmed' | 'refused'): Promise<void> =>
      built.work((work) => decideLineage(work, { from: built.point(0), to, kind: 'reworded', state }));
    const successors = (): Promise<string[] | undefined> =>
      built.work(async ({ tx, municipalityId }) =>
        (await loadPromise(tx, municipalityId, built.promise.id))?.points[0]?.successors.map((link) => link.pointId),
      );
    await decide(next.point(0), 'refused');
    expect([await orphans(built), await successors()]).toEqual([[built.point(0)], []]);
    await decide(next.point(0), 'confirmed');
    expect([await orphans(built), await successors()]).toEqual([[], [next.point(0)]]);
    await built.work((work) =>
      sql`update promise set trashed_at = now() where municipality_id = ${work.municipalityId} and id = ${next.promise.id}`.execute(
        work.tx,
      ),
    );
    expect([await orphans(built), await successors()]).toEqual([[built.point(0)], []]);
  });

  test('a point handed over says to whom, and nobody else’s does', async () => {
    const built = await buildRecord(data.db);
    const handOver = (kind: OutcomeKind, transferredTo: string | null): Promise<void> =>
      built.work((work) => setOutcomes(work, [{ pointId: built.point(0), kind, reason: 'Skäl.', transferredTo }]));
    await expect(handOver('transferred', null)).rejects.toMatchObject({ code: '23514' });
    await expect(handOver('closed', 'Regionen')).rejects.toMatchObject({ code: '23514' });
    await expect(handOver('transferred', 'Regionen')).resolves.toBeUndefined();
  });
});
