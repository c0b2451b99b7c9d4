import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupNews, type NewsPart } from '#publication/news.ts';
import type { PageModel } from '#publication/page-model.ts';
import { runs } from '#tests/support/examples.ts';

const head = {
  format: 'loftet-page/1',
  lang: 'sv',
  dir: 'ltr',
  demo: false,
  municipality: { path: '/ekby', text: 'Ekby kommun' },
} as const;
const period = { from: '2026-01-01', to: '2026-12-31', words: '2026' };

const pathOf = (promise: number): string => `/ekby/lofte-${promise}`;
function wholePage(promise: number): PageModel {
  const lists = { areas: [], parties: [], goals: [], agreements: [], points: [] };
  return {
    ...head,
    kind: 'promise',
    path: pathOf(promise),
    title: `Löfte ${promise}`,
    headline: 'Så går det.',
    intro: null,
    period,
    ...lists,
  };
}
function pointPage(promise: number, number: number): PageModel {
  return {
    ...head,
    kind: 'point',
    path: `${pathOf(promise)}/punkt-${number}`,
    promise: { path: pathOf(promise), text: `Löfte ${promise}` },
    period,
    number,
    count: 9,
    removed: false,
    focusArea: null,
    above: null,
    body: `Punkt ${number}.`,
    why: null,
    due: null,
    owners: [],
    contributors: [],
    target: null,
    rounds: [],
    figures: [],
    activities: [],
    outcome: null,
    line: [],
  };
}
function withdrawnPage(promise: number): PageModel {
  return {
    ...head,
    kind: 'withdrawn',
    of: 'promise',
    path: pathOf(promise),
    title: `Löfte ${promise}`,
    promise: null,
    reason: 'Fel.',
  };
}

const spec = fc.array(
  fc.record({
    promise: fc.integer({ min: 1, max: 3 }),
    number: fc.integer({ min: 0, max: 4 }),
    day: fc.integer({ min: 1, max: 9 }),
    isNew: fc.boolean(),
  }),
  { maxLength: 25 },
);
/** The promises that are taken back at the end: all their news show that page. */
const gone = fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { maxLength: 2 });

function partsOf(
  specs: readonly { promise: number; number: number; day: number; isNew: boolean }[],
  taken: readonly number[],
): NewsPart[] {
  return specs.map(({ promise, number, day, isNew }, index) => ({
    publicationId: `id-${String(index).padStart(3, '0')}`,
    day: `2026-05-0${day}`,
    isNew,
    note: `Not ${index % 4}`,
    model:
      number > 0 ? pointPage(promise, number) : taken.includes(promise) ? withdrawnPage(promise) : wholePage(promise),
  }));
}

test('varje nyhet hör till precis en sak, och ingen sak eller sida står två gånger', () => {
  fc.assert(
    fc.property(spec, gone, (specs, taken) => {
      const parts = partsOf(specs, taken);
      const groups = groupNews(parts);
      const items = groups.flatMap(({ whole, points }) => [...(whole === null ? [] : [whole]), ...points]);
      const told = items.flatMap((item) => item.parts.map(({ publicationId }) => publicationId));
      expect(told.toSorted()).toEqual(parts.map(({ publicationId }) => publicationId).toSorted());
      const pages = items.map(({ model }) => model.path);
      expect(new Set(pages).size).toBe(pages.length);
      expect(new Set(groups.map(({ promise }) => promise.path)).size).toBe(groups.length);
    }),
    { numRuns: runs(300) },
  );
});

test('det nyaste står först, löfte för löfte och punkt för punkt', () => {
  fc.assert(
    fc.property(spec, (specs) => {
      const groups = groupNews(partsOf(specs, []));
      const newest = (parts: readonly NewsPart[]): string =>
        parts
          .map(({ day }) => day)
          .toSorted()
          .at(-1) ?? '';
      const days = groups.map(({ whole, points }) =>
        newest([...(whole?.parts ?? []), ...points.flatMap(({ parts }) => parts)]),
      );
      expect(days).toEqual(days.toSorted().reverse());
      for (const { points } of groups) {
        const own = points.map(({ parts }) => newest(parts));
        expect(own).toEqual(own.toSorted().reverse());
      }
    }),
    { numRuns: runs(300) },
  );
});

test('ett löfte som är nytt eller tillbakadraget berättas helt, inte punkt för punkt', () => {
  const isNew = partsOf(
    [
      { promise: 1, number: 0, day: 2, isNew: true },
      { promise: 1, number: 3, day: 2, isNew: true },
    ],
    [],
  );
  expect(groupNews(isNew)).toMatchObject([{ whole: { isNew: true, model: { kind: 'promise' } }, points: [] }]);
  const gone1 = partsOf(
    [
      { promise: 1, number: 3, day: 2, isNew: false },
      { promise: 1, number: 0, day: 3, isNew: false },
    ],
    [1],
  );
  expect(groupNews(gone1)).toMatchObject([{ whole: { isNew: false, model: { kind: 'withdrawn' } }, points: [] }]);
});
