import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PartyKind } from '#checking/report.ts';
import type { PointState } from '#documents/point-state.ts';
import { promiseRing, type RingPoint } from '#documents/promise-ring.ts';
import { ringSentence } from '#documents/ring-sentence.ts';

const point = (number: number, state: PointState, ...owners: PartyKind[]): RingPoint => ({
  number,
  lanes: owners.map((owner) => ({ owner, state })),
  carriedOver: false,
});
const memo: RingPoint[] = [
  ...[1, 2, 3].map((number) => point(number, 'not-stated', 'municipality', 'police')),
  ...[4, 5, 6].map((number) => point(number, 'not-stated', 'municipality')),
  ...[7, 8].map((number) => ({ ...point(number, 'not-stated', 'police'), carriedOver: true })),
];

describe('löftesringen', () => {
  test('börjar klockan tolv och går medsols i löftets ordning', () => {
    const { segments } = promiseRing(memo);
    expect(segments.map((segment) => segment.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(segments[0]).toMatchObject({ from: 1.5, to: 43.5 });
    expect(segments[7]).toMatchObject({ from: 316.5, to: 358.5 });
  });

  test('delar en punkt med flera ägare i ett spår per ägare, längs hela biten', () => {
    const { segments } = promiseRing([point(1, 'done', 'municipality', 'police', 'association')]);
    expect(segments[0]?.lanes.map(({ edge, inner, outer }) => [edge, inner, outer])).toEqual([
      ['solid', 0, 1 / 3],
      ['double', 1 / 3, 2 / 3],
      ['dotted', 2 / 3, 1],
    ]);
  });

  test.each([
    ['municipality', 'solid'],
    ['police', 'double'],
    ['property-owner', 'dotted'],
    ['association', 'dotted'],
    ['region', 'dotted'],
    ['other', 'dotted'],
  ] as const)('visar ägaren %s med kanten %s', (owner, edge) => {
    expect(promiseRing([point(1, 'done', owner)]).segments[0]?.lanes[0]?.edge).toBe(edge);
  });

  test('ägare som kommit olika långt har var sin fyllning', () => {
    const lanes = [
      { owner: 'municipality', state: 'done' },
      { owner: 'police', state: 'silence' },
    ] as const;
    const { segments } = promiseRing([{ number: 1, lanes, carriedOver: false }]);
    expect(segments[0]?.lanes.map((lane) => lane.shape)).toEqual(['full', 'gap']);
  });

  test('en punkt utan läsbar ägare har ändå sin plats', () => {
    expect(promiseRing([point(1, 'done')]).segments[0]?.lanes).toHaveLength(1);
  });

  test.each<[string, RingPoint[], string, string]>([
    ['ingen känd status', memo, '8', 'punkter'],
    ['en enda punkt', [point(1, 'not-stated', 'police')], '1', 'punkt'],
    [
      'någon status är inte angiven',
      [point(1, 'under-way', 'police'), point(2, 'not-stated', 'police')],
      '2',
      'punkter',
    ],
    [
      'under perioden',
      [point(1, 'done', 'police'), point(2, 'under-way', 'police'), point(3, 'late', 'police')],
      '2 av 3',
      'på väg',
    ],
    ['allt avslutat', [point(1, 'done', 'police'), point(2, 'not-done', 'police')], '1 av 2', 'genomförda'],
    [
      'med bedömning',
      [point(1, 'kept', 'police'), point(2, 'partly-kept', 'police'), point(3, 'done', 'police')],
      '1 av 3',
      'hållna',
    ],
    [
      'tystnad räknas aldrig som på väg',
      [point(1, 'silence', 'police'), point(2, 'under-way', 'police')],
      '1 av 2',
      'på väg',
    ],
  ])('räknar det som betyder något: %s', (_case, points, count, unit) => {
    expect(promiseRing(points)).toMatchObject({ count, unit });
  });

  test('en gemensam punkt är hållen bara om den är det för alla', () => {
    const lanes = [
      { owner: 'municipality', state: 'kept' },
      { owner: 'police', state: 'not-kept' },
    ] as const;
    expect(promiseRing([{ number: 1, lanes, carriedOver: false }]).count).toBe('0 av 1');
  });

  test('bitarna är lika långa, möts aldrig och fyller varvet', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (count) => {
        const { segments } = promiseRing(
          Array.from({ length: count }, (_, index) => point(index + 1, 'done', 'police')),
        );
        const step = 360 / count;
        segments.forEach((segment, index) => {
          expect(segment.from).toBeGreaterThanOrEqual(index * step);
          expect(segment.to).toBeLessThanOrEqual((index + 1) * step + 1e-9);
          expect(segment.to - segment.from).toBeGreaterThanOrEqual(step * 0.8 - 1e-9);
        });
      }),
    );
  });
});

test.each<[RingPoint[], string]>([
  [memo, '8 punkter: 3 gemensamma, 3 kommunens och 2 polisens. Status är inte angiven. 2 tas med till nästa löfte.'],
  [[point(1, 'done', 'police')], '1 punkt: 1 polisens. 1 genomförd.'],
  [
    [point(1, 'done', 'police'), point(2, 'silence', 'region')],
    '2 punkter: 1 polisens och 1 regionens. 1 genomförd och 1 utan uppföljning.',
  ],
  [[], 'Inga punkter.'],
])('säger samma sak i ord', (points, sentence) => {
  expect(ringSentence(points)).toBe(sentence);
});
