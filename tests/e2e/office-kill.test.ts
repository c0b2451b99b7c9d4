/**
 * kill -9 of the server while the office writes: each activity is there whole (with its picture, its evidence and its
 * event) or not at all, what was answered is there, the audit chain holds, and the same forms sent again make each one once.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, openPool } from '#platform/database.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { verifyAudit } from '#platform/verify-audit.server.ts';
import { buildAsked, type AskedRecord } from '../support/asked-record.ts';
import { PNG } from '../support/picture-files.ts';
import { sessionFor } from '../support/signed-in.ts';
import { makeDatabase, testServers, type TestDatabase } from '../support/test-database.ts';
import { urlOf } from '../support/url-of.ts';

const POSTS = 50;
const ROOT = path.resolve(import.meta.dirname, '../..');

let data: TestDatabase;
let folder: string;
let built: AskedRecord;
let cookie: string;
let server: ChildProcess | undefined;

beforeAll(async () => {
  const [first] = testServers();
  if (first === undefined) throw new Error('no server to test on');
  data = await makeDatabase(first);
  folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'loftet-kill-'));
  built = await buildAsked(data.db);
  cookie = `loftet=${await sessionFor(data.db, { personId: built.people.cia })}`;
});
afterAll(async () => {
  server?.kill('SIGKILL');
  await data?.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** The site, when it answers. */
async function start(): Promise<{ readonly origin: string; readonly child: ChildProcess }> {
  const env = {
    ...process.env,
    DATABASE_URL: urlOf(data.app),
    DATABASE_OWNER_URL: urlOf(data.owner),
    LOFTET_DATA_DIR: folder,
    LOFTET_DEMO: 'off',
    LOFTET_WORKER: 'off',
    PORT: '0',
  };
  const child = spawn(process.execPath, ['src/cli/main.ts', 'serve'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  server = child;
  let said = '';
  const origin = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`the server ended: ${said}`)));
    child.stdout?.on('data', (text: Buffer) => {
      said += String(text);
      const found = /http:\/\/localhost:\d+(?=\/arbete\/oppna)/.exec(said);
      if (found !== null) resolve(found[0]);
    });
  });
  return { origin, child };
}

/** An activity with a picture; the status, or null where nobody answered any more. */
async function log(origin: string, key: string): Promise<number | null> {
  const form = new FormData();
  form.set('a-key', key);
  form.set('a-for', `${built.point(0)} ${built.parties.municipality}`);
  form.set('a-what', `Vandring ${key}`);
  form.set('a-day', '2026-04-01');
  form.set('a-file', new File([new Uint8Array(PNG)], `${key}.png`));
  return fetch(`${origin}/arbete/aktiviteter/${built.slug}/${built.promise.slug}?/logga`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin, accept: 'text/html' },
    body: form,
  }).then(
    ({ status }) => status,
    () => null,
  );
}

/** How many of each there is of an activity. */
async function stored(): Promise<Map<string, { readonly evidence: number; readonly events: number }>> {
  const { rows } = await built.work(({ tx, municipalityId }) =>
    sql<{ id: string; evidence: number; events: number }>`
      select coalesce(a.id, e.subject_id) as id, (select count(*)::int from evidence x
          join file f on (f.municipality_id, f.sha256) = (x.municipality_id, x.file_sha256)
          where x.municipality_id = ${municipalityId} and x.activity_id = a.id) as evidence,
        count(e.no)::int as events
      from (select id from activity where municipality_id = ${municipalityId}) a
      full join (select subject_id, no from audit_event where municipality_id = ${municipalityId} and type = 'activity-logged') e
        on e.subject_id = a.id
      group by a.id, e.subject_id`.execute(tx),
  );
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

test(`of ${POSTS} activities, with the server killed in their midst, each is whole or not there`, async () => {
  const first = await start();
  const keys = Array.from({ length: POSTS }, () => newId());
  const answered = new Set<string>();
  const posts = keys.map(async (key) => {
    if ((await log(first.origin, key)) !== 303) return;
    answered.add(key);
    if (answered.size === 5) first.child.kill('SIGKILL');
  });
  await Promise.all(posts);
  expect(answered.size).toBeGreaterThanOrEqual(5);
  expect(answered.size).toBeLessThan(POSTS);

  const after = await stored();
  expect([...answered].filter((key) => !after.has(key))).toEqual([]);
  expect([...after.values()]).toEqual([...after.values()].map(() => ({ evidence: 1, events: 1 })));

  const second = await start();
  const again: (number | null)[] = [];
  for (let at = 0; at < POSTS; at += 5)
    again.push(...(await Promise.all(keys.slice(at, at + 5).map((key) => log(second.origin, key)))));
  expect(new Set(again)).toEqual(new Set([303]));
  const whole = await stored();
  expect([...whole.keys()].toSorted()).toEqual(keys.toSorted());
  expect([...whole.values()]).toEqual(keys.map(() => ({ evidence: 1, events: 1 })));

  const owner = openDatabase(openPool(data.owner));
  expect((await verifyAudit(owner).finally(() => owner.destroy())).faults).toEqual([]);
  process.stdout.write(
    `office: ${answered.size} answered, ${after.size} there after the kill, ${whole.size} in the end\n`,
  );
}, 60_000);
