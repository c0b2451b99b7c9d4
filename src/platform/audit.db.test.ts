import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { appendAudit } from '#platform/audit.server.ts';
import { inMunicipality, openDatabase, openPool } from '#platform/database.server.ts';
import { verifyAudit, type AuditReport } from '#platform/verify-audit.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { asClient, makeDatabase, everyServer, type TestDatabase } from '#tests/support/test-database.ts';

describe.each(everyServer())('the audit chain on $name', (server) => {
  let data: TestDatabase;
  let id: string;
  beforeEach(async () => {
    data = await makeDatabase(server);
    id = await createMunicipality(data, { slug: 'norrvik', name: 'Norrviks kommun' });
    for (const no of [2, 3, 4]) await append({ no, of: ['å', { b: 1, a: null }] });
  });
  afterEach(() => data.drop());

  const append = (facts: { [name: string]: number | (string | { b: number; a: null })[] }) =>
    inMunicipality(data.db, id, (tx) =>
      appendAudit(tx, { municipalityId: id, type: 'tested', subjectId: id, data: facts }),
    );

  async function verify(): Promise<AuditReport> {
    const db = openDatabase(openPool(data.owner));
    return verifyAudit(db).finally(() => db.destroy());
  }

  /** As somebody who has the whole server, and takes the walls down first. */
  async function tamper(...statements: string[]): Promise<void> {
    await asClient(data.superuser, async (client) => {
      await client.query("set session_replication_role = 'replica'");
      for (const statement of statements) await client.query(statement);
    });
  }

  test('an untouched chain holds, and tells its end', async () => {
    const report = await verify();
    expect(report).toMatchObject({ events: 4, faults: [], heads: [{ municipality_id: id, no: 4 }] });
    expect(report.heads[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    ['altered', ["update audit_event set data = '{}' where no = 3"], 3],
    ['altered', ["update audit_event set at = at + interval '1 second' where no = 3"], 3],
    ['missing', ['delete from audit_event where no = 2'], 2],
    ['truncated', ['delete from audit_event where no = 4'], 4],
    ['unlinked', ['update audit_event set prev = repeat($$a$$, 64) where no = 2'], 2],
    [
      'unlinked',
      [
        'update audit_event set no = 9 where no = 2',
        'update audit_event set no = 2 where no = 3',
        'update audit_event set no = 3 where no = 9',
      ],
      2,
    ],
    ['head-altered', ['delete from audit_head'], 4],
    ['head-altered', ['update audit_head set hash = repeat($$a$$, 64)'], 4],
    ['chain-missing', ['delete from audit_event', 'delete from audit_head'], 0],
  ] as const)('%s shows', async (fault, statements, no) => {
    await tamper(...statements);
    expect((await verify()).faults).toContainEqual({ municipalityId: id, no, fault });
  });

  test('writers at the same time get one number each, in one chain', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, no) => append({ no })));
    expect(await verify()).toMatchObject({ events: 24, faults: [] });
  });

  test('an event that is rolled back leaves no trace', async () => {
    const failed = inMunicipality(data.db, id, async (tx) => {
      await appendAudit(tx, { municipalityId: id, type: 'tested', subjectId: null, data: {} });
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    expect(await verify()).toMatchObject({ events: 4, faults: [] });
  });

  test('a taken slug makes neither a municipality nor an event', async () => {
    await expect(createMunicipality(data, { slug: 'norrvik', name: 'En annan' })).rejects.toMatchObject({
      code: 'municipality-exists',
    });
    expect(await verify()).toMatchObject({ events: 4, faults: [] });
  });
});
