import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { backup } from '#platform/backup/backup.server.ts';
import { restore } from '#platform/backup/restore.server.ts';
import { openDatabase, openPool } from '#platform/database.server.ts';
import { MIGRATIONS, migrate, readMigrations } from '#platform/migrations.server.ts';
import { verifyAudit } from '#platform/verify-audit.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { asClient, makeDatabase, everyServer, type TestDatabase } from '#tests/support/test-database.ts';

const servers = everyServer();
const next = String(readMigrations().length + 1).padStart(4, '0');

/** What later issues will bring: tables that point at each other and at themselves, identities, worked-out columns. */
const HARD = `
  create table a_child (id int primary key, parent int not null, up int references a_child, note text);
  create table b_parent (id bigint generated always as identity primary key, first int references a_child,
    twice bigint generated always as (id * 2) stored, at timestamptz, day date, raw bytea, list text[], amount numeric, f float8);
  alter table a_child add foreign key (parent) references b_parent;
  create table c_serial (id serial primary key, doc jsonb);
  create trigger stays before insert on c_serial for each row execute function refuse_change();`;
const ROWS = `
  alter table c_serial disable trigger stays;
  insert into b_parent (at, day, raw, list, amount, f) select now(), date '2021-02-03' + n, decode('00ff0a', 'hex'),
    array['å', null, '"{}', E'\\n'], 1.10, 0.1 + 0.2 from generate_series(1, 1200) n;
  insert into a_child select n, 1201 - n, nullif(n % 1200, 0) + 0, E'rad\\t' || n || 'é😀' from generate_series(1, 1200) n order by n desc;
  update b_parent set first = 1201 - id;
  insert into c_serial (doc) values ('{"b": 1, "a": [1.50, null]}');
  alter table c_serial enable trigger stays;`;

