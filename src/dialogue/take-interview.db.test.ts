import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#access/actor.ts';
import { inWork } from '#access/work.server.ts';
import { loadDevicePacket } from '#dialogue/device-packet.server.ts';
import { loadDialogue } from '#dialogue/dialogue-queries.server.ts';
import type { InterviewSent } from '#dialogue/interview-sent.ts';
import { newInputId } from '#dialogue/receipt.server.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { takeInterview } from '#dialogue/take-interview.server.ts';
import { beginDialogue, reviseDialogue, stepDialogue, type DialogueInput } from '#dialogue/write-dialogue.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { buildRecord, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const TODAY = '2026-09-10';
const INPUT: DialogueInput = {
  definition: 'police',
  areaId: null,
  place: null,
  heldFrom: '2026-09-01',
  heldTo: '2026-09-30',
  feedbackDue: null,
  form: standardForm({ sv: 'Vad är viktigast?' }, []),
};

describe.each(testServers())('en intervju från en enhet, på $name', (server) => {
  let data: TestDatabase;
  let built: BuiltRecord;
  beforeAll(async () => {
    data = await makeDatabase(server);
    built = await buildRecord(data.db);
  });
  afterAll(() => data.drop());
  /** A dialogue that is open, and the version that is. */
  async function openOne(input: DialogueInput = INPUT): Promise<{ dialogueId: string; versionId: string }> {
    const dialogueId = await built.work((work) => beginDialogue(work, { id: newId(), kind: 'resident', input }));
    await built.work((work) => stepDialogue(work, dialogueId, 'open'));
    const { open } = await built.work((work) => loadDialogue(work, dialogueId));
    return { dialogueId, versionId: open?.versionId ?? '' };
  }
  const take = (which: { dialogueId: string; versionId: string }, other: Partial<InterviewSent> = {}): Promise<void> =>
    built.work((work) =>
      takeInterview(
        work,
        { id: newInputId(), kind: 'interview', ...which, lang: 'so', day: TODAY, answers: { trygg: 2 }, ...other },
        TODAY,
      ),
    );
  const stored = (dialogueId: string) =>
    built.work(
      async ({ tx }) =>
        (
          await sql<{ channel: string; lang: string; answers: unknown }>`
            select channel, lang, answers from input where dialogue_id = ${dialogueId}`.execute(tx)
        ).rows,
    );

  test('sparas en gång, som intervju, på det språk som frågades på', async () => {
    const which = await openOne();
    const id = newInputId();
    await take(which, { id });
    await take(which, { id });
    expect(await stored(which.dialogueId)).toEqual([{ channel: 'interview', lang: 'so', answers: { trygg: 2 } }]);
    await expect(take(which, { id, answers: { trygg: 3 } })).rejects.toMatchObject({ code: 'input-other' });
  });

  test('besvarar den version som enheten hämtade, också när en ny har öppnats och dialogen har stängts', async () => {
    const which = await openOne();
    await built.work((work) =>
      reviseDialogue(work, which.dialogueId, { expectedNo: 1, input: { ...INPUT, place: 'Torget' } }),
    );
    const draft = await built.work((work) => loadDialogue(work, which.dialogueId));
    await expect(take({ ...which, versionId: draft.versionId })).rejects.toMatchObject({ code: 'never-opened' });
    await built.work((work) => stepDialogue(work, which.dialogueId, 'open'));
    await take(which);
    await built.work((work) => stepDialogue(work, which.dialogueId, 'closed'));
    await take(which);
    expect(await stored(which.dialogueId)).toHaveLength(2);
    await expect(take({ ...which, versionId: newId() })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('tas emot 60 dagar bakåt och inte en dag framåt', async () => {
    const which = await openOne();
    await take(which, { day: '2026-07-12' });
    for (const day of ['2026-07-11', '2026-09-11'])
      await expect(take(which, { day })).rejects.toMatchObject({ code: 'input-day' });
    expect(await stored(which.dialogueId)).toHaveLength(1);
  });

  test('utan svar, eller med svar på det som ingen frågade, tas inte emot', async () => {
    const which = await openOne();
    for (const answers of [{}, { trygg: 99 }, { annat: 'x' }, { gora: '   ' }])
      await expect(take(which, { answers })).rejects.toMatchObject({ code: 'answers-unfit' });
    expect(await stored(which.dialogueId)).toEqual([]);
  });

  test('den som har en uppgift för ett annat område får varken frågorna eller lämna svar', async () => {
    const [area] = built.areas;
    const which = await openOne({ ...INPUT, areaId: area?.id ?? null });
    const { municipalityId, slug } = built;
    const actorIn = (areaId: string): Actor => ({
      personId: newId(),
      via: 'login-link',
      grants: [{ municipalityId, role: 'unit-contact', partyId: null, areaId, unitId: null }],
    });
    const asked = (actor: Actor) =>
      inWork(data.db, municipalityId, actor, async (work) => {
        const packet = await loadDevicePacket(work, { id: municipalityId, slug, name: 'Norrvik', isDemo: false });
        return packet.dialogues.map(({ id }) => id);
      });
    expect(await asked(actorIn(area?.id ?? ''))).toEqual([which.dialogueId]);
    expect(await asked(actorIn(newId()))).toEqual([]);
    const sent: InterviewSent = {
      id: newInputId(),
      kind: 'interview',
      ...which,
      lang: 'sv',
      day: TODAY,
      answers: { trygg: 2 },
    };
    await expect(
      inWork(data.db, municipalityId, actorIn(newId()), (work) => takeInterview(work, sent, TODAY)),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});
