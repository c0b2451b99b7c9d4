import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Work } from '#access/work.server.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
import { takeName } from '#places/address-names.server.ts';
import { mergeAreas, renameArea, splitArea } from '#places/change-areas.server.ts';
import { addArea } from '#places/registers.server.ts';
import { loadPromise } from '#promise/promise-queries.server.ts';
import { runs } from '#tests/support/examples.ts';
import { buildRecord, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

/** A name of an area and the years it holds, the last one not included; null = without end. */
type Held = { area: number; name: string; from: number | null; to: number | null; next: number[] };
type Step =
  | { readonly do: 'add'; readonly name: string; readonly year: number | null }
  | { readonly do: 'rename'; readonly area: number; readonly name: string; readonly year: number }
  | { readonly do: 'split'; readonly area: number; readonly names: readonly string[]; readonly year: number }
  | { readonly do: 'merge'; readonly areas: readonly number[]; readonly name: string; readonly year: number };

const NAME = fc.constantFrom('Norrby', 'Söderby', 'Åsen', 'Centrum');
const YEAR = fc.integer({ min: 2015, max: 2020 });
const AREA = fc.nat({ max: 4 });
const STEPS = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({ do: fc.constant('add' as const), name: NAME, year: fc.option(YEAR) }),
    fc.record({ do: fc.constant('rename' as const), area: AREA, name: NAME, year: YEAR }),
    fc.record({
      do: fc.constant('split' as const),
      area: AREA,
      names: fc.uniqueArray(NAME, { minLength: 2, maxLength: 3 }),
      year: YEAR,
    }),
    fc.record({
      do: fc.constant('merge' as const),
      areas: fc.uniqueArray(AREA, { minLength: 2, maxLength: 3 }),
      name: NAME,
      year: YEAR,
    }),
  ),
  { minLength: 1, maxLength: 8 },
);

const overlap = (a: Held, b: Held): boolean =>
  (a.from ?? -Infinity) < (b.to ?? Infinity) && (b.from ?? -Infinity) < (a.to ?? Infinity);

/** What a step should make of the areas, or undefined where it must be refused: the rules once more, over plain lists. */
function expected(before: readonly Held[], step: Step): Held[] | undefined {
  const after = before.map((held) => ({ ...held, next: [...held.next] }));
  let areas = Math.max(-1, ...after.map((held) => held.area)) + 1;
  const holding = (area: number, year: number): Held | undefined =>
    after.find((held) => held.area === area && (held.from ?? -Infinity) < year && year < (held.to ?? Infinity));
  const add = (name: string, from: number | null, area = areas++): number => {
    after.push({ area, name, from, to: null, next: [] });
    return area;
  };
  const end = (area: number, year: number): Held | undefined => {
    const held = holding(area, year);
    if (held === undefined || held.to !== null) return undefined;
    held.to = year;
    return held;
  };
  if (step.do === 'add') add(step.name, step.year);
  else if (step.do === 'rename') {
    const held = holding(step.area, step.year);
    if (held === undefined) return undefined;
    after.push({ ...held, name: step.name, from: step.year });
    Object.assign(held, { to: step.year, next: [] });
  } else {
    const ended = (step.do === 'split' ? [step.area] : step.areas).map((area) => end(area, step.year));
    if (ended.includes(undefined)) return undefined;
    const made = (step.do === 'split' ? step.names : [step.name]).map((name) => add(name, step.year));
    for (const held of ended) held?.next.push(...made);
  }
  const clash = after.some((a, i) => after.some((b, j) => i < j && a.name === b.name && overlap(a, b)));
  return clash ? undefined : after;
}

