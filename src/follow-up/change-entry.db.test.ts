import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#access/actor.ts';
import type { Role } from '#access/grant.ts';
import { ensurePerson } from '#access/people.server.ts';
import { inWork } from '#access/work.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality } from '#platform/database.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { changeEntry, type EntryChange } from '#follow-up/change-entry.server.ts';
import { answersToApprove } from '#follow-up/answers-to-approve.server.ts';
import { approveEntry, entriesWithoutKey } from '#follow-up/entry-approval.server.ts';
import { loadFollowUp } from '#follow-up/follow-up-queries.server.ts';
import { lockRound } from '#follow-up/lock-round.server.ts';
import { buildRecord, figureInput, tertials, type BuiltRecord, type PartyName } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const TODAY = '2021-05-10';

describe.each(testServers())('changing an entry, on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  const build = (parts: Parameters<typeof buildRecord>[1] = {}) =>
    buildRecord(data.db, {
      points: [{ owners: ['municipality', 'police'] }, {}],
      rounds: tertials(2021),
      entries: [{ point: 0, by: 'municipality', progress: 'planned', figures: [figureInput()] }],
      ...parts,
    });
  /** A person with a role, for a party or for all. */
  async function actor(built: BuiltRecord, role: Role, party: PartyName | null): Promise<Actor> {
    const email = `${newId()}@norrvik.se`;
    const { id } = await inMunicipality(data.db, INSTALLATION, (tx) => ensurePerson(tx, { name: 'Mari Berg', email }));
    const partyId = party === null ? null : built.parties[party];
    const grant = { municipalityId: built.municipalityId, role, partyId, areaId: null, unitId: null };
    return { personId: id, via: 'oidc', grants: [grant] };
  }
  const change = (built: BuiltRecord, parts: Partial<EntryChange> = {}, as?: Actor) =>
    inWork(data.db, built.municipalityId, as ?? { personId: null, via: 'command-line' }, (work) =>
      changeEntry(work, {
        roundId: built.rounds[0] ?? '',
        pointId: built.point(0),
        partyId: built.parties.municipality,
        expectedNo: 1,
        kind: 'report',
        body: 'Vi höll tre vandringar.',
        progress: 'planned',
        reason: null,
        nextStep: null,
        today: TODAY,
        ...parts,
      }),
    );
  const now = (built: BuiltRecord) =>
    built.work(({ tx, municipalityId }) => loadFollowUp(tx, municipalityId, built.promise.id));

  test('adds a version with all figures of the one before; where nothing was said, a first one', async () => {
    const built = await build();
    expect(await change(built)).toMatchObject({ entryId: built.entries[0]?.id, no: 2 });
    const police = { partyId: built.parties.police, expectedNo: 0, body: 'Vi var med.' };
    expect(await change(built, police)).toMatchObject({ no: 1 });
    const { entries, figures } = await now(built);
    expect(entries.map(({ body, no }) => [body, no]).toSorted()).toEqual([
      ['Vi höll tre vandringar.', 2],
      ['Vi var med.', 1],
    ]);
    expect(figures).toMatchObject([{ label: 'Trygghetsvandringar', value: 2, source: 'Norrviks kommun' }]);
  });

  test.each([0, 2, 7])(
    'from version %i, which is not the last, is refused, and nothing is written',
    async (expectedNo) => {
      const built = await build();
      await expect(change(built, { expectedNo })).rejects.toMatchObject({ code: 'edited-meanwhile' });
      expect((await now(built)).entries).toMatchObject([{ no: 1 }]);
    },
  );

  test('of two who write the first words at once, one is told that somebody else did', async () => {
    const built = await build();
    const first = { partyId: built.parties.police, expectedNo: 0 };
    const told = await Promise.allSettled([change(built, first), change(built, first), change(built, first)]);
    const refused = told.filter((one) => one.status === 'rejected');
    expect(refused.map(({ reason }) => reason as unknown)).toMatchObject([
      { code: 'edited-meanwhile' },
      { code: 'edited-meanwhile' },
    ]);
  });

  test('another status needs a reason, and one of its own the next time', async () => {
    const built = await build();
    const needs = { code: 'status-needs-reason' };
    await expect(change(built, { progress: 'under-way' })).rejects.toMatchObject(needs);
    await expect(change(built, { progress: null })).rejects.toMatchObject(needs);
    await change(built, { progress: 'under-way', reason: 'Vi började i mars.' });
    const stale = { expectedNo: 2, progress: 'partly', reason: 'Vi började i mars.' } as const;
    await expect(change(built, stale)).rejects.toMatchObject(needs);
    await change(built, { ...stale, reason: 'En av två är klar.' });
    const first = { partyId: built.parties.police, expectedNo: 0 };
    await expect(change(built, { ...first, progress: 'not-done' })).rejects.toMatchObject(needs);
  });

  test('“genomförd” needs a dated activity, which may come with it', async () => {
    const built = await build();
    const done = { progress: 'done', reason: 'Båda är gjorda.' } as const;
    await expect(change(built, done)).rejects.toMatchObject({ code: 'done-without-evidence' });
    await change(built, { ...done, activity: { day: '2021-03-14', body: 'Vandring i Norrby.' } });
    expect(await now(built)).toMatchObject({ entries: [{ progress: 'done' }], activities: [{ day: '2021-03-14' }] });
  });

  test('somebody else’s activity does not bear it out', async () => {
    const built = await build({ activities: [{ day: '2021-03-14', by: 'police' }] });
    const done = { progress: 'done', reason: 'Båda är gjorda.' } as const;
    await expect(change(built, done)).rejects.toMatchObject({ code: 'done-without-evidence' });
  });

  test('in a locked round it is a correction that says what it corrects, also of silence', async () => {
    const built = await build();
    await built.work((work) => lockRound(work, built.rounds[0] ?? ''));
    await expect(change(built)).rejects.toMatchObject({ code: 'round-locked' });
    await change(built, { correctionNote: 'Rättat antalet.' });
    await change(built, { partyId: built.parties.police, correctionNote: 'Polisens svar kom sent.' });
    const notes = (await now(built)).entries.map(({ correctionNote }) => correctionNote);
    expect(notes.filter((note) => note !== null).toSorted()).toEqual(['Polisens svar kom sent.', 'Rättat antalet.']);
  });

  test.each([
    ['a unit contact of the party', 'unit-contact', 'municipality', null],
    ['the coordinator', 'coordinator', null, null],
    ['a unit contact of another party', 'unit-contact', 'police', 'forbidden'],
    ['an approver', 'approver', 'municipality', 'forbidden'],
    ['an auditor', 'auditor', null, 'forbidden'],
  ] as const)('%s', async (_who, role, party, refusal) => {
    const built = await build();
    const done = change(built, {}, await actor(built, role, party));
    if (refusal === null) expect(await done).toMatchObject({ no: 2 });
    else await expect(done).rejects.toMatchObject({ code: refusal });
  });

  test('a party, point or round that does not belong together is nothing', async () => {
    const [built, other] = [await build(), await build()];
    for (const parts of [
      { partyId: built.parties.landlord },
      { pointId: other.point(0) },
      { roundId: other.rounds[0] ?? '' },
      { roundId: newId() },
    ])
      await expect(change(built, parts)).rejects.toMatchObject({ code: 'entry-not-found' });
  });

  describe('the party’s key', () => {
    const approve = async (built: BuiltRecord, versionId: string, as: Actor, comment: string | null = null) =>
      inWork(data.db, built.municipalityId, as, (work) =>
        approveEntry(work, {
          entryVersionId: versionId,
          verdict: comment === null ? 'approved' : 'returned',
          comment,
          today: TODAY,
        }),
      );

    test('is turned by its own approver, on the words as they stand, and a changed comma has none', async () => {
      const built = await build();
      const versionId = built.entries[0]?.versionId ?? '';
      const own = await actor(built, 'approver', 'municipality');
      const police = await actor(built, 'approver', 'police');
      await expect(approve(built, versionId, police)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(approve(built, versionId, { personId: null, via: 'office-link' })).rejects.toMatchObject({
        code: 'entry-not-found',
      });
      await approve(built, versionId, own);
      await expect(approve(built, versionId, own)).rejects.toMatchObject({ code: 'edited-meanwhile' });
      const without = () =>
        built.work(({ tx, municipalityId }) => entriesWithoutKey(tx, municipalityId, built.promise.id));
      expect(await without()).toEqual([]);
      const waits = () => built.work((work) => answersToApprove(work));
      expect(await waits()).toEqual([]);
      const next = await change(built, { body: 'Vi höll tre vandringar!' });
      expect(await waits()).toMatchObject([{ partyId: built.parties.municipality, texts: 1 }]);
      expect(await without()).toMatchObject([{ versionId: next.versionId, locked: false }]);
      await expect(approve(built, versionId, own)).rejects.toMatchObject({ code: 'edited-meanwhile' });
    });

    test('is withheld with a comment', async () => {
      const built = await build();
      const own = await actor(built, 'approver', 'municipality');
      const versionId = built.entries[0]?.versionId ?? '';
      await expect(
        inWork(data.db, built.municipalityId, own, (work) =>
          approveEntry(work, { entryVersionId: versionId, verdict: 'returned', comment: null, today: TODAY }),
        ),
      ).rejects.toMatchObject({ code: 'approval-needs-comment' });
      const waits = () => built.work((work) => answersToApprove(work));
      expect(await waits()).toMatchObject([{ partyId: built.parties.municipality, texts: 1 }]);
      await approve(built, versionId, own, 'Antalet stämmer inte.');
      // Whoever answers has to write it anew; until then there is nothing to approve.
      expect(await waits()).toEqual([]);
    });
  });
});
