import type { PointState } from '#documents/point-state.ts';
import { promiseRing, type RingPoint, type RingSegment } from '#documents/promise-ring.ts';
import { placeAt } from '#documents/ring-geometry.ts';
import { segmentSvg, type RingMeasures } from '#documents/ring-segment.ts';
import { signMarks } from '#documents/ring-sign.ts';

/** What those who show links ask for, in pixels. */
export const SHARE_SIZE = { width: 1200, height: 630 } as const;

/** The light tokens of ui/theme.css: the picture carries its own paper, also where all about it is dark. */
const PAPER = '#fbfaf7';
const INK = '#14232b';
const KEPT = '#1e6b3a';
const PARTLY = '#8a5a00';
const NOT_KEPT = '#a3262a';
const SILENCE = '#5b656b';
const COLOURS: Readonly<Record<PointState, string>> = {
  done: KEPT,
  kept: KEPT,
  'under-way': '#1f5fa8',
  partly: PARTLY,
  'partly-kept': PARTLY,
  planned: INK,
  'not-done': NOT_KEPT,
  'not-kept': NOT_KEPT,
  late: '#9a3b00',
  'not-stated': SILENCE,
  silence: SILENCE,
};

const MEASURES: RingMeasures = { inner: 150, outer: 262, edge: 12, stroke: 4, laneGap: 7, sign: 24 };
/** How far the point that the picture is of stands out, and how much of the others is seen. */
const OUT = 22;
const OTHERS = 0.38;

/**
 * The ring as a picture for those who share a page: no words in it, so that it is right in every language. `point` is the
 * number of the point that it is of, which stands out and has its sign in the middle; null: of the whole promise.
 */
export function sharePictureSvg(points: readonly RingPoint[], point: number | null): string {
  const { width, height } = SHARE_SIZE;
  const { segments } = promiseRing(points);
  const chosen = segments.find(({ number }) => number === point);
  const drawn = segments.map((segment) => {
    if (chosen === undefined) return coloured(segmentSvg(segment, MEASURES));
    if (segment !== chosen) return `<g opacity="${OTHERS}">${coloured(segmentSvg(segment, MEASURES))}</g>`;
    const { x, y } = segments.length === 1 ? { x: 0, y: 0 } : placeAt((segment.from + segment.to) / 2, OUT);
    return `<g transform="translate(${x} ${y})">${coloured(segmentSvg(segment, MEASURES))}</g>`;
  });
  const middle = chosen === undefined ? '' : middleSign(chosen);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${-width / 2} ${-height / 2} ${width} ${height}" color="${INK}"><path d="M${-width / 2} ${-height / 2}h${width}v${height}h-${width}z" fill="${PAPER}"/>${drawn.join('')}${middle}</svg>`;
}

/** How the point goes for each of its owners, one sign beside the other. */
function middleSign({ lanes }: RingSegment): string {
  const states = [...new Map(lanes.map((lane) => [lane.state, lane.shape]))].slice(0, 3);
  const radius = states.length === 1 ? 78 : 110 / states.length;
  return states
    .map(([state, shape], index) => {
      const x = (index - (states.length - 1) / 2) * radius * 2.1;
      const dashes = shape === 'gap' ? ' stroke-dasharray=".42 .3"' : '';
      return `<g transform="translate(${Math.round(x)} 0) scale(${Math.round(radius)})" color="${COLOURS[state]}"><circle r=".9" fill="none" stroke="currentColor" stroke-width=".13"${dashes}/>${signMarks(shape)}</g>`;
    })
    .join('');
}

/** Classes name the states for style sheets; here the colours stand in the drawing itself. */
function coloured(svg: string): string {
  return svg
    .replaceAll(/class="ring-lane ring-([a-z-]+)"/g, (_, state: PointState) => `color="${COLOURS[state]}"`)
    .replaceAll('class="ring-edge"', `color="${INK}"`)
    .replaceAll('class="ring-paper" r="1.08" fill="#fff"', `r="1.08" fill="${PAPER}"`);
}
