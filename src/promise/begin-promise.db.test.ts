import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureGoal } from '#places/registers.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { inWork } from '#access/work.server.ts';
import { beginPromise, type Beginning } from '#promise/begin-promise.server.ts';
import { firstForm } from '#promise/first-form.ts';
import { NO_FRAME } from '#promise/frame-form.ts';
import { newId } from '#platform/uuid.server.ts';
import { findPromise, loadPromise } from '#promise/promise-queries.server.ts';
import type { PromiseRecord } from '#promise/promise-record.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import { loadBeginningPage } from '#promise/writing-page.server.ts';
import { buildRecord, pointInput, TESTER, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

describe.each(testServers())('a new promise on $name', (server) => {
  let data: TestDatabase;
  let built: BuiltRecord;
  beforeAll(async () => {
    data = await makeDatabase(server);
    built = await buildRecord(data.db, {
      title: 'Löfte för Norrby 2022',
      period: { from: '2022-01-01', to: '2022-12-31' },
      points: [{ dueWords: 'varje tertial' }, { dueWords: 'före den 1 juni 2022' }, {}],
      goals: [{ number: 1, body: 'Trygga platser.', period: { from: '2019-01-01', to: '2022-12-31' } }],
    });
    await built.work(async (work) => {
      const kept = await ensureGoal(work, { number: 2, body: 'Hela skolvägar.', period: null });
      const old = await ensureGoal(work, {
        number: 1,
        body: 'Trygga platser.',
        period: { from: '2019-01-01', to: '2022-12-31' },
      });
      await revisePoint(work, built.point(0), 1, {
        ...pointInput({ dueWords: 'varje tertial', internalNote: 'Ring Kim.' }, 0, built.parties),
        due: '2022-05-01',
        goals: [old, kept],
        measures: [{ body: 'Byta lampor.', due: '2022-04-01', amount: 100 }],
      });
    });
  });
  afterAll(() => data.drop());

  const begin = async (parts: Partial<Beginning>): Promise<{ slug: string } | { faults: unknown }> =>
    built.work(async (work) => {
      const page = await loadBeginningPage(work, built.promise.slug, '2022-11-28');
      return beginPromise(work, {
        key: newId(),
        form: firstForm(page, '2022-11-28'),
        earlier: built.promise.slug,
        carried: [],
        firstParties: null,
        ...parts,
      });
    });
  const load = (slug: string): Promise<PromiseRecord | null> =>
    built.work(async ({ tx, municipalityId }) => {
      const id = await findPromise(tx, municipalityId, slug);
      return id === null ? null : loadPromise(tx, municipalityId, id);
    });

  test('from an earlier one takes the points that go on, with their lineage confirmed, for the period after it', async () => {
    const carried = [
      { pointId: built.point(0), kind: 'reworded' as const },
      { pointId: built.point(1), kind: 'carried' as const },
    ];
    const begun = await begin({ carried });
    expect(begun).toEqual({ slug: 'norrby-2023' });
    const promise = await load('norrby-2023');
    expect(promise).toMatchObject({
      title: 'Löfte för Norrby 2023',
      period: { from: '2023-01-01', to: '2023-12-31' },
      areas: [{ name: 'Norrby' }],
      goals: [],
      parties: [{ named: 'kommunen' }, { named: 'polisen' }],
      points: [
        {
          body: 'Kommunen ska hålla minst 2 trygghetsvandringar.',
          dueWords: 'varje tertial',
          due: null,
          internalNote: null,
          goals: [{ number: 2 }],
          measures: [{ body: 'Byta lampor.', due: null, amount: 100 }],
          predecessors: [{ kind: 'reworded', pointId: built.point(0) }],
        },
        { dueWords: null, predecessors: [{ kind: 'carried' }] },
      ],
    });
    expect(promise?.points).toHaveLength(2);
    const earlier = await load(built.promise.slug);
    expect(promise?.points[0]?.measures[0]?.id).not.toBe(earlier?.points[0]?.measures[0]?.id);
  });

  test('takes no point of a promise that it does not begin from', async () => {
    const other = await buildRecord(data.db, { municipalityId: built.municipalityId, areas: ['Söderby'] });
    await expect(begin({ carried: [{ pointId: other.point(0), kind: 'carried' }] })).rejects.toMatchObject({
      code: 'point-not-found',
    });
    await expect(begin({ earlier: 'finns-inte' })).rejects.toMatchObject({ code: 'promise-not-found' });
  });

  test('by a form that is sent twenty times at once is one; with another title it is another', async () => {
    const key = newId();
    const slugs = await Promise.all(Array.from({ length: 20 }, () => begin({ key })));
    expect(new Set(slugs.map((begun) => 'slug' in begun && begun.slug)).size).toBe(1);
    const other = await built.work(async (work) => {
      const page = await loadBeginningPage(work, built.promise.slug, '2022-11-28');
      const form = { ...firstForm(page, '2022-11-28'), title: 'Ett annat löfte' };
      return beginPromise(work, { key, form, earlier: null, carried: [], firstParties: null });
    });
    expect(other).toHaveProperty('slug');
    expect(other).not.toEqual(slugs[0]);
  });

  test('by a form of another municipality is a promise of its own', async () => {
    const key = newId();
    const first = await begin({ key });
    const own = await buildRecord(data.db);
    const form = { ...NO_FRAME, title: 'Löfte', periodFrom: '2026-01-01', periodTo: '2026-12-31' };
    const begun = await own.work((work) =>
      beginPromise(work, {
        key,
        form: { ...form, parties: [own.parties.police] },
        earlier: null,
        carried: [],
        firstParties: null,
      }),
    );
    expect([first, begun]).toEqual([{ slug: expect.any(String) }, { slug: 'kommunen-2026' }]);
  });

  test('says field by field what is missing, and writes nothing then', async () => {
    const begun = await begin({ form: { ...NO_FRAME, periodFrom: '2026-02-30', periodTo: '2025-01-01' } });
    expect(begun).toEqual({
      faults: {
        title: 'Skriv vad löftet ska heta.',
        periodFrom: 'Skriv dagen så här: 2026-05-14.',
        parties: 'Välj vilka som lovar.',
      },
    });
  });

  test('in a municipality without parties makes the two that every promise has, and a new area', async () => {
    const id = await createMunicipality(data, { slug: `nyby-${server.name}`, name: 'Nyby kommun' });
    const form = { ...NO_FRAME, title: 'Löfte', periodFrom: '2026-01-01', periodTo: '2027-12-31', newArea: 'Nyby' };
    const promise = await inWork(data.db, id, TESTER, async (work) => {
      const begun = await beginPromise(work, {
        key: newId(),
        form,
        earlier: null,
        carried: [],
        firstParties: 'Nyby kommun',
      });
      expect(begun).toEqual({ slug: 'nyby-2026-2027' });
      return loadPromise(work.tx, id, (await findPromise(work.tx, id, 'nyby-2026-2027')) ?? '');
    });
    expect(promise).toMatchObject({
      areas: [{ name: 'Nyby' }],
      parties: [
        { kind: 'municipality', name: 'Nyby kommun', named: 'kommunen' },
        { kind: 'police', name: 'Polisen', named: 'polisen' },
      ],
    });
  });
});
