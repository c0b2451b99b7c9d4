import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ensurePerson, giveGrant } from '#access/people.server.ts';
import { inWork } from '#access/work.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { readEnv } from '#platform/config.ts';
import { inMunicipality } from '#platform/database.server.ts';
import { sendMailAgain } from '#platform/mail/failed-mail.server.ts';
import { markHandedOver, MOST_TRIES, sweepMail, takeMail, UNCLEAR } from '#platform/mail/mail-rows.server.ts';
import { queueMail, type NewMail } from '#platform/mail/queue-mail.server.ts';
import { sendMails } from '#platform/mail/send-mail.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { startMailServer, type MailServer } from '#tests/support/mail-server.ts';
import { asClient, makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const SECRET = 'en hemlighet som är minst trettiotvå tecken';
const AT_ONCE = { taken: 0, handedOver: 0, waiting: 21_600 };
const [server] = testServers();
if (server === undefined) throw new Error('no server to test on');

let data: TestDatabase;
let post: MailServer;
let ctx: Parameters<typeof sendMails>[0];
const people = new Map<string, NewMail['person']>();
let count = 0;
let practice = '';

beforeAll(async () => {
  data = await makeDatabase(server);
  const municipalities = {
    asta: await createMunicipality({ db: data.db }, { slug: 'norrvik', name: 'Norrviks kommun' }),
    ovar: await createMunicipality({ db: data.db }, { slug: 'ovning', name: 'Övningskommun', isPractice: true }),
    demo: await createMunicipality({ db: data.db }, { slug: 'exempel', name: 'Exempelkommun', isDemo: true }),
  };
  practice = municipalities.ovar;
  for (const [name, municipality] of Object.entries(municipalities)) {
    const person = await inMunicipality(data.db, INSTALLATION, (tx) =>
      ensurePerson(tx, { name, email: `${name}@norrvik.example` }),
    );
    people.set(name, person);
    await inWork(data.db, municipality, { personId: null, via: 'worker' }, (work) =>
      giveGrant(work, { personId: person.id, role: 'coordinator' }),
    );
  }
});
beforeEach(async () => {
  post = await startMailServer();
  const config = readEnv({ LOFTET_SMTP_URL: post.url, LOFTET_MAIL_FROM: 'Löftet <loftet@norrvik.se>' });
  ctx = { db: data.db, secret: SECRET, config };
});
afterEach(() => post.close());
afterAll(() => data.drop());

async function mailTo(name: string, subject = 'Hej'): Promise<string> {
  const person = people.get(name);
  if (person === undefined) throw new Error(`nobody is called ${name}`);
  count += 1;
  const mail = {
    dedupe: `test:${count}`,
    kind: 'test',
    person,
    subject,
    text: 'Hej å ä ö\n.\nrad',
    html: '<p>Hej</p>',
  };
  const id = await inMunicipality(data.db, INSTALLATION, (tx) => queueMail(tx, ctx, mail));
  if (id === null) throw new Error('the mail was not written');
  return id;
}

type Row = { state: string; fault: string | null; tries: number; body: Buffer | null; sent_at: Date | null };

async function rowOf(id: string): Promise<Row | undefined> {
  const { rows } = await inMunicipality(data.db, INSTALLATION, (tx) =>
    sql<Row>`select state, fault, tries, body, sent_at from mail where id = ${id}`.execute(tx),
  );
  return rows[0];
}

describe('sending a mail', () => {
  test('it goes out once with its own Message-ID, and its words are forgotten', async () => {
    const id = await mailTo('asta', 'Åtta svar saknas');
    expect(await sendMails(ctx, [id])).toEqual([]);
    expect(await sendMails(ctx, [id])).toEqual([]);
    expect(post.taken.map(({ to, messageId }) => [to, messageId])).toEqual([
      ['asta@norrvik.example', `<${id}@norrvik.se>`],
    ]);
    expect(post.taken[0]?.raw).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
    expect(post.taken[0]?.raw).toMatch(/^Content-Type: multipart\/alternative/m);
    expect(await rowOf(id)).toMatchObject({ state: 'sent', tries: 1, body: null, fault: null });
  });

  test('many at the same time by many senders: each goes out once', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => mailTo('asta')));
    await Promise.all([1, 2, 3].map(() => sendMails(ctx, ids)));
    expect(post.taken.map(({ messageId }) => messageId).sort()).toEqual(ids.map((id) => `<${id}@norrvik.se>`).sort());
  });

  test('mail to somebody in an invented or practice municipality is held, and so is all mail without a server', async () => {
    const ids = [await mailTo('ovar'), await mailTo('demo')];
    expect(await sendMails(ctx, ids)).toEqual([]);
    const nowhere = await mailTo('asta');
    expect(await sendMails({ ...ctx, config: readEnv({}) }, [nowhere])).toEqual([]);
    for (const id of [...ids, nowhere]) expect(await rowOf(id)).toMatchObject({ state: 'held', sent_at: null });
    expect(post.taken).toEqual([]);
  });
});

