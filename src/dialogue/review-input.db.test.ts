import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answers } from '#dialogue/answers.ts';
import { castVotes } from '#dialogue/cast-votes.server.ts';
import { loadCoding } from '#dialogue/coding-queries.server.ts';
import { loadAnswersPage } from '#dialogue/dialogue-pages.server.ts';
import { loadDialogue } from '#dialogue/dialogue-queries.server.ts';
import { forgetWords, oldWords } from '#dialogue/forget-words.server.ts';
import { newInputId } from '#dialogue/receipt.server.ts';
import { receiveInput } from '#dialogue/receive-input.server.ts';
import { reviewInput, type Reviewed } from '#dialogue/review-input.server.ts';
import { loadReviewPage } from '#dialogue/review-page.server.ts';
import { saveCoding } from '#dialogue/save-coding.server.ts';
import { loadSuggested } from '#dialogue/statement-queries.server.ts';
import { loadThemes } from '#dialogue/theme-queries.server.ts';
import type { ReviewList } from '#dialogue/review-queries.server.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { beginDialogue, stepDialogue } from '#dialogue/write-dialogue.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { buildRecord, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const WRITTEN = 'Kalle Svensson säljer. Ring 070-123 45 67!';
const MASKED = '[borttaget] säljer. Ring [borttaget]!';
const days = { heldFrom: '2026-09-01', heldTo: '2026-09-30', feedbackDue: null };
const form = standardForm({ sv: 'Vad är viktigast?' }, ['Torget']);
const INPUT = { definition: 'police' as const, areaId: null, place: null, ...days, form };

