import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#access/actor.ts';
import { can } from '#access/can.ts';
import { newToken } from '#access/token.server.ts';
import { inWork } from '#access/work.server.ts';
import { lockRound } from '#follow-up/lock-round.server.ts';
import { findReportLink, revokeReportLinks, noteClosedLink, type ReportLink } from '#follow-up/report-link.server.ts';
import { handOn } from '#follow-up/request-hand-on.server.ts';
import { askForReports } from '#follow-up/request-reports.server.ts';
import { takeBackLinks } from '#follow-up/take-back-links.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality } from '#platform/database.server.ts';
import { moveAnswerers } from '#promise/move-answerers.server.ts';
import { aPerson, buildAsked, TODAY, type AskedRecord } from '#tests/support/asked-record.ts';
import { personWith } from '#tests/support/key-holders.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

describe.each(testServers())('a report link on $name', (server) => {
  let data: TestDatabase;
  let built: AskedRecord;
  beforeAll(async () => {
    data = await makeDatabase(server);
    built = await buildAsked(data.db);
  });
  afterAll(() => data.drop());

  const find = (token: string) => findReportLink(data.db, token);
  const opened = async (token: string): Promise<ReportLink> => {
    const link = await find(token);
    if (typeof link === 'string') throw new Error(link);
    return link;
  };
  const inBuilt = (query: ReturnType<typeof sql>) => built.work(({ tx }) => query.execute(tx));

  test('opens its round for its person, as often as it is followed', async () => {
    const token = await built.link(built.people.anna);
    for (let i = 0; i < 3; i += 1) {
      expect(await find(token)).toMatchObject({
        municipalityId: built.municipalityId,
        roundId: built.roundId,
        actor: { personId: built.people.anna, via: 'report-link' },
      });
    }
  });

  test('is stored as a hash alone', async () => {
    const token = await built.link(built.people.anna);
    const { rows } = await inBuilt(sql`select l::text as row from report_link l`);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('lets its person answer for the party that is asked, and do nothing else', async () => {
    const { actor } = await opened(await built.link(built.people.bo));
    const subject = { municipalityId: built.municipalityId, state: 'running' as const };
    const police = { ...subject, parties: [built.parties.police] };
    expect(can(actor, 'entry:answer', police)).toBe(true);
    expect(can(actor, 'activity:log', police)).toBe(true);
    expect(can(actor, 'entry:answer', { ...subject, parties: [built.parties.municipality] })).toBe(false);
    for (const action of ['request:send', 'entry:correct', 'round:lock', 'audit:read', 'promise:write'] as const)
      expect(can(actor, action, police)).toBe(false);
  });

  test('lasts through the lock date, else for 60 days', async () => {
    const daysOf = async (lockOn: string | null): Promise<number> => {
      await inBuilt(sql`update round set lock_on = ${lockOn} where id = ${built.roundId}`);
      await built.link(built.people.anna);
      const { rows } = await built.work(({ tx }) =>
        sql<{ days: number }>`select extract(epoch from expires_at - now()) / 86400 as days from report_link
          order by made_at desc limit 1`.execute(tx),
      );
      return rows[0]?.days ?? 0;
    };
    expect(await daysOf(null)).toBeCloseTo(60, 1);
    const { rows } = await sql<{
      day: string;
    }>`select ((now() at time zone 'Europe/Stockholm')::date + 10)::text as day`.execute(data.db);
    expect(Math.floor(await daysOf(rows[0]?.day ?? null))).toBe(10);
    expect(await daysOf('2099-01-01')).toBeCloseTo(60, 1);
    await inBuilt(sql`update round set lock_on = null where id = ${built.roundId}`);
  });

  test('opens nothing when it has expired or been closed', async () => {
    const token = await built.link(built.people.cia);
    expect(typeof (await find(token))).toBe('object');
    await inBuilt(sql`update report_link set expires_at = now() where person_id = ${built.people.cia}`);
    expect(await find(token)).toBe('expired');
    const other = await built.link(built.people.cia);
    const { municipalityId, roundId } = built;
    await built.work(({ tx }) => revokeReportLinks(tx, { municipalityId, roundId, personId: built.people.cia }));
    expect(await find(other)).toBe('revoked');
  });

  test('is taken back by whoever asks for answers, and by nobody else; what is asked stays, and a new link opens it', async () => {
    const astray = await buildAsked(data.db);
    const { people, roundId, municipalityId } = astray;
    const [anna, bo] = [await astray.link(people.anna), await astray.link(people.bo)];
    const coordinator = await personWith(data.db, astray, 'coordinator');
    const approver = await personWith(data.db, astray, 'approver', 'municipality');
    const takeBack = (actor: Actor) =>
      inWork(data.db, municipalityId, actor, (work) => takeBackLinks(work, { roundId, personId: people.anna }, TODAY));
    await expect(takeBack(approver)).rejects.toMatchObject({ code: 'forbidden' });
    expect(typeof (await find(anna))).toBe('object');
    await takeBack(coordinator);
    expect([await find(anna), typeof (await find(bo))]).toEqual(['revoked', 'object']);
    await expect(takeBack(coordinator)).rejects.toMatchObject({ code: 'no-open-link' });
    expect(typeof (await find(await astray.link(people.anna)))).toBe('object');
    await astray.request(people.anna);
  });

  test('closes with its person’s last task, and when the person is shut out', async () => {
    const again = await buildAsked(data.db);
    const [anna, bo] = [await again.link(again.people.anna), await again.link(again.people.bo)];
    await again.work(({ tx, municipalityId }) =>
      sql`update role_grant set valid_to = '2020-12-31' where municipality_id = ${municipalityId}
        and person_id = ${again.people.anna}`.execute(tx),
    );
    await inMunicipality(data.db, INSTALLATION, (tx) =>
      sql`update person set disabled_at = now() where id = ${again.people.bo}`.execute(tx),
    );
    expect([await find(anna), await find(bo)]).toEqual(['revoked', 'revoked']);
  });

  test.each(['', 'x', newToken(), "'; drop table report_link; --", `${newToken()}\0`, newToken().slice(1)])(
    'is not guessed: %j',
    async (token) => {
      expect(await find(token)).toBe('unknown');
    },
  );

  test('is not seen from another municipality', async () => {
    const other = await buildAsked(data.db);
    await built.link(built.people.anna);
    const { rows } = await other.work(({ tx }) => sql`select from report_link`.execute(tx));
    expect(rows).toEqual([]);
  });

  test('that opens nothing is kept in the chain by its hash', async () => {
    const token = newToken();
    await noteClosedLink(data.db, token, 'unknown');
    const { rows } = await inMunicipality(data.db, INSTALLATION, (tx) =>
      sql<{
        data: unknown;
      }>`select data from audit_event where type = 'report-link-refused' order by no desc limit 1`.execute(tx),
    );
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows).toMatchObject([{ data: { why: 'unknown' } }]);
  });

  test('asks nobody twice, and says who is missing', async () => {
    expect(built.asked).toMatchObject({ requests: 3, people: 2, withoutAnswerer: [] });
    expect(await built.work((work) => askForReports(work, built.roundId, TODAY))).toMatchObject({
      requests: 0,
      people: 0,
    });
    const { rows } = await built.work(({ tx }) => sql`select from notice where kind = 'report-request'`.execute(tx));
    expect(rows.length).toBe(2);
    const early = await buildAsked(data.db, { points: [{ owners: ['landlord'] }] });
    expect(early.asked).toMatchObject({
      requests: 0,
      withoutAnswerer: [{ pointId: early.point(0), partyId: early.parties.landlord }],
    });
  });

  test('a question that waits goes with the task to whoever answers now; one from a colleague stays', async () => {
    const own = await buildAsked(data.db);
    const { anna, cia } = own.people;
    const handed = await own.request(anna, 1);
    const link = await opened(await own.link(anna));
    await handOn(data.db, link, { requestId: handed, to: { personId: cia }, reason: null }, TODAY);
    const later = '2026-04-27';
    // Somebody was to take over and never did: that is no task that has ended.
    await own.work((work) => moveAnswerers(work, { fromPerson: anna, toPerson: cia, from: later }));
    await own.work((work) => moveAnswerers(work, { fromPerson: cia, toPerson: anna, from: later }));
    const eva = await aPerson(own, data.db, { name: 'Eva', party: 'municipality' });
    await own.work((work) => moveAnswerers(work, { fromPerson: anna, toPerson: eva, from: later }));
    await own.work((work) => askForReports(work, own.roundId, TODAY));
    const waiting = async (person: string): Promise<number> => {
      const { rows } = await own.work(({ tx }) =>
        sql`select from request where round_id = ${own.roundId} and person_id = ${person} and state = 'waiting'`.execute(
          tx,
        ),
      );
      return rows.length;
    };
    expect([await waiting(anna), await waiting(eva), await waiting(cia)]).toEqual([1, 0, 1]);
    expect(await own.work((work) => askForReports(work, own.roundId, later))).toMatchObject({ requests: 1, people: 1 });
    expect([await waiting(anna), await waiting(eva), await waiting(cia)]).toEqual([0, 1, 1]);
    expect(await own.work((work) => askForReports(work, own.roundId, later))).toMatchObject({ requests: 0 });
  });

  test('nobody is asked about a locked round', async () => {
    const again = await buildAsked(data.db);
    await again.work((work) => lockRound(work, again.roundId));
    await expect(again.work((work) => askForReports(work, again.roundId, TODAY))).rejects.toMatchObject({
      code: 'round-not-found',
    });
  });
});
