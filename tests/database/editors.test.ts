/** Two editors at once: the second sees that there is another text, and neither is lost. What is kept stays kept. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { correctEntry } from '#follow-up/correct-entry.server.ts';
import { giveVerdicts } from '#follow-up/give-verdicts.server.ts';
import { ruleFault } from '#platform/rule-fault.ts';
import { loadPromise } from '#promise/promise-queries.server.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import { buildRecord, pointInput, tertials, type BuiltRecord } from '#tests/support/record-builder.ts';
import { asClient, makeDatabase, everyServer, type TestDatabase } from '#tests/support/test-database.ts';

const MEANWHILE = { code: 'edited-meanwhile' };

describe.each(everyServer())('two editors at once on $name', (server) => {
  let data: TestDatabase;
  let built: BuiltRecord;
  beforeAll(async () => {
    data = await makeDatabase(server);
    built = await buildRecord(data.db, { rounds: tertials(2021), entries: [{}] });
  });
  afterAll(() => data.drop());

  const revise = (body: string, expectedNo: number): Promise<number> =>
    built.work((work) =>
      revisePoint(work, built.point(0), expectedNo, pointInput({ body, owners: ['police'] }, 0, built.parties)),
    );
  const correct = (body: string, expectedNo: number): Promise<string> =>
    built.work((work) =>
      correctEntry(work, {
        entryId: built.entries[0]?.id ?? '',
        expectedNo,
        correctionNote: 'Rättat.',
        kind: 'report',
        body,
      }),
    );
  const versions = async (table: 'point_version' | 'entry_version'): Promise<unknown[]> =>
    built.work(
      async ({ tx, municipalityId }) =>
        (
          await sql`select no, body from ${sql.table(table)} where municipality_id = ${municipalityId} order by no`.execute(
            tx,
          )
        ).rows,
    );

  test.each([
    ['a point', 'point_version', revise],
    ['an entry', 'entry_version', correct],
  ] as const)('of %s: one is kept, the other is told, and an older view is refused', async (_what, table, edit) => {
    const tried = await Promise.allSettled([edit('Den första.', 1), edit('Den andra.', 1)]);
    expect(tried.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(tried.find(({ status }) => status === 'rejected')).toMatchObject({ reason: MEANWHILE });
    await expect(edit('En tredje, som såg den första.', 1)).rejects.toMatchObject(MEANWHILE);
    expect(await versions(table)).toHaveLength(2);
    await edit('Den tredje.', 2);
    expect(await versions(table)).toMatchObject([{ no: 1 }, { no: 2 }, { no: 3, body: 'Den tredje.' }]);
  });

  test('whichever comes first, the point that stands is the last one, and its owners with it', async () => {
    const promise = await built.work(({ tx, municipalityId }) => loadPromise(tx, municipalityId, built.promise.id));
    expect(promise?.points).toMatchObject([{ no: 3, body: 'Den tredje.', owners: [{ id: built.parties.police }] }]);
  });

  test('of a verdict: both stand in the order in which they came, or the second is told', async () => {
    const give = (reason: string): Promise<void> =>
      built.work((work) =>
        giveVerdicts(work, [{ pointId: built.point(0), partyId: built.parties.municipality, value: 'kept', reason }]),
      );
    const tried = await Promise.allSettled([give('Ett.'), give('Två.')]);
    for (const one of tried) if (one.status === 'rejected') expect(one.reason).toMatchObject(MEANWHILE);
    expect(tried.some(({ status }) => status === 'fulfilled')).toBe(true);
  });

  test('every number of a version is a lock that is told as one', async () => {
    const { rows } = await asClient(data.superuser, (client) =>
      client.query<{ constraint: string; table: string }>(
        `select conname as constraint, conrelid::regclass::text as table from pg_constraint
         where contype in ('u', 'p') and connamespace = 'public'::regnamespace and exists (
           select from pg_attribute where attrelid = conrelid and attnum = any (conkey) and attname = 'no')`,
      ),
    );
    const own = rows.filter(
      ({ table }) => !['schema_migration', 'audit_event', 'proposal', 'decision', 'coding_theme'].includes(table),
    );
    expect(own.length).toBeGreaterThan(6);
    for (const { constraint } of own) {
      expect([constraint, ruleFault(Object.assign(new Error(), { constraint }))]).toEqual([
        constraint,
        expect.objectContaining(MEANWHILE),
      ]);
    }
  });

  test('what points at nothing is told as no editor', async () => {
    const { rows } = await asClient(data.superuser, (client) =>
      client.query<{ constraint: string }>(
        "select conname as constraint from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace",
      ),
    );
    expect(rows.length).toBeGreaterThan(50);
    for (const { constraint } of rows) {
      const fault = Object.assign(new Error(), { constraint });
      expect([constraint, ruleFault(fault)]).toEqual([constraint, fault]);
    }
  });
});
