import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { correctEntry } from '#follow-up/correct-entry.server.ts';
import { loadFollowUp } from '#follow-up/follow-up-queries.server.ts';
import type { EntryRecord } from '#follow-up/follow-up-record.ts';
import { lockRound } from '#follow-up/lock-round.server.ts';
import { addEntries } from '#follow-up/write-entries.server.ts';
import { addEvidence } from '#follow-up/write-evidence.server.ts';
import { writeFigures } from '#follow-up/write-figures.server.ts';
import { storeFile } from '#platform/files.server.ts';
import { runs } from '#tests/support/examples.ts';
import {
  buildRecord,
  figureInput,
  tertials,
  type BuiltRecord,
  type EntryParts,
  type PartyName,
} from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const PARTY = fc.constantFrom<PartyName>('municipality', 'police', 'landlord');
const OWNERS = fc.array(fc.uniqueArray(PARTY, { minLength: 1 }), { minLength: 1, maxLength: 4 });
const LOCKED = { code: 'round-locked' };

describe.each(testServers())('a locked round on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  const lock = (built: BuiltRecord, round = 0): Promise<void> =>
    built.work((work) => lockRound(work, built.rounds[round] ?? ''));
  const entries = async (built: BuiltRecord, round = 0): Promise<EntryRecord[]> =>
    built.work(async ({ tx, municipalityId }) =>
      (await loadFollowUp(tx, municipalityId, built.promise.id)).entries.filter(
        (entry) => entry.roundId === built.rounds[round],
      ),
    );
  const who = (pointId: string, partyId: string): string => `${pointId} ${partyId}`;

  test('holds an entry for every point and owner, and silence exactly where nobody answered', async () => {
    await fc.assert(
      fc.asyncProperty(OWNERS, fc.infiniteStream(fc.boolean()), async (owners, answers) => {
        const said: EntryParts[] = owners.flatMap((parties, point) =>
          parties.flatMap((by) => (answers.next().value ? [{ point, by }] : [])),
        );
        const built = await buildRecord(data.db, {
          points: owners.map((parties) => ({ owners: parties, contributors: [] })),
          rounds: tertials(2021),
          entries: said,
        });
        await lock(built);
        const found = await entries(built);
        expect(found.map((entry) => who(entry.pointId, entry.partyId)).toSorted()).toEqual(
          owners.flatMap((parties, i) => parties.map((by) => who(built.point(i), built.parties[by]))).toSorted(),
        );
        const spoke = found.filter((entry) => entry.kind !== 'silence');
        expect(spoke.map((entry) => who(entry.pointId, entry.partyId)).toSorted()).toEqual(
          said.map(({ point = 0, by = 'municipality' }) => who(built.point(point), built.parties[by])).toSorted(),
        );
        for (const entry of found.filter(({ kind }) => kind === 'silence')) {
          expect(entry).toMatchObject({ body: null, progress: null, reason: null });
        }
        expect(await entries(built, 1)).toEqual([]);
      }),
      { numRuns: runs(15) },
    );
  });

  const answered = (): Promise<BuiltRecord> =>
    buildRecord(data.db, {
      points: [{ owners: ['municipality', 'police'] }],
      rounds: tertials(2021),
      entries: [{ point: 0, by: 'municipality' }],
    });

  const correct = (built: BuiltRecord, correctionNote: string | null, entry = built.entries[0], expectedNo = 1) =>
    built.work((work) =>
      correctEntry(work, {
        entryId: entry?.id ?? '',
        expectedNo,
        correctionNote: correctionNote as string,
        kind: 'report',
        body: 'Vi höll tre vandringar.',
        figures: [figureInput()],
      }),
    );

  test('is changed only by a correction that says what was corrected; what it said before stays', async () => {
    const built = await answered();
    await lock(built);
    await expect(correct(built, null)).rejects.toMatchObject(LOCKED);
    await correct(built, 'Rättat antalet vandringar.');
    expect(await entries(built)).toContainEqual(
      expect.objectContaining({ no: 2, body: 'Vi höll tre vandringar.', correctionNote: 'Rättat antalet vandringar.' }),
    );
    const { rows } = await built.work(({ tx, municipalityId }) =>
      sql`select body from entry_version where municipality_id = ${municipalityId} and entry_id = ${built.entries[0]?.id} order by no`.execute(
        tx,
      ),
    );
    expect(rows).toEqual([{ body: 'Vi höll två vandringar.' }, { body: 'Vi höll tre vandringar.' }]);
  });

  test('lets whoever was silent answer late, as a correction', async () => {
    const built = await answered();
    await lock(built);
    const silent = (await entries(built)).find((entry) => entry.kind === 'silence');
    expect(silent?.partyId).toBe(built.parties.police);
    await correct(built, 'Polisens svar kom efter att perioden låstes.', silent);
    expect((await entries(built)).filter((entry) => entry.kind === 'silence')).toEqual([]);
  });

  test('takes no new entry, figure or document beside what is locked', async () => {
    const built = await answered();
    await lock(built);
    const [versionId = ''] = built.entries.map((entry) => entry.versionId);
    const enter = (told: 'apart' | 'together') =>
      built.work((work) =>
        addEntries(work, [
          {
            roundId: built.rounds[0] ?? '',
            pointId: built.point(0),
            partyId: built.parties.police,
            told,
            kind: 'report',
            body: 'Vi var med.',
          },
        ]),
      );
    await expect(enter('together')).rejects.toMatchObject(LOCKED);
    await expect(enter('apart')).rejects.toMatchObject({ code: 'edited-meanwhile' }); // the lock has written silence
    const figure = { pointId: built.point(0), entryVersionId: versionId, figure: figureInput() };
    await expect(built.work((work) => writeFigures(work, [figure]))).rejects.toMatchObject(LOCKED);
    const evidence = built.work(async (work) => {
      const file = { bytes: Buffer.from('hej'), name: 'a.txt', mediaType: 'text/plain' };
      const fileSha256 = await storeFile(work.tx, work.municipalityId, file);
      return addEvidence(work, [{ entryVersionId: versionId, fileSha256 }]);
    });
    await expect(evidence).rejects.toMatchObject(LOCKED);
  });

  test('is locked once, and never opened again nor given another day', async () => {
    const built = await answered();
    await lock(built);
    await expect(lock(built)).rejects.toMatchObject({ code: 'round-not-found' });
    for (const change of ['locked_at = null, lock_hash = null', 'locked_at = now()', "due = '2030-01-01'"]) {
      const changed = built.work(({ tx }) =>
        sql.raw(`update round set ${change} where locked_at is not null`).execute(tx),
      );
      await expect(changed).rejects.toThrow('perioden är låst');
    }
  });

  test('whoever locks and whoever answers take turns: the answer is there before, or it is refused', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const built = await buildRecord(data.db, { rounds: tertials(2021) });
      const answer = built.work((work) =>
        addEntries(work, [
          {
            roundId: built.rounds[0] ?? '',
            pointId: built.point(0),
            partyId: built.parties.municipality,
            told: 'together',
            kind: 'report',
            body: 'Vi höll två vandringar.',
          },
        ]),
      );
      const [locked, given] = await Promise.allSettled([lock(built), answer]);
      expect(locked.status).toBe('fulfilled');
      if (given.status === 'rejected') expect(given.reason).toMatchObject(LOCKED);
      expect((await entries(built)).map((entry) => entry.kind)).toEqual([
        given.status === 'fulfilled' ? 'report' : 'silence',
      ]);
    }
  });

  test('whoever puts a document beside an answer while it is being locked waits, and is refused', async () => {
    const built = await answered();
    const version = built.entries[0]?.versionId ?? '';
    const [locks, locked] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    const locking = built.work(async (work) => {
      await lockRound(work, built.rounds[0] ?? '');
      locks.resolve(undefined);
      await locked.promise;
    });
    await locks.promise;
    const beside = built.work(async (work) => {
      const file = { bytes: Buffer.from('hej'), name: 'a.txt', mediaType: 'text/plain' };
      const fileSha256 = await storeFile(work.tx, work.municipalityId, file);
      return addEvidence(work, [{ entryVersionId: version, fileSha256 }]);
    });
    const first = await Promise.race([beside.then(String, String), setTimeout(200, 'waits')]);
    locked.resolve(undefined);
    await locking;
    expect(first).toBe('waits');
    await expect(beside).rejects.toMatchObject(LOCKED);
  });
});
