import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensurePerson, giveGrant } from '#access/people.server.ts';
import { inWork } from '#access/work.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality } from '#platform/database.server.ts';
import { addNotice } from '#platform/mail/notices.server.ts';
import { queueMail, type NewMail } from '#platform/mail/queue-mail.server.ts';
import { unseal } from '#platform/mail/seal.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const SECRET = 'en hemlighet som är minst trettiotvå tecken';

describe.each(testServers())('mail on $name', (server) => {
  let data: TestDatabase;
  let municipality: string;
  let person: NewMail['person'];
  beforeAll(async () => {
    data = await makeDatabase(server);
    municipality = await createMunicipality({ db: data.db }, { slug: 'norrvik', name: 'Norrviks kommun' });
    person = await inMunicipality(data.db, INSTALLATION, (tx) =>
      ensurePerson(tx, { name: 'Asta Lind', email: 'asta@norrvik.example' }),
    );
    await inWork(data.db, municipality, { personId: null, via: 'worker' }, (work) =>
      giveGrant(work, { personId: person.id, role: 'coordinator' }),
    );
  });
  afterAll(() => data.drop());

  const mail = (dedupe: string): NewMail => ({
    dedupe,
    kind: 'receipt',
    person,
    subject: 'Tack för ditt svar',
    text: 'Öppna https://example.org/hemlig',
    html: '<p>Öppna</p>',
  });
  const inView = <T>(of: string, act: Parameters<typeof inMunicipality<T>>[2]) => inMunicipality(data.db, of, act);
  const rows = () =>
    inView(INSTALLATION, (tx) =>
      sql<{ id: string; state: string; body: Buffer; dedupe: string }>`select * from mail order by id`
        .execute(tx)
        .then((found) => found.rows),
    );
  const jobs = () =>
    sql<{ data: { mailId: string } }>`select data from pgboss.job where name = 'mail'`
      .execute(data.db)
      .then((found) => found.rows.map((row) => row.data.mailId));

  test('a mail is written with its job, its words locked; the same dedupe is written once', async () => {
    const id = await inView(municipality, (tx) => queueMail(tx, { secret: SECRET }, mail('receipt:1')));
    const again = await inView(municipality, (tx) => queueMail(tx, { secret: SECRET }, mail('receipt:1')));
    expect(again).toBeNull();
    const [row, ...more] = await rows();
    expect(more).toEqual([]);
    expect([row?.id, row?.state]).toEqual([id, 'queued']);
    expect(await jobs()).toEqual([id]);
    expect(row?.body.toString('latin1')).not.toContain('hemlig');
    expect(JSON.parse(unseal(SECRET, row?.id ?? '', row?.body ?? Buffer.of()))).toMatchObject({
      to: 'asta@norrvik.example',
      text: 'Öppna https://example.org/hemlig',
    });
  });

  test('what is rolled back leaves neither mail nor job', async () => {
    const before = [await rows(), await jobs()];
    const failing = inView(municipality, async (tx) => {
      await queueMail(tx, { secret: SECRET }, mail('receipt:2'));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect([await rows(), await jobs()]).toEqual(before);
  });

  test('a held mail gets no job, and no municipality sees a mail', async () => {
    const before = await jobs();
    const id = await inView(municipality, (tx) => queueMail(tx, { secret: SECRET }, { ...mail('x'), held: true }));
    expect((await rows()).find((row) => row.id === id)?.state).toBe('held');
    expect(await jobs()).toEqual(before);
    expect(await inView(municipality, (tx) => sql`select id from mail`.execute(tx).then((r) => r.rows))).toEqual([]);
  });

  test('no mail goes to an address that would be a header of its own, or two addresses', async () => {
    for (const email of ['a@b.se\r\nBcc: c@d.se', 'a@b.se,c@d.se', 'a <b@c.se>', 'a b@c.se', '']) {
      const written = inView(municipality, (tx) =>
        queueMail(tx, { secret: SECRET }, { ...mail('y'), person: { ...person, email } }),
      );
      await expect(written).rejects.toThrow('one plain address');
    }
  });

  test('a notice is kept once per person, kind, subject and step', async () => {
    const notice = {
      personId: person.id,
      kind: 'approval-asked',
      subjectId: newId(),
      step: 'first',
      data: { promise: 'Tryggare Norrvik' },
    } as const;
    await inView(municipality, async (tx) => {
      const work = { tx, municipalityId: municipality };
      await addNotice(work, notice);
      await addNotice(work, notice);
      await addNotice(work, { ...notice, step: 'second' });
      const { rows: found } = await sql<{ step: string }>`select step from notice order by step`.execute(tx);
      expect(found.map((row) => row.step)).toEqual(['first', 'second']);
    });
  });
});
