import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countAnswers, loadDialogue } from '#dialogue/dialogue-queries.server.ts';
import { newInputId, newTicket, readTicket, receiptOf } from '#dialogue/receipt.server.ts';
import { receiveInput, type InputSent } from '#dialogue/receive-input.server.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { beginDialogue, reviseDialogue, stepDialogue, type DialogueInput } from '#dialogue/write-dialogue.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { buildRecord, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const INPUT: DialogueInput = {
  definition: 'police',
  areaId: null,
  place: null,
  heldFrom: '2026-09-01',
  heldTo: '2026-09-30',
  feedbackDue: null,
  form: standardForm({ sv: 'Vad är viktigast?' }, []),
};

describe.each(testServers())('en dialog på $name', (server) => {
  let data: TestDatabase;
  let built: BuiltRecord;
  beforeAll(async () => {
    data = await makeDatabase(server);
    built = await buildRecord(data.db);
  });
  afterAll(() => data.drop());
  const begin = (): Promise<string> =>
    built.work((work) => beginDialogue(work, { id: newId(), kind: 'resident', input: INPUT }));
  const read = (id: string) => built.work((work) => loadDialogue(work, id));
  const send = (dialogueId: string, versionId: string, other: Partial<InputSent> = {}) =>
    built.work((work) =>
      receiveInput(work.tx, work.municipalityId, {
        id: newInputId(),
        dialogueId,
        versionId,
        channel: 'web',
        lang: 'sv',
        day: '2026-09-02',
        answers: { trygg: 3 },
        ...other,
      }),
    );

  test('är en, hur många gånger formuläret än skickas, och två med samma rubrik får var sin adress', async () => {
    const id = newId();
    const once = (): Promise<string> =>
      built.work((work) => beginDialogue(work, { id, kind: 'resident', input: INPUT }));
    expect([await once(), await once()]).toEqual([id, id]);
    const other = await read(await begin());
    expect((await read(id)).slug).toBe('vad-ar-viktigast-2026');
    expect(other.slug).toBe('vad-ar-viktigast-2026-2');
  });

  test('besvaras i den version som öppnades, tills den öppnas på nytt', async () => {
    const id = await begin();
    await built.work((work) => stepDialogue(work, id, 'open'));
    const opened = (await read(id)).open;
    await built.work((work) => reviseDialogue(work, id, { expectedNo: 1, input: { ...INPUT, place: 'Torget' } }));
    expect((await read(id)).open).toEqual(opened);
    await built.work((work) => stepDialogue(work, id, 'open'));
    expect((await read(id)).open?.versionId).toBe((await read(id)).versionId);
    await expect(built.work((work) => reviseDialogue(work, id, { expectedNo: 1, input: INPUT }))).rejects.toMatchObject(
      { code: 'edited-meanwhile' },
    );
  });

  test('ett svar som skickas två gånger är ett svar, och ett annat med samma beteckning tas inte emot', async () => {
    const dialogue = await read(await begin());
    const id = newInputId();
    expect(await send(dialogue.id, dialogue.versionId, { id })).toBe(true);
    expect(await send(dialogue.id, dialogue.versionId, { id })).toBe(false);
    await expect(send(dialogue.id, dialogue.versionId, { id, answers: { trygg: 1 } })).rejects.toMatchObject({
      code: 'input-other',
    });
    expect(await built.work((work) => countAnswers(work, dialogue.id))).toBe(1);
  });

  test('om ett svar sparas ingen tid finare än dagen, och ingen händelse', async () => {
    const dialogue = await read(await begin());
    const events = () =>
      built.work(
        async ({ tx }) => (await sql<{ n: number }>`select count(*)::int as n from audit_event`.execute(tx)).rows[0]?.n,
      );
    const before = await events();
    await send(dialogue.id, dialogue.versionId);
    expect(await events()).toBe(before);
    const { rows } = await built.work(({ tx }) =>
      sql<{ name: string; type: string }>`select column_name as name, data_type as type from information_schema.columns
        where table_name = 'input' and (data_type like 'timestamp%' or column_name in ('at', 'by_person'))`.execute(tx),
    );
    expect(rows).toEqual([]);
    expect(newInputId()[14]).toBe('4'); // a UUIDv7 tells the hour
  });

  test('ett svar som kan innehålla personuppgifter väntar på granskning', async () => {
    const dialogue = await read(await begin());
    const id = newInputId();
    await send(dialogue.id, dialogue.versionId, { id, answers: { gora: 'Ring mig på 070-123 45 67' } });
    const { rows } = await built.work(({ tx }) =>
      sql<{ held: boolean }>`select held from input where id = ${id}`.execute(tx),
    );
    expect(rows).toEqual([{ held: true }]);
  });
});

describe('biljett och kvitto', () => {
  const secret = 'x'.repeat(40);
  const now = new Date('2026-09-02T10:00:00Z');
  const [dialogue, other] = [newId(), newId()];
  test('en biljett gäller sin dialog i ett dygn, och går inte att hitta på', () => {
    const ticket = newTicket(secret, dialogue, now);
    expect(readTicket(secret, dialogue, ticket, now)).toMatch(/^[0-9a-f-]{36}$/);
    expect(readTicket(secret, other, ticket, now)).toBeNull();
    expect(readTicket('y'.repeat(40), dialogue, ticket, now)).toBeNull();
    expect(readTicket(secret, dialogue, ticket, new Date('2026-09-03T10:00:01Z'))).toBeNull();
    expect(
      readTicket(
        secret,
        dialogue,
        ticket.replace(/^./, (sign) => (sign === 'a' ? 'b' : 'a')),
        now,
      ),
    ).toBeNull();
  });
  test('samma svar får samma kvitto, och det säger inget om svaret', () => {
    expect(receiptOf(secret, dialogue)).toBe(receiptOf(secret, dialogue));
    expect(receiptOf(secret, dialogue)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(receiptOf(secret, other)).not.toBe(receiptOf(secret, dialogue));
  });
});
