import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#access/actor.ts';
import type { Role } from '#access/grant.ts';
import { ensurePerson } from '#access/people.server.ts';
import { inWork } from '#access/work.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import { inMunicipality } from '#platform/database.server.ts';
import { storeFile } from '#platform/files.server.ts';
import { addNotice } from '#platform/mail/notices.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { correctEntry } from '#follow-up/correct-entry.server.ts';
import { loadPeriod } from '#follow-up/lock-round-queries.server.ts';
import { lockRound, lockRoundByHand } from '#follow-up/lock-round.server.ts';
import { PeriodReport } from '#follow-up/period-report.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';
import { addEvidence } from '#follow-up/write-evidence.server.ts';
import { buildRecord, figureInput, tertials, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const TODAY = '2021-06-01';

describe.each(testServers())('the report of a locked period, on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  async function actor(built: BuiltRecord, role: Role): Promise<Actor & { personId: string }> {
    const email = `${newId()}@norrvik.se`;
    const { id } = await inMunicipality(data.db, INSTALLATION, (tx) => ensurePerson(tx, { name: 'Mari Berg', email }));
    const { municipalityId } = built;
    await built.work(({ tx }) =>
      sql`insert into role_grant (municipality_id, id, person_id, role, valid_from)
        values (${municipalityId}, ${newId()}, ${id}, 'coordinator', '2021-01-01')`.execute(tx),
    );
    return { personId: id, via: 'oidc', grants: [{ municipalityId, role, partyId: null, areaId: null, unitId: null }] };
  }
  const asked = (built: BuiltRecord, personId: string, state: 'waiting' | 'answered' = 'waiting') =>
    built.work(async (work) => {
      await work.tx
        .withTables<FollowUpTables>()
        .insertInto('request')
        .values({
          municipality_id: built.municipalityId,
          id: newId(),
          round_id: built.rounds[0] ?? '',
          point_id: built.point(0),
          party_id: built.parties.police,
          person_id: personId,
          part: 'answerer',
          state,
          reason: null,
          snoozed_until: null,
          draft: JSON.stringify({ hemligt: 'utkast' }),
          draft_at: new Date(),
          answered_at: null,
        })
        .execute();
      for (const step of ['one', 'two'])
        await addNotice(work, {
          personId,
          kind: 'report-reminder',
          subjectId: built.rounds[0] ?? '',
          step,
          data: { promise: 'L', round: 'T1', due: null, points: 1 },
        });
    });
  const build = () =>
    buildRecord(data.db, {
      points: [{ owners: ['municipality', 'police'] }],
      rounds: tertials(2021),
      entries: [{ by: 'municipality', progress: 'done', figures: [figureInput({ value: 2.5 })] }],
      activities: [{ day: '2021-03-14' }, { day: '2021-06-14' }],
    });
  const stored = async (built: BuiltRecord, round = 0) => {
    const { rows } = await built.work(({ tx, municipalityId }) =>
      sql<{ lock_hash: string; lock_report: unknown }>`select lock_hash, lock_report from round
        where municipality_id = ${municipalityId} and id = ${built.rounds[round]}`.execute(tx),
    );
    return rows[0];
  };
  const page = (built: BuiltRecord, slug = built.promise.slug, round = 0) =>
    built.work((work) => loadPeriod(work, slug, built.rounds[round] ?? '', TODAY));

  test('holds texts, figures, the period’s activities and evidence, and its hash is of all of them', async () => {
    const built = await build();
    await built.work(async (work) => {
      const file = { bytes: Buffer.from('hej'), name: 'a.txt', mediaType: 'text/plain' };
      const fileSha256 = await storeFile(work.tx, work.municipalityId, file);
      await addEvidence(work, [
        { entryVersionId: built.entries[0]?.versionId ?? '', fileSha256, caption: 'Protokoll' },
      ]);
    });
    await built.work((work) => lockRound(work, built.rounds[0] ?? ''));
    const row = await stored(built);
    const report = PeriodReport.parse(row?.lock_report);
    expect(report.rows).toMatchObject([
      {
        kind: 'report',
        progress: 'done',
        figures: [{ value: 2.5, unit: 'vandringar', source: 'Norrviks kommun' }],
        activities: [{ day: '2021-03-14' }],
        evidence: [{ caption: 'Protokoll' }],
      },
      { kind: 'silence', body: null, party: { name: 'Polisen i Norrvik' } },
    ]);
    expect(contentHash(report)).toBe(row?.lock_hash);
    for (const change of [
      { ...report, rows: report.rows.slice(1) },
      { ...report, rows: report.rows.map((one) => ({ ...one, figures: [] })) },
      { ...report, rows: report.rows.map((one) => ({ ...one, evidence: [] })) },
    ])
      expect(contentHash(change)).not.toBe(row?.lock_hash);
  });

  test('silence tells who was asked, when and how often; open questions close and unsent drafts go', async () => {
    const built = await build();
    const { personId } = await actor(built, 'unit-contact');
    await asked(built, personId);
    expect(await page(built)).toMatchObject({ waiting: 1, silent: [{ asked: [{ name: 'Mari Berg', reminders: 2 }] }] });
    await built.work((work) => lockRound(work, built.rounds[0] ?? ''));
    const report = PeriodReport.parse((await stored(built))?.lock_report);
    expect(report.rows.map((row) => row.asked)).toMatchObject([[], [{ personId, reminders: 2 }]]);
    expect(JSON.stringify(report)).not.toMatch(/Mari|hemligt/);
    const { rows } = await built.work(({ tx, municipalityId }) =>
      sql`select state, draft from request where municipality_id = ${municipalityId}`.execute(tx),
    );
    expect(rows).toEqual([{ state: 'closed', draft: null }]);
    expect(await page(built)).toMatchObject({ waiting: 0, silent: [{ asked: [{ name: 'Mari Berg', reminders: 2 }] }] });
  });

  test('stays as it was; a correction stands beside it with its day, and the next report opens with what changed', async () => {
    const built = await build();
    const [first = '', second = ''] = built.rounds;
    await built.work((work) => lockRound(work, first));
    await built.work((work) =>
      correctEntry(work, {
        entryId: built.entries[0]?.id ?? '',
        expectedNo: 1,
        correctionNote: 'Det var tre.',
        kind: 'report',
        body: 'Vi höll tre vandringar.',
        progress: 'done',
      }),
    );
    const after = await page(built);
    expect(after?.report?.rows[0]).toMatchObject({ body: 'Vi höll två vandringar.' });
    expect(after?.corrections).toMatchObject([
      { number: 1, party: 'Norrviks kommun', note: 'Det var tre.', body: 'Vi höll tre vandringar.' },
    ]);
    await built.work((work) => lockRound(work, second));
    const next = await page(built, built.promise.slug, 1);
    expect(next).toMatchObject({
      before: 'tertial 1 2021',
      corrections: [],
      changes: [{ party: 'Norrviks kommun', was: { word: 'genomförd' }, is: { word: 'ingen uppföljning lämnad' } }],
    });
  });

  test.each([
    ['coordinator', null],
    ['administrator', 'forbidden'],
    ['police-liaison', 'forbidden'],
    ['auditor', 'forbidden'],
  ] as const)('is made by %s: %s', async (role, refusal) => {
    const built = await build();
    const who = await actor(built, role);
    const lock = inWork(data.db, built.municipalityId, who, (work) =>
      lockRoundByHand(work, built.promise.slug, built.rounds[0] ?? '', TODAY),
    );
    if (refusal === null) await lock;
    else await expect(lock).rejects.toMatchObject({ code: refusal });
  });

  test('another promise’s period is none', async () => {
    const [built, other] = [await build(), await build()];
    const lock = built.work((work) => lockRoundByHand(work, 'finns-inte', built.rounds[0] ?? '', TODAY));
    await expect(lock).rejects.toMatchObject({ code: 'round-not-found' });
    expect(await built.work((work) => loadPeriod(work, built.promise.slug, other.rounds[0] ?? '', TODAY))).toBeNull();
  });
});
