import { expect, test } from 'vitest';
import type { LonLat } from '#places/map-shape.ts';
import { ringFault } from '#places/ring-fault.ts';

/** A comb with so many teeth across the country, and its back: every tooth lies over every other, seen from the south. */
function comb(teeth: number): LonLat[] {
  const tips = Array.from({ length: teeth }, (_, at): LonLat => [at % 2 === 0 ? 12 : 24, 56 + at / 1000]);
  return [[11, 56], ...tips, [11, 56 + teeth / 1000], [11, 56]];
}

test('en ring med långa sidor är hel, och en som korsar sig själv är det inte', () => {
  expect(ringFault(comb(200))).toBeNull();
  expect(ringFault([...comb(200).slice(0, -2), [23, 55.9], [11, 56]])).toBe('Gränsen korsar sig själv.');
});

test('en ring som tar för lång tid att pröva nekas, också om de före den har tagit tiden', () => {
  const comparisons = { left: 30_000 };
  expect(ringFault(comb(200), comparisons)).toBeNull();
  expect(comparisons.left).toBeLessThan(15_000);
  expect(ringFault(comb(200), comparisons)).toContain('Gränsen är för invecklad.');
});
