import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openDatabase, openPool, type Database } from '#platform/database.server.ts';
import { startEmbedded, stopEmbedded } from '#platform/postgres/launcher.server.ts';
import { announcePublication } from '#platform/publication-signal.server.ts';
import { startSite, type Site } from '../support/site.ts';

/** Two processes and a third one that publishes, on one database. */
let dataDir: string;
let database: Awaited<ReturnType<typeof startEmbedded>>;
let db: Database;
let sites: Site[];

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(realpathSync(tmpdir()), 'loftet-sites-'));
  chmodSync(dataDir, 0o755);
  database = await startEmbedded(dataDir, { tell: () => undefined });
  db = openDatabase(openPool(database.app));
  sites = [await startSite({ LOFTET_DATA_DIR: dataDir }), await startSite({ LOFTET_DATA_DIR: dataDir })];
});
afterAll(async () => {
  await Promise.all((sites ?? []).map((site) => site.stop()));
  await db?.destroy();
  await database?.release();
  rmSync(dataDir, { recursive: true, force: true });
});

const status = async (site: Site, headers: Record<string, string> = {}): Promise<string | null> =>
  (await fetch(`${site.origin}/`, { headers })).headers.get('cache-status');

/** Heard, and kept: from then on nothing but a publication makes it new. */
async function kept(site: Site): Promise<void> {
  await vi.waitFor(
    async () => {
      await status(site);
      await new Promise((resolve) => setTimeout(resolve, 1_100)); // longer than unheard pages are kept
      expect(await status(site)).toBe('loftet; hit');
    },
    { timeout: 20_000, interval: 0 },
  );
}

describe('two processes on one database', () => {
  test('both draw a page anew after a publication, each once', async () => {
    await Promise.all(sites.map(kept));
    await db.transaction().execute((tx) => announcePublication(tx, 'linkoping'));
    for (const site of sites) {
      await vi.waitFor(async () => expect(await status(site)).toBe('loftet; fwd=stale; stored'), { timeout: 5_000 });
      expect(await status(site)).toBe('loftet; hit');
    }
  });

  test('nothing is drawn anew when a publication is rolled back', async () => {
    for (const site of sites) expect(await status(site)).toBe('loftet; hit');
    const rolledBack = db.transaction().execute(async (tx) => {
      await announcePublication(tx, 'linkoping');
      throw new Error('ångrat');
    });
    await expect(rolledBack).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 300));
    for (const site of sites) expect(await status(site)).toBe('loftet; hit');
  });

  test('a process whose connection was killed draws everything anew, and hears again', async () => {
    const pool = openPool(database.app);
    // Of the application's own logins, it may end its own.
    const { rowCount } = await pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'loftet-publications'`,
    );
    await pool.end();
    expect(rowCount).toBe(2);
    for (const site of sites)
      await vi.waitFor(async () => expect(await status(site)).toBe('loftet; fwd=stale; stored'), { timeout: 5_000 });
    await Promise.all(sites.map(kept));
    await db.transaction().execute((tx) => announcePublication(tx, 'linkoping'));
    for (const site of sites)
      await vi.waitFor(async () => expect(await status(site)).toBe('loftet; fwd=stale; stored'), { timeout: 5_000 });
  });

  test('the site stays up while the database restarts, and hears again', async () => {
    const [site] = sites;
    if (site === undefined) throw new Error('no site');
    expect(await stopEmbedded(dataDir)).toBe(true);
    expect((await fetch(`${site.origin}/`)).status).toBe(200);
    await kept(site);
    await vi.waitFor(async () => expect((await fetch(`${site.origin}/readyz`)).status).toBe(200), { timeout: 20_000 });
    await db.transaction().execute((tx) => announcePublication(tx, 'linkoping'));
    await vi.waitFor(async () => expect(await status(site)).toBe('loftet; fwd=stale; stored'), { timeout: 5_000 });
  });
});

describe('what readers bring', () => {
  test('parameters and cookies of others get the kept page, the office’s cookie a page of its own', async () => {
    const [site] = sites;
    if (site === undefined) throw new Error('no site');
    await kept(site);
    const withQuery = await fetch(`${site.origin}/?utm_source=brev`, { headers: { cookie: '_ga=1' } });
    expect(withQuery.headers.get('cache-status')).toBe('loftet; hit');
    for (const cookie of ['loftet=x', '_ga=1; __Host-loftet=x']) {
      const { headers } = await fetch(`${site.origin}/`, { headers: { cookie } });
      expect([headers.get('cache-status'), headers.get('cache-control')]).toEqual([null, 'private, no-cache']);
    }
  });

  test('every host has pages of its own', async () => {
    const [site] = sites;
    if (site === undefined) throw new Error('no site');
    const other = await fetch(`http://127.0.0.1:${site.port}/`);
    expect(other.headers.get('cache-status')).toBe('loftet; fwd=miss; stored');
  });
});
