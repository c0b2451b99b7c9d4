import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Work } from '#access/work.server.ts';
import { correctEntry } from '#follow-up/correct-entry.server.ts';
import { PROGRESS, type Progress } from '#follow-up/follow-up-record.ts';
import { addActivities } from '#follow-up/write-activities.server.ts';
import { addEntries, type EntryWritten } from '#follow-up/write-entries.server.ts';
import { addEvidence } from '#follow-up/write-evidence.server.ts';
import { addRounds } from '#follow-up/write-rounds.server.ts';
import { storeFile } from '#platform/files.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { runs } from '#tests/support/examples.ts';
import { buildRecord, tertials, type BuiltRecord, type PartyName } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

type Case = {
  readonly progress: Progress | null;
  /** What the answerer did, on which point (of two). */
  readonly activity: { readonly point: 0 | 1; readonly by: PartyName; readonly trashed: boolean } | null;
  readonly document: boolean;
  readonly imported: boolean;
};

const CASES = fc.record<Case>({
  progress: fc.constantFrom(...PROGRESS, null),
  activity: fc.option(
    fc.record({
      point: fc.constantFrom(0 as const, 1 as const),
      by: fc.constantFrom<PartyName>('municipality', 'police'),
      trashed: fc.boolean(),
    }),
  ),
  document: fc.boolean(),
  imported: fc.boolean(),
});

/** Invariant 4, in words of its own. */
function holds({ progress, activity, document, imported }: Case): boolean {
  if (progress !== 'done') return true;
  const done = activity !== null && activity.point === 0 && activity.by === 'municipality' && !activity.trashed;
  return done || document || imported;
}

