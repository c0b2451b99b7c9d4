import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { announcePublication, listenForPublications } from '#platform/publication-signal.server.ts';
import { databaseDoor, type DatabaseDoor } from '#tests/support/database-door.ts';
import { asClient, makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const HASTY = { firstWait: 20, longestWait: 100, beat: 50, answer: 500 };
const LISTENERS = `from pg_stat_activity where application_name = 'loftet-publications' and datname = current_database()`;

describe.each(testServers())('the signal of publications ($name)', (server) => {
  let data: TestDatabase;
  let door: DatabaseDoor;
  const open: { close(): Promise<void> }[] = [];
  beforeEach(async () => {
    data = await makeDatabase(server, 'empty');
    door = await databaseDoor(data.app);
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((signal) => signal.close()));
    await door.close();
    await data.drop();
  });

  /** What one process hears, in order. */
  function listener(sessionLogin: pg.ClientConfig, rhythm = HASTY): string[] {
    const heard: string[] = [];
    const hears = {
      onPublished: (slug: string) => void heard.push(slug),
      onLost: () => void heard.push('LOST'),
      onListening: () => void heard.push('LISTENING'),
    };
    open.push(listenForPublications({ db: data.db, sessionLogin }, hears, rhythm));
    return heard;
  }
  const announce = (slug: string): Promise<void> =>
    data.db.transaction().execute((tx) => announcePublication(tx, slug));
  const becomes = (heard: string[], expected: readonly string[]): Promise<void> =>
    vi.waitFor(() => expect(heard).toEqual(expected), { timeout: 10_000, interval: 10 });
  /** Whatever was sent before has arrived when this has. */
  const settled = async (heard: string[]): Promise<void> => {
    const last = `sist-${heard.length}`;
    await announce(last);
    await vi.waitFor(() => expect(heard).toContain(last), { timeout: 10_000, interval: 10 });
  };

  test('reaches every listener after the commit, and never after a rollback', async () => {
    const both = [listener(data.app), listener(data.app)];
    for (const heard of both) await becomes(heard, ['LISTENING']);
    await data.db.transaction().execute(async (tx) => {
      await announcePublication(tx, 'eken');
      await pause(100);
      expect(both).toEqual([['LISTENING'], ['LISTENING']]);
    });
    for (const heard of both) await becomes(heard, ['LISTENING', 'eken']);
    const rolledBack = data.db.transaction().execute(async (tx) => {
      await announcePublication(tx, 'eken');
      throw new Error('ångrat');
    });
    await expect(rolledBack).rejects.toThrow('ångrat');
    for (const heard of both) {
      await settled(heard);
      expect(heard.filter((word) => word === 'eken')).toEqual(['eken']);
    }
  });

  test('takes only what can be a municipality', async () => {
    await expect(announce('Eken; drop')).rejects.toThrow(TypeError);
    const heard = listener(data.app);
    await becomes(heard, ['LISTENING']);
    await asClient(data.app, async (client) => {
      for (const payload of ['', '?', 'EKEN', '../eken', 'eken ', '-', 'a'.repeat(81), 'å'])
        await client.query('select pg_notify($1, $2)', ['loftet_published', payload]);
      await client.query(`select pg_notify('something_else', 'eken')`);
    });
    await settled(heard);
    expect(heard).toHaveLength(2);
  });

  test('a connection that was killed comes back, and says that it was away', async () => {
    const heard = listener(data.app);
    await becomes(heard, ['LISTENING']);
    for (const times of [1, 2]) {
      await asClient(data.superuser, (client) => client.query(`select pg_terminate_backend(pid) ${LISTENERS}`));
      await becomes(heard, ['LISTENING', ...Array(times).fill(['LOST', 'LISTENING']).flat()]);
    }
    await announce('eken');
    await becomes(heard, ['LISTENING', 'LOST', 'LISTENING', 'LOST', 'LISTENING', 'eken']);
  });

  test('says once that it cannot listen, and keeps trying for as long as it takes', async () => {
    await door.shut();
    const heard = listener(door.login);
    await becomes(heard, ['LOST']);
    await pause(400);
    expect(heard).toEqual(['LOST']);
    await door.open();
    await becomes(heard, ['LOST', 'LISTENING']);
  });

  test('a connection that has fallen silent counts as lost', async () => {
    const heard = listener(door.login);
    await becomes(heard, ['LISTENING']);
    door.silence();
    await becomes(heard, ['LISTENING', 'LOST', 'LISTENING']);
  });

  test('a connection whose session listens no longer counts as lost', async () => {
    const heard = listener(door.login);
    await becomes(heard, ['LISTENING']);
    door.rewrite('select pg_listening_channels() as channel', `select 'x' as channel`);
    await vi.waitFor(() => expect(heard.slice(0, 3)).toEqual(['LISTENING', 'LOST', 'LISTENING']), { timeout: 10_000 });
  });

  test('where LISTEN is taken and nothing passed on, it never says that it listens', async () => {
    door.rewrite('listen loftet_published', `select 'x'`);
    const heard = listener(door.login, { ...HASTY, answer: 100 });
    await becomes(heard, ['LOST']);
    await announce('eken');
    await pause(400);
    expect(heard).toEqual(['LOST']);
  });

  test('closed, it leaves nothing behind and says nothing more', async () => {
    const heard = listener(data.app);
    await becomes(heard, ['LISTENING']);
    await open.pop()?.close();
    await vi.waitFor(async () => {
      const { rows } = await asClient(data.superuser, (client) => client.query(`select pid ${LISTENERS}`));
      expect(rows).toEqual([]);
    });
    expect(heard).toEqual(['LISTENING']);
  });

  test('never keeps a process alive, whether it listens or waits for the database', async () => {
    for (const login of [data.app, { ...data.app, host: '/finns/inte' }]) {
      const script = `
        import { openDatabase, openPool } from '#platform/database.server.ts';
        import { listenForPublications } from '#platform/publication-signal.server.ts';
        const login = ${JSON.stringify(login)};
        const db = openDatabase(openPool(${JSON.stringify(data.app)}));
        const done = () => void db.destroy();
        listenForPublications({ db, sessionLogin: login }, { onPublished() {}, onLost: done, onListening: done });`;
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let said = '';
      child.stderr.on('data', (chunk) => (said += String(chunk)));
      const code = await new Promise((resolve) => child.once('exit', resolve));
      expect([code, said]).toEqual([0, '']);
    }
  });
});
