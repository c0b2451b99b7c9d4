import { expect, test } from 'vitest';
import type { PointState } from '#documents/point-state.ts';
import { stateTally } from '#publication/state-tally.ts';

const point = (...states: PointState[]) => ({
  number: 1,
  lanes: states.map((state) => ({ owner: 'municipality' as const, state })),
  carriedOver: false,
});

test('punkterna räknas i den ordning som orden står, var och en en gång', () => {
  const points = [
    point('kept'),
    point('kept', 'kept'),
    point('not-kept'),
    point('kept', 'partly-kept'),
    point('silence'),
  ];
  expect(stateTally(points).map(({ state, words }) => [state, words.replaceAll('\u00a0', ' ')])).toEqual([
    ['silence', '1 utan uppföljning'],
    ['kept', '2 hållna'],
    ['not-kept', '1 inte hållen'],
    [null, '1 där ägarna har kommit olika långt'],
  ]);
});
