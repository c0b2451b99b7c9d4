import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWork } from '#access/work.server.ts';
import type { Report } from '#checking/report.ts';
import { splitArea } from '#places/change-areas.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { ensureAreas } from '#places/registers.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { findPromise, loadPromise } from '#promise/promise-queries.server.ts';
import { importObstacles } from '#report-back/import-obstacles.ts';
import { importFile, type FileImported } from '#report-back/import-file.server.ts';
import { buildFigure, buildMaterial } from '#tests/support/report-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const ACTOR = { personId: null, via: 'command-line' } as const;
type Parts = Omit<Report, 'findings'>;

/** A report that says something in every field that the record keeps. */
const WHOLE: Parts = buildMaterial({
  parties: [{ kind: 'police', name: 'Polisen i Ekvik' }],
  proposedDecisions: ['Rapporten godkänns.'],
  agreements: [{ name: 'Samverkan', date: '2020-05-01' }],
  goals: [{ number: 1, text: 'Trygga platser.', period: { from: 2019, to: 2022 } }],
  consultation: [{ party: 'Polisen', verdict: 'endorses' }],
  perspectives: [{ kind: 'child', text: 'Barn vistas på platsen.' }],
  committeeReporting: ['Trygghetsutskottet'],
  publications: [{ address: 'https://ekvik.se/lofte', period: 'T1 2021' }],
  department: 'Kommunledningen',
  dispatch: ['Polisen'],
  points: [
    {
      owner: ['police'],
      focusArea: 'Centrum',
      promise: 'Vi vill ha ett tryggt centrum.',
      due: 'i maj',
      target: { atLeast: 4, unit: 'vandringar', per: 'year' },
      results: [{ period: 'T1 2021', text: 'Två vandringar hölls.', status: 'done' }],
      figures: [buildFigure({ quote: 'Två vandringar', value: 2, unit: 'vandringar' })],
    },
  ],
}).report;

/** Words of a fixed list, and what the record does not keep. */
const OF_A_LIST = new Set([
  'format',
  'kind',
  'verdict',
  'per',
  'status',
  'title',
  'source',
  'sections',
  'owner',
  'blocks',
]);

/** Where a text or number stands in the report: the steps to it, and whether it is a day. */
function leaves(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value === 'string' || (typeof value === 'number' && path.at(-2) === 'goals')) return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    OF_A_LIST.has(name) ? [] : leaves(part, [...path, Array.isArray(value) ? Number(name) : name]),
  );
}

function withAt(whole: Parts, path: readonly (string | number)[], put: (was: unknown) => unknown): Parts {
  const copy = structuredClone(whole);
  let at = copy as unknown as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  at[last] = put(at[last]);
  return copy;
}

const isDay = (was: unknown): boolean => typeof was === 'string' && /^\d{4}-\d\d-\d\d$/.test(was);
const LONG = 'ord '.repeat(20_000).trim();

const BAD: readonly [string, (was: unknown) => unknown][] = [
  ['too long', (was) => (isDay(was) ? '0000-01-01' : typeof was === 'number' ? 1e12 : LONG)],
  ['empty', (was) => (isDay(was) ? '2021-02-29' : typeof was === 'number' ? -1 : '')],
];
const CASES = leaves(WHOLE).flatMap((path) =>
  BAD.map(([what, put]) => ({ name: `${path.join('.')} ${what}`, path, put })),
);

/** The most signs that nothing stands in the way of, at one place. */
function mostAt(path: readonly (string | number)[]): number {
  let [fits, tooMany] = [1, LONG.length];
  while (tooMany - fits > 1) {
    const half = Math.floor((fits + tooMany) / 2);
    const stands = importObstacles({ ...withAt(WHOLE, path, () => 'x'.repeat(half)), findings: [] }).length > 0;
    if (stands) tooMany = half;
    else fits = half;
  }
  return fits;
}

