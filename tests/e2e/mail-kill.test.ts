/**
 * kill -9 of server and worker while they send: nobody gets a mail twice, and everybody gets one. 40 mails and two
 * kills here, 500 and eight in `npm run test:long`. What is unclear after a kill is decided as an administrator would:
 * they look in the mail server's log, and press the button for those that are not there (docs/decisions/0012-mail.md).
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensurePerson, giveGrant } from '#access/people.server.ts';
import { inWork } from '#access/work.server.ts';
import { REPORT_LINKS } from '#follow-up/morning.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { readEnv } from '#platform/config.ts';
import { inMunicipality } from '#platform/database.server.ts';
import { sendMailAgain } from '#platform/mail/failed-mail.server.ts';
import { sweepMail, UNCLEAR } from '#platform/mail/mail-rows.server.ts';
import { addNotice } from '#platform/mail/notices.server.ts';
import { writeDigests } from '#platform/mail/write-digests.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { startMailServer, type MailServer } from '#tests/support/mail-server.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';
import { urlOf } from '#tests/support/url-of.ts';

const LONG = process.env['LOFTET_LONG'] === 'on';
const MAILS = LONG ? 500 : 40;
const KILLS = LONG ? 8 : 2;
const SECRET = 'en hemlighet som är minst trettiotvå tecken';
const ROOT = path.resolve(import.meta.dirname, '../..');

let data: TestDatabase;
let post: MailServer;
let folder: string;
let municipalityId: string;
let children: ChildProcess[] = [];
const emails: string[] = [];
const personIds: string[] = [];

beforeAll(async () => {
  const [server] = testServers();
  if (server === undefined) throw new Error('no server to test on');
  data = await makeDatabase(server);
  post = await startMailServer();
  // A mail takes its time, so that a kill comes in the middle of one.
  post.answer = async () => {
    await pause(5 + Math.random() * 20);
    return undefined;
  };
  folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'loftet-mail-'));
  municipalityId = await createMunicipality({ db: data.db }, { slug: 'norrvik', name: 'Norrviks kommun' });
  for (let no = 0; no < MAILS; no += 1) {
    const email = `person-${no}@norrvik.example`;
    const { id } = await inMunicipality(data.db, INSTALLATION, (tx) =>
      ensurePerson(tx, { name: `Person ${no}`, email }),
    );
    await inWork(data.db, municipalityId, { personId: null, via: 'worker' }, async (work) => {
      await giveGrant(work, { personId: id, role: 'coordinator' });
      const promise = 'Tryggare Norrvik';
      await addNotice(work, {
        personId: id,
        kind: 'approval-asked',
        subjectId: newId(),
        step: 'asked',
        data: { promise },
      });
    });
    emails.push(email);
    personIds.push(id);
  }
  await writeDigests({ db: data.db, secret: SECRET, config: readEnv({}) }, '2026-05-04', REPORT_LINKS);
});
afterAll(async () => {
  killAll();
  await post.close();
  await data.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** The server with its own worker, and a worker of its own beside it. */
function startBoth(): void {
  const env = {
    ...process.env,
    DATABASE_URL: urlOf(data.app),
    DATABASE_OWNER_URL: urlOf(data.owner),
    LOFTET_DATA_DIR: folder,
    LOFTET_DEMO: 'off',
    LOFTET_SECRET: SECRET,
    LOFTET_SMTP_URL: post.url,
    LOFTET_MAIL_FROM: 'Löftet <loftet@norrvik.se>',
    LOFTET_WORKER: 'on',
    PORT: '0',
  };
  children = ['serve', 'worker'].map((command) =>
    spawn(process.execPath, ['src/cli/main.ts', command], { cwd: ROOT, env, stdio: 'ignore' }),
  );
}

function killAll(): void {
  for (const child of children) child.kill('SIGKILL');
  children = [];
}

type Row = { id: string; email: string; state: string; fault: string | null };

async function rows(): Promise<Row[]> {
  const found = await inMunicipality(data.db, INSTALLATION, (tx) =>
    sql<Row>`select m.id, p.email, m.state, m.fault from mail m join person p on p.id = m.person_id`.execute(tx),
  );
  return found.rows;
}

/** As if ten minutes had passed: nobody is in the middle of anything. */
const later = (): Promise<unknown> => sweepMail(data, { taken: 0, handedOver: 0, waiting: 0 });

async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  for (let left = 600; left > 0 && !(await holds()); left -= 1) await pause(50);
}

const isThere = ({ id }: Row): boolean => post.taken.some(({ messageId }) => messageId === `<${id}@norrvik.se>`);

test(`of ${MAILS} mails, with ${KILLS} kills among them, each person has exactly one`, async () => {
  for (let kill = 1; kill <= KILLS; kill += 1) {
    startBoth();
    const sofar = post.taken.length;
    await until(() => post.taken.length >= sofar + Math.floor(MAILS / (KILLS + 2)));
    await pause(Math.random() * 20);
    expect(post.taken.length).toBeGreaterThan(sofar);
    killAll();
    await pause(200); // what lay in the sockets arrives
    await later();
  }
  startBoth();
  await until(async () => (await rows()).every(({ state }) => state === 'sent' || state === 'failed'));
  const unclear = (await rows()).filter(({ state }) => state === 'failed');
  expect(unclear.every(({ fault }) => fault === UNCLEAR)).toBe(true);
  // Two processes with two hands each: no more letters were in the air at a kill.
  expect(unclear.length).toBeLessThanOrEqual(KILLS * 4);

  const lost = unclear.filter((row) => !isThere(row));
  for (const { id } of lost)
    await inMunicipality(data.db, municipalityId, (tx) => sendMailAgain({ tx, personIds }, id));
  await until(async () => (await rows()).every((row) => row.state === 'sent' || isThere(row)));
  process.stdout.write(`mail: ${KILLS} kills, ${unclear.length} unclear, ${lost.length} of them not come\n`);

  expect(post.taken.map(({ to }) => to).sort()).toEqual([...emails].sort());
  expect((await rows()).filter(({ state }) => state === 'sent').length).toBe(MAILS - (unclear.length - lost.length));
}, 300_000);
