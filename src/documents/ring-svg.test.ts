import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PARTY_KINDS } from '#checking/report.ts';
import { logoSvg } from '#documents/logo.ts';
import { STATE_LOOK, type PointState } from '#documents/point-state.ts';
import { promiseRing, type RingPoint } from '#documents/promise-ring.ts';
import { ringSignSvg, ringSvg } from '#documents/ring-svg.ts';

const STATES = Object.keys(STATE_LOOK) as PointState[];
const anyPoints = fc.array(
  fc.record({
    number: fc.integer({ min: 1, max: 99 }),
    lanes: fc.uniqueArray(fc.record({ owner: fc.constantFrom(...PARTY_KINDS), state: fc.constantFrom(...STATES) }), {
      selector: (lane) => lane.owner,
      maxLength: 4,
    }),
    carriedOver: fc.boolean(),
  }),
  { maxLength: 60 },
);
const one = (state: PointState): RingPoint[] =>
  [1, 2, 3].map((number) => ({ number, lanes: [{ owner: 'municipality', state }], carriedOver: false }));

/** Every coordinate pair of the paths that are drawn round the middle. */
function distances(svg: string): number[] {
  return [...svg.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)(?=[MLAZ"])/g)].map((match) =>
    Math.hypot(Number(match[1]), Number(match[2])),
  );
}

describe('the drawing', () => {
  test('has no inline style, no script, no id, and only numbers that are numbers', () => {
    fc.assert(
      fc.property(anyPoints, fc.string(), (points, alternative) => {
        for (const svg of [ringSvg(promiseRing(points), alternative), ringSignSvg(promiseRing(points))]) {
          expect(svg.replace(/aria-label="[^"]*"/, '')).not.toMatch(
            / style=|<style|<script| id=|NaN|Infinity|undefined/,
          );
          expect((svg.match(/</g) ?? []).length).toBe((svg.match(/>/g) ?? []).length);
        }
      }),
    );
  });

  test('stays within its frame, large and small', () => {
    fc.assert(
      fc.property(anyPoints, (points) => {
        for (const radius of distances(ringSvg(promiseRing(points), ''))) expect(radius).toBeLessThanOrEqual(176.1);
        for (const radius of distances(ringSignSvg(promiseRing(points)))) expect(radius).toBeLessThanOrEqual(11.7);
      }),
    );
  });

  test('no two shapes of state look alike, large or small', () => {
    const shapes = STATES.filter(
      (state, index) => STATES.findIndex((other) => STATE_LOOK[other].shape === STATE_LOOK[state].shape) === index,
    );
    const bare = (svg: string, state: string): string =>
      svg.replaceAll(`ring-${state}`, '').replace(/<text.*<\/text>/, '');
    const large = shapes.map((state) => bare(ringSvg(promiseRing(one(state)), ''), state));
    expect(new Set(large).size).toBe(shapes.length);
    // Too small for signs, what is open stays open: planned, late and not stated look alike there, and only they.
    const small = shapes.map((state) => bare(ringSignSvg(promiseRing(one(state))), state));
    expect(new Set(small).size).toBe(shapes.length - 2);
  });

  test('an outline never closes up to a full segment, however many points', () => {
    const planned = Array.from(
      { length: 60 },
      (_, index) => ({ ...one('planned')[0], number: index + 1 }) as RingPoint,
    );
    const widths = [...ringSignSvg(promiseRing(planned)).matchAll(/stroke-width="([\d.]+)"/g)].map((match) =>
      Number(match[1]),
    );
    const segment = ((2 * Math.PI * 8.6) / 60) * 0.8;
    expect(widths).toHaveLength(60);
    for (const width of widths) expect(width * 2).toBeLessThan(segment / 2);
  });

  test('an arrow stands on each point that goes on, and on no other', () => {
    const points = one('done').map((point) => ({ ...point, carriedOver: point.number > 1 }));
    expect(ringSvg(promiseRing(points), '').match(/class="ring-onward"/g)).toHaveLength(2);
  });

  test('the alternative is text, whatever it holds', () => {
    expect(ringSvg(promiseRing([]), '<b> & "x"')).toContain('aria-label="&lt;b&gt; &amp; &quot;x&quot;"');
  });

  test('the mark on the browser tab is the same drawing', () => {
    expect(readFileSync('static/favicon.svg', 'utf8').trim()).toBe(logoSvg().replaceAll('currentColor', '#2a8ba2'));
  });
});
