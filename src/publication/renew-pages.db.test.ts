import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { swedishDay } from '#checking/day-words.ts';
import { lockRound } from '#follow-up/lock-round.server.ts';
import { addEntries } from '#follow-up/write-entries.server.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import { pagesBehind } from '#publication/behind-queries.server.ts';
import { latestPublications } from '#publication/latest-publications.server.ts';
import { renewPages } from '#publication/renew-pages.server.ts';
import { keyHolders, personWith } from '#tests/support/key-holders.ts';
import { demoRecord, publishRecord } from '#tests/support/published-record.ts';
import { buildRecord, pointInput, tertials, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const DUE = '2021-05-12';
const AFTER = '2021-05-13';
const rounds = tertials(2021).map((round, no) => (no === 0 ? { ...round, due: DUE } : round));

describe.each(testServers())('what time has made untrue on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  /** A promise that both parties have approved, published before its first day to answer. */
  async function published(parts: Parameters<typeof buildRecord>[1] = {}) {
    const built = await buildRecord(data.db, {
      points: [{}, { owners: ['municipality', 'police'] }],
      rounds,
      ...parts,
    });
    const holders = await keyHolders(data.db, built);
    await holders.send();
    await holders.answer('municipality');
    await holders.answer('police');
    await publishRecord(built, { ground: 'keys', today: '2021-05-01' });
    return { built, holders };
  }
  const states = async (built: BuiltRecord): Promise<string[]> => {
    const pages = await built.work(({ tx, municipalityId }) => latestPublications(tx, municipalityId, ['promise']));
    return [...pages.values()].flatMap(({ model }) =>
      model.kind === 'promise' ? model.points.flatMap(({ owners }) => owners.map(({ state }) => state)) : [],
    );
  };
  const versions = async (built: BuiltRecord) =>
    built.work(
      async ({ tx, municipalityId }) =>
        (
          await sql<{ no: number; size: string; note: string | null; ground: string; by: string | null }>`
            select no, size, note, ground, by_person as by from publication
            where municipality_id = ${municipalityId} and subject_kind = 'promise' order by no`.execute(tx)
        ).rows,
    );
  const told = async (built: BuiltRecord) =>
    built.work(
      async ({ tx, municipalityId }) =>
        (
          await sql<{ person: string; promise: string; day: string }>`
            select person_id as person, data ->> 'promise' as promise, data ->> 'day' as day from notice
            where municipality_id = ${municipalityId} and kind = 'page-behind' order by id`.execute(tx)
        ).rows,
    );
  const revise = (built: BuiltRecord) =>
    built.work((work) =>
      revisePoint(
        work,
        built.point(0),
        1,
        pointInput({ body: 'Kommunen ska hålla nio vandringar.' }, 0, built.parties),
      ),
    );

  test('is published anew the morning after, once: late shows, marked, on the keys that were turned', async () => {
    const { built } = await published();
    expect(await renewPages(data, DUE)).toEqual({ renewed: 0, behind: 0 });
    expect(await states(built)).toEqual(['not-stated', 'not-stated', 'not-stated']);
    expect(await Promise.all([renewPages(data, AFTER), renewPages(data, AFTER)])).toContainEqual({
      renewed: 1,
      behind: 0,
    });
    expect(await renewPages(data, AFTER)).toEqual({ renewed: 0, behind: 0 });
    expect(await states(built)).toEqual(['late', 'late', 'late']);
    expect((await versions(built)).slice(1)).toEqual([
      { no: 2, size: 'minor', note: expect.stringMatching(/av sig självt/), ground: 'keys', by: null },
    ]);
    expect(await told(built)).toEqual([]);
    const { rows } = await built.work(({ tx, municipalityId }) =>
      sql<{ via: string }>`select data ->> 'via' as via from audit_event
        where municipality_id = ${municipalityId} and type = 'promise-published' order by no desc limit 1`.execute(tx),
    );
    expect(rows).toEqual([{ via: 'worker' }]);
  });

  test('so is the silence that a lock has written', async () => {
    const { built } = await published();
    await renewPages(data, AFTER);
    await built.work((work) => lockRound(work, built.rounds[0] ?? ''));
    await renewPages(data, swedishDay(new Date()));
    expect(new Set(await states(built))).toEqual(new Set(['silence']));
  });

  test('nothing that somebody has written goes out with it: whoever publishes is told instead, once', async () => {
    const { built, holders } = await published();
    await personWith(data.db, built, 'unit-contact', 'municipality');
    await revise(built);
    await renewPages(data, DUE);
    expect(await told(built)).toEqual([]);
    await renewPages(data, AFTER);
    await renewPages(data, AFTER);
    await renewPages(data, '2021-05-14');
    expect(await versions(built)).toHaveLength(1);
    expect(await states(built)).not.toContain('late');
    expect(await told(built)).toEqual([
      { person: holders.coordinator.personId, promise: 'Medborgarlöfte Norrby 2021', day: AFTER },
    ]);
    const behind = () => built.work((work) => pagesBehind(work));
    expect(await behind()).toMatchObject([{ title: 'Medborgarlöfte Norrby 2021', since: AFTER }]);
    await holders.send();
    await holders.answer('municipality');
    await publishRecord(built, { ground: 'keys', note: 'Fler vandringar.', today: AFTER });
    expect(await behind()).toEqual([]);
  });

  test('who has answered and not yet approved is not shown as late: it waits for the party', async () => {
    const { built } = await published();
    await built.work((work) =>
      addEntries(work, [
        {
          roundId: built.rounds[0] ?? '',
          pointId: built.point(0),
          partyId: built.parties.municipality,
          told: 'apart',
          kind: 'report',
          body: 'Vi höll två vandringar.',
        },
      ]),
    );
    await renewPages(data, AFTER);
    expect(await versions(built)).toHaveLength(1);
    expect(await told(built)).toHaveLength(1);
  });

  test('an invented municipality keeps its invented days', async () => {
    const built = await demoRecord(data.db, `demo-${server.name}`, { rounds });
    await publishRecord(built, { today: '2021-05-01' });
    await renewPages(data, AFTER);
    expect(await states(built)).toEqual(['not-stated']);
  });
});