describe.each(servers)('backup from $name', (from) => {
  let folder: string;
  let data: TestDatabase;
  let file: string;
  const target: TestDatabase[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'loftet-backup-'));
    cpSync(MIGRATIONS, path.join(folder, 'sql'), { recursive: true });
    writeFileSync(path.join(folder, 'sql', `${next}-hard.sql`), HARD);
    data = await makeDatabase(from, 'empty');
    await asClient(data.owner, (client) => migrate(client, { folder: path.join(folder, 'sql') }));
    await createMunicipality(data, { slug: 'norrvik', name: 'Norrviks kommun' });
    await asClient(data.owner, (client) => client.query(ROWS));
  });
  afterAll(async () => {
    await data.drop();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    file = path.join(folder, `${Math.random()}.backup`);
    await asClient(data.owner, (client) => backup(client, file, path.join(folder, 'sql')));
  });
  afterEach(async () => {
    await Promise.all(target.splice(0).map((made) => made.drop()));
  });

  async function empty(server = from): Promise<TestDatabase> {
    const made = await makeDatabase(server, 'empty');
    target.push(made);
    return made;
  }
  const read = (into: TestDatabase, name = file, sql = path.join(folder, 'sql')) =>
    asClient(into.owner, (client) => restore(client, name, { folder: sql }));

  test.each(servers)('read into $name it is the same data: the next backup has the same bytes', async (server) => {
    const into = await empty(server);
    expect(await read(into)).toMatchObject({ rows: 1200 + 1200 + 1 + 3 });
    const again = `${file}.again`;
    await asClient(into.owner, (client) => backup(client, again, path.join(folder, 'sql')));
    expect(readFileSync(again).equals(readFileSync(file))).toBe(true);
    const db = openDatabase(openPool(into.owner));
    expect(await verifyAudit(db).finally(() => db.destroy())).toMatchObject({ events: 1, faults: [] });
  });

  test('afterwards the walls stand and numbers go on where they were', async () => {
    const into = await empty();
    await read(into);
    await asClient(into.owner, async (client) => {
      expect((await client.query('insert into b_parent default values returning id, twice')).rows).toEqual([
        { id: '1201', twice: '2402' },
      ]);
      await expect(client.query('insert into a_child values (5000, 9999)')).rejects.toThrow('foreign key');
      await expect(client.query("insert into c_serial (doc) values ('{}')")).rejects.toThrow('kan inte ändras');
    });
  });

  test('an older backup is brought to this version', async () => {
    const into = await empty();
    const sql = path.join(folder, 'newer');
    cpSync(path.join(folder, 'sql'), sql, { recursive: true });
    writeFileSync(
      path.join(sql, `${String(Number(next) + 1).padStart(4, '0')}-newer.sql`),
      'alter table c_serial add column n int default 7;',
    );
    await read(into, file, sql);
    expect((await asClient(into.owner, (client) => client.query('select n from c_serial'))).rows).toEqual([{ n: 7 }]);
  });

  test('a newer backup is refused', async () => {
    await expect(read(await empty(), file, MIGRATIONS)).rejects.toMatchObject({ code: 'data-newer' });
  });

  test('a database with anything in it is refused', async () => {
    await expect(read(data)).rejects.toMatchObject({ code: 'database-not-empty' });
    const foreign = await empty();
    await asClient(foreign.owner, (client) => client.query('create table theirs ()'));
    await expect(read(foreign)).rejects.toMatchObject({ code: 'database-not-empty' });
  });

  const text = () => gunzipSync(readFileSync(file)).toString('utf8');

  /** With amounts written as the database never writes them, and checksums that fit. */
  function rewritten(): Buffer {
    let hash = createHash('sha256');
    const lines = text()
      .trimEnd()
      .split('\n')
      .map((line) => {
        if (line.startsWith('{"table"')) hash = createHash('sha256');
        if (line.startsWith('{"end"')) return JSON.stringify({ ...JSON.parse(line), sha256: hash.digest('hex') });
        const changed = line.startsWith('[') ? line.replace('"1.10"', '"01.10"') : line;
        if (line.startsWith('[')) hash.update(`${changed}\n`);
        return changed;
      });
    return gzipSync(`${lines.join('\n')}\n`);
  }

  test.each([
    ['cut off', 'packa upp', () => readFileSync(file).subarray(0, 3000)],
    ['not a backup at all', 'packa upp', () => Buffer.from('hej')],
    ['empty', 'packa upp', () => Buffer.alloc(0)],
    ['without its end', 'slutet saknas', () => gzipSync(text().trimEnd().split('\n').slice(0, -1).join('\n') + '\n')],
    ['with one letter changed', 'kontrollsumma', () => gzipSync(text().replace('Norrviks', 'Norrvika'))],
    [
      'with a row left out',
      'kontrollsumma',
      () =>
        gzipSync(
          text()
            .split('\n')
            .filter((line) => !line.includes('"rad\\t77é'))
            .join('\n'),
        ),
    ],
    ['true to its own checksums but not to what the database makes of it', 'blev inte', () => rewritten()],
  ])('a file that is %s is refused, and the database stays empty', async (_how, reason, bytes) => {
    const broken = `${file}.broken`;
    writeFileSync(broken, bytes());
    const into = await empty();
    await expect(read(into, broken)).rejects.toMatchObject({
      code: 'backup-damaged',
      details: { reason: expect.stringContaining(reason) },
    });
    const left = await asClient(into.owner, (client) =>
      client.query("select from pg_class where relnamespace = 'public'::regnamespace"),
    );
    expect(left.rowCount).toBe(0);
  });

  test('no file is overwritten and no half file is left', async () => {
    const before = readFileSync(file);
    await expect(asClient(data.owner, (client) => backup(client, file))).rejects.toMatchObject({
      code: 'backup-exists',
    });
    expect(readFileSync(file).equals(before)).toBe(true);
    const nowhere = path.join(folder, 'finns-inte', 'fil');
    await expect(
      asClient(data.owner, (client) => backup(client, nowhere, path.join(folder, 'sql'))),
    ).rejects.toMatchObject({
      code: 'backup-unwritable',
    });
    expect(existsSync(nowhere)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('what is written while it is made is in it whole or not at all', async () => {
    const during = `${file}.during`;
    let written = false;
    await asClient(data.owner, async (client) => {
      const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
      const intruded = async (...args: unknown[]): Promise<unknown> => {
        if (!written && String(args[0]).includes('from "audit_head"')) {
          // The events are in the file by now; the heads and municipalities are not.
          written = true;
          await createMunicipality(data, { slug: `under-${Date.now()}`, name: 'Mitt i' });
        }
        return query(...args);
      };
      Object.assign(client, { query: intruded });
      await backup(client, during, path.join(folder, 'sql'));
    });
    expect(written).toBe(true);
    const into = await empty();
    await read(into, during);
    const db = openDatabase(openPool(into.owner));
    expect(await verifyAudit(db).finally(() => db.destroy())).toMatchObject({ faults: [] });
    expect(gunzipSync(readFileSync(during)).toString('utf8')).not.toContain('Mitt i');
  });

  test('nobody else may read it', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