describe.each(testServers())('granskning på $name', (server) => {
  let data: TestDatabase;
  let built: BuiltRecord;
  let dialogueId: string;
  beforeAll(async () => {
    data = await makeDatabase(server);
    built = await buildRecord(data.db);
    dialogueId = await built.work((work) => beginDialogue(work, { id: newId(), kind: 'resident', input: INPUT }));
    await built.work((work) => stepDialogue(work, dialogueId, 'open'));
  });
  afterAll(() => data.drop());

  const sent = async (id: string, answers: Answers): Promise<boolean> =>
    built.work(async (work) => {
      const { versionId } = await loadDialogue(work, dialogueId);
      const said = { dialogueId, versionId, channel: 'web' as const, lang: 'sv' as const, day: '2026-09-02', answers };
      return receiveInput(work.tx, work.municipalityId, { id, ...said });
    });
  const answer = async (answers: Answers): Promise<string> => {
    const id = newInputId();
    await sent(id, answers);
    return id;
  };
  const review = (inputId: string, other: Partial<Reviewed>): Promise<void> =>
    built.work((work) =>
      reviewInput(work, dialogueId, {
        inputId,
        expectedNo: 0,
        verdict: 'shown',
        reason: null,
        texts: new Map(),
        ...other,
      }),
    );
  const listed = async (list: ReviewList) =>
    (
      await built.work((work) =>
        loadReviewPage(work, { id: work.municipalityId, slug: 'ekby', name: 'Ekby' } as never, dialogueId, {
          list,
          after: null,
          one: null,
        }),
      )
    ).items;
  const shown = async (): Promise<readonly string[]> =>
    built.work(async (work) => {
      const municipality = { id: work.municipalityId, slug: 'ekby', name: 'Ekby', isDemo: false };
      return (await loadAnswersPage(work, municipality, dialogueId)).tallies.flatMap(({ texts }) => texts);
    });
  const everything = async (): Promise<string> => {
    const { rows } = await built.work(({ tx }) =>
      sql<{ all: string }>`select string_agg(t, ' ') as all from (
        select to_jsonb(i)::text as t from input i union all select to_jsonb(r)::text from input_review r
        union all select to_jsonb(e)::text from audit_event e) x`.execute(tx),
    );
    return rows[0]?.all ?? '';
  };

  test('samma ord i flera svar märks ut för den som granskar, och räknas ändå; korta ord är var och ens', async () => {
    const words = 'Ta bort alla bänkar på torget nu.';
    const [one, two] = [await answer({ gora: words }), await answer({ gora: `  TA bort alla\nbänkar på torget nu. ` })];
    for (const short of ['Mer ljus', 'Mer ljus']) await answer({ gora: short });
    // What two have chosen is no words of theirs, however long the word is that it is stored by.
    for (const chosen of ['bor-utanfor-humleslatten', 'bor-utanfor-humleslatten']) await answer({ gora: chosen });
    expect((await listed('lika')).map(({ id, alike }) => [id, alike])).toEqual(
      [one, two].toSorted().map((id) => [id, 1]),
    );
    expect(await shown()).toContain(words);
    expect((await listed('alla')).filter(({ alike }) => alike > 0)).toHaveLength(2);
  });

  test('det som kan handla om någon visas för den som granskar, markerat, och för ingen annan', async () => {
    const id = await answer({ trygg: 3, gora: WRITTEN });
    const [item] = (await listed('vantar')).filter((one) => one.id === id);
    expect(item?.texts[0]?.parts.flatMap(({ kind }) => kind ?? [])).toEqual(['name', 'phone']);
    expect(item?.texts[0]?.proposal).toBe(MASKED);
    expect(await shown()).not.toContain(WRITTEN);
    await review(id, { verdict: 'shown' });
    expect(await shown()).toContain(WRITTEN);
    await review(id, { expectedNo: 1, verdict: 'hidden', reason: 'Hot mot en granne' });
    expect(await shown()).not.toContain(WRITTEN);
    expect((await listed('dolda')).map((one) => one.id)).toContain(id);
    await expect(review(id, { expectedNo: 1 })).rejects.toMatchObject({ code: 'edited-meanwhile' });
  });

  test('det som tas bort är borta ur varje rad, och kedjan säger inte vad det var', async () => {
    const words = 'Bosse Bok säljer vid Torget. Ring 070-987 65 43.';
    const id = await answer({ trygg: 2, gora: words });
    await review(id, {
      verdict: 'masked',
      reason: 'Namn och nummer',
      texts: new Map([['gora', '[borttaget] säljer vid Torget. Ring [borttaget].']]),
    });
    expect(await shown()).toContain('[borttaget] säljer vid Torget. Ring [borttaget].');
    const all = await everything();
    expect(all).not.toMatch(/Bosse Bok|070-987/);
    const { rows } = await built.work(({ tx }) =>
      sql<{ payload: string | null }>`select payload from input where id = ${id}`.execute(tx),
    );
    expect(rows).toEqual([{ payload: null }]);
    // Sent once more by a device that never got its receipt: it has come, and nothing of it is stored again.
    expect(await sent(id, { trygg: 2, gora: words })).toBe(false);
    expect(await everything()).not.toMatch(/Bosse Bok/);
  });

  test('ingen skriver om det som någon sa', async () => {
    const id = await answer({ gora: WRITTEN });
    const mask = (text: string, reason = 'Namn') =>
      review(id, { verdict: 'masked', reason, texts: new Map([['gora', text]]) });
    await expect(mask('[borttaget] gör inget.')).rejects.toMatchObject({ code: 'masking-changes-words' });
    await expect(mask(WRITTEN)).rejects.toMatchObject({ code: 'masking-nothing' });
    await expect(mask(MASKED, 'Det stod 070-123 45 67')).rejects.toMatchObject({ code: 'reason-with-personal-data' });
    await expect(review(newInputId(), {})).rejects.toMatchObject({ code: 'not-found' });
  });

  test('databasen ändrar inget svar utan en granskning som säger det', async () => {
    const id = await answer({ gora: WRITTEN });
    const run = (query: ReturnType<typeof sql>) => built.work(({ tx }) => query.execute(tx));
    await expect(run(sql`select apply_review(${id}::uuid, null)`)).rejects.toThrow('granskningen säger något annat');
    await expect(run(sql`update input set held = false where id = ${id}`)).rejects.toThrow(/permission|behörighet/i);
    await review(id, { verdict: 'shown' });
    await expect(run(sql`select apply_review(${id}::uuid, '{"gora": "annat"}')`)).rejects.toThrow('granskningen');
  });

  test('en stängd dialog förlorar det som skrevs när tiden är ute, och behåller det som valdes', async () => {
    const id = await answer({
      trygg: 5,
      gora: 'Mer ljus vid bron.',
      oro: [{ problem: 'trafik', place: null, time: null }],
    });
    const old = () => built.work((work) => oldWords(work, '2999-01-01', 730));
    expect(await built.work((work) => forgetWords(work, [dialogueId]))).toBe(0);
    expect(await old()).toEqual([]);
    await built.work((work) => stepDialogue(work, dialogueId, 'closed'));
    expect(await old()).toEqual([dialogueId]);
    expect(await built.work((work) => forgetWords(work, [dialogueId]))).toBe(1);
    expect([await shown(), await old(), await listed('alla')]).toEqual([[], [], []]);
    const { rows } = await built.work(({ tx }) =>
      sql<{ answers: Answers }>`select answers from input where id = ${id}`.execute(tx),
    );
    expect(rows).toEqual([{ answers: { trygg: 5, oro: [{ problem: 'trafik', place: null, time: null }] } }]);
  });

  test('med orden går också det som kodaren skrev om platsen och de förslag som ingen har läst', async () => {
    const id = await built.work((work) => beginDialogue(work, { id: newId(), kind: 'resident', input: INPUT }));
    await built.work((work) => stepDialogue(work, id, 'open'));
    const inputId = newInputId();
    await built.work(async (work) => {
      const { versionId } = await loadDialogue(work, id);
      const sentOn = { dialogueId: id, versionId, channel: 'web' as const, lang: 'sv' as const, day: '2026-09-02' };
      await receiveInput(work.tx, work.municipalityId, { id: inputId, ...sentOn, answers: { gora: 'Mer ljus.' } });
      const [theme] = (await loadThemes(work)).values();
      const coded = [
        { themeId: theme?.id ?? '', place: null, placeWords: 'Hos familjen Lind', time: 'night' as const },
      ];
      await saveCoding(work, inputId, { expectedNo: 0, coded });
      const suggested = { id: newId(), body: 'Be Kalle flytta.', lang: 'sv' as const };
      const votes = { dialogueId: id, voter: newId(), day: '2026-09-02', votes: new Map(), suggested };
      await castVotes(work.tx, work.municipalityId, votes);
      await stepDialogue(work, id, 'closed');
    });
    expect(await built.work((work) => forgetWords(work, [id]))).toBe(1);
    const left = await built.work(async (work) => [await loadCoding(work, inputId), await loadSuggested(work, id)]);
    expect(left).toEqual([{ no: 1, coded: [expect.objectContaining({ placeWords: null, time: 'night' })] }, []]);
    expect(await built.work((work) => oldWords(work, '2999-01-01', 730))).not.toContain(id);
  });
});
