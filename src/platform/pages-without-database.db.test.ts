import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openDatabase, openPool, type Database } from '#platform/database.server.ts';
import { announcePublication, listenForPublications } from '#platform/publication-signal.server.ts';
import { databaseDoor, type DatabaseDoor } from '#tests/support/database-door.ts';
import { pageSite, type PageSite } from '#tests/support/page-site.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const HASTY = { firstWait: 20, longestWait: 100, beat: 100, answer: 500 };

/** Pages drawn from a real database through a door that can be shut, wired as server.ts does it. */
describe.each(testServers())('pages when the database is away ($name)', (server) => {
  let data: TestDatabase;
  let door: DatabaseDoor;
  let db: Database;
  let site: PageSite;
  let signal: { close(): Promise<void> };
  beforeEach(async () => {
    data = await makeDatabase(server, 'empty');
    door = await databaseDoor(data.app);
    db = openDatabase(openPool(door.login));
    await sql`create table page (path text primary key, body text)`.execute(openAs(data));
    await publish('/eken', 'först');
    site = await pageSite(draw, { longestDrawing: 1_000, unheard: 50 });
    const { published, doubt, trust } = site.pages;
    doubt();
    const hears = { onPublished: published, onLost: doubt, onListening: trust };
    signal = listenForPublications({ db, sessionLogin: door.login }, hears, HASTY);
  });
  afterEach(async () => {
    await signal.close();
    await door.close();
    await Promise.all([db.destroy(), owner?.destroy()]);
    owner = undefined;
    await data.drop();
  });

  let owner: Database | undefined;
  const openAs = ({ owner: login }: TestDatabase): Database => (owner ??= openDatabase(openPool(login)));

  async function draw(path: string): Promise<{ status?: number; body: string }> {
    try {
      const { rows } = await sql<{ body: string }>`select body from page where path = ${path}`.execute(readable());
      return rows[0] ?? { status: 404, body: 'saknas' };
    } catch {
      return { status: 500, body: 'fel' };
    }
  }
  const readable = (): Database => db;

  /** By another process, which reaches the database all the time. */
  async function publish(path: string, body: string): Promise<void> {
    await openAs(data)
      .transaction()
      .execute(async (tx) => {
        await sql`insert into page values (${path}, ${body}) on conflict (path) do update set body = ${body}`.execute(
          tx,
        );
        await sql`grant select on page to public`.execute(tx);
        await announcePublication(tx, 'eken');
      });
  }

  const get = async (path: string): Promise<[number, string, string | null]> => {
    const answer = await site.get(path);
    return [answer.status, await answer.text(), answer.headers.get('cache-status')];
  };
  const until = (path: string, body: string): Promise<void> =>
    vi.waitFor(async () => expect((await get(path)).slice(0, 2)).toEqual([200, body]), {
      timeout: 10_000,
      interval: 20,
    });
  const stale = expect.stringMatching(/^loftet; hit; ttl=-\d+$/);

  test('what was read is shown, what was not is a calm page, and what was published meanwhile shows when it is back', async () => {
    await until('/eken', 'först');
    await door.shut();
    await vi.waitFor(async () => expect(await get('/eken')).toEqual([200, 'först', stale]));
    await vi.waitFor(async () => expect((await get('/eken/ny'))[1]).toContain('Vi når inte uppgifterna just nu.'));
    expect((await get('/eken/ny'))[0]).toBe(503);
    await publish('/eken', 'sedan');
    await publish('/eken/ny', 'ny');
    expect(await get('/eken')).toEqual([200, 'först', stale]);
    await door.open();
    await until('/eken', 'sedan');
    await until('/eken/ny', 'ny');
    await publish('/eken', 'sist');
    await until('/eken', 'sist');
  });

  test('connections that have fallen silent hold nobody up for long', async () => {
    await until('/eken', 'först');
    door.silence();
    await publish('/eken', 'sedan'); // nobody hears it
    const began = performance.now();
    const answers = await Promise.all([get('/eken/ny'), get('/eken/annan'), get('/eken')]);
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(answers[2]?.slice(0, 1)).toEqual([200]);
    await until('/eken', 'sedan');
  });
});
