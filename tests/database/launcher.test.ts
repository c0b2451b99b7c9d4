/** What stands in the way of an embedded database: each either goes well unaided or ends in one sentence, data untouched. */
import { execFile, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { packagedPostgres } from '#platform/postgres/binaries.server.ts';
import { startEmbedded, stopEmbedded, type EmbeddedServer } from '#platform/postgres/launcher.server.ts';
import { asClient } from '#tests/support/test-database.ts';

const asRoot = process.getuid?.() === 0;
const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

let folder: string;
let dataDir: string;
let told: string[];
const started: EmbeddedServer[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'löftet prov-'));
  chmodSync(folder, 0o755);
  dataDir = path.join(folder, 'data');
  told = [];
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.release()));
  rmSync(folder, { recursive: true, force: true });
});

async function start(where = dataDir): Promise<EmbeddedServer> {
  const server = await startEmbedded(where, { tell: (text) => told.push(text) });
  started.push(server);
  return server;
}

async function startAndStop(): Promise<void> {
  await (await start()).release();
}

const inCluster = (name: string): string => path.join(dataDir, 'postgres/cluster', name);
const one = async ({ app }: EmbeddedServer) => (await asClient(app, (client) => client.query('select 1 as n'))).rows;
const loftet = (...args: string[]) =>
  promisify(execFile)(process.execPath, [MAIN, ...args], {
    cwd: '/',
    env: { ...process.env, LOFTET_DATA_DIR: dataDir },
  });

describe('a start that succeeds unaided', () => {
  test('five first starts at once make one database', async () => {
    const servers = await Promise.all(Array.from({ length: 5 }, () => start()));
    expect((await Promise.all(servers.map(one))).flat()).toHaveLength(5);
    expect(new Set(servers.map(({ app }) => app.host)).size).toBe(1);
    expect(told.filter((text) => text === 'Skapar databasen …')).toHaveLength(1);
  });

  test('the last to leave stops it, not the first', async () => {
    const [first, second] = [await start(), await start()];
    await first.release();
    expect(await one(second)).toEqual([{ n: 1 }]);
    await second.release();
    expect(existsSync(inCluster('postmaster.pid'))).toBe(false);
  });

  test('after an initdb that was killed half-way', async () => {
    mkdirSync(path.join(dataDir, 'postgres/cluster.half/base'), { recursive: true });
    writeFileSync(path.join(dataDir, 'postgres/cluster.half/PG_VERSION'), '18\n');
    mkdirSync(path.join(dataDir, 'postgres/postgres-18.4.0-beta.17.half/bin'), { recursive: true });
    expect(await one(await start())).toEqual([{ n: 1 }]);
  });

  test('with a lock that a killed process left', async () => {
    mkdirSync(path.join(dataDir, 'postgres'), { recursive: true });
    const dead = spawnSync('true').pid;
    writeFileSync(path.join(dataDir, 'postgres/lock.1'), `${dead} 123`);
    writeFileSync(path.join(dataDir, 'postgres/lock.2'), `${process.pid} 1`); // our number, but born another time
    expect(await one(await start())).toEqual([{ n: 1 }]);
  });

  test('with a pid file whose number now belongs to another program', async () => {
    await startAndStop();
    const alien = spawn('sleep', ['60'], asRoot ? { uid: statSync(inCluster('')).uid } : {});
    const lines = [alien.pid, inCluster(''), 1, 5432, path.join(dataDir, 'postgres/socket'), '', '  1 1', 'ready   '];
    writeFileSync(inCluster('postmaster.pid'), lines.join('\n'));
    expect(await one(await start())).toEqual([{ n: 1 }]);
    expect(alien.kill(0)).toBe(true);
    alien.kill();
  });

  test('when the socket’s file is gone from under a running server', async () => {
    const first = await start();
    rmSync(path.join(first.app.host, '.s.PGSQL.5432'));
    expect(await one(await start())).toEqual([{ n: 1 }]);
  });

  test('when the checkout was renamed under a running server', async () => {
    await start();
    renameSync(dataDir, `${dataDir}-2`);
    expect(await one(await start(`${dataDir}-2`))).toEqual([{ n: 1 }]);
    expect(await stopEmbedded(`${dataDir}-2`)).toBe(true);
  });

  test('deep down, where a socket’s path would be too long', async () => {
    const deep = path.join(folder, 'å'.repeat(40), 'b'.repeat(60), 'data');
    const server = await start(deep);
    expect(await one(server)).toEqual([{ n: 1 }]);
    expect(statSync(server.app.host).mode & 0o777).toBe(0o700);
    await server.release();
    rmSync(server.app.host, { recursive: true });
  });

  test('an upgrade restarts a server of another release, with the new programs and without the old', async () => {
    const old = await start();
    const programs = { ...packagedPostgres(), version: '18.99.0', release: '18.99' };
    const upgraded = await startEmbedded(dataDir, { tell: (text) => told.push(text), programs });
    expect(told).toContain('Startar om databasen med den nya versionen av PostgreSQL …');
    expect(await one(upgraded)).toEqual([{ n: 1 }]);
    expect(readdirSync(old.home.folder).filter((name) => name.startsWith('postgres-'))).toEqual(['postgres-18.99.0']);
    await old.release();
    await upgraded.release();
  });

  test.runIf(asRoot)('under a folder that only root may enter it moves, says so, and stays there', async () => {
    chmodSync(folder, 0o700);
    const server = await start();
    expect(told[0]).toMatch(/^Databasen ligger i \/var\/lib\/loftet-/);
    await server.release();
    chmodSync(folder, 0o755);
    const again = await start();
    expect(again.home.folder).toBe(server.home.folder);
    await again.release();
    rmSync(server.home.folder, { recursive: true });
  });
});

