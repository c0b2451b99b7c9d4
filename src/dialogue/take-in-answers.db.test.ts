import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cardColumns } from '#dialogue/answer-columns.ts';
import { countAnswers } from '#dialogue/dialogue-queries.server.ts';
import { answerTable, emptySheet, importAnswers, showAnswers } from '#dialogue/import-answers.server.ts';
import { newInputId } from '#dialogue/receipt.server.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { openedVersions, takeInAnswers } from '#dialogue/take-in-answers.server.ts';
import { beginDialogue, stepDialogue, type DialogueInput } from '#dialogue/write-dialogue.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { writeSheet, type SheetFormat } from '#reading/sheet-file.server.ts';
import { buildRecord, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const INPUT: DialogueInput = {
  definition: 'police',
  areaId: null,
  place: null,
  heldFrom: '2026-09-01',
  heldTo: '2026-09-30',
  feedbackDue: null,
  form: standardForm({ sv: 'Vad är viktigast?' }, ['Torget']),
};
const TOGETHER = { no: 1, lang: 'ar', day: '2026-09-02' } as const;
const SAFE = 'Hur trygg känner du dig här?';
const SHOULD = 'Vad borde kommunen och polisen göra?';

describe('svar från papper och kalkylblad', () => {
  let data: TestDatabase;
  let built: BuiltRecord;
  let id: string;
  beforeAll(async () => {
    const [server] = testServers();
    if (server === undefined) throw new Error('no server');
    data = await makeDatabase(server);
    built = await buildRecord(data.db);
  });
  afterAll(() => data.drop());
  beforeEach(async () => {
    id = newId();
    await built.work((work) => beginDialogue(work, { id, kind: 'resident', input: INPUT }));
    await built.work((work) => stepDialogue(work, id, 'open'));
    // Paper comes in after the last day too.
    await built.work((work) => stepDialogue(work, id, 'closed'));
  });
  const count = () => built.work((work) => countAnswers(work, id));
  const cards = (rows: readonly { id: string; cells: Record<string, string> }[], no = 1) =>
    built.work((work) =>
      takeInAnswers(work, id, {
        ...TOGETHER,
        no,
        channel: 'paper',
        columns: cardColumns,
        rows: rows.map((row, at) => ({ ...row, line: at + 1 })),
      }),
    );
  const importTable = (table: string[][]) => built.work((work) => importAnswers(work, id, TOGETHER, table));
  const show = (table: string[][]) => built.work((work) => showAnswers(work, id, TOGETHER, table));

  test('kort sparas på sin kanal, sitt språk och sin dag, en gång hur ofta de än skickas', async () => {
    const rows = [
      { id: newInputId(), cells: { 'oro.1': '51', trygg: '2' } },
      { id: newInputId(), cells: { gora: 'Ring 070-123 45 67' } },
    ];
    expect(await cards(rows)).toEqual({ stored: 2, already: 0 });
    expect(await cards(rows)).toEqual({ stored: 0, already: 2 });
    const { rows: kept } = await built.work(({ tx }) =>
      sql`select channel, lang, day::text, held from input where dialogue_id = ${id} order by held`.execute(tx),
    );
    const alike = { channel: 'paper', lang: 'ar', day: '2026-09-02' };
    expect(kept).toEqual([
      { ...alike, held: false },
      { ...alike, held: true },
    ]);
  });

  test('är ett kort fel sparas inget, och felet står vid sin ruta', async () => {
    const rows = [
      { id: newInputId(), cells: { trygg: '2' } },
      { id: newInputId(), cells: { trygg: '9' } },
    ];
    expect(await cards(rows)).toMatchObject({ faults: [{ line: 2, key: 'trygg' }] });
    expect(await count()).toBe(0);
  });

  test('ett sparat kort ändras inte av ett annat med samma beteckning, och inget av det som kom med det sparas', async () => {
    const first = { id: newInputId(), cells: { trygg: '2' } };
    await cards([first]);
    const late = cards([
      { id: newInputId(), cells: { trygg: '4' } },
      { ...first, cells: { trygg: '5' } },
    ]);
    await expect(late).rejects.toMatchObject({ code: 'answer-row-other', details: { line: 2 } });
    expect(await count()).toBe(1);
  });

  test('bara frågor som har varit öppna tar emot svar', async () => {
    expect(await built.work((work) => openedVersions(work, id))).toEqual([1]);
    await expect(cards([], 2)).rejects.toMatchObject({ code: 'not-found' });
    const draft = newId();
    await built.work((work) => beginDialogue(work, { id: draft, kind: 'staff', input: INPUT }));
    await expect(built.work((work) => emptySheet(work, draft, 'xlsx'))).rejects.toMatchObject({
      code: 'dialogue-never-open',
    });
  });

  test.each(['xlsx', 'ods', 'csv'] as SheetFormat[])(
    'det tomma bladet fylls i, visas och läses in en gång: %s',
    async (format) => {
      const [head = []] = await answerTable(await built.work((work) => emptySheet(work, id, format)));
      const row = (cells: Record<string, string>): string[] => head.map((name) => cells[name] ?? '');
      const rows = [row({ Kort: '1', [SAFE]: '4' }), row({}), row({ Kort: '2', [SHOULD]: '=HYPERLINK("x")' })];
      const table = await answerTable(await writeSheet([head, ...rows], format, 'Svar'));
      expect(await show(table)).toMatchObject({ rows: 2, faults: [], unknown: [], lacking: [], already: 0, alike: 0 });
      expect(await count()).toBe(0);
      expect(await importTable(table)).toEqual({ stored: 2, already: 0 });
      expect(await importTable(table)).toEqual({ stored: 0, already: 2 });
      expect(await show(table)).toMatchObject({ already: 2, alike: 0 });
      expect(await show([...table, row({ [SAFE]: '1' })])).toMatchObject({ already: 0, alike: 2 });
      const { rows: words } = await built.work(({ tx }) =>
        sql<{ said: string }>`select answers ->> 'gora' as said from input
          where dialogue_id = ${id} and answers ? 'gora'`.execute(tx),
      );
      expect(words).toEqual([{ said: '=HYPERLINK("x")' }]);
    },
  );

  test('ett blad med fel sparar inget, och säger rad, kolumn och vad man gör', async () => {
    const table = [
      ['Kort', SAFE, 'Ort'],
      ['1', '3', 'Ekby'],
      ['2', 'åtta', ''],
    ];
    expect(await show(table)).toMatchObject({
      unknown: ['Ort'],
      faults: [{ line: 3, head: SAFE, message: 'Skriv ett tal från 1 till 5.' }],
    });
    expect(await importTable(table)).toMatchObject({ faults: [{ line: 3 }] });
    expect(await count()).toBe(0);
    await expect(show([['Något annat'], ['1']])).rejects.toMatchObject({ code: 'answer-sheet-unfit' });
  });
});
