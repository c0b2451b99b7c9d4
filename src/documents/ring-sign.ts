import type { StateShape } from '#documents/point-state.ts';
import { arcLength, placeAt, type Sector } from '#documents/ring-geometry.ts';

/** Signs as path data in a circle of radius 1, so that they need no font. */
const STROKES: Partial<Record<StateShape, string>> = {
  full: 'M-.5 .02L-.13 .4L.52 -.38',
  striped: 'M-.55 0H.5M.1 -.42L.52 0L.1 .42',
  crossed: 'M-.4 -.4L.4 .4M.4 -.4L-.4 .4',
  alarm: 'M0 -.58V.12M0 .5V.52',
};

/** Under this radius a sign is only a blot. */
const SMALLEST = 4;

/** The sign of a state on a paper disc in the middle of its segment, or nothing where there is no room or no sign. */
export function ringSign(shape: StateShape, body: Sector, largest: number): string {
  const middle = (body.inner + body.outer) / 2;
  const room = Math.min(body.outer - body.inner, arcLength(body.from, body.to, middle));
  const radius = Math.round(Math.min(largest, room * 0.38) * 100) / 100;
  if (radius < SMALLEST) return '';
  const { x, y } = placeAt((body.from + body.to) / 2, middle);
  const inside = signMarks(shape);
  if (inside === '') return '';
  const disc = shape === 'dotted' ? '' : '<circle class="ring-paper" r="1.08" fill="#fff"/>';
  return `<g transform="translate(${x} ${y}) scale(${radius})">${disc}${inside}</g>`;
}

/** The strokes of a sign in a circle of radius 1 round (0, 0); empty for states that have none. */
export function signMarks(shape: StateShape): string {
  if (shape === 'dotted') return '<circle r=".32" fill="currentColor"/>';
  if (shape === 'half') {
    return '<circle r=".62" fill="none" stroke="currentColor" stroke-width=".18"/><path d="M0 -.62A.62 .62 0 0 0 0 .62Z" fill="currentColor"/>';
  }
  const strokes = STROKES[shape];
  if (strokes === undefined) return '';
  return `<path d="${strokes}" fill="none" stroke="currentColor" stroke-width=".24" stroke-linecap="round" stroke-linejoin="round"/>`;
}
