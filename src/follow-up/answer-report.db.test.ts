import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#access/actor.ts';
import { inWork } from '#access/work.server.ts';
import { answerPage, questionsTo } from '#follow-up/answer-queries.server.ts';
import { saveDraft, sendAnswer, type AnswerToSend } from '#follow-up/answer-report.server.ts';
import { loadFollowUp } from '#follow-up/follow-up-queries.server.ts';
import { lockRound } from '#follow-up/lock-round.server.ts';
import { findReportLink } from '#follow-up/report-link.server.ts';
import { grantsOf } from '#access/people.server.ts';
import { maySignIn } from '#access/sign-in-person.server.ts';
import { handOn, type HandOn } from '#follow-up/request-hand-on.server.ts';
import type { AnswerDraft } from '#follow-up/request-record.ts';
import { addActivities } from '#follow-up/write-activities.server.ts';
import { addEntries } from '#follow-up/write-entries.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality } from '#platform/database.server.ts';
import { buildAsked, TODAY, type AskedRecord } from '#tests/support/asked-record.ts';
import { figureInput } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const DRAFT: AnswerDraft = { body: 'Vi gick tre gånger.', count: '3', unit: 'vandringar', progress: 'under-way' };

describe.each(testServers())('an answer on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  async function linkOf(built: AskedRecord, personId: string) {
    const link = await findReportLink(data.db, await built.link(personId));
    if (typeof link === 'string') throw new Error(link);
    return link;
  }
  const actorOf = async (built: AskedRecord, personId: string): Promise<Actor> => (await linkOf(built, personId)).actor;
  const as = async <T>(built: AskedRecord, personId: string, act: Parameters<typeof inWork<T>>[3]): Promise<T> =>
    inWork(data.db, built.municipalityId, await actorOf(built, personId), act);
  const send = async (built: AskedRecord, personId: string, sent: Partial<AnswerToSend> = {}) => {
    const requestId = sent.requestId ?? (await built.request(personId));
    return as(built, personId, (work) =>
      sendAnswer(work, { way: 'skicka', draft: DRAFT, seenNo: 0, ...sent, requestId }, TODAY),
    );
  };
  const record = (built: AskedRecord) =>
    built.work(({ tx, municipalityId }) => loadFollowUp(tx, municipalityId, built.promise.id));
  const list = async (built: AskedRecord, personId: string) =>
    (await as(built, personId, (work) => questionsTo(work, built.roundId, TODAY)))?.list ?? [];
  const pageOf = async (built: AskedRecord, personId: string) => {
    const requestId = await built.request(personId);
    return as(built, personId, (work) => answerPage(work, built.roundId, requestId, TODAY));
  };

  test('becomes the party’s entry, with its count as a figure of what the party itself did', async () => {
    const built = await buildAsked(data.db);
    expect(await send(built, built.people.anna)).toBeNull();
    const { entries, figures } = await record(built);
    expect(entries).toMatchObject([
      { partyId: built.parties.municipality, told: 'apart', no: 1, body: 'Vi gick tre gånger.', progress: 'under-way' },
    ]);
    expect(figures).toMatchObject([
      { value: 3, unit: 'vandringar', kind: 'activity', direction: 'neutral', source: 'Norrviks kommun' },
    ]);
    expect((await list(built, built.people.anna)).map(({ number, state }) => [number, state])).toEqual([
      [1, 'answered'],
      [2, 'waiting'],
    ]);
    expect((await list(built, built.people.bo)).map(({ state }) => state)).toEqual(['waiting']);
  });

  test('sent twice, or at once from two windows, is one', async () => {
    const built = await buildAsked(data.db);
    await Promise.all([send(built, built.people.anna), send(built, built.people.anna)]);
    await send(built, built.people.anna);
    expect((await record(built)).entries.map(({ no }) => no)).toEqual([1]);
  });

  test('is rewritten as a new version; whoever saw an older one is told', async () => {
    const built = await buildAsked(data.db);
    await send(built, built.people.anna);
    const later = { draft: { ...DRAFT, body: 'Vi gick fyra gånger.', count: '4' } };
    await expect(send(built, built.people.anna, later)).rejects.toMatchObject({ code: 'edited-meanwhile' });
    await send(built, built.people.anna, { ...later, seenNo: 1 });
    expect((await record(built)).entries).toMatchObject([
      { no: 2, body: 'Vi gick fyra gånger.', correctionNote: null },
    ]);
    expect((await pageOf(built, built.people.anna))?.draft).toMatchObject({ body: 'Vi gick fyra gånger.', count: '4' });
  });

  test('rewritten, it keeps the office’s note and every figure that the form does not show', async () => {
    const built = await buildAsked(data.db);
    await built.work((work) =>
      addEntries(work, [
        {
          roundId: built.roundId,
          pointId: built.point(0),
          partyId: built.parties.municipality,
          told: 'apart',
          kind: 'report',
          body: 'Vi gick tre gånger.',
          progress: 'under-way',
          internalNote: 'Fråga om maj.',
          figures: [
            figureInput({ value: 3, unit: 'vandringar', label: 'Gångna vandringar' }),
            figureInput({ value: 71, unit: '%', label: 'Trygga', kind: 'perception' }),
          ],
        },
      ]),
    );
    const labels = async () => (await record(built)).figures.map(({ label, value }) => [label, value]);
    await send(built, built.people.anna, { draft: { ...DRAFT, body: 'Vi gick i maj.' }, seenNo: 1 });
    expect((await record(built)).entries).toMatchObject([{ no: 2, internalNote: 'Fråga om maj.' }]);
    expect(await labels()).toEqual([
      ['Gångna vandringar', 3],
      ['Trygga', 71],
    ]);
    await send(built, built.people.anna, { draft: { ...DRAFT, body: 'Vi gick mer.', count: '5' }, seenNo: 2 });
    expect(await labels()).toEqual([
      ['Vandringar', 5],
      ['Trygga', 71],
    ]);
  });

  test('says done only where an activity bears it out', async () => {
    const built = await buildAsked(data.db);
    const done = { draft: { ...DRAFT, progress: 'done' } };
    await expect(send(built, built.people.anna, done)).rejects.toMatchObject({ code: 'done-without-evidence' });
    expect((await record(built)).entries).toEqual([]);
    await built.work((work) =>
      addActivities(work, [
        { pointId: built.point(0), partyId: built.parties.municipality, day: '2026-02-03', body: 'Vandring.' },
      ]),
    );
    expect(await send(built, built.people.anna, done)).toBeNull();
  });

  test('can say that there is nothing to tell, or that it was not done, each with its reason', async () => {
    const built = await buildAsked(data.db);
    const draft = { nothing: 'Skolorna var stängda.', notDone: 'Skolorna var stängda.' };
    expect(await send(built, built.people.anna, { way: 'inget', draft: {} })).toHaveProperty('nothing');
    await send(built, built.people.anna, { way: 'inget', draft });
    await send(built, built.people.bo, { way: 'inte', draft });
    const told = new Map((await record(built)).entries.map((entry) => [entry.partyId, entry]));
    const nothing = { kind: 'nothing-to-report', reason: 'Skolorna var stängda.' };
    expect(told.get(built.parties.municipality)).toMatchObject({ ...nothing, progress: null });
    expect(told.get(built.parties.police)).toMatchObject({ ...nothing, progress: 'not-done' });
  });

  test('stands beside what the party said last, what is logged in the period, and the target', async () => {
    const built = await buildAsked(data.db);
    await built.work(async (work) => {
      const pointId = built.point(0);
      const partyId = built.parties.municipality;
      const before = {
        roundId: built.rounds[0] ?? '',
        pointId,
        partyId,
        told: 'apart' as const,
        kind: 'report' as const,
      };
      await addEntries(work, [{ ...before, body: 'Vi planerade.', progress: 'planned' }]);
      const log = (day: string, count: number) => ({
        pointId,
        partyId,
        day,
        count,
        unit: 'vandringar',
        body: 'Vi gick.',
      });
      await addActivities(work, [log('2026-01-02', 3), log('2026-04-30', 2), log('2025-12-31', 7)]);
    });
    const page = await pageOf(built, built.people.anna);
    expect(page).toMatchObject({
      title: 'Medborgarlöfte Norrby 2026',
      periodName: 'tertial 1 2026',
      before: { periodName: 'tertial 3 2025', body: 'Vi planerade.', progress: 'planned' },
      progress: { words: '5 av minst 16\u00a0vandringar' },
      draft: { count: '5', unit: 'vandringar' },
      others: [{ id: built.people.cia, name: 'Cia' }],
      waiting: 1,
    });
    expect(page?.activities.map(({ day }) => day)).toEqual(['2026-04-30', '2026-01-02']);
    expect(await send(built, built.people.anna)).toHaveProperty('reason');
  });

  describe('of somebody else', () => {
    let built: AskedRecord;
    beforeAll(async () => {
      built = await buildAsked(data.db);
    });
    const NOT_FOUND = { code: 'not-found' };

    test('is not given, read or kept, by anybody else or from another municipality', async () => {
      const requestId = await built.request(built.people.anna);
      await expect(send(built, built.people.bo, { requestId })).rejects.toMatchObject(NOT_FOUND);
      await expect(
        as(built, built.people.bo, (work) => saveDraft(work, requestId, DRAFT, TODAY)),
      ).rejects.toMatchObject(NOT_FOUND);
      await expect(
        as(built, built.people.bo, (work) => answerPage(work, built.roundId, requestId, TODAY)),
      ).rejects.toMatchObject(NOT_FOUND);
      const { rows } = await built.work(({ tx }) =>
        sql`select person_id from audit_event where type = 'refused' and person_id = ${built.people.bo}`.execute(tx),
      );
      expect(rows).toHaveLength(3);
      const other = await buildAsked(data.db);
      await expect(send(other, other.people.anna, { requestId })).rejects.toMatchObject(NOT_FOUND);
    });

    test('is not given with a link to another round', async () => {
      const requestId = await built.request(built.people.anna);
      const page = as(built, built.people.anna, (work) => answerPage(work, built.rounds[0] ?? '', requestId, TODAY));
      await expect(page).rejects.toMatchObject(NOT_FOUND);
    });
  });

  test('is kept as a draft until it is sent, and only for whoever writes it', async () => {
    const built = await buildAsked(data.db);
    const requestId = await built.request(built.people.anna);
    await as(built, built.people.anna, (work) => saveDraft(work, requestId, { body: 'Halv' }, TODAY));
    expect((await pageOf(built, built.people.anna))?.draft).toEqual({ body: 'Halv' });
    expect((await record(built)).entries).toEqual([]);
    await send(built, built.people.anna);
    expect((await list(built, built.people.anna))[0]).toMatchObject({ hasDraft: false, state: 'answered' });
  });

  test('is not taken once the round is locked', async () => {
    const built = await buildAsked(data.db);
    await built.work((work) => lockRound(work, built.roundId));
    await expect(send(built, built.people.anna)).rejects.toMatchObject({ code: 'round-locked' });
    const requestId = await built.request(built.people.anna);
    await expect(
      as(built, built.people.anna, (work) => saveDraft(work, requestId, DRAFT, TODAY)),
    ).rejects.toMatchObject({ code: 'round-locked' });
  });

  describe('that somebody else gives', () => {
    const hand = async (built: AskedRecord, from: string, to: HandOn['to']) =>
      handOn(
        data.db,
        await linkOf(built, from),
        { requestId: await built.request(from), to, reason: 'Hen var där.' },
        TODAY,
      );
    const notices = (built: AskedRecord) =>
      built.work(async ({ tx }) => {
        const { rows } = await sql<{
          person_id: string;
        }>`select person_id from notice where kind = 'report-handed-on'`.execute(tx);
        return rows.map((row) => row.person_id);
      });

    test('is handed on to a colleague, who gets the question and a notice and may hand it back', async () => {
      const built = await buildAsked(data.db);
      await hand(built, built.people.anna, { personId: built.people.cia });
      expect(await notices(built)).toEqual([built.people.cia]);
      expect((await list(built, built.people.cia)).map(({ state }) => state)).toEqual(['waiting']);
      await expect(send(built, built.people.anna)).rejects.toMatchObject({ code: 'request-handed-on' });
      await hand(built, built.people.cia, { personId: built.people.anna });
      expect(await send(built, built.people.anna)).toBeNull();
    });

    test('is handed on to an address in the organisation, new or known, with the same answer', async () => {
      const built = await buildAsked(data.db);
      await hand(built, built.people.anna, { email: 'Ny.Kollega@Eken.se' });
      const [ny = ''] = await notices(built);
      expect((await list(built, ny)).map(({ body }) => body)).toEqual([
        'Kommunen ska hålla minst 2 trygghetsvandringar.',
      ]);
      const again = await buildAsked(data.db);
      const { rows } = await inMunicipality(data.db, INSTALLATION, (tx) =>
        sql<{ email: string }>`select email from person where id = ${again.people.cia}`.execute(tx),
      );
      expect(await hand(again, again.people.anna, { email: rows[0]?.email ?? '' })).toBeUndefined();
      expect(await notices(again)).toEqual([again.people.cia]);
    });

    test('opens the question for whoever is new, and no office', async () => {
      const built = await buildAsked(data.db);
      await hand(built, built.people.anna, { email: 'ny.i.huset@eken.se' });
      const [ny = ''] = await notices(built);
      expect(await send(built, ny)).toBeNull();
      const signingIn = await inMunicipality(data.db, INSTALLATION, async (tx) => ({
        grants: await grantsOf(tx, ny),
        let: await maySignIn(tx, ny),
      }));
      expect(signingIn).toEqual({ grants: [], let: false });
      const known = await inMunicipality(data.db, INSTALLATION, (tx) => maySignIn(tx, built.people.cia));
      expect(known).toBe(true);
    });

    test.each<[string, HandOn['to'], string]>([
      ['an address elsewhere', { email: 'nagon@annan.example' }, 'email-of-another-organisation'],
      ['an address of the other party', { email: 'ny@polisen.example' }, 'email-of-another-organisation'],
      ['what is no address', { email: 'eken.se' }, 'email-unusable'],
      ['an address with a header in it', { email: 'a@eken.se\r\nBcc: b@c.example' }, 'email-unusable'],
      ['nobody', { personId: '0197b2a0-0000-7000-8000-000000000000' }, 'not-found'],
    ])('is not handed on to %s', async (_what, to, code) => {
      const built = await buildAsked(data.db);
      await expect(hand(built, built.people.anna, to)).rejects.toMatchObject({ code });
      expect(await notices(built)).toEqual([]);
    });

    test('is not handed on to the other party, or to oneself', async () => {
      const built = await buildAsked(data.db);
      for (const personId of [built.people.bo, built.people.anna])
        await expect(hand(built, built.people.anna, { personId })).rejects.toMatchObject({ code: 'not-found' });
    });
  });
});
