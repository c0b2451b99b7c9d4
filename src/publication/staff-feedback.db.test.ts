import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newInputId } from '#dialogue/receipt.server.ts';
import { receiveInput } from '#dialogue/receive-input.server.ts';
import { loadDialogue } from '#dialogue/dialogue-queries.server.ts';
import { saveCoding } from '#dialogue/save-coding.server.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { beginDialogue, stepDialogue } from '#dialogue/write-dialogue.server.ts';
import { addTheme } from '#dialogue/write-theme.server.ts';
import { addEntries } from '#follow-up/write-entries.server.ts';
import { addDays } from '#platform/clock.ts';
import { swedishDay } from '#checking/day-words.ts';
import { newId } from '#platform/uuid.server.ts';
import { linkTheme } from '#promise/link-theme.server.ts';
import { setOutcomes } from '#promise/set-outcome.server.ts';
import { remindOfFeedback } from '#publication/feedback-morning.server.ts';
import { findFeedback, findFeedbackList } from '#publication/find-feedback.server.ts';
import { publishFeedback } from '#publication/publish-feedback.server.ts';
import { loadStaffFeedback } from '#publication/staff-feedback.server.ts';
import { tellStaff } from '#publication/tell-staff.server.ts';
import { writeFeedback } from '#publication/write-feedback.server.ts';
import { personWith } from '#tests/support/key-holders.ts';
import { demoRecord, publishRecord } from '#tests/support/published-record.ts';
import { tertials, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const [server] = testServers();
if (server === undefined) throw new Error('no server to test on');
/** The promise is published after the dialogue was held: today, since a page's first day is the real one. */
const TODAY = swedishDay(new Date());
const HELD = { heldFrom: addDays(TODAY, -20), heldTo: addDays(TODAY, -10), feedbackDue: addDays(TODAY, -1) };

let data: TestDatabase;
let built: BuiltRecord;
let dialogueId: string;
let slug: string;
beforeAll(async () => {
  data = await makeDatabase(server);
  built = await demoRecord(data.db, 'norrvik', { points: [{}, {}], rounds: tertials(2021) });
  for (const role of ['auditor', 'committee-member'] as const) await personWith(data.db, built, role);
  dialogueId = newId();
  const themeId = newId();
  await built.work(async (work) => {
    const form = standardForm({ sv: 'Vad ser ni?' }, []);
    const input = { definition: 'police' as const, areaId: null, place: null, ...HELD, form };
    await beginDialogue(work, { id: dialogueId, kind: 'staff', input });
    await stepDialogue(work, dialogueId, 'open');
    await addTheme(work, themeId, { name: 'Mörka stråk', parentId: null });
    const { slug: word, open } = await loadDialogue(work, dialogueId);
    slug = word;
    for (let at = 0; at < 6; at += 1) {
      const id = newInputId();
      const answers = { gora: `Det är mörkt vid förskolan ${at}.` };
      const said = {
        dialogueId,
        versionId: open?.versionId ?? '',
        channel: 'web' as const,
        lang: 'sv' as const,
        answers,
      };
      await receiveInput(work.tx, work.municipalityId, { id, day: HELD.heldFrom, ...said });
      const coded = [{ themeId, place: null, placeWords: null, time: null }];
      await saveCoding(work, id, { expectedNo: 0, coded });
    }
    await linkTheme(work, { pointId: built.point(0), themeId, linked: true });
  });
});
afterAll(() => data.drop());

const page = (no: number | null = null) =>
  built.work((work) =>
    loadStaffFeedback(
      work,
      { id: built.municipalityId, slug: 'norrvik', name: 'Norrviks kommun', isDemo: true },
      dialogueId,
      { no, today: TODAY },
    ),
  );
const tell = () => built.work((work) => tellStaff(work, TODAY));
const told = () =>
  built.work(async ({ tx }) => {
    const { rows } = await sql<{ kind: string; to: string; data: object }>`
      select n.kind, p.name as "to", n.data from notice n join person p on p.id = n.person_id
      where n.kind like 'staff-%' order by n.id`.execute(tx);
    return rows;
  });

test('beskedet är sent för den som skriver och för dem som arbetar här, och syns inte för andra', async () => {
  expect(await page()).toMatchObject({ isLate: true, shown: null });
  const liaison = await personWith(data.db, built, 'police-liaison', 'police');
  await built.work((work) => remindOfFeedback(work, TODAY));
  const { rows } = await built.work(({ tx }) =>
    sql<{ person: string }>`select person_id as person from notice where kind = 'feedback-late'`.execute(tx),
  );
  expect(rows).toEqual([{ person: liaison.personId }]);
  expect((await findFeedbackList(data.db, 'norrvik', TODAY))?.dialogues).toEqual([]);
});

test('alla som arbetar här får veta det, en gång: punkt, uppföljning, avslut och det som är skrivet; ingen annan', async () => {
  expect(await tell()).toBe(0);
  await publishRecord(built, { today: TODAY });
  const everybody = await tell();
  expect([everybody, await tell()]).toEqual([2, 0]);
  expect(new Set((await told()).map(({ kind }) => kind))).toEqual(new Set(['staff-promised']));
  expect((await told()).length, 'the auditor and the liaison, not who is in the committee').toBe(2);
  expect((await told())[0]?.data).toEqual({
    dialogue: 'Vad ser ni?',
    promise: 'Medborgarlöfte Norrby 2021',
    number: 1,
  });

  const entry = { roundId: built.rounds[0] ?? '', pointId: built.point(0), told: 'apart', kind: 'report' } as const;
  await built.work((work) =>
    addEntries(work, [
      { ...entry, partyId: built.parties.municipality, body: 'Lyktorna lyser.', progress: 'under-way' },
    ]),
  );
  await publishRecord(built, { today: TODAY, note: 'Uppföljt.' });
  await tell();
  await built.work((work) =>
    setOutcomes(work, [{ pointId: built.point(0), kind: 'closed', reason: 'Det är ljust.', transferredTo: null }]),
  );
  await publishRecord(built, { today: TODAY, note: 'Avslutat.' });
  await tell();
  await built.work((work) => writeFeedback(work, dialogueId, { expectedNo: 0, intro: 'Tack.', quotes: [] }));
  await built.work((work) => publishFeedback(work, dialogueId, { note: null, expectedNo: 0 }));
  await tell();
  expect(await tell()).toBe(0);
  const kinds = (await told()).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'staff-closed')).toHaveLength(2);
  expect(kinds.at(-1)).toBe('staff-written');
  expect(new Set(kinds)).toEqual(new Set(['staff-promised', 'staff-followed', 'staff-closed', 'staff-written']));
});

test('sidan säger vad som lovades, bara för dem som arbetar här', async () => {
  const { shown } = await page();
  expect(shown?.model).toMatchObject({ people: 6, intro: { text: 'Tack.' }, themes: [{ people: 6 }] });
  expect(shown?.model.themes[0]?.promised).toHaveLength(1);
  expect(shown?.versions).toHaveLength(1);
  await expect(page(9)).rejects.toMatchObject({ code: 'not-found' });
  expect(await findFeedback(data.db, { municipality: 'norrvik', dialogue: slug, no: null }, 'sv')).toBeNull();
});
