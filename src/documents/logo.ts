import { promiseRing, type RingPoint } from '#documents/promise-ring.ts';
import { ringSignSvg } from '#documents/ring-svg.ts';

const SEGMENTS = 6;

/** The mark of Löftet: the promise ring with one segment open, the promise that remains to keep. */
export function logoSvg(): string {
  const points: RingPoint[] = Array.from({ length: SEGMENTS }, (_, index) => ({
    number: index + 1,
    lanes: [{ owner: 'municipality', state: index === SEGMENTS - 1 ? 'planned' : 'kept' }],
    carriedOver: false,
  }));
  return ringSignSvg(promiseRing(points)).replace('class="ring ring-small"', 'class="logo"');
}
