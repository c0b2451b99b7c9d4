import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringAlong, nextPromise, waitingToCome } from '#promise/bring-along.server.ts';
import { closeWithOutcomes } from '#promise/close-promise.server.ts';
import { looseEnds } from '#promise/loose-ends.server.ts';
import { trashPoint } from '#promise/arrange-points.server.ts';
import { loadPromise } from '#promise/promise-queries.server.ts';
import type { OutcomeKind } from '#promise/promise-record.ts';
import { writePromise } from '#promise/write-promise.server.ts';
import { keyHolders, TODAY } from '#tests/support/key-holders.ts';
import { buildRecord, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

describe.each(testServers())('det som inte blev klart, på $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  const following = (built: BuiltRecord, year: number) =>
    built.work(async (work) => {
      const earlier = await loadPromise(work.tx, work.municipalityId, built.promise.id);
      if (earlier === null) throw new Error('no promise');
      return writePromise(work, {
        title: `Löfte ${year}`,
        intro: null,
        period: { from: `${year}-01-01`, to: `${year}-12-31` },
        areas: earlier.areas,
        parties: earlier.parties.map(({ id, named }) => ({ id, named })),
        goals: [],
        agreements: [],
        points: [],
      });
    });
  const closing = (built: BuiltRecord, kinds: readonly OutcomeKind[]) => ({
    outcomes: kinds.map((kind, index) => ({
      pointId: built.point(index),
      kind,
      reason: 'Så blev det.',
      transferredTo: kind === 'transferred' ? 'Regionen' : null,
    })),
    close: true,
    today: TODAY,
  });

  test('blir utkast i nästa löfte när löftet avslutas, länkat och med de gamla orden; det andra stannar', async () => {
    const built = await buildRecord(data.db, { points: [{}, {}, {}] });
    const { coordinator, as } = await keyHolders(data.db, built);
    const next = await following(built, 2998);
    await as(coordinator, (work) =>
      closeWithOutcomes(work, built.promise.id, closing(built, ['carried', 'closed', 'reworded'])),
    );
    const now = await as(coordinator, async (work) => ({
      earlier: await loadPromise(work.tx, work.municipalityId, built.promise.id),
      later: await loadPromise(work.tx, work.municipalityId, next.id),
      waiting: await waitingToCome(work, {
        id: next.id,
        closedAt: null,
        areas: [],
        period: { from: '2998-01-01', to: '2998-12-31' },
      }),
    }));
    const words = now.earlier?.points.map(({ body }) => body);
    expect(now.later?.points.map(({ body, predecessors }) => [body, predecessors.map(({ kind }) => kind)])).toEqual([
      [words?.[0], ['carried']],
      [words?.[2], ['reworded']],
    ]);
    expect(now.waiting).toEqual([]);
  });

  test('väntar när inget nästa löfte finns, och tas med en gång fast man trycker två', async () => {
    const built = await buildRecord(data.db, { points: [{}, {}] });
    const { coordinator, as } = await keyHolders(data.db, built);
    await as(coordinator, (work) => closeWithOutcomes(work, built.promise.id, closing(built, ['carried', 'dropped'])));
    expect(await built.work((work) => nextPromise(work, built.promise.id))).toBeNull();
    const next = await following(built, 2998);
    expect(await built.work((work) => nextPromise(work, built.promise.id))).toBe(next.id);
    const both = [built.point(0), built.point(1)];
    expect(await as(coordinator, (work) => bringAlong(work, next.id, both))).toBe(1);
    expect(await as(coordinator, (work) => bringAlong(work, next.id, both))).toBe(0);
    const later = await built.work((work) => loadPromise(work.tx, work.municipalityId, next.id));
    expect(later?.points).toHaveLength(1);
  });

  test('syns i listorna: utan besked, och en efterföljare vars ursprung har slängts', async () => {
    const built = await buildRecord(data.db, { points: [{}, {}] });
    const { coordinator, as } = await keyHolders(data.db, built);
    const ends = () => built.work((work) => looseEnds(work, '2999-12-31'));
    expect((await ends()).undecided.map(({ number }) => number)).toEqual([1, 2]);
    await as(coordinator, (work) =>
      closeWithOutcomes(work, built.promise.id, { ...closing(built, ['carried']), close: false }),
    );
    const next = await following(built, 2998);
    await as(coordinator, (work) => bringAlong(work, next.id, [built.point(0)]));
    expect((await ends()).withoutOrigin).toEqual([]);
    await as(coordinator, (work) => trashPoint(work, built.point(0), 1));
    expect((await ends()).withoutOrigin.map(({ promiseSlug }) => promiseSlug)).toEqual([next.slug]);
    expect((await ends()).undecided.map(({ pointId }) => pointId)).toContain(built.point(1));
  });
});
