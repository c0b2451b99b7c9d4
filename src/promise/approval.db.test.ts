import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { turnKeys, type Answer } from '#promise/approval.server.ts';
import { trashPoint } from '#promise/arrange-points.server.ts';
import { loadKeysPage } from '#promise/keys-page.server.ts';
import { waitingKeys } from '#promise/keys-queries.server.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import { sendForApproval } from '#promise/sending.server.ts';
import { keyHolders, personWith, TODAY, type KeyHolders } from '#tests/support/key-holders.ts';
import { buildRecord, pointInput, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const POINTS = [{}, { owners: ['police'] as const }, { owners: ['municipality', 'police'] as const }];

describe.each(testServers())('two keys on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  async function sent(): Promise<{ built: BuiltRecord; holders: KeyHolders }> {
    const built = await buildRecord(data.db, { points: POINTS });
    const holders = await keyHolders(data.db, built);
    await holders.send('Här kommer löftet.');
    return { built, holders };
  }
  const revise = (built: BuiltRecord, index: number, body: string, no = 1): Promise<number> =>
    built.work((work) =>
      revisePoint(work, built.point(index), no, pointInput({ ...POINTS[index], body }, index, built.parties)),
    );
  const waiting = (built: BuiltRecord): Promise<[string, number][]> =>
    built.work(async (work) =>
      (await waitingKeys(work, '2099-01-01')).map(({ partyName, texts }) => [partyName, texts]),
    );
  async function answerTo(holders: KeyHolders, index: number): Promise<Answer> {
    const { state } = await holders.keys();
    const text = state.texts[index];
    if (text === undefined) throw new RangeError('no such text');
    const { kind, versionId, content } = text;
    return { versionKind: kind, versionId, content, verdict: 'approved', comment: null };
  }

  test('each party is asked for its own, and all keys make the promise complete', async () => {
    const { built, holders } = await sent();
    expect(await waiting(built)).toEqual([
      ['Norrviks kommun', 3],
      ['Polisen i Norrvik', 3],
    ]);
    expect(await holders.answer('municipality')).toEqual({ turned: 3, returned: 0, complete: false });
    expect(await waiting(built)).toEqual([['Polisen i Norrvik', 3]]);
    expect(await holders.answer('police')).toEqual({ turned: 3, returned: 0, complete: true });
    expect(await waiting(built)).toEqual([]);
  });

  test('a point that is taken away after the parties approved the promise: the page says why it cannot be published', async () => {
    const { built, holders } = await sent();
    await holders.answer('municipality');
    await holders.answer('police');
    const page = () =>
      built.work(async (work) => {
        const municipality = { id: work.municipalityId, slug: 'norrvik', name: 'Norrviks kommun', isDemo: false };
        return loadKeysPage(work, municipality, built.promise.slug, TODAY);
      });
    expect(await page()).toMatchObject({ complete: true, hindrance: null });
    await built.work((work) => trashPoint(work, built.point(1), 1));
    expect(await page()).toMatchObject({
      complete: true,
      hindrance: expect.stringContaining('borttagen sedan parterna godkände löftet'),
    });
  });

  test('who keeps the promise together gets to know what came of it, nobody else, and once; the clock asks the approvers', async () => {
    const { built, holders } = await sent();
    const names = new Map(
      (['coordinator', 'liaison', 'municipality', 'police'] as const).map((name) => [holders[name].personId, name]),
    );
    const told = async (): Promise<string[]> => {
      const { rows } = await built.work(({ tx }) =>
        sql<{ kind: string; person_id: string }>`select kind, person_id from notice order by id`.execute(tx),
      );
      return rows.map(({ kind, person_id }) => `${kind} ${names.get(person_id) ?? '?'}`);
    };
    await holders.send();
    await holders.answer('municipality');
    expect(await told()).toEqual([]);
    await holders.answer('police', 'returned', [2]);
    const returned = ['approval-returned coordinator', 'approval-returned liaison'];
    expect((await told()).toSorted()).toEqual(returned);
    await revise(built, 1, 'Polisen ska gå två vandringar.');
    await holders.send();
    await holders.answer('police');
    expect((await told()).toSorted()).toEqual([
      'approval-complete coordinator',
      'approval-complete liaison',
      ...returned,
    ]);
  });

  test('a double click is one sending and one key', async () => {
    const { built, holders } = await sent();
    expect(await holders.send()).toBeNull();
    const answer = await answerTo(holders, 1);
    const partyId = built.parties.municipality;
    const turn = () =>
      holders.as(holders.municipality, (work) =>
        turnKeys(work, built.promise.id, { partyId, answers: [answer], today: TODAY }),
      );
    const both = await Promise.all([turn(), turn()]);
    expect(both.map(({ turned }) => turned).toSorted()).toEqual([0, 1]);
    const { rows } = await built.work(({ tx }) => sql`select from approval`.execute(tx));
    expect(rows).toHaveLength(1);
  });

  test('a changed comma has no keys, and asks for those of its owners alone', async () => {
    const { built, holders } = await sent();
    await holders.answer('municipality');
    await holders.answer('police');
    await revise(built, 1, 'Kommunen ska, hålla minst 3 trygghetsvandringar.');
    const { state } = await holders.keys();
    expect([state.complete, state.turn]).toEqual([false, { parties: [], writers: true }]);
    expect(await waiting(built)).toEqual([]);
    await holders.send();
    expect(await waiting(built)).toEqual([['Polisen i Norrvik', 1]]);
    expect((await holders.answer('police')).complete).toBe(true);
  });

  test('a key on a version that is no longer the latest is refused, and nothing is written', async () => {
    const { built, holders } = await sent();
    const [frame, old] = [await answerTo(holders, 0), await answerTo(holders, 1)];
    await revise(built, 0, 'Kommunen ska hålla minst nio vandringar.');
    const turn = (answers: readonly Answer[]) =>
      holders.as(holders.municipality, (work) =>
        turnKeys(work, built.promise.id, { partyId: built.parties.municipality, answers, today: TODAY }),
      );
    await expect(turn([frame, old])).rejects.toMatchObject({ code: 'key-outdated' });
    const unsent = await answerTo(holders, 1);
    await expect(turn([unsent])).rejects.toMatchObject({ code: 'key-not-asked' });
    await expect(turn([{ ...frame, content: 'a'.repeat(64) }])).rejects.toMatchObject({ code: 'key-for-other-text' });
    const { rows } = await built.work(({ tx }) => sql`select from approval`.execute(tx));
    expect(rows).toHaveLength(0);
  });

  test('what is returned has a comment, is rewritten before it is sent again, and cannot be approved after all', async () => {
    const { built, holders } = await sent();
    const answer = await answerTo(holders, 2);
    const turn = (said: Partial<Answer>) =>
      holders.as(holders.police, (work) =>
        turnKeys(work, built.promise.id, {
          partyId: built.parties.police,
          answers: [{ ...answer, ...said }],
          today: TODAY,
        }),
      );
    await expect(turn({ verdict: 'returned' })).rejects.toMatchObject({ code: 'return-without-comment' });
    expect(await turn({ verdict: 'returned', comment: 'Hur många?' })).toMatchObject({ turned: 1, returned: 1 });
    await expect(turn({})).rejects.toMatchObject({ code: 'key-turned-already' });
    await expect(holders.send()).rejects.toMatchObject({
      code: 'sending-incomplete',
      details: { what: 'Punkt\u00a02 har skickats tillbaka. Skriv om texten först.' },
    });
    await revise(built, 1, 'Polisen ska gå två vandringar.');
    expect(await holders.send()).not.toBeNull();
  });

  test('nobody turns a key that is not theirs: not the coordinator, the other party, nor the installation itself', async () => {
    const { built, holders } = await sent();
    const own = await answerTo(holders, 2);
    const input = { partyId: built.parties.police, answers: [own], today: TODAY };
    const stranger = await personWith(data.db, await buildRecord(data.db), 'approver', 'police');
    for (const [actor, code] of [
      [holders.coordinator, 'forbidden'],
      [holders.liaison, 'forbidden'],
      [holders.municipality, 'forbidden'],
      [stranger, 'not-found'],
    ] as const) {
      await expect(holders.as(actor, (work) => turnKeys(work, built.promise.id, input))).rejects.toMatchObject({
        code,
      });
    }
    await expect(built.work((work) => turnKeys(work, built.promise.id, input))).rejects.toMatchObject({
      code: 'forbidden',
    });
    // Nor on what the other party alone owns.
    await expect(
      holders.as(holders.municipality, (work) =>
        turnKeys(work, built.promise.id, { ...input, partyId: built.parties.municipality }),
      ),
    ).rejects.toMatchObject({ code: 'key-not-asked' });
  });

  test('nobody but coordinator and liaison sends', async () => {
    const built = await buildRecord(data.db, { points: POINTS });
    const holders = await keyHolders(data.db, built);
    const send = { message: null, today: TODAY };
    await expect(
      holders.as(holders.police, (work) => sendForApproval(work, built.promise.id, send)),
    ).rejects.toMatchObject({ code: 'forbidden' });
    expect(await holders.as(holders.liaison, (work) => sendForApproval(work, built.promise.id, send))).not.toBeNull();
  });

  test.each([
    ['no points', { points: [] }, 'Löftet har inga punkter. Skriv minst en.'],
    [
      'a point whose owner has no key',
      { points: [{ owners: ['landlord'] as const }] },
      'Punkt\u00a01 har ingen ägare som godkänner i Löftet. Lägg till en ägare som gör det.',
    ],
  ])('is refused with %s', async (_case, parts, what) => {
    const built = await buildRecord(data.db, parts);
    await built.work(({ tx, municipalityId }) =>
      sql`update party set has_key = false where municipality_id = ${municipalityId} and id = ${built.parties.landlord}`.execute(
        tx,
      ),
    );
    const holders = await keyHolders(data.db, built);
    await expect(holders.send()).rejects.toMatchObject({ code: 'sending-incomplete', details: { what } });
  });

  test('is refused where nobody can approve for a party', async () => {
    const built = await buildRecord(data.db);
    await personWith(data.db, built, 'approver', 'municipality');
    await expect(
      built.work((work) => sendForApproval(work, built.promise.id, { message: null, today: TODAY })),
    ).rejects.toMatchObject({
      details: {
        what: 'Ingen har uppgiften att godkänna för Polisen i Norrvik. Be administratören ge någon den uppgiften.',
      },
    });
  });
});
