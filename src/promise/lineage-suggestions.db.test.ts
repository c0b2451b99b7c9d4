import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decideLineage } from '#promise/decide-lineage.server.ts';
import { familyLineage, lineageSuggestions, type LineageToDecide } from '#promise/lineage-queries.server.ts';
import { loadPoints } from '#promise/point-queries.server.ts';
import { buildRecord, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const WALKS = 'Kommunen ska gå trygghetsvandringar i centrum varje tertial.';
const LAMPS = 'Kommunen ska byta trasiga lampor längs gångvägen inom en vecka.';
const CARS = 'Kommunen ska mäta bilarnas fart utanför skolan varje månad.';

describe.each(testServers())('links between promises on $name', (server) => {
  let data: TestDatabase;
  let first: BuiltRecord;
  let second: BuiltRecord;
  let third: BuiltRecord;

  const year = (no: number, bodies: readonly string[], municipalityId?: string): Promise<BuiltRecord> =>
    buildRecord(data.db, {
      ...(municipalityId === undefined ? {} : { municipalityId }),
      period: { from: `${no}-01-01`, to: `${no}-12-31` },
      points: bodies.map((body) => ({ body })),
    });
  const suggested = (built: BuiltRecord): Promise<LineageToDecide[]> =>
    built.work(({ tx, municipalityId }) => lineageSuggestions(tx, municipalityId, built.promise.id));
  const decide = (from: string, to: string, state: 'confirmed' | 'refused'): Promise<void> =>
    second.work((work) => decideLineage(work, { from, to, kind: 'carried', state }));

  beforeAll(async () => {
    data = await makeDatabase(server);
    first = await year(2021, [WALKS, LAMPS]);
    second = await year(2022, [LAMPS, CARS, WALKS], first.municipalityId);
    third = await year(2023, [CARS, LAMPS], first.municipalityId);
  });
  afterAll(() => data.drop());

  test('a later point is suggested for an earlier one with the same words, from the nearest promise first', async () => {
    const pairs = (await suggested(third)).map(({ from, to }) => [from, to]);
    expect(pairs).toEqual([
      [second.point(0), third.point(1)],
      [second.point(1), third.point(0)],
      [first.point(1), third.point(1)],
    ]);
    expect((await suggested(first)).length).toBe(0);
  });

  test('what somebody has said yes or no to is not suggested again', async () => {
    await decide(first.point(0), second.point(2), 'confirmed');
    await decide(first.point(1), second.point(0), 'refused');
    expect(await suggested(second)).toEqual([]);
    expect(await suggested(third)).toHaveLength(3);
  });

  test('points say what they come from and what they became; what was refused is no link', async () => {
    const points = await second.work(({ tx, municipalityId }) => loadPoints(tx, municipalityId, second.promise.id));
    expect(points.map(({ predecessors }) => predecessors.map(({ pointId, number }) => [pointId, number]))).toEqual([
      [],
      [],
      [[first.point(0), 1]],
    ]);
    const before = await first.work(({ tx, municipalityId }) => loadPoints(tx, municipalityId, first.promise.id));
    expect(before.map(({ successors }) => successors.map(({ pointId, number }) => [pointId, number]))).toEqual([
      [[second.point(2), 3]],
      [],
    ]);
  });

  test('a family is followed as far as it may be followed through its points', async () => {
    await decide(second.point(1), third.point(0), 'confirmed');
    const far = { from: second.point(1), to: third.point(0), kind: 'carried' };
    const near = { from: first.point(0), to: second.point(2), kind: 'carried' };
    const family = (through: readonly string[]) =>
      first.work(({ tx, municipalityId }) => familyLineage(tx, municipalityId, first.promise.id, through));
    expect(await family([])).toEqual([near]);
    expect(await family([second.point(2)])).toEqual([near, far]);
    const others = await year(2021, [WALKS]);
    expect(
      await others.work(({ tx, municipalityId }) =>
        familyLineage(tx, municipalityId, first.promise.id, [second.point(2)]),
      ),
    ).toEqual([]);
  });
});
