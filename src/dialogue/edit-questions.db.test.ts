import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDialogue } from '#dialogue/dialogue-queries.server.ts';
import { factsDraft } from '#dialogue/facts-draft.ts';
import { NO_CHOICE, questionDraft, type QuestionDraft } from '#dialogue/question-draft.ts';
import { saveFacts } from '#dialogue/save-facts.server.ts';
import {
  addQuestion,
  arrangeQuestion,
  replaceForm,
  restoreForm,
  saveQuestion,
} from '#dialogue/save-question.server.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { startForm } from '#dialogue/start-form.server.ts';
import { beginDialogue, type DialogueInput } from '#dialogue/write-dialogue.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { buildRecord, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const INPUT: DialogueInput = {
  definition: 'police',
  areaId: null,
  place: 'Torget',
  heldFrom: '2026-09-01',
  heldTo: '2026-09-30',
  feedbackDue: null,
  form: standardForm({ sv: 'Vad är viktigast?' }, ['Torget']),
};

describe.each(testServers())('frågorna i en dialog på $name', (server) => {
  let data: TestDatabase;
  let built: BuiltRecord;
  let id: string;
  beforeAll(async () => {
    data = await makeDatabase(server);
    built = await buildRecord(data.db);
  });
  afterAll(() => data.drop());
  const begin = async (): Promise<string> => {
    id = newId();
    return built.work((work) => beginDialogue(work, { id, kind: 'resident', input: INPUT }));
  };
  const read = () => built.work((work) => loadDialogue(work, id));
  const draftOf = async (name: string): Promise<QuestionDraft> =>
    questionDraft((await read()).form.elements.find((one) => one.name === name) ?? null);
  const save = (name: string, no: number, draft: QuestionDraft, theirs: string[] = []) =>
    built.work((work) => saveQuestion(work, id, name, { no, draft, theirs }));

  test('den som sparar utan att ändra något skriver ingen version, fråga för fråga', async () => {
    await begin();
    for (const { name } of INPUT.form.elements)
      expect(await save(name, 1, await draftOf(name))).toEqual({ kind: 'saved', changed: false, taken: [] });
    expect((await read()).no).toBe(1);
  });

  test('två som ändrar olika språk får med båda; två som ändrar samma text får se båda och välja', async () => {
    await begin();
    const draft = await draftOf('gora');
    await save('gora', 1, { ...draft, 'title.en': 'What should be done?' });
    const second = await save('gora', 1, { ...draft, 'title.sv': 'Vad ska göras?' });
    expect(second).toMatchObject({ kind: 'saved', taken: ['Frågan, engelska'] });
    const clash = await save('gora', 1, { ...draft, 'title.en': 'What ought they do?' });
    expect(clash).toMatchObject({
      kind: 'open',
      no: 3,
      clashes: [{ key: 'title.en', theirs: 'What should be done?', mine: 'What ought they do?' }],
    });
    if (clash.kind !== 'open') return;
    await save('gora', clash.no, clash.draft, ['title.en']);
    expect(await draftOf('gora')).toMatchObject({ 'title.sv': 'Vad ska göras?', 'title.en': 'What should be done?' });
  });

  test('svar att välja mellan flyttas, tas bort och läggs till, och behåller det ord som svaren sparas under', async () => {
    await begin();
    const draft = await draftOf('alder');
    const [first = NO_CHOICE, second = NO_CHOICE, ...rest] = draft.choices;
    const gone = { ...NO_CHOICE, value: first.value };
    const choices = [gone, { ...second, order: '9' }, ...rest, { ...NO_CHOICE, order: '1', sv: 'Vill inte säga' }];
    expect(await save('alder', 1, { ...draft, choices })).toMatchObject({ kind: 'saved', changed: true });
    const values = (await draftOf('alder')).choices.map(({ value }) => value);
    expect(values).toEqual(['vill-inte-saga', 'a-25-44', 'a-45-64', 'a-65', 'a-15-24']);
  });

  test('en ny fråga med villkor läggs på sin plats, och det som gör villkoret omöjligt sägs ifrån', async () => {
    await begin();
    const draft = {
      ...questionDraft(null),
      'title.sv': 'Vad gör du här?',
      only: ['alder=under-15', 'alder=a-15-24'],
    };
    const sent = { type: 'comment' as const, draft, after: 'alder' };
    const added = await built.work((work) => addQuestion(work, id, sent));
    expect(added).toEqual({ name: 'vad-gor-du-har' });
    const { form, no } = await read();
    expect(form.elements.map(({ name }) => name)).toEqual(['oro', 'trygg', 'gora', 'alder', 'vad-gor-du-har', 'kon']);
    const age = await draftOf('alder');
    const without = await save('alder', no, { ...age, choices: age.choices.slice(1) });
    expect(without).toMatchObject({ faults: { choices: expect.stringContaining('Vad gör du här?') as string } });
    for (const step of ['up', 'out'] as const) {
      const act = built.work((work) => arrangeQuestion(work, id, step === 'up' ? 'vad-gor-du-har' : 'alder', step));
      await expect(act).rejects.toMatchObject({ code: 'usage' });
    }
    const both = { ...draft, only: ['alder=a-65', 'kon=man'] };
    const two = await built.work((work) => addQuestion(work, id, { type: 'comment', draft: both, after: null }));
    expect(two).toMatchObject({ faults: { only: expect.any(String) as string } });
    expect((await read()).no).toBe(no);
  });

  test('det som saknas i en fråga sägs vid sitt fält', async () => {
    await begin();
    const add = (type: 'radiogroup' | 'checkbox' | 'comment' | 'worry', draft: Partial<QuestionDraft>) =>
      built.work((work) => addQuestion(work, id, { type, draft: { ...questionDraft(null), ...draft }, after: null }));
    expect(await add('comment', { 'title.en': 'Only English' })).toMatchObject({
      faults: { 'title.sv': expect.any(String) as string },
    });
    expect(await add('radiogroup', { 'title.sv': 'Vad?' })).toMatchObject({
      faults: { choices: expect.any(String) as string },
    });
    expect(await add('comment', { 'title.sv': 'Vad?', length: 'många' })).toMatchObject({
      faults: { length: expect.any(String) as string },
    });
    expect(
      await add('checkbox', {
        'title.sv': 'Vad?',
        most: '0',
        choices: [
          { ...NO_CHOICE, sv: 'A' },
          { ...NO_CHOICE, sv: 'B' },
        ],
      }),
    ).toMatchObject({
      faults: { most: expect.any(String) as string },
    });
    expect(await add('worry', { 'title.sv': 'Vad?' })).toMatchObject({
      faults: { places: expect.any(String) as string },
    });
    expect((await read()).no).toBe(1);
  });

  test('frågorna byts ut mot andras och tillbaka igen, och rubriken står kvar', async () => {
    await begin();
    const before = (await read()).form;
    await built.work(async (work) => replaceForm(work, id, { expectedNo: 1, form: await startForm(work, id, 'en') }));
    expect((await read()).form.elements.map(({ name }) => name)).toEqual(['sag']);
    expect((await read()).title).toBe('Vad är viktigast?');
    await built.work((work) => restoreForm(work, id, { expectedNo: 2, to: 1 }));
    expect((await read()).form).toEqual(before);
    const late = built.work((work) => restoreForm(work, id, { expectedNo: 2, to: 1 }));
    await expect(late).rejects.toMatchObject({ code: 'edited-meanwhile' });
  });

  test('uppgifterna sparas med dagar i ordning, och två som ändrar olika fält får med båda', async () => {
    await begin();
    const draft = factsDraft(await read());
    const saveAs = (no: number, other: Partial<typeof draft>) =>
      built.work((work) => saveFacts(work, id, { no, draft: { ...draft, ...other }, theirs: [] }, '2026-09-01'));
    expect(await saveAs(1, { till: '2026-08-01' })).toMatchObject({ faults: { till: expect.any(String) as string } });
    expect(await saveAs(1, { 'handIn.sv': 'Lämna på biblioteket.' })).toMatchObject({ kind: 'saved', changed: true });
    expect(await saveAs(1, { place: 'Skolan' })).toMatchObject({ kind: 'saved', taken: [expect.any(String)] });
    const now = await read();
    expect([now.no, now.place, now.form.handIn]).toEqual([3, 'Skolan', { sv: 'Lämna på biblioteket.' }]);
  });
});
