import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runs } from '#tests/support/examples.ts';
import { buildRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const DAY = fc
  .integer({ min: 0, max: 12 })
  .map((days) => new Date(Date.UTC(2018, 11, 25 + days)).toISOString().slice(0, 10));
const PERIOD = fc.tuple(DAY, DAY).map((days) => {
  const [from = '', to = ''] = days.toSorted();
  return { from, to };
});

/** Invariant 9: mandate periods and promises are dates, both ends inclusive; one shared day is enough. */
describe.each(testServers())('a goal’s mandate period on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  const promise = (period: { from: string; to: string }, mandate: { from: string; to: string } | null) =>
    buildRecord(data.db, { period, goals: [{ number: 1, body: 'Trygga platser.', period: mandate }] });

  test('overlaps the promise’s, by a day at least, or the promise is not written', async () => {
    await fc.assert(
      fc.asyncProperty(PERIOD, PERIOD, async (period, mandate) => {
        const overlap = mandate.from <= period.to && period.from <= mandate.to;
        const written = promise(period, mandate);
        if (overlap) await expect(written).resolves.toBeDefined();
        else await expect(written).rejects.toMatchObject({ code: 'goal-outside-period' });
      }),
      {
        numRuns: runs(40),
        examples: [
          [
            { from: '2018-12-25', to: '2018-12-31' },
            { from: '2018-12-31', to: '2019-01-02' },
          ],
          [
            { from: '2018-12-25', to: '2018-12-31' },
            { from: '2019-01-01', to: '2019-01-02' },
          ],
        ],
      },
    );
  });

  test('a goal whose mandate period nobody stated may stand with any promise', async () => {
    await expect(promise({ from: '2018-01-01', to: '2018-12-31' }, null)).resolves.toBeDefined();
  });

  test('can be changed by nobody afterwards, nor a goal be put into another promise’s version', async () => {
    const built = await promise({ from: '2018-01-01', to: '2018-12-31' }, { from: '2015-01-01', to: '2018-12-31' });
    const change = (statement: string): Promise<unknown> => built.work(({ tx }) => sql.raw(statement).execute(tx));
    await expect(change("update goal set valid_to = '2017-12-31'")).rejects.toMatchObject({ code: '42501' });
    await expect(change("update promise_version set period_from = '2030-01-01'")).rejects.toMatchObject({
      code: '42501',
    });
    await expect(change('update promise_goal set position = 2')).rejects.toMatchObject({ code: '42501' });
  });
});