describe.each(testServers())('accepting a draft on $name', (server) => {
  let data: TestDatabase;
  let id: string;
  beforeAll(async () => {
    data = await makeDatabase(server);
    id = await createMunicipality(data, { slug: 'ekvik', name: 'Ekviks kommun' });
  });
  afterAll(() => data.drop());

  function documentOf(parts: Parts) {
    const report: Report = { ...parts, source: { ...parts.source, sha256: newId() }, findings: [] };
    return { bytes: Buffer.from(report.source.sha256), reading: { report, blocks: [], passages: [] } };
  }
  const take = (document: ReturnType<typeof documentOf>): Promise<FileImported> =>
    importFile(data, ACTOR, { id, slug: 'ekvik' }, document, true);
  const accepted = async (parts: Parts) => {
    const done = await take(documentOf(parts));
    expect(done).toMatchObject({ state: 'accepted', obstacle: null });
    return inWork(data.db, id, ACTOR, async ({ tx }) =>
      loadPromise(tx, id, (await findPromise(tx, id, done.promise?.split('/')[1] ?? '')) ?? ''),
    );
  };

  test('what is whole is taken', async () => {
    expect((await accepted(WHOLE))?.points).toHaveLength(1);
    expect(CASES.length).toBeGreaterThan(60);
  });

  test('the longest texts that nothing stands in the way of are taken', async () => {
    const paths = leaves(WHOLE).filter((path) => {
      const was = path.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], WHOLE);
      return typeof was === 'string' && !isDay(was);
    });
    const longest = paths.reduce((parts, path) => withAt(parts, path, () => 'x'.repeat(mostAt(path))), WHOLE);
    expect((await accepted(longest))?.points[0]?.body).toHaveLength(4000);
  });

  test.each(CASES)('$name: the draft waits for a person, with a sentence', async ({ path, put }) => {
    const done = await take(documentOf(withAt(WHOLE, path, put)));
    expect(done.state).toBe('draft');
    expect(done.obstacle).toMatch(/^\p{Lu}.*\.$/u);
  });

  test.each<[string, Partial<Parts>]>([
    ['the same area twice', { areas: ['Norrby', 'Norrby'] }],
    [
      'two results for one period',
      { points: buildMaterial({ points: [{ results: ['Ett.', 'Två.'] }] }).report.points },
    ],
    ['a goal whose years are turned round', { goals: [{ number: 1, text: 'Mål', period: { from: 2021, to: 2020 } }] }],
    ['too many recipients', { dispatch: Array.from({ length: 101 }, (_, no) => `Mottagare ${no}`) }],
    [
      'too many points',
      { points: Array.from({ length: 501 }, (_, no) => ({ ...WHOLE.points[0], number: no + 1 })) as Parts['points'] },
    ],
  ])('%s: the draft waits for a person', async (_what, parts) => {
    expect((await take(documentOf({ ...WHOLE, ...parts }))).state).toBe('draft');
  });

  test('as many points and figures as there may be', async () => {
    const [point] = WHOLE.points;
    if (point === undefined) throw new Error('there is a point');
    const figures = Array.from({ length: 20 }, () => buildFigure({ quote: 'Två', value: 2, unit: 'vandringar' }));
    const points = Array.from({ length: 500 }, (_, no) => ({ ...point, number: no + 1, figures }));
    expect((await accepted({ ...WHOLE, points }))?.points).toHaveLength(500);
  });

  test('an owner that is told twice owns once, and a period that nobody knows is the whole', async () => {
    const points = buildMaterial({
      points: [{ owner: ['police', 'police'], results: [{ period: '0000-05', text: 'Gjort.' }] }],
    }).report.points;
    expect((await accepted({ ...WHOLE, points }))?.points[0]?.owners).toHaveLength(1);
  });

  test('several documents at once that name the same parties, areas, forum, goals and agreements', async () => {
    const same: Partial<Parts> = {
      parties: [{ kind: 'police', name: 'Nya polisen' }],
      areas: ['Nya Norrby'],
      decisionBody: 'Nya nämnden',
      goals: [{ number: 2, text: 'Nya mål.', period: null }],
      agreements: [{ name: 'Ny samverkan', date: null }],
    };
    const done = await Promise.all(Array.from({ length: 6 }, () => take(documentOf({ ...WHOLE, ...same }))));
    expect(done.map(({ state }) => state)).toEqual(done.map(() => 'accepted'));
    expect(new Set(done.map(({ promise }) => promise)).size).toBe(6);
  });

  test('the same file at once is accepted once', async () => {
    const document = documentOf({ ...WHOLE, areas: ['Ensby'] });
    const done = await Promise.all(Array.from({ length: 6 }, () => take(document)));
    expect(done.map(({ state }) => state).toSorted()).toEqual([
      'accepted',
      ...Array<string>(5).fill('already-imported'),
    ]);
    expect(new Set(done.map(({ promise }) => promise))).toEqual(new Set(['ekvik/ensby-2021']));
  });

  test('an area is the one that had the name in the period, though another has it now', async () => {
    const [old] = await inWork(data.db, id, ACTOR, (work) => ensureAreas(work, ['Västby']));
    const [young] = await inWork(data.db, id, ACTOR, (work) =>
      splitArea(work, old?.id ?? '', ['Västby', 'Yttre Västby'], '2024-01-01'),
    );
    const period = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` });
    expect((await accepted({ ...WHOLE, areas: ['Västby'] }))?.areas[0]?.id).toBe(old?.id);
    const later = { ...WHOLE, areas: ['Västby'], goals: [], period: period(2024) };
    expect((await accepted(later))?.areas[0]?.id).toBe(young?.id);
  });
});
