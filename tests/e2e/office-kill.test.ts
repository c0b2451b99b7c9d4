/**
 * kill -9 of the server while the office writes, and while devices send walks with pictures: each activity and walk is there whole
 * (with its pictures, its evidence or observation and its event) or not at all, what was answered is there, the audit chain holds,
 * and the same sent again makes each one once.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, openPool } from '#platform/database.server.ts';
import { pngChunk } from '#platform/files/png-chunks.ts';
import { newId } from '#platform/uuid.server.ts';
import { verifyAudit } from '#platform/verify-audit.server.ts';
import { buildAsked, type AskedRecord } from '../support/asked-record.ts';
import { ascii, PNG, pngWith } from '../support/picture-files.ts';
import { sessionFor } from '../support/signed-in.ts';
import { beginWalk, walkOf } from '../support/walk-rows.ts';
import { makeDatabase, testServers, type TestDatabase } from '../support/test-database.ts';
import { urlOf } from '../support/url-of.ts';

const POSTS = 50;
const WALKS = 24;
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

  expect(await chainFaults()).toEqual([]);
  second.child.kill('SIGKILL');
  process.stdout.write(
    `office: ${answered.size} answered, ${after.size} there after the kill, ${whole.size} in the end\n`,
  );
}, 60_000);

async function chainFaults(): Promise<readonly unknown[]> {
  const owner = openDatabase(openPool(data.owner));
  return (await verifyAudit(owner).finally(() => owner.destroy())).faults;
}

/** What a device was answered: its receipt, or null where nobody answered any more. @throws where it was refused */
async function deviceSends(
  origin: string,
  rest: string,
  body: string | Uint8Array<ArrayBuffer>,
): Promise<string | null> {
  const answer = await fetch(`${origin}/arbete/falt/${built.slug}/${rest}`, {
    method: 'POST',
    headers: { cookie, origin, accept: 'application/json', 'content-type': 'application/json' },
    body,
  }).then(
    async (came) => ({ status: came.status, said: (await came.json()) as { readonly receipt?: string } }),
    () => null,
  );
  if (answer === null) return null;
  if (answer.status !== 200) throw new Error(`${rest}: ${answer.status} ${JSON.stringify(answer.said)}`);
  return answer.said.receipt ?? '';
}

/** Sends a walk's pictures and then the walk; what was answered of each, as far as it came. */
async function walks(origin: string, { id, ...walk }: ReturnType<typeof walkOf>): Promise<Map<string, string>> {
  const receipts = new Map<string, string>();
  for (const [at, { id: picture }] of walk.observations.flatMap(({ pictures }) => pictures).entries()) {
    // Each its own, so that none is the file of another.
    const bytes = pngWith(pngChunk('pHYs', ascii(`${id.slice(0, 8)}${at}`)));
    const receipt = await deviceSends(origin, `bild/${walk.dialogueId}/${picture}`, new Uint8Array(bytes));
    if (receipt === null) return receipts;
    receipts.set(picture, receipt);
  }
  const receipt = await deviceSends(origin, 'skicka', JSON.stringify({ kind: 'walk', id, ...walk }));
  return receipt === null ? receipts : receipts.set(id, receipt);
}

/** How many of each there is of a walk. */
async function walksStored() {
  const { rows } = await built.work(({ tx, municipalityId: m }) =>
    sql<{ id: string; versions: number; observations: number; pictures: number; events: number }>`select w.id,
        (select count(*)::int from walk_version v where (v.municipality_id, v.walk_id) = (w.municipality_id, w.id)) as versions,
        (select count(*)::int from observation o where (o.municipality_id, o.walk_id) = (w.municipality_id, w.id)) as observations,
        (select count(*)::int from observation o
          join observation_picture p on (p.municipality_id, p.observation_id) = (o.municipality_id, o.id)
          join walk_picture k on (k.municipality_id, k.id) = (p.municipality_id, p.picture_id)
          join file f on (f.municipality_id, f.sha256) = (k.municipality_id, k.file_sha256)
          where (o.municipality_id, o.walk_id) = (w.municipality_id, w.id)) as pictures,
        (select count(*)::int from audit_event e where e.municipality_id = w.municipality_id and e.subject_id = w.id) as events
      from walk w where w.municipality_id = ${m}`.execute(tx),
  );
  const { rows: pictures } = await built.work(({ tx, municipalityId: m }) =>
    sql<{ id: string }>`select id from walk_picture where municipality_id = ${m}`.execute(tx),
  );
  return {
    walks: new Map(rows.map(({ id, ...counts }) => [id, counts])),
    pictures: new Set(pictures.map(({ id }) => id)),
  };
}

test(`of ${WALKS} walks with pictures, with the server killed while they are sent, each arrives once`, async () => {
  const dialogueId = await built.work((work) => beginWalk(work));
  const all = Array.from({ length: WALKS }, () => walkOf(dialogueId, [crypto.randomUUID(), crypto.randomUUID()]));
  const whole = { versions: 1, observations: 1, pictures: 2, events: 1 };
  const first = await start();
  let done = 0;
  const before = await Promise.all(
    all.map(async (walk) => {
      const receipts = await walks(first.origin, walk);
      if (receipts.has(walk.id)) done += 1;
      if (done === 3) first.child.kill('SIGKILL');
      return receipts;
    }),
  );
  const had = new Map(before.flatMap((receipts) => [...receipts]));
  expect(done).toBeGreaterThanOrEqual(3);
  expect(done).toBeLessThan(WALKS);
  const after = await walksStored();
  // What has its receipt is there, and no walk is there in part.
  expect([...had.keys()].filter((id) => !after.walks.has(id) && !after.pictures.has(id))).toEqual([]);
  expect([...after.walks.values()]).toEqual([...after.walks.values()].map(() => whole));

  const second = await start();
  const again = await Promise.all(all.map((walk) => walks(second.origin, walk)));
  const now = new Map(again.flatMap((receipts) => [...receipts]));
  expect(now.size).toBe(WALKS * 3);
  // The same receipt for the same record, so that a device that heard of the first believes the second.
  expect([...had].filter(([id, receipt]) => now.get(id) !== receipt)).toEqual([]);
  const end = await walksStored();
  expect([...end.walks.keys()].toSorted()).toEqual(all.map(({ id }) => id).toSorted());
  expect([...end.walks.values()]).toEqual(all.map(() => whole));
  expect(end.pictures.size).toBe(WALKS * 2);
  expect(await chainFaults()).toEqual([]);
  process.stdout.write(
    `walks: ${done} with a receipt, ${after.walks.size} there after the kill with ${after.pictures.size} pictures, ${end.walks.size} in the end\n`,
  );
}, 60_000);