describe('what a practice municipality writes', () => {
  test('stays here, also when it is to somebody who works in a real one', async () => {
    const person = people.get('asta');
    if (person === undefined) throw new Error('nobody');
    const mail = { kind: 'test', person, subject: 'Hej', text: 'Hej', html: '<p>Hej</p>' };
    const written = await inMunicipality(data.db, practice, (tx) =>
      queueMail(tx, ctx, { ...mail, dedupe: 'practice:1' }),
    );
    const told = await inMunicipality(data.db, INSTALLATION, (tx) =>
      queueMail(tx, ctx, { ...mail, dedupe: 'practice:2' }),
    );
    await inMunicipality(data.db, practice, (tx) =>
      sql`insert into notice (municipality_id, id, person_id, kind, subject_id, step, mail_id)
        values (${practice}, ${newId()}, ${person.id}, 'report-request', ${practice}, 'first', ${told})`.execute(tx),
    );
    const receipt = await inMunicipality(data.db, INSTALLATION, (tx) =>
      queueMail(tx, ctx, { ...mail, dedupe: 'practice:3', from: practice }),
    );
    const own = await mailTo('asta');
    await sendMails(ctx, [written ?? '', told ?? '', receipt ?? '', own]);
    expect(post.taken.map(({ messageId }) => messageId)).toEqual([`<${own}@norrvik.se>`]);
    for (const id of [written, told, receipt]) expect(await rowOf(id ?? '')).toMatchObject({ state: 'held' });
  });
});

