import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REPORT_LINKS, workTheMorning } from '#follow-up/morning.server.ts';
import { findReportLink } from '#follow-up/report-link.server.ts';
import { askForReports } from '#follow-up/request-reports.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { addDays } from '#platform/clock.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { readEnv } from '#platform/config.ts';
import { inMunicipality } from '#platform/database.server.ts';
import type { MailBody } from '#platform/mail/mail-body.ts';
import { writeDigests } from '#platform/mail/write-digests.server.ts';
import { unseal } from '#platform/mail/seal.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { aPerson } from '#tests/support/asked-record.ts';
import { buildRecord, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const SIX_WEEKS = Array.from({ length: 42 }, (_, at) => addDays('2026-04-20', at));
const [server] = testServers();
if (server === undefined) throw new Error('no server to test on');

let data: TestDatabase;
let ctx: Parameters<typeof workTheMorning>[0];
beforeAll(async () => {
  data = await makeDatabase(server);
  ctx = { db: data.db, secret: 'en hemlighet som är minst trettiotvå tecken', config: readEnv({}) };
});
afterAll(() => data.drop());

/** A promise for 2026 whose first tertial opens on 20 April; Anna and Bo answer for its only point, Cia is Anna's deputy. */
async function build(
  parts: { readonly municipalityId?: string; readonly slug?: string } = {},
): Promise<{ built: BuiltRecord; roundId: string; names: ReadonlyMap<string, string> }> {
  const built = await buildRecord(data.db, {
    title: 'Tryggare Norrby',
    period: { from: '2026-01-01', to: '2026-12-31' },
    points: [{ owners: ['municipality', 'police'] }],
    rounds: [{ label: 'T1 2026', period: { from: '2026-01-01', to: '2026-04-30' }, due: '2026-05-08' }],
    ...parts,
  });
  const person = (name: string, party: 'municipality' | 'police', role?: 'coordinator' | 'police-liaison') =>
    aPerson(built, data.db, { name, party, ...(role === undefined ? {} : { role }) });
  const ids = {
    anna: await person('Anna', 'municipality'),
    cia: await person('Cia', 'municipality'),
    bo: await person('Bo', 'police'),
    coordinator: await person('Dag', 'municipality', 'coordinator'),
    liaison: await person('Eva', 'police', 'police-liaison'),
    other: await person('Finn', 'municipality'),
  };
  const roundId = built.rounds[0] ?? '';
  await built.work(async ({ tx, municipalityId: m }) => {
    await sql`update round set opens = '2026-04-20', lock_on = '2026-06-05' where municipality_id = ${m}`.execute(tx);
    for (const [party, who, deputy] of [
      ['municipality', ids.anna, ids.cia],
      ['police', ids.bo, null],
    ] as const)
      await sql`insert into answerer (municipality_id, id, point_id, party_id, person_id, deputy_id, valid_from)
        values (${m}, ${newId()}, ${built.point(0)}, ${built.parties[party]}, ${who}, ${deputy}, '2026-01-01')`.execute(
        tx,
      );
  });
  return { built, roundId, names: new Map(Object.entries(ids).map(([name, id]) => [id, name])) };
}

type Mail = { id: string; person: string; state: string; body: MailBody };

async function newMails(known: Set<string>): Promise<Mail[]> {
  const { rows } = await inMunicipality(data.db, INSTALLATION, (tx) =>
    sql<{ id: string; person: string; state: string; body: Buffer }>`
      select id, person_id as person, state, body from mail order by id`.execute(tx),
  );
  const fresh = rows.filter(({ id }) => !known.has(id));
  for (const { id } of fresh) known.add(id);
  return fresh.map((row) => ({ ...row, body: JSON.parse(unseal(ctx.secret, row.id, row.body)) as MailBody }));
}

describe('six weeks of mornings, with första maj and Kristi himmelsfärdsdag in them', () => {
  test('everybody gets the right mails and no others, at most one a day, however often the morning is run', async () => {
    const { built, roundId, names } = await build();
    const known = new Set<string>();
    const sent: string[] = [];
    const links: string[] = [];
    for (const day of SIX_WEEKS) {
      if (day === '2026-05-05')
        await built.work(({ tx, municipalityId: m }) =>
          sql`update request set state = 'answered', answered_at = now() where municipality_id = ${m}
            and party_id = ${built.parties.police}`.execute(tx),
        );
      await workTheMorning(ctx, day);
      expect(await workTheMorning(ctx, day)).toEqual({ notices: 0, mails: 0 });
      for (const { person, body } of await newMails(known)) {
        const said = /- (\p{L}+ \p{L}+)/u.exec(body.text)?.[1] ?? '';
        sent.push(`${day} ${names.get(person)}: ${said}`);
        const token = /\/arbete\/svar\/([\w-]+)/.exec(body.text)?.[1];
        if (token !== undefined) links.push(token);
      }
    }
    expect(sent.sort()).toEqual([
      '2026-04-20 anna: Berätta vad',
      '2026-04-20 bo: Berätta vad',
      '2026-04-30 anna: Ditt svar',
      '2026-04-30 bo: Ditt svar',
      '2026-05-07 anna: Ditt svar',
      '2026-05-11 anna: Ditt svar',
      '2026-05-11 cia: Du är',
      '2026-05-11 coordinator: Tryggare Norrby',
      '2026-05-11 liaison: Tryggare Norrby',
      '2026-05-18 anna: Ditt svar',
      '2026-05-18 cia: Du är',
      '2026-05-18 coordinator: Tryggare Norrby',
      '2026-05-18 liaison: Tryggare Norrby',
      '2026-05-25 anna: Ditt svar',
      '2026-05-25 cia: Du är',
      '2026-05-25 coordinator: Tryggare Norrby',
      '2026-05-25 liaison: Tryggare Norrby',
    ]);
    expect(links).toHaveLength(8);
    for (const token of links) expect(await findReportLink(data.db, token)).toMatchObject({ roundId });
    const { rows } = await built.work(({ tx, municipalityId: m }) =>
      sql<{ count: number }>`select count(*) from audit_event where municipality_id = ${m}
        and type = 'reminder-written'`.execute(tx),
    );
    expect(rows[0]?.count).toBe(15);
  });

  test('somebody who works in two municipalities gets one mail for both', async () => {
    const { built } = await build();
    const { built: other } = await build();
    const both = await aPerson(built, data.db, { name: 'Gun', party: 'police' });
    await other.work(({ tx, municipalityId: m }) =>
      sql`insert into role_grant (municipality_id, id, person_id, role, party_id, valid_from)
        values (${m}, ${newId()}, ${both}, 'unit-contact', ${other.parties.police}, '2020-01-01')`.execute(tx),
    );
    for (const one of [built, other])
      await one.work(({ tx, municipalityId: m }) =>
        sql`update answerer set valid_to = '2026-04-19' where municipality_id = ${m} and party_id = ${one.parties.police}`
          .execute(tx)
          .then(() =>
            sql`insert into answerer (municipality_id, id, point_id, party_id, person_id, valid_from)
              values (${m}, ${newId()}, ${one.point(0)}, ${one.parties.police}, ${both}, '2026-04-20')`.execute(tx),
          ),
      );
    const known = new Set<string>();
    await newMails(known);
    await workTheMorning(ctx, '2026-04-20');
    const own = (await newMails(known)).filter(({ person }) => person === both);
    expect(own.map(({ body }) => body.subject)).toEqual(['Löftet: 2 saker väntar på dig']);
    expect(own[0]?.body.text.match(/https?:/g)).toHaveLength(1);
  });

  test('what goes wrong with one person’s mail keeps nobody else’s, and is made up for', async () => {
    const { built, names } = await build();
    const ids = new Map([...names].map(([id, name]) => [name, id]));
    await built.work((work) => askForReports(work, built.rounds[0] ?? '', '2026-04-20'));
    const known = new Set<string>();
    await newMails(known);
    const write = (broken: boolean) =>
      writeDigests(ctx, '2026-04-20', {
        ...REPORT_LINKS,
        make: (tx, asked) =>
          broken && asked.personId === ids.get('anna')
            ? Promise.reject(new Error('no link'))
            : REPORT_LINKS.make(tx, asked),
      });
    await expect(write(true)).rejects.toThrow(AggregateError);
    expect((await newMails(known)).map(({ person }) => names.get(person))).toEqual(['bo']);
    await write(false);
    expect((await newMails(known)).map(({ person }) => names.get(person))).toEqual(['anna']);
  });

  test('whoever is asked for more on a later day is told of that too', async () => {
    const { built, roundId, names } = await build();
    const ids = new Map([...names].map(([id, name]) => [name, id]));
    const known = new Set<string>();
    await built.work(({ tx, municipalityId: m }) =>
      sql`update answerer set valid_to = '2026-04-19' where municipality_id = ${m} and party_id = ${built.parties.police}`.execute(
        tx,
      ),
    );
    await workTheMorning(ctx, '2026-04-20');
    await newMails(known);
    await built.work(({ tx, municipalityId: m }) =>
      sql`insert into answerer (municipality_id, id, point_id, party_id, person_id, valid_from) values
        (${m}, ${newId()}, ${built.point(0)}, ${built.parties.police}, ${ids.get('anna')}, '2026-04-22')`.execute(tx),
    );
    await workTheMorning(ctx, '2026-04-22');
    expect((await newMails(known)).map(({ person }) => names.get(person))).toEqual(['anna']);
    expect(roundId).not.toBe('');
  });

  test('in a practice municipality the mail is kept and never sent', async () => {
    const practice = { slug: 'ovningen', name: 'Övningskommunen', isPractice: true };
    await build({ municipalityId: await createMunicipality({ db: data.db }, practice), slug: practice.slug });
    const known = new Set<string>();
    await newMails(known);
    await workTheMorning(ctx, '2026-04-20');
    expect((await newMails(known)).map(({ state }) => state)).toEqual(['held', 'held']);
  });
});
