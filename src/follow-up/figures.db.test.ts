import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FigureInput } from '#follow-up/entry-input.ts';
import { loadFollowUp } from '#follow-up/follow-up-queries.server.ts';
import { writeFigures } from '#follow-up/write-figures.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { runs } from '#tests/support/examples.ts';
import { buildRecord, figureInput, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const DAYS = fc.constantFrom('2021-01-01', '2021-06-30', '2021-12-31');
const FIGURE = fc.record({
  unit: fc.constantFrom('vandringar', '', null),
  quote: fc.constantFrom('två vandringar', null),
  label: fc.constantFrom('Vandringar', ''),
  source: fc.constantFrom('Norrviks kommun', ''),
  value: fc.constantFrom(0, 2.5, null),
  base: fc.constantFrom(64, null),
  hasBase: fc.boolean(),
  period: fc.record({ from: DAYS, to: DAYS }),
  basePeriod: fc.option(fc.record({ from: DAYS, to: DAYS })),
  kind: fc.constantFrom('activity' as const, 'output' as const, 'outcome' as const, 'perception' as const),
  direction: fc.constantFrom('higher-better' as const, 'higher-worse' as const, 'neutral' as const),
});

/** Invariant 7, in words of its own. */
function holds(figure: FigureInput): boolean {
  const { unit, quote, label, source, period, basePeriod, kind, direction } = figure;
  const measured = unit === null ? (quote ?? null) !== null : unit !== '';
  const inTime = [period, ...(basePeriod ? [basePeriod] : [])].every(({ from, to }) => from <= to);
  return measured && inTime && label !== '' && source !== '' && (kind !== 'activity' || direction === 'neutral');
}

describe.each(testServers())('figures on $name', (server) => {
  let data: TestDatabase;
  let built: BuiltRecord;
  beforeAll(async () => {
    data = await makeDatabase(server);
    built = await buildRecord(data.db);
  });
  afterAll(() => data.drop());

  const write = (figure: FigureInput): Promise<void> =>
    built.work((work) => writeFigures(work, [{ pointId: built.point(0), entryVersionId: null, figure }]));

  test('have what they are of, period and source, and an activity is neither good nor bad', async () => {
    await fc.assert(
      fc.asyncProperty(FIGURE, async (parts) => {
        const figure = figureInput(parts);
        if (holds(figure)) await expect(write(figure)).resolves.toBeUndefined();
        else await expect(write(figure)).rejects.toMatchObject({ code: '23514' });
      }),
      { numRuns: runs(150) },
    );
  });

  test('an activity that is called good is refused, and the same figure as neutral is not', async () => {
    await expect(write(figureInput({ kind: 'activity', direction: 'higher-better' }))).rejects.toMatchObject({
      constraint: 'activity_is_neutral',
    });
    await expect(write(figureInput({ kind: 'activity', direction: 'neutral' }))).resolves.toBeUndefined();
  });

  test.each([
    ['without a period', { period_from: null }],
    ['without a source', { source: null }],
    ['that does not say whether there is anything to compare with', { has_base: null }],
    ['without a meaning of more', { direction: null }],
  ])('%s are refused', async (_what, missing) => {
    const row = {
      point_id: built.point(0),
      position: 1,
      label: 'Vandringar',
      unit: 'vandringar',
      period_from: '2021-01-01',
      period_to: '2021-12-31',
      source: 'Norrviks kommun',
      has_base: false,
      kind: 'output',
      direction: 'higher-better',
    };
    const insert = (values: object): Promise<unknown> =>
      built.work(({ tx, municipalityId }) =>
        tx
          .withTables<{ figure: Record<string, unknown> }>()
          .insertInto('figure')
          .values({ municipality_id: municipalityId, id: newId(), ...row, ...values })
          .execute(),
      );
    await expect(insert({})).resolves.toBeDefined();
    await expect(insert(missing)).rejects.toMatchObject({ code: '23502' });
  });

  test('come back as they were written, internal until somebody makes them public', async () => {
    const one = await buildRecord(data.db);
    const figure = figureInput({
      value: 23.5,
      base: 64,
      hasBase: true,
      basePeriod: { from: '2020-01-01', to: '2020-12-31' },
    });
    await one.work((work) => writeFigures(work, [{ pointId: one.point(0), entryVersionId: null, figure }]));
    const { figures } = await one.work(({ tx, municipalityId }) => loadFollowUp(tx, municipalityId, one.promise.id));
    expect(figures).toMatchObject([{ ...figure, position: 1, visibility: 'internal', entryVersionId: null }]);
  });
});
