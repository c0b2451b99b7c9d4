import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { castVotes, type VotesSent } from '#dialogue/cast-votes.server.ts';
import { newInputId } from '#dialogue/receipt.server.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { loadStatementsPage } from '#dialogue/statements-page.server.ts';
import { loadDots, loadStatements, loadSuggested, loadVotes } from '#dialogue/statement-queries.server.ts';
import { beginDialogue, stepDialogue } from '#dialogue/write-dialogue.server.ts';
import { addStatement, countDots, readSuggestion, reviseStatement } from '#dialogue/write-statement.server.ts';
import { currentMunicipality } from '#places/places-queries.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { buildRecord, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

describe.each(testServers())('påståenden på $name', (server) => {
  let data: TestDatabase;
  let built: BuiltRecord;
  beforeAll(async () => {
    data = await makeDatabase(server);
    built = await buildRecord(data.db);
  });
  afterAll(() => data.drop());

  async function dialogueWith(words: readonly string[]) {
    const id = newId();
    const days = { heldFrom: '2026-09-01', heldTo: '2026-09-30', feedbackDue: null };
    const form = standardForm({ sv: 'Vad är viktigast?' }, []);
    const input = { definition: 'police' as const, areaId: null, place: null, ...days, form };
    const statements = words.map((sv) => ({ id: newId(), words: { sv } }));
    await built.work(async (work) => {
      await beginDialogue(work, { id, kind: 'resident', input });
      await stepDialogue(work, id, 'open');
      for (const one of statements) await addStatement(work, id, one);
    });
    return { id, statements: statements.map((one) => one.id) };
  }
  const cast = (dialogueId: string, sent: Partial<VotesSent>) =>
    built.work(({ tx, municipalityId }) =>
      castVotes(tx, municipalityId, {
        dialogueId,
        voter: newInputId(),
        day: '2026-09-02',
        votes: new Map(),
        suggested: null,
        ...sent,
      }),
    );

  test('en röst räknas en gång hur ofta den än skickas, och den första står', async () => {
    const { id, statements } = await dialogueWith(['Torget är mörkt.', 'Bussen går för sällan.']);
    const [one = '', other = ''] = statements;
    const voter = newInputId();
    for (const value of [1, 1, -1] as const) await cast(id, { voter, votes: new Map([[one, value]]) });
    await cast(id, { voter, votes: new Map([[other, 0]]) });
    const votes = await built.work((work) => loadVotes(work, id, statements));
    expect(votes.participants).toEqual([voter]);
    expect([...votes.values]).toEqual([1, 0]);
  });

  test('ingen röstar på en annan dialogs påstående', async () => {
    const [mine, other] = [await dialogueWith(['Mitt.']), await dialogueWith(['Ett annat.'])];
    const votes = new Map([[other.statements[0] ?? '', 1 as const]]);
    await expect(cast(mine.id, { votes })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('om en röst sparas ingen tid finare än dagen, och ingen händelse', async () => {
    const { id, statements } = await dialogueWith(['Torget är mörkt.']);
    const events = () =>
      built.work(({ tx }) => sql<{ no: number }>`select max(no)::int as no from audit_event`.execute(tx));
    const before = (await events()).rows;
    await cast(id, { votes: new Map([[statements[0] ?? '', 1]]) });
    expect((await events()).rows).toEqual(before);
    const { rows } = await built.work(({ tx }) =>
      sql<{ column: string }>`select column_name as column from information_schema.columns
        where table_name = 'vote' and data_type like 'timestamp%'`.execute(tx),
    );
    expect(rows).toEqual([]);
  });

  test('ett förslag blir ett påstående med kontorets ord, eller raderas; skälet är det enda som sparas', async () => {
    const { id } = await dialogueWith([]);
    const [good, bad] = [newInputId(), newInputId()];
    await cast(id, { suggested: { id: good, body: 'أضيئوا الساحة', lang: 'ar' } });
    await cast(id, { suggested: { id: good, body: 'أضيئوا الساحة', lang: 'ar' } });
    await cast(id, { suggested: { id: bad, body: 'Kalle på trean stjäl cyklar', lang: 'sv' } });
    expect(await built.work((work) => loadSuggested(work, id))).toHaveLength(2);
    const words = { sv: 'Lys upp torget.', ar: 'أضيئوا الساحة' };
    await built.work((work) => readSuggestion(work, id, { id: good, taken: words }));
    await built.work((work) => readSuggestion(work, id, { id: bad, taken: 'personal-data' }));
    expect(await built.work((work) => loadStatements(work, id))).toEqual([
      { id: good, origin: 'resident', no: 1, words, state: 'shown' },
    ]);
    expect(await built.work((work) => loadSuggested(work, id))).toEqual([]);
    const { rows } = await built.work(({ tx }) =>
      sql<{ data: unknown }>`select data from audit_event where type = 'suggestion-left-out'`.execute(tx),
    );
    expect(JSON.stringify(rows)).toContain('personal-data');
    expect(JSON.stringify(rows)).not.toContain('Kalle');
    await expect(built.work((work) => readSuggestion(work, id, { id: bad, taken: 'insult' }))).rejects.toMatchObject({
      code: 'not-found',
    });
    // Sent once more from the page that is still open, what was taken is not suggested anew.
    await cast(id, { suggested: { id: good, body: 'أضيئوا الساحة', lang: 'ar' } });
    expect(await built.work((work) => loadSuggested(work, id))).toEqual([]);
  });

  test('den som ändrar sist får veta att någon hann före', async () => {
    const { id, statements } = await dialogueWith(['Torget är mörkt.']);
    const [one = ''] = statements;
    const change = (sv: string) =>
      built.work((work) => reviseStatement(work, id, { id: one, expectedNo: 1, words: { sv }, state: 'shown' }));
    await change('Torget är mörkt på kvällen.');
    await expect(change('Torget är svart.')).rejects.toMatchObject({ code: 'edited-meanwhile' });
    const dots = (agree: number) =>
      built.work((work) => countDots(work, id, { expectedNo: 0, counts: { [one]: { agree, disagree: 0 } } }));
    await dots(12);
    await expect(dots(13)).rejects.toMatchObject({ code: 'edited-meanwhile' });
    expect(await built.work((work) => loadDots(work, id))).toEqual({
      no: 1,
      counts: { [one]: { agree: 12, disagree: 0 } },
    });
  });

  test('sidan visar två grupper där det finns två, och det som de har gemensamt', async () => {
    const { id, statements } = await dialogueWith(Array.from({ length: 8 }, (_, at) => `Påstående ${at + 1}.`));
    for (let person = 0; person < 20; person += 1) {
      const side = person % 2 === 0 ? 1 : -1;
      // Of the last two everybody says the same.
      const votes = new Map(statements.map((one, at) => [one, at < 6 ? (at % 2 === 0 ? side : -side) : 1] as const));
      await cast(id, { votes: votes as VotesSent['votes'] });
    }
    const page = await built.work(async (work) =>
      loadStatementsPage(work, await currentMunicipality(work.tx, work.municipalityId), id),
    );
    expect(page.groups.map(({ size }) => size)).toEqual([10, 10]);
    expect(
      page.told
        .filter(({ verdict }) => verdict === 'common')
        .map(({ statement }) => statement)
        .toSorted(),
    ).toEqual(statements.slice(6).toSorted());
    expect(page.told.filter(({ verdict }) => verdict === 'divided')).toHaveLength(6);
  });
});
