import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INSTALLATION, appendAudit } from '#platform/audit.server.ts';
import { inMaintenance, inMunicipality } from '#platform/database.server.ts';
import { refuseUnsafeLogin } from '#platform/login-check.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { asClient, makeDatabase, everyServer, type TestDatabase } from '#tests/support/test-database.ts';

describe.each(everyServer())('row-level security on $name', (server) => {
  let data: TestDatabase;
  let one: string;
  let other: string;
  beforeAll(async () => {
    data = await makeDatabase(server);
    one = await createMunicipality(data, { slug: 'norrvik', name: 'Norrviks kommun' });
    other = await createMunicipality(data, { slug: 'solby', name: 'Solby kommun' });
  });
  afterAll(() => data.drop());

  test('a municipality sees its own events and not the other’s', async () => {
    const seen = await inMunicipality(data.db, one, (tx) =>
      tx.selectFrom('audit_event').select('municipality_id').execute(),
    );
    expect(seen).toEqual([{ municipality_id: one }]);
    const heads = await inMunicipality(data.db, one, (tx) =>
      tx.selectFrom('audit_head').select('municipality_id').execute(),
    );
    expect(heads).toEqual([{ municipality_id: one }]);
  });

  test('a municipality’s address never changes, and its name may', async () => {
    const change = (values: { slug?: string; name?: string }): Promise<unknown> =>
      inMunicipality(data.db, one, (tx) =>
        tx
          .withTables<{ municipality: { id: string; slug: string; name: string } }>()
          .updateTable('municipality')
          .set(values)
          .where('id', '=', one)
          .execute(),
      );
    await expect(change({ slug: 'norrvik-ny' })).rejects.toMatchObject({ code: '42501' });
    await expect(change({ name: 'Norrviks stad' })).resolves.toBeDefined();
  });

  test('without a municipality nothing is seen, and after the transaction the setting is gone', async () => {
    await inMunicipality(data.db, one, (tx) => tx.selectFrom('audit_event').selectAll().execute());
    expect(await data.db.selectFrom('audit_event').selectAll().execute()).toEqual([]);
  });

  test('the application gets no maintenance view, whatever it sets', async () => {
    expect(await inMaintenance(data.db, (tx) => tx.selectFrom('audit_event').selectAll().execute())).toEqual([]);
  });

  test('one municipality cannot write into another', async () => {
    const event = { municipalityId: other, type: 'x', subjectId: null, data: {} };
    await expect(inMunicipality(data.db, one, (tx) => appendAudit(tx, event))).rejects.toThrow(
      /row-level security|begun inside/,
    );
    const stolen = inMunicipality(data.db, one, (tx) =>
      sql`update municipality set name = 'Annat' where id = ${other}`.execute(tx),
    );
    expect((await stolen).numAffectedRows).toBe(0n);
    const founded = inMunicipality(data.db, one, (tx) =>
      sql`insert into municipality (id, slug, name) values (${newId()}, 'annan', 'En annan')`.execute(tx),
    );
    await expect(founded).rejects.toThrow('row-level security');
  });

  test.each(['no = no + 2', 'no = no - 1', 'hash = another', 'municipality_id = gen_random_uuid(), no = no + 1'])(
    'the end of a chain moves one step forward and no other way: %s',
    async (change) => {
      const set = change.replace('another', "repeat('0', 64)");
      for (const login of [data.app, data.owner]) {
        const moved = asClient(login, async (client) => {
          await client.query("select set_config('loftet.municipality', $1, false)", [one]);
          await client.query(`update audit_head set ${set}`);
        });
        await expect(moved).rejects.toThrow('audit_head går bara ett steg framåt');
      }
    },
  );

  test.each([
    'update audit_event set type = type',
    'delete from audit_event',
    'truncate audit_event',
    'delete from audit_head',
  ])('the application may not: %s', async (statement) => {
    await expect(inMunicipality(data.db, one, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow(
      /permission denied/,
    );
  });

  test('not even the owner can change or remove an event', async () => {
    await asClient(data.owner, async (client) => {
      await client.query("select set_config('loftet.maintenance', 'on', false)");
      for (const statement of [
        'update audit_event set type = type',
        'delete from audit_event',
        'truncate audit_event',
        'delete from audit_head',
      ]) {
        await expect(client.query(statement)).rejects.toThrow('kan inte ändras');
      }
    });
  });

  test('the owner sees nothing unless it asks for maintenance', async () => {
    const seen = await asClient(data.owner, (client) => client.query('select from audit_event'));
    expect(seen.rowCount).toBe(0);
  });

  test('every table forces row-level security, has a key, and is owned by the owner role', async () => {
    const tables = await asClient(data.superuser, (client) =>
      client.query<{ relname: string; forced: boolean; keyed: boolean; owner: string }>(
        `select relname, relrowsecurity and relforcerowsecurity as forced, relowner::regrole::text as owner,
           exists (select from pg_index where indrelid = c.oid and indisprimary) as keyed
         from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
      ),
    );
    expect(tables.rows.length).toBeGreaterThan(3);
    expect(tables.rows.filter(({ forced, keyed, owner }) => !forced || !keyed || owner !== 'loftet_owner')).toEqual([]);
  });

  test('only the application’s login is good enough to serve pages', async () => {
    await asClient(data.app, refuseUnsafeLogin);
    for (const login of [data.owner, data.superuser]) {
      await expect(asClient(login, refuseUnsafeLogin)).rejects.toMatchObject({ code: 'database-login-unsafe' });
    }
  });

  test('a login that may become a stronger one is refused too', async () => {
    const login = `climber_${newId().slice(0, 8)}`;
    await asClient(data.superuser, (client) => client.query(`create role ${login} login in role loftet_owner`));
    await expect(asClient({ ...data.app, user: login }, refuseUnsafeLogin)).rejects.toMatchObject({
      details: { login },
    });
    await asClient(data.superuser, (client) => client.query(`drop role ${login}`));
  });

  test('a login that row-level security does not bind is refused, though it owns nothing', async () => {
    const login = `passer_${newId().slice(0, 8)}`;
    await asClient(data.superuser, (client) => client.query(`create role ${login} login bypassrls`));
    await expect(asClient({ ...data.app, user: login }, refuseUnsafeLogin)).rejects.toMatchObject({
      details: { why: expect.stringContaining('går förbi radskyddet') },
    });
    await asClient(data.superuser, (client) => client.query(`drop role ${login}`));
  });

  test('the installation has a chain of its own', async () => {
    const event = { municipalityId: INSTALLATION, type: 'tested', subjectId: null, data: {} };
    await inMunicipality(data.db, INSTALLATION, (tx) => appendAudit(tx, event));
    const seen = await inMunicipality(data.db, INSTALLATION, (tx) =>
      tx.selectFrom('audit_event').select('no').execute(),
    );
    expect(seen).toEqual([{ no: 1 }]);
  });
});
