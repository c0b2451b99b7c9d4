import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeEntry } from '#follow-up/change-entry.server.ts';
import { loadFollowUp } from '#follow-up/follow-up-queries.server.ts';
import { lockRound } from '#follow-up/lock-round.server.ts';
import { trashPoint } from '#promise/arrange-points.server.ts';
import { loadPromise } from '#promise/promise-queries.server.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import { loadHistoryView, restoreVersion, type HistoryView } from '#report-back/history-view.server.ts';
import { restoreTrashed } from '#report-back/restore-trashed.server.ts';
import { loadTrashView } from '#report-back/trash-view.server.ts';
import { keyHolders, TODAY, type KeyHolders } from '#tests/support/key-holders.ts';
import { buildRecord, figureInput, pointInput, tertials, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

describe.each(testServers())('what happened to a point on $name', (server) => {
  let data: TestDatabase;
  let built: BuiltRecord;
  let holders: KeyHolders;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  const FIRST = {
    body: 'Vi ska gå åtta vandringar.',
    why: 'Det är mörkt.',
    target: { atLeast: 8, unit: 'vandringar', per: null },
  };
  async function fresh(): Promise<void> {
    built = await buildRecord(data.db, {
      points: [FIRST, {}],
      rounds: tertials(2021),
      entries: [{ progress: 'under-way', figures: [figureInput()] }],
      activities: [{ day: '2021-02-03' }],
    });
    holders = await keyHolders(data.db, built);
  }
  const ref = () => ({ id: built.municipalityId, slug: built.slug, name: 'Norrviks kommun', isDemo: false });
  const view = async (): Promise<HistoryView> => {
    const found = await holders.as(holders.coordinator, (work) =>
      loadHistoryView(work, ref(), { promise: built.promise.slug, point: built.point(0), today: TODAY }),
    );
    if (found === null) throw new Error('there is no such point');
    return found;
  };
  const restore = (thread: string, versionId: string, expectedNo: number, who = holders.coordinator): Promise<void> =>
    holders.as(who, (work) => restoreVersion(work, built.point(0), { thread, versionId, expectedNo, today: TODAY }));

  test('is told version by version: who, from what to what, and whose keys it had', async () => {
    await fresh();
    await holders.send();
    await holders.answer('municipality');
    await holders.as(holders.coordinator, (work) =>
      revisePoint(
        work,
        built.point(0),
        1,
        pointInput({ ...FIRST, body: 'Vi ska gå nio vandringar.' }, 0, built.parties),
      ),
    );
    const [point] = (await view()).threads;
    expect(point?.versions.map(({ no, keys }) => [no, keys])).toEqual([
      [2, []],
      [1, [{ party: 'Norrviks kommun', approved: true }]],
    ]);
    expect(point?.versions[0]).toMatchObject({
      writer: { name: expect.stringContaining('coordinator') as unknown, does: 'samordnare' },
      changes: [
        {
          label: 'Det här lovas',
          stretches: [
            { kind: 'same', text: 'Vi ska gå ' },
            { kind: 'gone', text: 'åtta' },
            { kind: 'new', text: 'nio' },
            { kind: 'same', text: ' vandringar.' },
          ],
        },
      ],
    });
  });

  test('older words are said again whole, as a new version without keys; whoever comes second sees that', async () => {
    await fresh();
    const other = pointInput({ body: 'Vi ska gå nio vandringar.' }, 0, built.parties);
    await built.work((work) => revisePoint(work, built.point(0), 1, other));
    const first = (await view()).threads[0]?.versions.at(-1)?.versionId ?? '';
    await restore('point', first, 2);
    await expect(restore('point', first, 2)).rejects.toMatchObject({ code: 'edited-meanwhile' });
    const now = await built.work(({ tx, municipalityId }) => loadPromise(tx, municipalityId, built.promise.id));
    expect(now?.points[0]).toMatchObject({ no: 3, ...FIRST });
    await expect(restore('point', first, 3, holders.police)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('an answer’s older words come back with their figures, in a locked round as a visible correction', async () => {
    await fresh();
    const at = { roundId: built.rounds[0] ?? '', pointId: built.point(0), partyId: built.parties.municipality };
    const said = {
      kind: 'report' as const,
      body: 'Vi höll tre.',
      progress: 'under-way' as const,
      reason: null,
      nextStep: null,
    };
    await holders.as(holders.coordinator, (work) =>
      changeEntry(work, { ...at, ...said, expectedNo: 1, figures: [], today: TODAY }),
    );
    await built.work((work) => lockRound(work, at.roundId));
    const thread = (await view()).threads[1];
    await restore(thread?.id ?? '', thread?.versions.at(-1)?.versionId ?? '', 2);
    const now = await built.work(({ tx, municipalityId }) => loadFollowUp(tx, municipalityId, built.promise.id));
    const entry = now.entries.find(({ id }) => id === thread?.id);
    expect(entry).toMatchObject({
      no: 3,
      body: 'Vi höll två vandringar.',
      correctionNote: 'Återställd till version 1.',
    });
    expect(now.figures.filter(({ entryVersionId }) => entryVersionId === entry?.versionId)).toHaveLength(1);
  });

  test('what lies in the bin is listed and taken back, by those who may', async () => {
    await fresh();
    await built.work((work) => trashPoint(work, built.point(1), 1));
    await built.work(({ tx, municipalityId }) =>
      sql`update activity set trashed_at = now() where municipality_id = ${municipalityId}`.execute(tx),
    );
    const bin = async (): Promise<[string, string][]> => {
      const found = await holders.as(holders.liaison, (work) => loadTrashView(work, ref(), built.promise.slug, TODAY));
      return (found?.trashed ?? []).map(({ kind, id }): [string, string] => [kind, id]).toSorted();
    };
    const lying: [string, string][] = [
      ['activity', built.activities[0] ?? ''],
      ['point', built.point(1)],
    ];
    expect(await bin()).toEqual(lying);
    for (const [kind, id] of lying) {
      const one = { kind: kind === 'point' ? ('point' as const) : ('activity' as const), id };
      await expect(holders.as(holders.police, (work) => restoreTrashed(work, one))).rejects.toMatchObject({
        code: 'forbidden',
      });
      await holders.as(holders.coordinator, (work) => restoreTrashed(work, one));
    }
    expect(await bin()).toEqual([]);
  });
});
