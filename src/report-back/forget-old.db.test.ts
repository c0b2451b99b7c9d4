/** What need not be kept goes when its days are over, day by day, and nothing else ever. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeLoginLink } from '#access/login-link.server.ts';
import { startSession } from '#access/session.server.ts';
import { newToken } from '#access/token.server.ts';
import { inWork, type Work } from '#access/work.server.ts';
import { swedishDay } from '#checking/day-words.ts';

import { makeReportLink, revokeReportLinks } from '#follow-up/report-link.server.ts';
import { addActivities } from '#follow-up/write-activities.server.ts';
import { addEvidence } from '#follow-up/write-evidence.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { addDays } from '#platform/clock.ts';
import { inMunicipality, openDatabase, openPool } from '#platform/database.server.ts';
import { storeFile } from '#platform/files.server.ts';
import { queueMail } from '#platform/mail/queue-mail.server.ts';
import { verifyAudit } from '#platform/verify-audit.server.ts';
import { settingsOf } from '#places/municipality-settings.ts';
import { saveSettings } from '#places/settings.server.ts';
import { discardImport } from '#report-back/correct-import.server.ts';
import { countOld, forgetOld } from '#report-back/forget-old.server.ts';
import { workTheNight } from '#report-back/night.server.ts';
import { fullRecord, type FullRecord } from '#tests/support/full-record.ts';
import { asClient, makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const TODAY = swedishDay(new Date());
const NONE = { answers: 0, links: 0, documents: 0, activities: 0, points: 0, memos: 0, dialogues: 0 };

describe.each(testServers())('what need not be kept, on $name', (server) => {
  let data: TestDatabase;
  let record: FullRecord;
  let neighbour: FullRecord;
  let picture = '';
  beforeAll(async () => {
    data = await makeDatabase(server);
    record = await fullRecord(data.db);
    neighbour = await fullRecord(data.db, 'grannby');
    for (const one of [record, neighbour]) picture = await one.work((work) => leaveBehind(work, one));
  });
  afterAll(() => data.drop());

  /** A discarded document, an activity with a picture in the trash, an answer never sent, a link that is closed. */
  async function leaveBehind(work: Work, { draftId, year, personId, point, parties }: FullRecord): Promise<string> {
    const { tx, municipalityId } = work;
    await discardImport(work, draftId);
    const bytes = new TextEncoder().encode('en bild');
    const fileSha256 = await storeFile(tx, municipalityId, { bytes, name: 'bild.png', mediaType: 'image/png' });
    const [activityId = ''] = await addActivities(work, [
      { pointId: point(0), partyId: parties.municipality, day: '2021-02-14', body: 'I papperskorgen.' },
    ]);
    await addEvidence(work, [{ activityId, fileSha256, caption: null }]);
    await tx
      .withTables<{ activity: { id: string; trashed_at: unknown } }>()
      .updateTable('activity')
      .set({ trashed_at: sql`now()` })
      .where('id', '=', activityId)
      .execute();
    await sql`update request set state = 'closed' where municipality_id = ${municipalityId} and id = ${year.requestId}`.execute(
      tx,
    );
    await revokeReportLinks(tx, { municipalityId, roundId: year.roundId, personId });
    await makeReportLink(tx, { municipalityId, roundId: year.roundId, personId: record.deputyId });
    return fileSha256;
  }

  const rowsOf = async ({ municipalityId }: FullRecord): Promise<Record<string, number>> =>
    asClient(data.superuser, async (client) => {
      const tables = ['import', 'import_version', 'activity', 'evidence', 'file', 'report_link', 'publication'];
      const counts: Record<string, number> = {};
      for (const table of [...tables, 'entry_version', 'point_version', 'audit_event']) {
        const { rows } = await client.query(`select count(*)::int as n from ${table} where municipality_id = $1`, [
          municipalityId,
        ]);
        counts[table] = rows[0].n;
      }
      const { rows } = await client.query(
        `select count(*)::int as n from request where municipality_id = $1 and draft is not null`,
        [municipalityId],
      );
      return { ...counts, drafts: rows[0].n };
    });
  const night = (days: number) => record.work((work) => forgetOld(work, addDays(TODAY, days)));

  test('each kind goes on the day after its days, once, and the page has told how many', async () => {
    const [before, beside] = [await rowsOf(record), await rowsOf(neighbour)];
    expect(await night(30)).toEqual(NONE);
    expect(await rowsOf(record)).toEqual(before);

    const told = (days: number) => record.work((work) => countOld(work, addDays(TODAY, days)));
    expect(await told(31)).toEqual({ ...NONE, documents: 1 });
    expect(await night(31)).toEqual({ ...NONE, documents: 1 });
    expect(await night(31)).toEqual(NONE);
    expect(await rowsOf(record)).toEqual({
      ...before,
      import: Number(before['import']) - 1,
      import_version: Number(before['import_version']) - 1,
      file: Number(before['file']) - 1,
      audit_event: Number(before['audit_event']) + 1,
    });
    expect(await told(90)).toEqual(NONE);
    expect(await told(91)).toEqual({ ...NONE, answers: 1, links: 1 });
    expect(await night(91)).toEqual({ ...NONE, answers: 1, links: 1 });
    expect(await night(180)).toEqual(NONE);
    expect(await night(181), 'the record had one there already').toEqual({ ...NONE, activities: 2 });
    expect(await rowsOf(record)).toEqual({
      ...before,
      import: Number(before['import']) - 1,
      import_version: Number(before['import_version']) - 1,
      file: Number(before['file']) - 2,
      report_link: Number(before['report_link']) - 1,
      activity: Number(before['activity']) - 2,
      evidence: Number(before['evidence']) - 1,
      drafts: Number(before['drafts']) - 1,
      audit_event: Number(before['audit_event']) + 3,
    });
    expect(await rowsOf(neighbour)).toEqual(beside);
    const maintenance = openDatabase(openPool(data.owner));
    const { faults } = await verifyAudit(maintenance).finally(() => maintenance.destroy());
    expect(faults).toEqual([]);
  });

  test('a municipality that keeps everything for ever loses nothing in a hundred years', async () => {
    const never = {
      answers: null,
      links: null,
      documents: null,
      activities: null,
      points: null,
      memos: null,
      dialogues: null,
    };
    await neighbour.work((work) => saveSettings(work, { ...settingsOf({}), keep: never }));
    const before = await rowsOf(neighbour);
    expect(await neighbour.work((work) => forgetOld(work, addDays(TODAY, 36_500)))).toEqual(NONE);
    expect(await rowsOf(neighbour)).toEqual(before);
  });

  test('the database itself keeps what was accepted, is not in the trash, still opens something or is another’s', async () => {
    const before = await rowsOf(record);
    const beside = await rowsOf(neighbour);
    await record.work(async ({ tx }) => {
      const ids = [record.importId, neighbour.draftId];
      const docs = await sql<{ gone: number }>`select forget_discarded(${ids}::uuid[]) as gone`.execute(tx);
      const { rows: all } = await sql<{ id: string }>`select id from activity`.execute(tx);
      const done = await sql<{ gone: number }>`
        select forget_trashed_activities(${all.map(({ id }) => id)}::uuid[]) as gone`.execute(tx);
      expect([docs.rows[0]?.gone, done.rows[0]?.gone]).toEqual([0, 0]);
      const links = await sql`delete from report_link`.execute(tx);
      expect(links.numAffectedRows).toBe(0n);
    });
    await expect(record.work(({ tx }) => sql`delete from import_version`.execute(tx))).rejects.toMatchObject({
      code: '42501',
    });
    await expect(
      asClient(data.owner, async (client) => {
        await client.query(
          `select set_config('loftet.maintenance', 'on', false), set_config('loftet.forgetting', 'on', false)`,
        );
        await client.query(`delete from import_version where import_id = $1`, [record.importId]);
      }),
    ).rejects.toMatchObject({ code: '55000' });
    expect(await rowsOf(record)).toEqual(before);
    expect(await rowsOf(neighbour)).toEqual(beside);
  });

  test('a picture that something else shows too is kept', async () => {
    const bytes = new TextEncoder().encode('delad bild');
    const shared = await record.work(async (work) => {
      const file = { bytes, name: 'bild.png', mediaType: 'image/png' };
      const fileSha256 = await storeFile(work.tx, work.municipalityId, file);
      const done = { pointId: record.point(0), partyId: record.parties.municipality, day: '2021-03-01' };
      const [gone = '', kept = ''] = await addActivities(work, [
        { ...done, body: 'Bort.' },
        { ...done, body: 'Kvar.' },
      ]);
      await addEvidence(work, [
        { activityId: gone, fileSha256, caption: null },
        { activityId: kept, fileSha256, caption: null },
      ]);
      await sql`update activity set trashed_at = now() where id = ${gone}`.execute(work.tx);
      return fileSha256;
    });
    expect(await night(181)).toEqual({ ...NONE, activities: 1 });
    const { rows } = await record.work(({ tx }) =>
      sql`select from file where sha256 in (${shared}, ${picture})`.execute(tx),
    );
    expect(rows).toHaveLength(1);
  });

  test('the night takes the installation’s own too: old sessions, links to come in by, and the words of held mail', async () => {
    const { personId } = record;
    await inMunicipality(data.db, INSTALLATION, async (tx) => {
      await startSession(tx, newToken(), { personId, via: 'login-link', device: null });
      await makeLoginLink(tx, personId);
      const person = { id: personId, email: 'kim@norrvik.example', lang: 'sv' } as const;
      const mail = {
        dedupe: 'prov',
        kind: 'prov',
        person,
        subject: 'Hej',
        text: 'Hej',
        html: '<p>Hej</p>',
        held: true,
      };
      await queueMail(tx, { secret: 'en hemlighet som är minst trettiotvå tecken' }, mail);
    });
    const left = async () =>
      asClient(data.superuser, async (client) => {
        const { rows } = await client.query(`select (select count(*)::int from session) as sessions,
          (select count(*)::int from login_link) as links, (select count(*)::int from mail where body is not null) as words`);
        return rows[0];
      });
    await workTheNight(data, addDays(TODAY, 30));
    expect(await left()).toMatchObject({ sessions: 1, words: 1 });
    await workTheNight(data, addDays(TODAY, 32));
    expect(await left()).toEqual({ sessions: 0, links: 0, words: 1 });
    await workTheNight(data, addDays(TODAY, 61));
    expect(await left()).toEqual({ sessions: 0, links: 0, words: 0 });
  });

  test('nobody but whoever looks after the municipality is told what will go', async () => {
    const nobody = { personId: record.personId, via: 'oidc', grants: [] } as const;
    await expect(inWork(data.db, record.municipalityId, nobody, (work) => countOld(work, TODAY))).rejects.toMatchObject(
      {
        code: 'not-found',
      },
    );
  });
});