describe('when the mail server does not take it', () => {
  test('a later answer (451) is a new try; no for good (550) ends it; the fault holds no word of the mail', async () => {
    const id = await mailTo('asta');
    post.answer = () => 451;
    expect(await sendMails(ctx, [id])).toEqual([id]);
    expect(await rowOf(id)).toMatchObject({
      state: 'queued',
      fault: 'Mejlservern tog inte emot mejlet (svar 451).',
    });
    post.answer = () => 550;
    expect(await sendMails(ctx, [id])).toEqual([]);
    expect(await rowOf(id)).toMatchObject({ state: 'failed', fault: 'Mejlservern tog inte emot mejlet (svar 550).' });
    expect(post.taken).toEqual([]);
  });

  test('a refused letter does not stop those after it on the same connection', async () => {
    const [bad, good] = [await mailTo('asta'), await mailTo('asta')];
    post.answer = ({ messageId }) => (messageId.includes(bad) ? 554 : undefined);
    await sendMails(ctx, [bad, good]);
    expect(post.taken.map(({ messageId }) => messageId)).toEqual([`<${good}@norrvik.se>`]);
  });

  test('nobody there: it is tried again, at most so many times', async () => {
    const [id, next] = [await mailTo('asta'), await mailTo('asta')];
    await post.close();
    expect(await sendMails(ctx, [next, id])).toEqual([next, id]);
    expect(await rowOf(id)).toMatchObject({ state: 'queued', tries: 0 });
    for (let no = 1; no < MOST_TRIES; no += 1) expect(await sendMails(ctx, [id])).toEqual([id]);
    expect(await rowOf(id)).toMatchObject({ state: 'queued', fault: 'Mejlservern svarar inte.' });
    await sendMails(ctx, [id]);
    expect(await rowOf(id)).toMatchObject({ state: 'failed', tries: MOST_TRIES });
    expect(await sendMails(ctx, [id])).toEqual([]);
    post = await startMailServer();
  });

  test('asked for again it gets as many tries more, and the sweep leaves it to its own job', async () => {
    const person = people.get('asta');
    const id = await mailTo('asta');
    await asClient(data.superuser, (client) =>
      client.query(
        `update mail set state = 'failed', tries = $1, fault = 'x', queued_at = now() - interval '1 day' where id = $2`,
        [MOST_TRIES, id],
      ),
    );
    const municipalityId = INSTALLATION;
    await inMunicipality(data.db, municipalityId, (tx) => sendMailAgain({ tx, personIds: [person?.id ?? ''] }, id));
    const before = await rowOf(id);
    expect(before).toMatchObject({ state: 'queued', tries: MOST_TRIES });
    expect(await sweepMail(ctx)).toEqual({ again: 0, unclear: 0 });
    await post.close();
    expect(await sendMails(ctx, [id])).toEqual([id]);
    // Its number is no earlier try's, so that a process that was slow can change nothing.
    expect(await rowOf(id)).toMatchObject({ state: 'queued', tries: MOST_TRIES + 1 });
    post = await startMailServer();
  });

  test('a server that hangs up without an answer to the last line: unclear, and never again by itself', async () => {
    const id = await mailTo('asta');
    post.answer = () => {
      post.hangUp(); // it has all of it
      return undefined;
    };
    expect(await sendMails(ctx, [id])).toEqual([]);
    const row = await rowOf(id);
    expect([row?.state, row?.fault]).toEqual(['failed', UNCLEAR]);
    expect(await sendMails(ctx, [id])).toEqual([]);
    expect(post.taken).toHaveLength(1);
  });
});

describe('when the process is killed', () => {
  test('before the last line: the mail gets a new job and goes out once', async () => {
    const id = await mailTo('asta');
    expect((await takeMail(ctx, id))?.no).toBe(1);
    expect(await sweepMail(ctx)).toEqual({ again: 0, unclear: 0 });
    expect(await sweepMail(ctx, AT_ONCE)).toEqual({ again: 1, unclear: 0 });
    await sendMails(ctx, [id]);
    expect(post.taken).toHaveLength(1);
  });

  test('after it: the mail is unclear, keeps its words for the administrator and is not sent', async () => {
    const id = await mailTo('asta');
    const one = await takeMail(ctx, id);
    if (one === null) throw new Error('there was nothing to take');
    await markHandedOver(ctx, one);
    expect(await sweepMail(ctx, AT_ONCE)).toEqual({ again: 0, unclear: 1 });
    await sendMails(ctx, [id]);
    expect(post.taken).toEqual([]);
    const row = await rowOf(id);
    expect([row?.state, row?.fault, row?.body === null]).toEqual(['failed', UNCLEAR, false]);
  });

  test('a slow process that was thought dead does not end its letter', async () => {
    const id = await mailTo('asta');
    const slow = await takeMail(ctx, id);
    if (slow === null) throw new Error('there was nothing to take');
    await sweepMail(ctx, AT_ONCE);
    await sendMails(ctx, [id]);
    await expect(markHandedOver(ctx, slow)).rejects.toThrow('no longer ours');
    expect(post.taken).toHaveLength(1);
  });

  test('the server keeps nothing of a letter whose last line never came', async () => {
    const id = await mailTo('asta');
    const gone = { ...ctx, db: breakingAt(2) };
    await expect(sendMails(gone, [id])).rejects.toThrow('broken');
    expect(post.taken).toEqual([]);
    await sweepMail(ctx, AT_ONCE);
    await sendMails(ctx, [id]);
    expect(post.taken).toHaveLength(1);
  });
});

/** The database, until so many transactions have been begun. */
function breakingAt(most: number): TestDatabase['db'] {
  let begun = 0;
  return new Proxy(data.db, {
    get(target, name) {
      if (name === 'transaction' && (begun += 1) >= most) throw new Error('broken');
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