describe('a start that is refused', () => {
  test('a cluster of a newer PostgreSQL, with nothing touched', async () => {
    await startAndStop();
    writeFileSync(inCluster('PG_VERSION'), '19\n');
    await expect(start()).rejects.toMatchObject({ code: 'data-newer' });
    expect(existsSync(inCluster('postmaster.pid'))).toBe(false);
  });

  test('a cluster of an older PostgreSQL', async () => {
    await startAndStop();
    writeFileSync(inCluster('PG_VERSION'), '17\n');
    await expect(start()).rejects.toMatchObject({ code: 'data-older-server' });
  });

  test('a database with a step that this version does not know', async () => {
    const { owner, release } = await start();
    await loftet('migrate');
    await asClient(owner, (client) =>
      client.query("insert into schema_migration values (9999, '9999-later.sql', repeat('a', 64))"),
    );
    await release();
    await expect(loftet('migrate')).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('nyare version av Löftet'),
    });
  });

  test('a data folder that is a file', async () => {
    writeFileSync(dataDir, '');
    await expect(start()).rejects.toMatchObject({ code: 'data-folder-unwritable' });
  });

  test('a broken setting ends in a sentence with PostgreSQL’s own reason', async () => {
    await startAndStop();
    writeFileSync(inCluster('postgresql.conf'), 'shared_buffers = nonsense\n');
    await expect(start()).rejects.toMatchObject({
      code: 'database-start-failed',
      details: { log: expect.stringContaining('postgres.log') },
    });
  });

  test.runIf(asRoot)('somebody else’s database, and a folder that one may not write in', () => {
    const asNobody = (dir: string) =>
      spawnSync(process.execPath, [MAIN, 'migrate'], {
        uid: 65534,
        gid: 65534,
        cwd: '/',
        encoding: 'utf8',
        env: { LOFTET_DATA_DIR: dir },
      });
    const closed = asNobody(dataDir);
    expect(closed).toMatchObject({ status: 2, stdout: '' });
    expect(closed.stderr).toMatch(/^Löftet får inte skriva i datamappen .+\n$/);
    mkdirSync(path.join(dataDir, 'postgres/cluster'), { recursive: true });
    expect(asNobody(dataDir).stderr).toMatch(/tillhör ett annat konto \(root\)/);
  });

  test.runIf(asRoot)('a full disk', async ({ skip }) => {
    mkdirSync(dataDir);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=90m,mode=755', 'tmpfs', dataDir]).status !== 0) return skip();
    try {
      await expect(start()).rejects.toMatchObject({ code: 'data-folder-full' });
      expect(existsSync(inCluster(''))).toBe(false);
    } finally {
      spawnSync('umount', ['-l', dataDir]);
    }
  });
});

describe('the door', () => {
  test('stop never starts one, and stops one that somebody uses', async () => {
    expect(await stopEmbedded(dataDir)).toBe(false);
    expect(existsSync(dataDir)).toBe(false);
    await startAndStop();
    expect(await stopEmbedded(dataDir)).toBe(false);
    const killed = spawn(process.execPath, [fileURLToPath(new URL('../support/holder.ts', import.meta.url)), dataDir]);
    await new Promise((resolve) => killed.stdout.once('data', resolve));
    killed.kill('SIGKILL');
    expect(await stopEmbedded(dataDir)).toBe(true);
  });

  test.runIf(asRoot)('another account of the machine does not get in', async () => {
    const server = await start();
    const script = `import net from 'node:net'; net.connect(${JSON.stringify(`${server.app.host}/.s.PGSQL.5432`)}).on('error', (e) => console.log(e.code));`;
    const uid = server.home.account.uid === 65534 ? 1 : 65534;
    const tried = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      uid,
      gid: uid,
      cwd: '/',
      encoding: 'utf8',
    });
    expect(tried.stdout.trim()).toBe('EACCES');
  });
});
