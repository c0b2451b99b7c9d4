import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensurePerson, giveGrant } from '#access/people.server.ts';
import { inWork, type Work } from '#access/work.server.ts';
import { addPlace, addUnit, ensureGoal } from '#places/registers.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality } from '#platform/database.server.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import { answerersFrom, answerersOn } from '#promise/answerer-queries.server.ts';
import { addPoint, movePoint, restorePoint, trashPoint } from '#promise/arrange-points.server.ts';
import { pointContent } from '#promise/point-content.ts';
import { moveAnswerers } from '#promise/move-answerers.server.ts';
import { inputOf } from '#promise/point-input-of.ts';
import { loadPointVersion } from '#promise/point-queries.server.ts';
import type { PointInput } from '#promise/promise-input.ts';
import { loadPromise } from '#promise/promise-queries.server.ts';
import type { PointRecord, PromiseRecord } from '#promise/promise-record.ts';
import { reviseFrame } from '#promise/revise-frame.server.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import { setAnswerer } from '#promise/set-answerer.server.ts';
import { loadTranslations, sourceHash, writeTranslations } from '#promise/translations.server.ts';
import { closePromise, setOutcomes } from '#promise/set-outcome.server.ts';
import { buildRecord, pointInput, TESTER, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const GOALS = [{ number: 1, body: 'Trygga platser.', period: { from: '2019-01-01', to: '2022-12-31' } }];
/** Counted with the program as it was when the first promises were published. */
const OLD_HASH = 'b6883db07f0c9486857070d056d0467c83fe61643645f427f4511edc4bb005a6';

describe.each(testServers())('writing a promise on $name', (server) => {
  let data: TestDatabase;
  let built: BuiltRecord;
  let people: { eva: string; omar: string; lisa: string };
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  const record = async (from: BuiltRecord = built): Promise<PromiseRecord> => {
    const found = await from.work(({ tx, municipalityId }) => loadPromise(tx, municipalityId, from.promise.id));
    if (found === null) throw new Error('no promise');
    return found;
  };
  const point = async (index: number): Promise<PointRecord> => {
    const found = (await record()).points[index];
    if (found === undefined) throw new Error('no point');
    return found;
  };
  const person = async (name: string): Promise<string> => {
    const { id } = await inMunicipality(data.db, INSTALLATION, (tx) =>
      ensurePerson(tx, { name, email: `${name.toLowerCase()}-${built.slug}@exempel.se` }),
    );
    await built.work((work) => giveGrant(work, { personId: id, role: 'secretary' }));
    return id;
  };
  const build = async (points = 3): Promise<void> => {
    built = await buildRecord(data.db, { points: Array.from({ length: points }, () => ({})), goals: GOALS });
    people = { eva: await person('Eva'), omar: await person('Omar'), lisa: await person('Lisa') };
  };

  test('a point that says nothing new has the hash that it always had', () => {
    const known = pointInput({}, 0, { municipality: 'a', police: 'b', landlord: 'c' });
    expect(contentHash(pointContent(known, 1))).toBe(OLD_HASH);
    expect(contentHash(pointContent({ ...known, measures: [], goals: [], due: null }, 1))).toBe(OLD_HASH);
    expect(contentHash(pointContent({ ...known, due: '2021-05-01' }, 1))).not.toBe(OLD_HASH);
  });

  test('all that a point says is read back, and each part is covered by its hash', async () => {
    await build(1);
    const { first, whole, unit } = await built.work(async (work) => {
      const placeId = await addPlace(work, 'Norrby torg', 'public');
      const goal = await ensureGoal(work, GOALS[0] ?? { number: 1, body: '', period: null });
      const inside = await addUnit(work, { partyId: built.parties.municipality, name: 'Gatuenheten' });
      const said: PointInput = {
        ...pointInput({ contributors: ['landlord'] }, 0, built.parties),
        due: '2021-06-30',
        placeId,
        publicNote: 'Vi har flyttat fram dagen.',
        goals: [goal],
        measures: [
          {
            body: 'Byta 12 lampor.',
            ownerParty: built.parties.municipality,
            ownerUnit: inside,
            actors: 'Grannarna',
            limits: 'Får inte hindra utryckningsfordon.',
            funding: 'Kommunens',
            amount: 12_500.5,
            due: '2021-05-01',
            visibility: 'public',
          },
          { body: 'Klippa häckar.' },
        ],
      };
      await revisePoint(work, built.point(0), 1, said);
      return { first: inside, whole: said, unit: inside };
    });
    expect(first).toBe(unit);
    const read = await point(0);
    expect(read).toMatchObject({
      no: 2,
      due: '2021-06-30',
      place: { name: 'Norrby torg', visibility: 'public' },
      publicNote: 'Vi har flyttat fram dagen.',
      goals: [{ number: 1, text: 'Trygga platser.' }],
      measures: [
        {
          body: 'Byta 12 lampor.',
          ownerParty: { name: 'Norrviks kommun' },
          ownerUnit: { name: 'Gatuenheten' },
          actors: 'Grannarna',
          limits: 'Får inte hindra utryckningsfordon.',
          funding: 'Kommunens',
          amount: 12_500.5,
          due: '2021-05-01',
          visibility: 'public',
        },
        { body: 'Klippa häckar.', ownerParty: null, amount: null, visibility: 'internal' },
      ],
    });
    // Written anew as it was read, it says the same and has the same hash.
    await built.work((work) => revisePoint(work, built.point(0), 2, inputOf(read)));
    const again = await point(0);
    expect(again).toMatchObject({ no: 3, content: read.content, measures: read.measures });
    const changes: Partial<PointInput>[] = [
      { due: '2021-07-01' },
      { placeId: null },
      { publicNote: null },
      { goals: [] },
      { measures: [] },
      { measures: (whole.measures ?? []).map((one) => ({ ...one, amount: 12_500 })) },
      { measures: (whole.measures ?? []).map((one) => ({ ...one, limits: null })) },
      { measures: (whole.measures ?? []).toReversed() },
      { body: `${whole.body} ` },
      { contributors: [] },
    ];
    const hashes = new Set([again.content]);
    for (const change of changes) {
      const no = (await point(0)).no;
      await built.work((work) => revisePoint(work, built.point(0), no, { ...inputOf(again), ...change }));
      hashes.add((await point(0)).content);
    }
    expect(hashes.size).toBe(1 + changes.length);
    const older = await built.work(({ tx, municipalityId }) => loadPointVersion(tx, municipalityId, built.point(0), 1));
    expect(older).toMatchObject({ no: 1, measures: [], due: null });
  });

  test('a measure of another point, and a goal of another mandate, are refused', async () => {
    await build(2);
    const own = await built.work(async (work) => {
      await revisePoint(work, built.point(0), 1, {
        ...pointInput({}, 0, built.parties),
        measures: [{ body: 'Byta lampor.' }],
      });
      return work.municipalityId;
    });
    expect(own).toBe(built.municipalityId);
    const [measure] = (await point(0)).measures;
    const steal = built.work((work) =>
      revisePoint(work, built.point(1), 1, {
        ...pointInput({}, 1, built.parties),
        measures: [{ id: measure?.id ?? null, body: 'Min nu.' }],
      }),
    );
    await expect(steal).rejects.toMatchObject({ code: 'edited-meanwhile' });
    const older = built.work(async (work) => {
      const goal = await ensureGoal(work, {
        number: 9,
        body: 'Förra målet.',
        period: { from: '2015-01-01', to: '2018-12-31' },
      });
      await revisePoint(work, built.point(1), 1, { ...pointInput({}, 1, built.parties), goals: [goal] });
    });
    await expect(older).rejects.toMatchObject({ code: 'goal-outside-period' });
  });

  test('the promise’s own text is written anew, and the second of two editors is told', async () => {
    await build(1);
    const was = await record();
    const frame = {
      title: 'Löfte för Norrby',
      intro: 'Hej.',
      period: was.period,
      areas: was.areas,
      parties: was.parties.map(({ id, named }) => ({ id, named })),
      goals: was.goals.map(({ id }) => id),
      publicNote: 'Ny inledning.',
    };
    await built.work((work) => reviseFrame(work, built.promise.id, 1, frame));
    const now = await record();
    expect(now).toMatchObject({ no: 2, title: 'Löfte för Norrby', slug: was.slug, publicNote: 'Ny inledning.' });
    expect(now.content).not.toBe(was.content);
    await expect(built.work((work) => reviseFrame(work, built.promise.id, 1, frame))).rejects.toMatchObject({
      code: 'edited-meanwhile',
    });
  });

  const order = async (): Promise<string[]> => (await record()).points.map(({ id }) => id);

  test('points are added, change places, and go into the waste basket and back, and keep their addresses', async () => {
    await build(3);
    const [a, b, c] = await order();
    const added = await built.work((work) => addPoint(work, built.promise.id, pointInput({}, 3, built.parties)));
    expect(await order()).toEqual([a, b, c, added.id]);
    await built.work((work) => movePoint(work, c ?? '', 1, 'up'));
    expect(await order()).toEqual([a, c, b, added.id]);
    await expect(built.work((work) => movePoint(work, c ?? '', 1, 'up'))).rejects.toMatchObject({
      code: 'edited-meanwhile',
    });
    await built.work((work) => movePoint(work, a ?? '', 1, 'up'));
    expect((await point(0)).no).toBe(1);
    await expect(built.work((work) => trashPoint(work, c ?? '', 1))).rejects.toMatchObject({
      code: 'edited-meanwhile',
    });
    await built.work((work) => trashPoint(work, c ?? '', 2));
    expect(await order()).toEqual([a, b, added.id]);
    await expect(
      built.work((work) => revisePoint(work, c ?? '', 2, pointInput({}, 0, built.parties))),
    ).rejects.toMatchObject({ code: 'point-not-found' });
    await built.work((work) => movePoint(work, added.id, 1, 'up'));
    await built.work((work) => restorePoint(work, c ?? ''));
    expect(await order()).toEqual([a, c, added.id, b]);
    const slugs = (await record()).points.map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(4);
  });

  test('two who add a point at the same time get one each, in an order', async () => {
    await build(1);
    const add = (): Promise<unknown> =>
      built.work((work) => addPoint(work, built.promise.id, pointInput({ body: 'Samma ord.' }, 0, built.parties)));
    await Promise.all([add(), add(), add()]);
    const { points } = await record();
    expect(points.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(new Set(points.map(({ slug }) => slug)).size).toBe(4);
  });

  test('a closed promise takes no new words, and a colleague without the task writes none', async () => {
    await build(1);
    await built.work(async (work) => {
      await setOutcomes(work, [{ pointId: built.point(0), kind: 'closed', reason: 'Klart.', transferredTo: null }]);
      await closePromise(work, built.promise.id);
    });
    const write = (work: Work): Promise<unknown> =>
      revisePoint(work, built.point(0), 1, pointInput({}, 0, built.parties));
    await expect(built.work(write)).rejects.toMatchObject({ code: 'forbidden' });
    await build(1);
    const as = (role: 'unit-contact' | 'coordinator' | 'police-liaison', partyId: string | null): Promise<unknown> =>
      inWork(
        data.db,
        built.municipalityId,
        {
          personId: people.eva,
          via: 'login-link',
          grants: [{ municipalityId: built.municipalityId, role, partyId, areaId: null, unitId: null }],
        },
        write,
      );
    await expect(as('unit-contact', null)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(as('police-liaison', built.parties.landlord)).rejects.toMatchObject({ code: 'forbidden' });
    await as('police-liaison', built.parties.police);
  });

  const answers = (pointId: string, day: string): Promise<(string | null)[][]> =>
    built.work(async ({ tx, municipalityId }) =>
      (await answerersOn(tx, municipalityId, [pointId], day)).map((one) => [one.person.name, one.deputy?.name ?? null]),
    );

  test('who answers changes from a day on, and earlier days stay as they were', async () => {
    await build(1);
    const set = (personId: string, from: string, deputyId: string | null = null): Promise<string> =>
      built.work((work) =>
        setAnswerer(work, {
          pointId: built.point(0),
          partyId: built.parties.municipality,
          personId,
          deputyId,
          from,
        }),
      );
    await set(people.eva, '2021-01-01', people.omar);
    await set(people.omar, '2021-06-01');
    expect(await answers(built.point(0), '2021-05-31')).toEqual([['Eva', 'Omar']]);
    expect(await answers(built.point(0), '2021-06-01')).toEqual([['Omar', null]]);
    // Put right the same day, and before a day that was to come.
    await set(people.lisa, '2021-06-01');
    expect(await answers(built.point(0), '2021-06-01')).toEqual([['Lisa', null]]);
    await set(people.eva, '2021-04-01');
    expect(await answers(built.point(0), '2021-03-31')).toEqual([['Eva', 'Omar']]);
    expect(await answers(built.point(0), '2022-01-01')).toEqual([['Eva', null]]);
    expect(await answers(built.point(0), '2020-12-31')).toEqual([]);
    await expect(set(people.eva, '2021-07-01', people.eva)).rejects.toMatchObject({ code: 'deputy-is-answerer' });
    await expect(set(built.point(0), '2021-07-01')).rejects.toMatchObject({ code: 'colleague-not-found' });
    const foreign = built.work((work) =>
      setAnswerer(work, {
        pointId: built.point(0),
        partyId: built.parties.police,
        personId: people.eva,
        from: '2021-01-01',
      }),
    );
    await expect(foreign).rejects.toMatchObject({ code: 'party-not-in-point' });
  });

  test('a leave moves everything for its days, and gives it back', async () => {
    await build(2);
    const [first, second] = [built.point(0), built.point(1)];
    await built.work(async (work) => {
      const own = { partyId: built.parties.municipality, from: '2021-01-01' };
      await setAnswerer(work, { ...own, pointId: first, personId: people.eva, deputyId: people.omar });
      await setAnswerer(work, { ...own, pointId: second, personId: people.lisa, deputyId: people.eva });
    });
    const move = (to: string | null): Promise<number> =>
      built.work((work) =>
        moveAnswerers(work, { fromPerson: people.eva, toPerson: people.omar, from: '2021-03-01', to }),
      );
    expect(await move('2021-08-31')).toBe(2);
    for (const [day, of] of [
      ['2021-02-28', [['Eva', 'Omar']]],
      ['2021-03-01', [['Omar', null]]],
      ['2021-08-31', [['Omar', null]]],
      ['2021-09-01', [['Eva', 'Omar']]],
    ] as const) {
      expect([day, await answers(first, day)]).toEqual([day, of]);
    }
    expect(await answers(second, '2021-05-01')).toEqual([['Lisa', 'Omar']]);
    expect(await answers(second, '2021-10-01')).toEqual([['Lisa', 'Eva']]);
    expect(await move(null)).toBe(2);
    expect(await answers(first, '2021-12-31')).toEqual([['Omar', null]]);
    const rows = await built.work(({ tx, municipalityId }) => answerersFrom(tx, municipalityId, [first], '2021-01-01'));
    expect(rows.map(({ person: who, from, to }) => [who.name, from, to])).toEqual([
      ['Eva', '2021-01-01', '2021-02-28'],
      ['Omar', '2021-03-01', '2021-08-31'],
      ['Omar', '2021-09-01', null],
    ]);
  });

  test('an administrator for one party moves nobody who answers for another', async () => {
    await build(1);
    const first = built.point(0);
    await built.work((work) =>
      setAnswerer(work, {
        pointId: first,
        partyId: built.parties.municipality,
        personId: people.eva,
        from: '2021-01-01',
      }),
    );
    const grant = { municipalityId: built.municipalityId, role: 'administrator', areaId: null, unitId: null } as const;
    const move = (party: 'municipality' | 'police'): Promise<number> =>
      inWork(
        data.db,
        built.municipalityId,
        { personId: people.lisa, via: 'oidc', grants: [{ ...grant, partyId: built.parties[party] }] },
        (work) => moveAnswerers(work, { fromPerson: people.eva, toPerson: people.omar, from: '2021-03-01' }),
      );
    await expect(move('police')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await answers(first, '2021-03-01')).toEqual([['Eva', null]]);
    expect(await move('municipality')).toBe(1);
  });

  test('a text in easy Swedish is stamped with the text that it was made from', async () => {
    await build(1);
    const { body } = await point(0);
    const write = (expectedNo: number, from = body): Promise<number[]> =>
      built.work((work) =>
        writeTranslations(work, built.promise.id, 'sv-x-lattlast', [
          {
            kind: 'point',
            subjectId: built.point(0),
            field: 'body',
            expectedNo,
            from,
            body: 'Vi går runt i Norrby.',
            machine: false,
          },
        ]),
      );
    expect(await write(0)).toEqual([1]);
    const load = (): Promise<{ source: string; no: number }[]> =>
      built.work(({ tx, municipalityId }) => loadTranslations(tx, municipalityId, 'point', [built.point(0)]));
    expect(await load()).toMatchObject([{ no: 1, source: sourceHash(body), body: 'Vi går runt i Norrby.' }]);
    await expect(write(0)).rejects.toMatchObject({ code: 'edited-meanwhile' });
    await write(1, `${body} Nytt.`);
    const [latest] = await load();
    expect(latest?.no).toBe(2);
    expect(latest?.source).not.toBe(sourceHash(body));
  });

  test('what is written is in the chain of events, and no words of anybody', async () => {
    await build(1);
    await built.work((work) =>
      addPoint(work, built.promise.id, pointInput({ body: 'Hemliga ord.' }, 0, built.parties)),
    );
    const { rows } = await built.work(({ tx, municipalityId }) =>
      sql<{ type: string; data: unknown }>`
        select type, data from audit_event where municipality_id = ${municipalityId} order by no desc limit 1`.execute(
        tx,
      ),
    );
    expect(rows[0]?.type).toBe('point-added');
    expect(JSON.stringify(rows)).not.toContain('Hemliga');
    expect(TESTER.personId).toBeNull();
  });
});