describe.each(testServers())('areas through time on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  const day = (year: number): string => `${year}-01-01`;

  async function run(work: Work, ids: string[], step: Step): Promise<void> {
    const id = (area: number): string => ids[area] ?? newId();
    if (step.do === 'add') ids.push((await addArea(work, step.name, step.year === null ? null : day(step.year))).id);
    else if (step.do === 'rename') await renameArea(work, id(step.area), step.name, day(step.year));
    else if (step.do === 'split') {
      ids.push(...(await splitArea(work, id(step.area), step.names, day(step.year))).map((part) => part.id));
    } else ids.push((await mergeAreas(work, step.areas.map(id), step.name, day(step.year))).id);
  }

  async function stored(built: BuiltRecord, ids: readonly string[]): Promise<Held[]> {
    const { rows } = await built.work(({ tx, municipalityId }) =>
      sql<{ id: string; name: string; from: number | null; to: number | null; next: string[] }>`
        select area_id as id, name, extract(year from lower(valid))::int as from, extract(year from upper(valid))::int as to,
          replaced_by as next
        from area_version where municipality_id = ${municipalityId}`.execute(tx),
    );
    return rows.map(({ id, next, ...row }) => ({
      area: ids.indexOf(id),
      ...row,
      next: next.map((x) => ids.indexOf(x)),
    }));
  }
  const sorted = (held: readonly Held[]): string[] =>
    held.map((row) => JSON.stringify(row, ['area', 'name', 'from', 'to', 'next'])).toSorted();

  test('become what the rules say after any row of renamings, splits and merges, or the step is refused whole', async () => {
    await fc.assert(
      fc.asyncProperty(STEPS, async (steps) => {
        const built = await buildRecord(data.db, { areas: [] });
        let now: Held[] = [];
        let ids: string[] = [];
        for (const step of steps) {
          const then = expected(now, step);
          const tried = [...ids];
          const done = built.work((work) => run(work, tried, step));
          if (then === undefined) {
            const fault: unknown = await done.then(
              () => 'it was done',
              (error: unknown) => error,
            );
            expect(fault).toBeInstanceOf(AppError);
            expect((fault as AppError).code).toMatch(/^area-(?:not-found|changed-later|name-taken)$/);
          } else {
            await done;
            [now, ids] = [then, tried];
          }
          expect(sorted(await stored(built, ids))).toEqual(sorted(now));
        }
      }),
      {
        numRuns: runs(25),
        examples: [
          [
            [
              { do: 'add', name: 'Norrby', year: null },
              { do: 'rename', area: 0, name: 'Åsen', year: 2018 },
              { do: 'rename', area: 0, name: 'Centrum', year: 2016 },
              { do: 'split', area: 0, names: ['Åsen', 'Norrby'], year: 2017 },
              { do: 'split', area: 0, names: ['Åsen', 'Norrby'], year: 2019 },
              { do: 'rename', area: 0, name: 'Söderby', year: 2018 },
              { do: 'merge', areas: [1, 2], name: 'Norrby', year: 2020 },
              { do: 'add', name: 'Norrby', year: 2015 },
            ],
          ],
        ],
      },
    );
  });

  test('whose boundaries overlap may lie beside each other', async () => {
    const built = await buildRecord(data.db, { areas: [] });
    const square = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [0, 1],
          [1, 1],
          [0, 0],
        ],
      ],
    };
    const draw = (name: string): Promise<unknown> =>
      built.work(async (work) => {
        const id = newId();
        const slug = await takeName(work, name);
        await sql`insert into area values (${work.municipalityId}, ${id}, ${slug})`.execute(work.tx);
        await sql`insert into area_version (municipality_id, area_id, valid, name, boundary)
          values (${work.municipalityId}, ${id}, '[2010-01-01,)', ${name}, ${JSON.stringify(square)})`.execute(work.tx);
      });
    await expect(draw('ost')).resolves.toBeUndefined();
    await expect(draw('vast')).resolves.toBeUndefined();
    await expect(draw('ost')).rejects.toMatchObject({ code: 'area-name-taken' });
  });

  test('two who give the same name at once: one is refused', async () => {
    const built = await buildRecord(data.db, { areas: ['Norrby', 'Söderby'] });
    const renamed = await Promise.allSettled(
      built.areas.map((area) => built.work((work) => renameArea(work, area.id, 'Centrum', '2020-01-01'))),
    );
    expect(renamed.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(renamed.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'area-name-taken' } });
  });

  test('a promise names an area as it was called on the promise’s last day, or last of all', async () => {
    const built = await buildRecord(data.db, { areas: ['Norrby', 'Söderby', 'Västby'] });
    const [north, south, west] = built.areas.map(({ id }) => id);
    await built.work(async (work) => {
      await renameArea(work, north ?? '', 'Nya Norrby', '2021-12-31');
      await renameArea(work, south ?? '', 'Nya Söderby', '2022-01-01');
      await splitArea(work, west ?? '', ['Östra Västby'], '2021-06-01');
    });
    const promise = await built.work(({ tx, municipalityId }) => loadPromise(tx, municipalityId, built.promise.id));
    expect(promise?.areas.map(({ name }) => name)).toEqual(['Nya Norrby', 'Söderby', 'Västby']);
  });
});
