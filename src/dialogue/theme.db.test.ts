import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Work } from '#access/work.server.ts';
import { answerTheme } from '#dialogue/answer-theme.server.ts';
import type { Coded } from '#dialogue/coding.ts';
import { loadDialogue } from '#dialogue/dialogue-queries.server.ts';
import { newInputId } from '#dialogue/receipt.server.ts';
import { receiveInput } from '#dialogue/receive-input.server.ts';
import { saveCoding } from '#dialogue/save-coding.server.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { themeNamed, type Theme } from '#dialogue/theme.ts';
import { countThemes, loadThemeAnswers, loadThemes, themesOfInputs } from '#dialogue/theme-queries.server.ts';
import { beginDialogue } from '#dialogue/write-dialogue.server.ts';
import { addTheme, mergeTheme, reviseTheme, reviveTheme, splitTheme } from '#dialogue/write-theme.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { linkTheme } from '#promise/link-theme.server.ts';
import { pointsOfThemes } from '#promise/theme-links.server.ts';
import { buildRecord, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

describe.each(testServers())('teman på $name', (server) => {
  let data: TestDatabase;
  let built: BuiltRecord;
  let dialogueId: string;
  beforeAll(async () => {
    data = await makeDatabase(server);
    built = await buildRecord(data.db, { points: [{}] });
    dialogueId = await built.work((work) => begin(work));
  });
  afterAll(() => data.drop());

  const begin = (work: Work): Promise<string> =>
    beginDialogue(work, {
      id: newId(),
      kind: 'resident',
      input: {
        definition: 'police',
        areaId: null,
        place: null,
        heldFrom: '2026-09-01',
        heldTo: '2026-09-30',
        feedbackDue: null,
        form: standardForm({ sv: 'Vad är viktigast?' }, ['Torget']),
      },
    });
  const named = async (name: string): Promise<Theme> => {
    const found = themeNamed(await built.work(loadThemes), name);
    if (found === undefined) throw new Error(`no theme ${name}`);
    return found;
  };
  const add = async (name: string, parentId: string | null = null): Promise<Theme> => {
    await built.work((work) => addTheme(work, newId(), { name, parentId }));
    return named(name);
  };
  const answer = async (...themes: Theme[]): Promise<string> => {
    const id = newInputId();
    await built.work(async (work) => {
      const { versionId } = await loadDialogue(work, dialogueId);
      const sent = { dialogueId, versionId, channel: 'web', lang: 'sv', day: '2026-09-02' } as const;
      await receiveInput(work.tx, work.municipalityId, { ...sent, id, answers: { trygg: 3 } });
      await saveCoding(work, id, { expectedNo: 0, coded: themes.map((one) => coded(one)) });
    });
    return id;
  };
  const coded = ({ id }: Theme, parts: Partial<Coded> = {}): Coded => ({
    themeId: id,
    place: null,
    placeWords: null,
    time: null,
    ...parts,
  });
  const countOf = (theme: Theme): Promise<number> =>
    built.work(async (work) => {
      const counts = await countThemes(work, await loadThemes(work), dialogueId);
      return counts.find(({ themeId }) => themeId === theme.id)?.inputs ?? 0;
    });

  test('trädet börjar med de vanliga problemen, en gång hur många dialoger som än läggs in', async () => {
    const before = (await built.work(loadThemes)).size;
    await built.work(begin);
    const themes = await built.work(loadThemes);
    expect(themes.size).toBe(before);
    expect(themeNamed(themes, 'Narkotika')).toMatchObject({ problem: 'narkotika', parentId: null });
  });

  test('ett svar på ett sammanslaget tema räknas på det som det blev, en gång fast det stod på båda', async () => {
    const [one, other] = [await add('Klotter'), await add('Sprayburkar')];
    const id = await answer(one, other);
    await answer(other);
    expect([await countOf(one), await countOf(other)]).toEqual([1, 2]);
    await built.work((work) => mergeTheme(work, other.id, { expectedNo: 1, into: one.id, reason: 'Samma sak.' }));
    expect([await countOf(one), await countOf(other)]).toEqual([2, 0]);
    const told = await built.work(async (work) => themesOfInputs(work, await loadThemes(work), [id]));
    expect(told.get(id)).toEqual([one.id]);
    await built.work((work) => reviveTheme(work, other.id, 2));
    expect([await countOf(one), await countOf(other)]).toEqual([1, 2]);
  });

  test('ett delat tema behåller sina svar tills de kodas om', async () => {
    const whole = await add('Trafik vid skolan');
    const id = await answer(whole);
    const split = {
      expectedNo: 1,
      names: ['Fort vid skolan', 'fort vid skolan', 'Parkering vid skolan'],
      reason: null,
    };
    await built.work((work) => splitTheme(work, whole.id, split));
    const part = await named('Fort vid skolan');
    expect((await built.work(loadThemes)).get(whole.id)?.onward).toHaveLength(2);
    expect(await countOf(whole)).toBe(1);
    await built.work((work) => saveCoding(work, id, { expectedNo: 1, coded: [coded(part)] }));
    expect([await countOf(whole), await countOf(part)]).toEqual([0, 1]);
    await expect(
      built.work((work) => splitTheme(work, part.id, { expectedNo: 1, names: ['Bara en'], reason: null })),
    ).rejects.toMatchObject({ code: 'theme-split-in-one' });
  });

  test('den som kodar efter någon annan får veta det, men samma kodning två gånger är en', async () => {
    const [one, other] = [await named('Narkotika'), await add('Haschförsäljning')];
    const id = await answer(one);
    const save = (theme: Theme) => built.work((work) => saveCoding(work, id, { expectedNo: 0, coded: [coded(theme)] }));
    await save(one);
    await expect(save(other)).rejects.toMatchObject({ code: 'edited-meanwhile' });
    const both = await Promise.allSettled(
      [one, other].map((theme) =>
        built.work((work) =>
          saveCoding(work, id, { expectedNo: 1, coded: [coded(theme, { place: 'plats-1', time: 'night' })] }),
        ),
      ),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('inget tema hamnar under sig självt, och två i bruk heter inte lika', async () => {
    const above = await add('Ungdomar');
    const under = await add('Ungdomar på torget', above.id);
    const move = built.work((work) =>
      reviseTheme(work, above.id, { expectedNo: 1, name: 'Ungdomar', parentId: under.id }),
    );
    await expect(move).rejects.toMatchObject({ code: 'theme-under-itself' });
    const merge = built.work((work) => mergeTheme(work, above.id, { expectedNo: 1, into: under.id, reason: null }));
    await expect(merge).rejects.toMatchObject({ code: 'theme-under-itself' });
    await expect(add('UNGDOMAR')).rejects.toMatchObject({ code: 'theme-name-taken' });
    const two = await Promise.allSettled([
      built.work((work) => reviseTheme(work, under.id, { expectedNo: 1, name: 'Unga', parentId: null })),
      built.work((work) => reviseTheme(work, under.id, { expectedNo: 1, name: 'Ungdom', parentId: null })),
    ]);
    expect(two.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('en punkt på ett tema som slås ihop är efterföljarens, och ett svar om varför kan tas tillbaka', async () => {
    const [one, other] = [await add('Buller'), await add('Oväsen')];
    const pointId = built.point(0);
    const points = async (theme: Theme): Promise<string[]> =>
      (await built.work(async (work) => pointsOfThemes(work, await loadThemes(work))))
        .filter(({ themeId }) => themeId === theme.id)
        .map((point) => point.pointId);
    await built.work((work) => linkTheme(work, { pointId, themeId: other.id, linked: true }));
    await built.work((work) => mergeTheme(work, other.id, { expectedNo: 1, into: one.id, reason: null }));
    expect([await points(one), await points(other)]).toEqual([[pointId], []]);
    await built.work((work) => linkTheme(work, { pointId, themeId: other.id, linked: false }));
    expect(await points(one)).toEqual([]);
    const say = (expectedNo: number, body: string | null) =>
      built.work((work) => answerTheme(work, { dialogueId, themeId: one.id, expectedNo, body }));
    await say(0, 'Regionen sköter det.');
    await expect(say(0, 'Något annat.')).rejects.toMatchObject({ code: 'edited-meanwhile' });
    await say(1, null);
    const told = await built.work((work) => loadThemeAnswers(work, dialogueId));
    expect(told).toMatchObject([{ themeId: one.id, no: 2, body: null }]);
  });
});
