import { STATE_LOOK, type PointState } from '#documents/point-state.ts';
import { signMarks } from '#documents/ring-sign.ts';

/** A state's sign alone, 24 by 24 units, to stand by its word. */
export function stateSignSvg(state: PointState): string {
  const { shape } = STATE_LOOK[state];
  const dashes = shape === 'gap' ? ' stroke-dasharray="4 3.2"' : '';
  const rim = `<circle r="9.5" fill="none" stroke="currentColor" stroke-width="2"${dashes}/>`;
  return `<svg class="ring-sign ring-${state}" xmlns="http://www.w3.org/2000/svg" viewBox="-12 -12 24 24" aria-hidden="true">${rim}<g transform="scale(8)">${signMarks(shape)}</g></svg>`;
}
