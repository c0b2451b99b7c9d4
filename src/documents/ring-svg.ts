import { escapeMarkup } from '#documents/escape-markup.ts';
import type { PromiseRing, RingSegment } from '#documents/promise-ring.ts';
import { placeAt } from '#documents/ring-geometry.ts';
import { segmentSvg, type RingMeasures } from '#documents/ring-segment.ts';

const LARGE: RingMeasures = { inner: 108, outer: 176, edge: 8, stroke: 2.5, laneGap: 5, sign: 15 };
const SMALL: RingMeasures = { inner: 5.6, outer: 11.6, edge: 0, stroke: 0.9, laneGap: 0.8, sign: 0 };
/** Size of the count by its number of characters, so that it always stands clear of the ring. */
const COUNT_SIZE = [76, 76, 76, 76, 50, 50, 46, 40, 34];
/** Beyond this they would stand on one another. */
const MOST_NUMBERS = 16;

/**
 * The ring as a drawing of 400 by 400 units: count in the middle, numbers round it. No inline style.
 * `alternative` is the sentence that says the same (`ringSentence`); null where it stands beside the drawing as text.
 */
export function ringSvg(ring: PromiseRing, alternative: string | null): string {
  const numbered = ring.segments.length <= MOST_NUMBERS;
  const segments = ring.segments
    .map((segment) => segmentSvg(segment, LARGE) + (numbered ? number(segment) : '') + onward(segment))
    .join('');
  const spoken = alternative === null ? 'aria-hidden="true"' : `role="img" aria-label="${escapeMarkup(alternative)}"`;
  return `<svg class="ring" xmlns="http://www.w3.org/2000/svg" viewBox="-200 -200 400 400" ${spoken}>${segments}${middle(ring)}</svg>`;
}

/** The ring as a sign of 24 by 24 units: fill and order only; whose it is and the count need more room. */
export function ringSignSvg(ring: PromiseRing): string {
  const segments = ring.segments.map((segment) => segmentSvg(segment, SMALL)).join('');
  return `<svg class="ring ring-small" xmlns="http://www.w3.org/2000/svg" viewBox="-12 -12 24 24" aria-hidden="true">${segments}</svg>`;
}

function number({ from, to, number: value }: RingSegment): string {
  const { x, y } = placeAt((from + to) / 2, LARGE.outer + 13);
  return `<text class="ring-number" x="${x}" y="${y}" dy=".35em" text-anchor="middle" font-size="15" fill="currentColor">${value}</text>`;
}

/** Small arrow on what goes on into the next promise: out of the ring, where the segment ends. */
function onward({ to, carriedOver, from }: RingSegment): string {
  if (!carriedOver) return '';
  const angle = to - Math.min(3.2, (to - from) / 4);
  const { x, y } = placeAt(angle, LARGE.outer + 10);
  return `<path class="ring-onward" d="M-5 0H5M1 -5L6 0L1 5" transform="translate(${x} ${y}) rotate(${Math.round(angle)})" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/>`;
}

function middle({ count, unit }: PromiseRing): string {
  return `<text class="ring-count" y="4" text-anchor="middle" font-size="${COUNT_SIZE[Math.min(count.length, 8)] ?? 34}" font-weight="700" fill="currentColor">${escapeMarkup(count)}</text><text class="ring-unit" y="40" text-anchor="middle" font-size="26" fill="currentColor">${escapeMarkup(unit)}</text>`;
}