describe.each(testServers())('genomförd on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  const build = (): Promise<BuiltRecord> =>
    buildRecord(data.db, { points: [{ owners: ['municipality', 'police'] }, {}], rounds: tertials(2021) });

  async function importOf(work: Work): Promise<string> {
    const id = newId();
    const file = await fileOf(work, id);
    await sql`insert into import (municipality_id, id, file_sha256, reading, reader_version, state)
      values (${work.municipalityId}, ${id}, ${file}, '{}', '1', 'draft')`.execute(work.tx);
    return id;
  }
  const fileOf = (work: Work, words: string): Promise<string> =>
    storeFile(work.tx, work.municipalityId, { bytes: Buffer.from(words), name: 'a.txt', mediaType: 'text/plain' });
  const actOf = (work: Work, built: BuiltRecord, point = 0, by: PartyName = 'municipality'): Promise<string[]> =>
    addActivities(work, [
      { pointId: built.point(point), partyId: built.parties[by], day: '2021-02-03', body: 'Vandring.' },
    ]);
  const trash = (work: Work, id: string | undefined): Promise<unknown> =>
    sql`update activity set trashed_at = now() where municipality_id = ${work.municipalityId} and id = ${id}`.execute(
      work.tx,
    );

  /** A municipality's entry in a round of its own, written in one transaction with what bears it out. */
  async function write(built: BuiltRecord, it: Case): Promise<EntryWritten | undefined> {
    return built.work(async (work) => {
      const [roundId = ''] = await addRounds(work, built.promise.id, [
        { label: newId(), period: { from: '2021-01-01', to: '2021-01-31' } },
      ]);
      const [entry] = await addEntries(work, [
        {
          roundId,
          pointId: built.point(0),
          partyId: built.parties.municipality,
          told: 'apart',
          kind: 'report',
          body: 'Vi höll två vandringar.',
          progress: it.progress,
          reason: it.progress === 'not-done' ? 'Ingen kom.' : null,
          sourceImport: it.imported ? await importOf(work) : null,
        },
      ]);
      if (it.activity !== null) {
        const [activity] = await actOf(work, built, it.activity.point, it.activity.by);
        if (it.activity.trashed) await trash(work, activity);
      }
      if (it.document && entry) {
        await addEvidence(work, [{ entryVersionId: entry.versionId, fileSha256: await fileOf(work, newId()) }]);
      }
      return entry;
    });
  }
  const refused = { code: 'done-without-evidence' };

  test('is written if and only if an activity of the party on the point, a document or an import bears it out', async () => {
    await fc.assert(
      fc.asyncProperty(CASES, async (it) => {
        const written = write(await build(), it);
        if (holds(it)) await expect(written).resolves.toBeDefined();
        else await expect(written).rejects.toMatchObject(refused);
      }),
      {
        numRuns: runs(40),
        examples: [
          [{ progress: 'done', activity: null, document: false, imported: false }],
          [
            {
              progress: 'done',
              activity: { point: 1, by: 'municipality', trashed: false },
              document: false,
              imported: false,
            },
          ],
          [
            {
              progress: 'done',
              activity: { point: 0, by: 'police', trashed: false },
              document: false,
              imported: false,
            },
          ],
          [
            {
              progress: 'done',
              activity: { point: 0, by: 'municipality', trashed: true },
              document: false,
              imported: false,
            },
          ],
          [
            {
              progress: 'done',
              activity: { point: 0, by: 'municipality', trashed: false },
              document: false,
              imported: false,
            },
          ],
          [{ progress: 'done', activity: null, document: true, imported: false }],
          [{ progress: 'done', activity: null, document: false, imported: true }],
        ],
      },
    );
  });

  const NOTHING: Case = { progress: 'under-way', activity: null, document: false, imported: false };
  const correct = (built: BuiltRecord, entry: EntryWritten | undefined, progress: Progress, expectedNo = 1) =>
    built.work((work) =>
      correctEntry(work, {
        entryId: entry?.id ?? '',
        expectedNo,
        correctionNote: 'Rättat ordet.',
        kind: 'report',
        body: 'Vi höll tre vandringar.',
        progress,
        reason: progress === 'not-done' ? 'Ingen kom.' : null,
      }),
    );

  test('a correction that says done needs it as well', async () => {
    const built = await build();
    const entry = await write(built, NOTHING);
    await expect(correct(built, entry, 'done')).rejects.toMatchObject(refused);
    await built.work((work) => actOf(work, built));
    await expect(correct(built, entry, 'done')).resolves.toBeDefined();
  });

  test.each<[string, Partial<Case>]>([
    ['a document', { document: true }],
    ['an import', { imported: true }],
  ])('a word is corrected in what %s bears out, without handing it in again', async (_what, borneOut) => {
    const built = await build();
    const entry = await write(built, { ...NOTHING, progress: 'done', ...borneOut });
    await expect(correct(built, entry, 'done')).resolves.toBeDefined();
  });

  test('an import that said something else does not bear out a correction to done', async () => {
    const built = await build();
    const entry = await write(built, { ...NOTHING, imported: true });
    await expect(correct(built, entry, 'done')).rejects.toMatchObject(refused);
  });

  test('the activity that bears it out is not thrown away under it, but may be when another one stands', async () => {
    const built = await build();
    const it = { point: 0, by: 'municipality', trashed: false } as const;
    const entry = await write(built, { ...NOTHING, progress: 'done', activity: it });
    const throwAway = (): Promise<unknown> =>
      built.work((work) =>
        sql`update activity set trashed_at = now() where municipality_id = ${work.municipalityId} and id in
          (select id from activity where trashed_at is null limit 1)`.execute(work.tx),
      );
    await expect(throwAway()).rejects.toMatchObject(refused);
    const more = await built.work((work) => actOf(work, built));
    await built.work((work) => trash(work, more[0]));
    await expect(throwAway()).rejects.toMatchObject(refused);
    await correct(built, entry, 'not-done');
    await expect(throwAway()).resolves.toBeDefined();
  });

  test('not done has its reason, unless a document said no more', async () => {
    const built = await build();
    const say = (sourceImport: boolean): Promise<unknown> =>
      built.work(async (work) =>
        addEntries(work, [
          {
            roundId: built.rounds[sourceImport ? 0 : 1] ?? '',
            pointId: built.point(0),
            partyId: built.parties.municipality,
            told: 'apart',
            kind: 'report',
            body: 'Det blev inte av.',
            progress: 'not-done',
            sourceImport: sourceImport ? await importOf(work) : null,
          },
        ]),
      );
    await expect(say(false)).rejects.toMatchObject({ constraint: 'not_done_has_reason' });
    await expect(say(true)).resolves.toBeDefined();
  });
});
