import { chmodSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../support/ask.ts';
import { FORM, openOffice } from '../support/office.ts';
import { startSite, type Site } from '../support/site.ts';

let folder: string;
let site: Site;
let cookie: string;
let frozen: number[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'loftet-away-'));
  chmodSync(folder, 0o755);
  site = await startSite({ LOFTET_DATA_DIR: folder });
  cookie = await openOffice(site);
  frozen = databaseProcesses();
  // Stopped it would be started again; frozen it takes connections and says nothing.
  for (const pid of frozen) process.kill(pid, 'SIGSTOP');
});
afterAll(async () => {
  for (const pid of frozen) process.kill(pid, 'SIGCONT');
  await site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function databaseProcesses(): number[] {
  const found = readdirSync(path.join(folder, 'postgres'), { recursive: true, encoding: 'utf8' });
  const file = found.find((name) => path.basename(name) === 'postmaster.pid');
  if (file === undefined) throw new Error('the database is not running');
  const postmaster = Number(readFileSync(path.join(folder, 'postgres', file), 'utf8').split('\n')[0]);
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').split(' ');
  return [postmaster, ...children.filter((pid) => pid !== '').map(Number)];
}

test('a database that does not answer closes the office with a calm sentence, and what was written comes back', async () => {
  const own = { host: `localhost:${site.port}`, origin: site.origin, cookie };
  const body = new URLSearchParams({ 'titel.ord': 'Långt arbete <b>' }).toString();
  const [page, sent, stranger] = await Promise.all([
    ask(site, '/arbete/loften', { headers: own }),
    ask(site, '/arbete/import?/kommun', { method: 'POST', headers: { ...own, ...FORM }, body }),
    // Whoever has no session cannot be told how to get one.
    ask(site, '/arbete/loften', { headers: { host: own.host } }),
  ]);
  for (const answer of [page, sent, stranger]) {
    expect(answer.status).toBe(503);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['retry-after']).toBe('10');
    expect(answer.body).toContain('Vi når inte uppgifterna just nu.');
    expect(answer.body).not.toContain('engångslänk');
  }
  expect(sent.body).toContain('Långt arbete &lt;b>');
  expect(site.logged()).not.toContain('Långt arbete');
}, 40_000);
