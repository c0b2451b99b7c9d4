import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadAnswersPage } from '#dialogue/dialogue-pages.server.ts';
import { loadDialogue } from '#dialogue/dialogue-queries.server.ts';
import { loadResultsPage } from '#dialogue/results-page.server.ts';
import type { Coded } from '#dialogue/coding.ts';
import { saveCoding } from '#dialogue/save-coding.server.ts';
import { themeNamed, type Theme } from '#dialogue/theme.ts';
import { loadThemes } from '#dialogue/theme-queries.server.ts';
import { addTheme, mergeTheme } from '#dialogue/write-theme.server.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { beginDialogue, stepDialogue } from '#dialogue/write-dialogue.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { buildRecord, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

describe.each(testServers())('resultatet av en dialog på $name', (server) => {
  let data: TestDatabase;
  let built: BuiltRecord;
  let id: string;
  beforeAll(async () => {
    data = await makeDatabase(server);
    built = await buildRecord(data.db);
    id = await begin();
  });
  afterAll(() => data.drop());

  const begin = (): Promise<string> =>
    built.work(async (work) => {
      const form = standardForm({ sv: 'Vad är viktigast?' }, ['Torget', 'Skolan']);
      const days = { heldFrom: '2026-09-01', heldTo: '2026-09-30', feedbackDue: null };
      const input = { definition: 'police' as const, areaId: null, place: null, ...days, form };
      const begun = await beginDialogue(work, { id: newId(), kind: 'resident', input });
      await stepDialogue(work, begun, 'open');
      return begun;
    });

  /** Answers of one kind, as they are stored. */
  const answer = (count: number, channel: string, answers: unknown, held = false): Promise<unknown> =>
    built.work(async ({ tx, ...work }) => {
      const { open } = await loadDialogue({ tx, ...work }, id);
      await sql`insert into input (municipality_id, id, dialogue_id, dialogue_version_id, channel, lang, day, answers, payload, held)
        select ${work.municipalityId}, gen_random_uuid(), ${id}, ${open?.versionId}, ${channel}, 'sv', '2026-09-02',
          ${JSON.stringify(answers)}, ${'0'.repeat(64)}, ${held} from generate_series(1, ${count}::int)`.execute(tx);
    });
  const page = () =>
    built.work((work) =>
      loadResultsPage(work, { id: work.municipalityId, slug: 'ekby', name: 'Ekby', isDemo: false }, id),
    );

  test('räknas i databasen: alla som svarat lika är en rad, och varje person räknas en gång', async () => {
    const worries = [
      { problem: 'inbrott', place: 'plats-1', time: 'night' },
      { problem: 'inbrott', place: 'plats-2', time: null },
    ];
    await answer(3, 'web', { trygg: 3 });
    expect((await page()).result.people).toBeNull();
    await answer(4_000, 'web', { oro: worries, trygg: 2, kon: 'kvinna', alder: 'a-25-44', gora: 'Fler lampor.' });
    await answer(2_000, 'paper', { oro: [{ problem: 'trafik', place: null, time: null }], kon: 'man' });
    await answer(2, 'interview', { oro: [{ problem: 'skrap', place: 'plats-1', time: 'day' }], kon: 'man' });
    const { result, channels } = await page();
    expect(result.people).toBe(6_005);
    expect(channels).toBe('4\u00a0003 på webben, 2\u00a0002 på annat sätt');
    const [worry] = result.questions;
    expect(worry?.answered).toBe(6_002);
    const rows = new Map(worry?.rows.map(({ value, all }) => [value, all.count]));
    expect([rows.get('inbrott'), rows.get('trafik'), rows.get('skrap')]).toEqual([4_000, 2_000, null]);
    expect(JSON.stringify(result)).not.toContain('lampor');
  });
  test('teman räknas med dem som står under, varje svar en gång på varje, efter plats och kön', async () => {
    const shown = async () => {
      const { result, isCoded } = await page();
      const [byPlace, , , bySex] = result.themes?.by ?? [];
      const at = (label: string): number => result.themes?.rows.findIndex((row) => row.label === label) ?? -1;
      return {
        isCoded,
        answered: result.themes?.answered,
        of: (label: string) => result.themes?.rows[at(label)]?.all.count,
        byPlace: (label: string) => byPlace?.cells[at(label)]?.map(({ count }) => count),
        bySex: (label: string) => bySex?.cells[at(label)]?.map(({ count }) => count),
      };
    };
    expect((await page()).result.themes).toBeNull();
    const theme = (name: string, parentId: string | null = null): Promise<Theme> =>
      built.work(async (work) => {
        await addTheme(work, newId(), { name, parentId });
        return themeNamed(await loadThemes(work), name) as Theme;
      });
    const dark = await theme('Mörka platser');
    const lamps = await theme('Trasiga lampor', dark.id);
    const bushes = await theme('Täta buskar', dark.id);
    const code = (sex: string, from: number, to: number, ...coded: readonly Coded[]) =>
      built.work(async (work) => {
        const { rows } = await sql<{ id: string }>`select id from input where municipality_id = ${work.municipalityId}
          and dialogue_id = ${id} and answers ->> 'kon' = ${sex} order by id offset ${from} limit ${to - from}`.execute(
          work.tx,
        );
        for (const input of rows) await saveCoding(work, input.id, { expectedNo: 0, coded });
      });
    const on = ({ id: themeId }: Theme, place: string | null = null): Coded => ({
      themeId,
      place,
      placeWords: null,
      time: null,
    });
    await code('man', 0, 12, on(lamps, 'plats-1'), on(lamps, 'plats-2'), on(bushes, 'plats-1'));
    await code('man', 12, 21, on(dark));
    await code('kvinna', 0, 9, on(bushes));
    const now = await shown();
    expect(now.isCoded).toBe(false);
    expect(now.answered).toBe(30);
    expect(['Mörka platser', 'Trasiga lampor', 'Täta buskar', 'Mörka platser, inget närmare'].map(now.of)).toEqual([
      30, 12, 21, 9,
    ]);
    expect(now.byPlace('Trasiga lampor')).toEqual([12, 12, null, null, null]);
    // The women's nine hide that nobody else spoke of it.
    expect(now.bySex('Mörka platser')).toEqual(
      [null, 21, null, null, null].slice(0, now.bySex('Mörka platser')?.length),
    );
    await built.work((work) => mergeTheme(work, lamps.id, { expectedNo: 1, into: bushes.id, reason: null }));
    expect((await shown()).of('Täta buskar')).toBe(21);
    expect((await shown()).of('Trasiga lampor')).toBeUndefined();
  });
  test('svarssidan räknar alla och visar tjugo texter i taget, aldrig en som väntar', async () => {
    id = await begin();
    const answers = (after: { name: string; id: string } | null = null) =>
      built.work((work) =>
        loadAnswersPage(work, { id: work.municipalityId, slug: 'ekby', name: 'Ekby', isDemo: false }, id, after),
      );
    await answer(3_000, 'web', { oro: [{ problem: 'inbrott', place: 'plats-1', time: null }], trygg: 2 });
    await answer(2, 'paper', { trygg: 5 });
    for (let no = 0; no < 45; no += 1) await answer(1, 'web', { gora: `Text ${no}` });
    await answer(2, 'web', { gora: 'Ring mig' }, true);
    const page = await answers();
    expect(page.channels).toEqual([
      { channel: 'web', count: 3_047 },
      { channel: 'paper', count: 2 },
    ]);
    const [worry, safe, text] = page.tallies;
    expect(worry).toMatchObject({ answered: 3_000, several: true, texts: [], next: null, held: 0 });
    expect(worry?.rows.filter(({ count }) => count > 0).map(({ count }) => count)).toEqual([3_000]);
    expect(safe?.rows.map(({ count }) => count)).toEqual([0, 3_000, 0, 0, 2]);
    expect(text).toMatchObject({ answered: 47, rows: [], held: 2 });
    const read = [...(text?.texts ?? [])];
    let next = text?.next ?? null;
    while (next !== null) {
      const { tallies } = await answers({ name: 'gora', id: next });
      expect(tallies[2]?.texts.length).toBeLessThanOrEqual(20);
      read.push(...(tallies[2]?.texts ?? []));
      next = tallies[2]?.next ?? null;
    }
    expect(read.toSorted()).toEqual(Array.from({ length: 45 }, (_, no) => `Text ${no}`).toSorted());
  });
  test('en annan kommun har ingen sådan dialog', async () => {
    await expect(
      built.work((work) =>
        loadResultsPage(work, { id: work.municipalityId, slug: 'ekby', name: 'Ekby', isDemo: false }, newId()),
      ),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
