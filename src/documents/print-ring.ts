import { promiseRing, type RingPoint, type RingWords } from '#documents/promise-ring.ts';
import { ringSvg } from '#documents/ring-svg.ts';

const INK = '#14232b';

/** The ring for paper: one dark ink, so that fill, edge and sign carry it; without words for screen readers, which stand beside it. */
export function printRingSvg(points: readonly RingPoint[], fontFamily: string, words: RingWords | null = null): string {
  return ringSvg(promiseRing(points, words), null)
    .replaceAll('currentColor', INK)
    .replace('<svg class="ring"', `<svg font-family="${fontFamily}" width="400" height="400"`)
    .replace(' aria-hidden="true"', '')
    .replaceAll(/ class="[^"]*"/g, '');
}
