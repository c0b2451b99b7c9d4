/**
 * kill -9 in the midst of a dispatch and of a finalising: none of it is there afterwards, and done again it is there whole and
 * once. That what is queued is then mailed once each is tests/e2e/mail-kill.test.ts.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWork, type Work } from '#access/work.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { ensureForum } from '#places/registers.server.ts';
import { addSittings, sittingsBetween } from '#places/sittings.server.ts';
import { readReport } from '#reading/read-report.server.ts';
import { dispatchMaterial, keepDispatch } from '#report-back/dispatch-files.server.ts';
import { finaliseMemo, loadFinal } from '#report-back/finalise-memo.server.ts';
import { sendDispatch } from '#report-back/dispatch-send.server.ts';
import { importFile } from '#report-back/import-file.server.ts';
import { caseStanding } from '#report-back/take-step.server.ts';
import { EXTRACT, type KillGiven } from '#tests/support/case-kill-child.ts';
import { decisionRows } from '#tests/support/decision-rows.ts';
import { fillMemo, THEN } from '#tests/support/filled-memo.ts';
import { othersWait } from '#tests/support/others-wait.ts';
import { TESTER } from '#tests/support/record-builder.ts';
import { asClient, makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';
import { urlOf } from '#tests/support/url-of.ts';

const MEMO = 'tests/fixtures/memo/skaggetorp-2017-report-back.txt';
const CHILD = path.resolve(import.meta.dirname, '../support/case-kill-child.ts');
const SECRET = 'en hemlighet som är minst trettiotvå tecken';
const TO = ['polisen', 'kansliet', 'revisorerna'].map((name) => ({
  recipient: name,
  email: `${name}@norrvik.example`,
}));

let data: TestDatabase;
let municipalityId: string;
let draft: string;
let adjusted: string;
const work = <T>(act: (work: Work) => Promise<T>): Promise<T> => inWork(data.db, municipalityId, TESTER, act);

beforeAll(async () => {
  const [server] = testServers();
  if (server === undefined) throw new Error('no server to test on');
  data = await makeDatabase(server);
  municipalityId = await createMunicipality(data, { slug: 'linkoping', name: 'Linköpings kommun' });
  const bytes = new Uint8Array(readFileSync(MEMO));
  const whose = { id: municipalityId, slug: 'linkoping' };
  await importFile(data, TESTER, whose, { bytes, reading: await readReport(bytes, 'a.txt') }, true);
  await work(async (inside) => {
    const { rows } = await sql<{ id: string; promise: string }>`
      select id, promise_id as promise from council_case`.execute(inside.tx);
    const [{ id: like, promise: promiseId } = { id: '', promise: '' }] = rows;
    draft = like;
    await fillMemo(inside, promiseId);
    const forumId = await ensureForum(inside, 'Socialnämnden');
    await addSittings(inside, forumId, ['2018-03-20']);
    const [sitting] = await sittingsBetween(inside, '2018-03-20', '2018-03-20');
    const rowsOf = await decisionRows(inside, { promiseId, sittingId: sitting?.id ?? '', like });
    adjusted = rowsOf.decidedCase;
    // The file is kept already, so that what stands still for the chain's end is the dispatch itself.
    await keepDispatch(inside, await dispatchMaterial(inside, adjusted), EXTRACT);
  });
});
afterAll(() => data.drop());

/** Kills a process that does it, once all is written but the event that comes last: the chain's end is held meanwhile. */
async function killedInTheMidst(given: KillGiven): Promise<void> {
  const child = spawn(process.execPath, [CHILD, JSON.stringify(given)], {
    env: { ...process.env, DATABASE_URL: urlOf(data.app) },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  await work(async (inside) => {
    await sql`select from audit_head where municipality_id = ${municipalityId} for update`.execute(inside.tx);
    await othersWait(inside);
    child.kill('SIGKILL');
    await ended;
  });
  expect(child.signalCode).toBe('SIGKILL');
  await gone();
}

/** Until the database has seen that nobody is at the other end any more. */
async function gone(): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const busy = await work(({ tx }) =>
      sql`select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
        and (state = 'active' or state like 'idle in transaction%')`.execute(tx),
    );
    if (busy.rows.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the transaction is still there');
}

async function count(query: string, id: string): Promise<number> {
  return asClient(data.superuser, async (client) => {
    await client.query("select set_config('loftet.maintenance', 'on', false)");
    const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${query}`, [id]);
    return rows[0]?.count ?? -1;
  });
}

test('a dispatch is to everybody or to nobody, and sent again each gets it once', async () => {
  const stands = async () => ({
    sent: await count(
      `dispatch_sent where case_id = $1 and recipient in ('polisen', 'kansliet', 'revisorerna')`,
      adjusted,
    ),
    mails: await count(
      `mail where kind = 'dispatch' and dispatch_id in (select id from dispatch_sent where case_id = $1)`,
      adjusted,
    ),
    events: await count(`audit_event where type = 'decision-sent' and subject_id = $1`, adjusted),
    files: await count(
      `output o join file f on f.sha256 = o.file_sha256 where o.case_id = $1 and f.content is not null`,
      adjusted,
    ),
  });
  await killedInTheMidst({ act: 'send', municipalityId, caseId: adjusted, secret: SECRET, to: TO });
  expect(await stands()).toEqual({ sent: 0, mails: 0, events: 0, files: 1 });
  const send = () =>
    work((inside) => sendDispatch(inside, { secret: SECRET }, adjusted, { way: 'mail', to: TO, extract: EXTRACT }));
  await send();
  await expect(send()).rejects.toMatchObject({ code: 'dispatch-sent-already' });
  expect(await stands()).toEqual({ sent: 3, mails: 3, events: 1, files: 1 });
});

test('a memo is finalised whole or not at all', async () => {
  const seen = { stepNo: 0, memoNo: 2 };
  const stands = async () => ({
    final: (await work((inside) => loadFinal(inside, draft)))?.no ?? null,
    step: (await work((inside) => caseStanding(inside, draft))).step,
    events: await count(`audit_event where type = 'memo-finalised' and subject_id = $1`, draft),
  });
  await killedInTheMidst({ act: 'finalise', municipalityId, caseId: draft, ...seen, today: THEN });
  expect(await stands()).toEqual({ final: null, step: 'draft', events: 0 });
  await work((inside) => finaliseMemo(inside, draft, seen, { site: null, today: THEN }));
  expect(await stands()).toEqual({ final: 1, step: 'finalised', events: 1 });
});
