import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { answerTheme } from '#dialogue/answer-theme.server.ts';
import { newInputId } from '#dialogue/receipt.server.ts';
import { receiveInput } from '#dialogue/receive-input.server.ts';
import { saveCoding } from '#dialogue/save-coding.server.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { loadDialogue, loadDialogueAt } from '#dialogue/dialogue-queries.server.ts';
import { themeNamed, type Theme } from '#dialogue/theme.ts';
import { loadThemes } from '#dialogue/theme-queries.server.ts';
import { beginDialogue, inputOf, reviseDialogue, stepDialogue } from '#dialogue/write-dialogue.server.ts';
import { addTheme, mergeTheme } from '#dialogue/write-theme.server.ts';
import { addEntries } from '#follow-up/write-entries.server.ts';
import { loadSettings, saveSettings } from '#places/settings.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { linkTheme } from '#promise/link-theme.server.ts';
import { findOpenDialogue } from '#publication/answer-dialogue.server.ts';
import { findFeedback, findFeedbackList } from '#publication/find-feedback.server.ts';
import { remindOfFeedback, workOnFeedback } from '#publication/feedback-morning.server.ts';
import { publishFeedback, renewFeedback } from '#publication/publish-feedback.server.ts';
import { writeFeedback } from '#publication/write-feedback.server.ts';
import { personWith } from '#tests/support/key-holders.ts';
import { demoRecord, publishRecord } from '#tests/support/published-record.ts';
import { buildRecord, tertials, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

describe.each(testServers())('beskedet om en dialog på $name', (server) => {
  let data: TestDatabase;
  let built: BuiltRecord;
  beforeAll(async () => {
    data = await makeDatabase(server);
    built = await buildRecord(data.db);
  });
  afterAll(() => data.drop());

  /** A dialogue in which `people` spoke of a theme that was answered with a reason. */
  async function answered(
    people: number,
    feedbackDue: string | null = '2026-12-01',
    kind: 'resident' | 'walk' = 'resident',
  ) {
    const id = newId();
    const form = standardForm({ sv: 'Vad är viktigast?' }, []);
    const days = { heldFrom: '2026-09-01', heldTo: '2026-09-30', feedbackDue };
    const theme = newId();
    await built.work(async (work) => {
      await beginDialogue(work, {
        id,
        kind,
        input: { definition: 'police', areaId: null, place: null, ...days, form },
      });
      await stepDialogue(work, id, 'open');
      await addTheme(work, theme, { name: `Bussen ${id.slice(-6)}`, parentId: null });
      const { versionId } = await loadDialogue(work, id);
      for (let at = 0; at < people; at += 1) {
        const input = newInputId();
        await receiveInput(work.tx, work.municipalityId, {
          id: input,
          dialogueId: id,
          versionId,
          channel: 'web',
          lang: 'sv',
          day: '2026-09-02',
          answers: { gora: 'Bussen går för sällan.' },
        });
        await saveCoding(work, input, {
          expectedNo: 0,
          coded: [{ themeId: theme, place: null, placeWords: null, time: null }],
        });
      }
      await answerTheme(work, { dialogueId: id, themeId: theme, expectedNo: 0, body: 'Regionen kör bussarna.' });
    });
    const { slug } = await built.work((work) => loadDialogue(work, id));
    return { id, slug };
  }
  const write = (id: string, intro: string, expectedNo = 0) =>
    built.work((work) => writeFeedback(work, id, { expectedNo, intro, quotes: ['Det är långt mellan bussarna.'] }));
  const publish = (id: string, note: string | null, expectedNo: number) =>
    built.work((work) => publishFeedback(work, id, { note, expectedNo }));
  const read = (dialogue: string, no: number | null = null) =>
    findFeedback(data.db, { municipality: built.slug, dialogue, no }, 'sv');

  test('syns för alla när det är publicerat, och varje version går att läsa', async () => {
    const { id, slug } = await answered(7);
    await expect(publish(id, null, 0)).rejects.toMatchObject({ code: 'feedback-not-written' });
    await write(id, 'Tack för svaren.');
    expect(await read(slug)).toBeNull();
    expect(await publish(id, null, 0)).toBe(true);
    const first = await read(slug);
    expect([first?.model.people, first?.model.themes[0]?.people, first?.model.themes[0]?.whyNot?.text]).toEqual([
      7,
      7,
      'Regionen kör bussarna.',
    ]);
    await write(id, 'Tack för alla svar.', 1);
    expect((await read(slug))?.model.intro?.text, 'written is not published').toBe('Tack för svaren.');
    await expect(publish(id, null, 1)).rejects.toMatchObject({ code: 'feedback-note-missing' });
    await expect(publish(id, 'Ny inledning.', 0)).rejects.toMatchObject({ code: 'published-meanwhile' });
    expect(await publish(id, 'Ny inledning.', 1)).toBe(true);
    expect(await publish(id, 'Ny inledning.', 2), 'the same is published once').toBe(false);
    expect((await read(slug))?.versions.map(({ no, note }) => [no, note])).toEqual([
      [2, 'Ny inledning.'],
      [1, null],
    ]);
    expect((await read(slug, 1))?.model.intro?.text).toBe('Tack för svaren.');
  });

  test('står kvar som det publicerades när kommunen väljer en högre gräns för små tal', async () => {
    const { id, slug } = await answered(7);
    await write(id, 'Tack.');
    await publish(id, null, 0);
    const choose = (fewestTold: number) =>
      built.work(async (work) => saveSettings(work, { ...(await loadSettings(work)), fewestTold }));
    await choose(8);
    expect([(await read(slug))?.model.people, (await read(slug))?.model.fewest]).toEqual([7, 5]);
    expect(await publish(id, 'Gränsen är ändrad.', 1)).toBe(true);
    const now = (await read(slug))?.model;
    expect([now?.people, now?.themes[0]?.people, now?.fewest]).toEqual([null, null, 8]);
    expect((await read(slug, 1))?.model.people).toBe(7);
    await choose(5);
  });

  test('går inte ut med personuppgifter', async () => {
    const { id } = await answered(5);
    await write(id, 'Ring Kalle på 070-123 45 67.');
    await expect(publish(id, null, 0)).rejects.toMatchObject({ code: 'feedback-refused' });
  });

  test('den som skriver sist får veta att någon hann före', async () => {
    const { id } = await answered(0);
    await write(id, 'Ett.');
    await expect(write(id, 'Två.')).rejects.toMatchObject({ code: 'edited-meanwhile' });
  });

  test('uppdateras inte av sig självt när bara det skrivna är ändrat', async () => {
    const { id, slug } = await answered(6);
    await write(id, 'Ett.');
    await publish(id, null, 0);
    await write(id, 'Två.', 1);
    expect(await built.work((work) => renewFeedback(work, id))).toBe(false);
    expect((await read(slug))?.version.no).toBe(1);
  });

  test('som inte har kommit i tid syns för alla, och den som skriver dialoger får veta det en gång', async () => {
    const { id } = await answered(5, '2026-10-31');
    const late = async (today: string) =>
      (await findFeedbackList(data.db, built.slug, today))?.dialogues.find(({ due }) => due === '2026-10-31')?.isLate;
    expect([await late('2026-10-31'), await late('2026-11-01')]).toEqual([false, true]);
    const liaison = await personWith(data.db, built, 'police-liaison', 'police');
    await personWith(data.db, built, 'auditor');
    for (const today of ['2026-10-31', '2026-11-01', '2026-11-02'])
      await built.work((work) => remindOfFeedback(work, today));
    const { rows } = await built.work(({ tx }) =>
      sql<{ person: string; due: string }>`select person_id as person, step as due from notice
        where kind = 'feedback-late' and subject_id = ${id}`.execute(tx),
    );
    expect(rows).toEqual([{ person: liaison.personId, due: '2026-10-31' }]);
    await write(id, 'Här är beskedet.');
    await publish(id, null, 0);
    expect(await late('2026-11-03')).toBe(false);
  });

  test('visar inte som svar det som lovades innan någon frågades, och följer läget när temat har slagits ihop', async () => {
    const own = await demoRecord(data.db, 'lovad', { points: [{ body: 'Fler lampor.' }], rounds: tertials(2021) });
    const theme = async (name: string): Promise<Theme> =>
      themeNamed(await own.work(loadThemes), name) ?? expect.fail(`no theme ${name}`);
    const told = (heldFrom: string): Promise<string> =>
      own.work(async (work) => {
        const form = standardForm({ sv: `Vad är viktigast ${heldFrom}?` }, []);
        const days = { heldFrom, heldTo: '2999-01-01', feedbackDue: null };
        const input = { definition: 'police' as const, areaId: null, place: null, ...days, form };
        const id = await beginDialogue(work, { id: newId(), kind: 'resident', input });
        await stepDialogue(work, id, 'open');
        const { slug, versionId } = await loadDialogue(work, id);
        const inputId = newInputId();
        const said = { dialogueId: id, versionId, channel: 'web', lang: 'sv', day: '2026-09-02' } as const;
        await receiveInput(work.tx, work.municipalityId, { id: inputId, ...said, answers: { trygg: 3 } });
        const themeId = themeNamed(await loadThemes(work), 'Narkotika')?.id ?? '';
        const coded = [{ themeId, place: null, placeWords: null, time: null }];
        await saveCoding(work, inputId, { expectedNo: 0, coded });
        await linkTheme(work, { pointId: own.point(0), themeId, linked: true });
        await writeFeedback(work, id, { expectedNo: 0, intro: 'Tack.', quotes: [] });
        await publishFeedback(work, id, { note: null, expectedNo: 0 });
        return slug;
      });
    const shown = async (dialogue: string) => {
      const page = await findFeedback(data.db, { municipality: own.slug, dialogue, no: null }, 'sv');
      return page?.model.themes.flatMap(({ promised }) =>
        promised.map(({ body, owners }) => [body.text, owners[0]?.state]),
      );
    };
    await publishRecord(own, { today: '2021-02-01' });
    const [before, after] = [await told('2020-01-01'), await told('2998-01-01')];
    expect([await shown(before), await shown(after)]).toEqual([[['Fler lampor.', 'not-stated']], []]);
    const [from, into] = [await theme('Narkotika'), await theme('Något annat')];
    await own.work((work) => mergeTheme(work, from.id, { expectedNo: from.no, into: into.id, reason: null }));
    const entry = { roundId: own.rounds[0] ?? '', pointId: own.point(0), partyId: own.parties.municipality };
    const said = { told: 'apart', kind: 'report', body: 'Lamporna är beställda.', progress: 'under-way' } as const;
    await own.work((work) => addEntries(work, [{ ...entry, ...said }]));
    await publishRecord(own, { today: '2021-05-20', note: 'Första tertialet.' });
    const { id } = await own.work((work) => loadDialogueAt(work, before));
    expect(await own.work((work) => renewFeedback(work, id))).toBe(true);
    expect(await own.work((work) => renewFeedback(work, id))).toBe(false);
    expect(await shown(before)).toEqual([['Fler lampor.', 'under-way']]);
  });

  test('ord som skrevs om när dialogen var stängd är ingens ord förrän den öppnas igen', async () => {
    const { id, slug } = await answered(5);
    await built.work(async (work) => {
      await stepDialogue(work, id, 'closed');
      const dialogue = await loadDialogue(work, id);
      const form = standardForm({ sv: 'Ett utkast' }, []);
      await reviseDialogue(work, id, { expectedNo: dialogue.no, input: inputOf(dialogue, form) });
    });
    await write(id, 'Tack.');
    await publish(id, null, 0);
    const listed = await findFeedbackList(data.db, built.slug, '2026-10-01');
    const answering = await findOpenDialogue({ db: data.db, secret: 's'.repeat(32) }, built.slug, slug, new Date(0));
    expect([(await read(slug))?.model.title.text, answering?.title.sv]).toEqual([
      'Vad är viktigast?',
      'Vad är viktigast?',
    ]);
    expect(JSON.stringify(listed)).not.toContain('Ett utkast');
  });
  test('en dialog går att svara på från listan så länge den är öppen', async () => {
    const { id, slug } = await answered(5);
    const form = async () =>
      (await findFeedbackList(data.db, built.slug, '2026-10-01'))?.dialogues
        .map((one) => one.form)
        .filter((one) => one === `/svara/${built.slug}/${slug}`).length;
    expect(await form()).toBe(1);
    await built.work((work) => stepDialogue(work, id, 'closed'));
    expect(await form()).toBe(0);
    await built.work((work) => stepDialogue(work, id, 'open'));
    expect(await form()).toBe(1);
  });

  test('en vandring öppnas för att följa med ut, och ingen bjuds att svara', async () => {
    const { slug } = await answered(0, '2026-11-11', 'walk');
    const listed = await findFeedbackList(data.db, built.slug, '2026-10-01');
    expect(listed?.dialogues.find(({ due }) => due === '2026-11-11')).toMatchObject({ form: null });
    expect(JSON.stringify(listed)).not.toContain(`/svara/${built.slug}/${slug}`);
  });

  test('en sida som inte går att uppdatera hindrar inte att någon påminns om en annan', async () => {
    const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const { id: damaged } = await answered(5, null);
    await write(damaged, 'Tack.');
    await publish(damaged, null, 0);
    await built.work(({ tx }) =>
      sql`insert into feedback_page (municipality_id, id, dialogue_id, lang, no, feedback_version_id, size, note, model, sha256)
        select municipality_id, gen_random_uuid(), dialogue_id, lang, no + 1, feedback_version_id, size, 'Trasig.', '{}', sha256
        from feedback_page where dialogue_id = ${damaged}`.execute(tx),
    );
    const { id: late } = await answered(5, '2026-10-30');
    await personWith(data.db, built, 'police-liaison', 'police');
    await workOnFeedback({ db: data.db }, '2026-11-02');
    const { rows } = await built.work(({ tx }) =>
      sql`select from notice where kind = 'feedback-late' and subject_id = ${late}`.execute(tx),
    );
    expect(rows.length).toBeGreaterThan(0);
    log.mockRestore();
  });
});
