import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#access/actor.ts';
import { inWork } from '#access/work.server.ts';
import { endAction, measureFromAction } from '#follow-up/meeting-actions.server.ts';
import { meetingBegun, meetingWords, type MeetingGiven, type MeetingTyped } from '#follow-up/meeting-form.ts';
import { meetingPage, meetingsPage } from '#follow-up/meeting-queries.server.ts';
import { addMeeting, reviseMeeting, trashMeeting } from '#follow-up/meeting-write.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { loadPointsAlone } from '#promise/point-queries.server.ts';
import { buildRecord, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const FORUM = 'Veckomötet';
const GIVEN: MeetingGiven = {
  words: {
    notes: 'Det var lugnt.',
    decisions: 'Vi går på torsdag.',
    attendance: [
      { organisation: 'Polisen i Norrvik', people: 2 },
      { organisation: 'Fältarna', people: null },
    ],
  },
  actions: [{ body: 'Byta lampan vid tunneln.', owner: 'Norrviks kommun', due: '2021-02-01' }],
};

describe.each(testServers())('a meeting on $name', (server) => {
  let data: TestDatabase;
  let built: BuiltRecord;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());
  const fresh = async (): Promise<BuiltRecord> => (built = await buildRecord(data.db));

  const hold = async (day: string, given: MeetingGiven = GIVEN): Promise<string> => {
    const id = newId();
    await built.work((work) => addMeeting(work, { id, begun: { forum: { name: FORUM }, day }, given }));
    return id;
  };
  const none: MeetingGiven = { words: { ...GIVEN.words, notes: null }, actions: [] };
  const page = (id: string) =>
    built.work(async (work) => {
      const found = await meetingPage(work, id);
      if (found === null) throw new Error('no meeting');
      return found;
    });
  const forum = () => built.work(async (work) => (await meetingsPage(work)).forums.find(({ name }) => name === FORUM));

  test('is written down once, with who was there and what they took on', async () => {
    await fresh();
    const id = await hold('2021-01-11');
    await built.work((work) =>
      addMeeting(work, { id, begun: { forum: { name: FORUM }, day: '2021-01-11' }, given: GIVEN }),
    );
    expect((await page(id)).meeting).toMatchObject({ forum: FORUM, day: '2021-01-11', no: 1, ...GIVEN.words });
    expect((await forum())?.meetings).toEqual([{ id, day: '2021-01-11', decided: true }]);
    expect((await forum())?.open).toMatchObject([{ body: 'Byta lampan vid tunneln.', state: 'open' }]);
  });

  test('is rewritten as a new version; the second of two editors is told, and what was taken on is not doubled', async () => {
    await fresh();
    const id = await hold('2021-01-11');
    const revise = (notes: string, expectedNo = 1) =>
      built.work((work) =>
        reviseMeeting(work, id, { expectedNo, given: { words: { ...GIVEN.words, notes }, actions: [] } }),
      );
    await revise('Det var stökigt.');
    await expect(revise('Något annat.')).rejects.toMatchObject({ code: 'edited-meanwhile' });
    const both = await Promise.allSettled([revise('Ena.', 2), revise('Andra.', 2)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const now = await page(id);
    expect(now.meeting.no).toBe(3);
    expect(now.actions).toHaveLength(1);
  });

  test('carries what is open to the next by itself, until it is done or dropped with a reason', async () => {
    await fresh();
    const first = await hold('2021-01-11', {
      ...GIVEN,
      actions: [...GIVEN.actions, { body: 'Ringa skolan.', owner: 'Fältarna', due: null }],
    });
    const second = await hold('2021-01-18', none);
    const third = await hold('2021-01-25', none);
    const [lamp, school] = (await page(first)).actions;
    expect((await page(second)).carried.map(({ body }) => body)).toEqual(['Byta lampan vid tunneln.', 'Ringa skolan.']);
    await built.work((work) => endAction(work, lamp?.id ?? '', { state: 'done' }));
    await built.work((work) => endAction(work, school?.id ?? '', { state: 'dropped', reason: 'Skolan ringde oss.' }));
    await built.work((work) => endAction(work, lamp?.id ?? '', { state: 'dropped', reason: 'Igen.' }));
    expect((await page(third)).carried).toMatchObject([
      { state: 'done', reason: null },
      { state: 'dropped', reason: 'Skolan ringde oss.' },
    ]);
    expect((await forum())?.open).toEqual([]);
  });

  test('does not carry what ended before it, what another forum took on, or what came later', async () => {
    await fresh();
    await hold('2021-01-25');
    const early = await hold('2021-01-11', none);
    expect((await page(early)).carried).toEqual([]);
    const other = newId();
    await built.work((work) =>
      addMeeting(work, { id: other, begun: { forum: { name: 'Trygghetsrådet' }, day: '2021-02-01' }, given: none }),
    );
    expect((await page(other)).carried).toEqual([]);
    const [action] = (await forum())?.open ?? [];
    await built.work((work) => endAction(work, action?.id ?? '', { state: 'done' }));
    const later = await hold('2099-01-01', none);
    expect((await page(later)).carried).toEqual([]);
  });

  test('makes an action a measure of a point, in a new version that nobody has a key to', async () => {
    await fresh();
    const id = await hold('2021-01-11');
    const [action] = (await page(id)).actions;
    await built.work((work) => measureFromAction(work, action?.id ?? '', built.point(0)));
    const [point] = await built.work(
      async ({ tx, municipalityId }) =>
        (await loadPointsAlone(tx, municipalityId, [built.promise.id])).get(built.promise.id) ?? [],
    );
    expect(point).toMatchObject({
      no: 2,
      measures: [
        {
          body: 'Byta lampan vid tunneln.',
          ownerParty: { name: 'Norrviks kommun' },
          due: '2021-02-01',
          visibility: 'internal',
        },
      ],
    });
    expect((await page(id)).actions).toMatchObject([
      { state: 'became-measure', point: { promiseSlug: built.promise.slug, number: 1 } },
    ]);
    await expect(built.work((work) => measureFromAction(work, action?.id ?? '', built.point(0)))).rejects.toMatchObject(
      { code: 'action-ended' },
    );
  });

  test('is thrown away with what is open, and taken back', async () => {
    await fresh();
    const id = await hold('2021-01-11');
    await built.work((work) => trashMeeting(work, id));
    expect(await built.work((work) => meetingPage(work, id))).toBeNull();
    expect(await forum()).toMatchObject({ meetings: [], open: [] });
    await built.work((work) => trashMeeting(work, id, false));
    expect((await forum())?.open).toHaveLength(1);
  });

  test('is written by those who steer and read by those who work there; others see nothing of it', async () => {
    await fresh();
    const id = await hold('2021-01-11');
    const as = <T>(
      role: 'unit-contact' | 'auditor' | 'secretary',
      municipalityId: string,
      act: Parameters<typeof inWork<T>>[3],
    ) => {
      const grants = [{ municipalityId, role, partyId: null, areaId: null, unitId: null }];
      const actor: Actor = { personId: newId(), via: 'login-link', grants };
      return inWork(data.db, built.municipalityId, actor, act);
    };
    expect(await as('auditor', built.municipalityId, (work) => meetingPage(work, id))).toMatchObject({
      may: { write: false },
    });
    await expect(as('unit-contact', built.municipalityId, (work) => trashMeeting(work, id))).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(as('secretary', newId(), (work) => meetingPage(work, id))).rejects.toMatchObject({
      code: 'not-found',
    });
    const mine = built;
    await fresh();
    expect(await built.work((work) => meetingPage(work, id))).toBeNull();
    await expect(built.work((work) => reviseMeeting(work, id, { expectedNo: 1, given: GIVEN }))).rejects.toMatchObject({
      code: 'not-found',
    });
    built = mine;
    expect((await page(id)).meeting.no).toBe(1);
  });
});

describe('the meeting’s form', () => {
  const typed: MeetingTyped = {
    forum: '',
    newForum: ' Vecko\u0001mötet ',
    day: '2026-04-20',
    notes: ' Lugnt.\r\n',
    decisions: '',
    attendance: [
      { organisation: ' Polisen ', people: '2' },
      { organisation: '', people: '' },
    ],
    actions: [
      { body: 'Ringa', owner: 'Fältarna', due: '' },
      { body: '', owner: '', due: '' },
    ],
  };

  test('leaves empty rows out, and signs that are not seen', () => {
    expect(meetingBegun(typed, '2026-04-20')).toEqual({ begun: { forum: { name: 'Vecko mötet' }, day: '2026-04-20' } });
    expect(meetingWords(typed)).toEqual({
      given: {
        words: { notes: 'Lugnt.', decisions: null, attendance: [{ organisation: 'Polisen', people: 2 }] },
        actions: [{ body: 'Ringa', owner: 'Fältarna', due: null }],
      },
    });
  });

  test.each<[Partial<MeetingTyped>, string]>([
    [{ actions: [{ body: 'Ringa', owner: ' ', due: '' }] }, 'Skriv vem som gör det som ska göras.'],
    [{ actions: [{ body: '', owner: 'Polisen', due: '' }] }, 'Skriv vad som ska göras.'],
    [{ actions: [{ body: 'Ringa', owner: 'Polisen', due: 'snart' }] }, 'Skriv dagen så här: 2026-05-14.'],
    [
      { attendance: [{ organisation: 'Polisen', people: 'många' }] },
      'Skriv antalet personer med siffror, högst 1\u00a0000.',
    ],
    [{ notes: 'x'.repeat(20_001) }, 'Anteckningarna får ha högst 20\u00a0000\u00a0tecken.'],
  ])('%o is told', (parts, words) => {
    const read = meetingWords({ ...typed, ...parts });
    expect('errors' in read ? Object.values(read.errors) : []).toContain(words);
  });

  test.each<[Partial<MeetingTyped>, string]>([
    [{ newForum: '' }, 'Välj vilka som möttes, eller skriv gruppens namn.'],
    [{ day: '2026-04-21' }, 'Mötet har inte varit än. Skriv upp det när ni har träffats.'],
    [{ day: '' }, 'Skriv dagen så här: 2026-05-14.'],
  ])('%o is told before it', (parts, words) => {
    const read = meetingBegun({ ...typed, ...parts }, '2026-04-20');
    expect('errors' in read ? Object.values(read.errors) : []).toEqual([words]);
  });
});
