import { expect, test } from 'vitest';
import { archiveYears } from '#publication/archive-years.ts';
import { buildMunicipality } from '#publication/build-lists.ts';
import { buildPromise } from '#publication/build-promise.ts';
import { aFollowUp, aPoint, aPromise } from '#tests/support/promise-record.ts';

const FRAME = {
  municipality: { slug: 'ekvik', name: 'Ekviks kommun', isDemo: false },
  lang: 'sv' as const,
  areaWords: new Map<string, string>(),
  today: '2026-10-01',
};
const OUTCOME = { kind: 'closed' as const, reason: 'Klart.', transferredTo: null };

/** A promise for these years, each of its points decided or not. */
const promise = (years: string, ...decided: readonly boolean[]) => {
  const [first = '', last = first] = years.split('-');
  const points = decided.map((one, index) =>
    aPoint({ id: `p${index}`, slug: `p${index}`, number: index + 1, outcome: one ? OUTCOME : null }),
  );
  const record = aPromise({ slug: `norrby-${years}`, period: { from: `${first}-01-01`, to: `${last}-12-31` }, points });
  return buildPromise(record, aFollowUp(), FRAME);
};

test('löften där varje punkt är avgjord är avslutade, och står efter året då perioden slutade', () => {
  const model = buildMunicipality(
    [],
    [promise('2017', true, true), promise('2018-2019', true), promise('2020', true, false), promise('2019', true)],
    FRAME,
  );
  expect(archiveYears(model.promises).map(({ year, promises }) => [year, ...promises.map(({ path }) => path)])).toEqual(
    [
      ['2019', '/ekvik/norrby-2019', '/ekvik/norrby-2018-2019'],
      ['2017', '/ekvik/norrby-2017'],
    ],
  );
});

test('ett löfte utan punkter är inte avslutat', () => {
  expect(archiveYears(buildMunicipality([], [promise('2017')], FRAME).promises)).toEqual([]);
});

test('vad som gick in i nästa löfte följer med i listan', () => {
  const next = { path: '/ekvik/norrby-2018/p0', text: 'punkt 1 i löftet för 2018' };
  const old = promise('2017', true, true);
  const linked = {
    ...old,
    points: old.points.map((point, index) => (index === 0 ? { ...point, next: [next] } : point)),
  };
  expect(buildMunicipality([], [linked], FRAME).promises[0]?.closed).toEqual({ onward: [next] });
});
