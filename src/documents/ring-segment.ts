import type { EdgeStyle } from '#documents/owner-look.ts';
import type { RingLane, RingSegment } from '#documents/promise-ring.ts';
import { arc, arcLength, placeAt, sectorPath, type Sector } from '#documents/ring-geometry.ts';
import { ringSign } from '#documents/ring-sign.ts';

/** Measures of one drawing of the ring, in its own units. */
export type RingMeasures = {
  readonly inner: number;
  readonly outer: number;
  /** Room for the edge that tells whose it is; 0 leaves the edge out (too small to tell lines apart). */
  readonly edge: number;
  readonly stroke: number;
  readonly laneGap: number;
  /** Largest radius of the sign in a segment; 0 leaves the signs out. */
  readonly sign: number;
};

/** One segment with its lanes as SVG. Colours come by class, with currentColor where there is no style sheet. */
export function segmentSvg(segment: RingSegment, measures: RingMeasures): string {
  return segment.lanes.map((lane) => laneSvg(segment, lane, measures)).join('');
}

function laneSvg({ from, to }: RingSegment, lane: RingLane, m: RingMeasures): string {
  const band = m.outer - m.inner;
  const half = m.laneGap / 2;
  const inner = m.inner + band * lane.inner + (lane.inner > 0 ? half : 0);
  const outer = m.inner + band * lane.outer - (lane.outer < 1 ? half : 0);
  const edge = Math.min(m.edge, (outer - inner) / 3);
  const body = { from, to, inner, outer: outer - edge * 1.6 };
  const room = Math.min(body.outer - body.inner, arcLength(from, to, (body.inner + body.outer) / 2));
  // Where a segment is narrow a full line would close it, and an outline must never look like a full one.
  const stroke = Math.round(Math.min(m.stroke, room * 0.16) * 100) / 100;
  const rim = edge === 0 ? '' : edgeSvg(lane.edge, { from, to, inner, outer }, edge);
  return `<g class="ring-lane ring-${lane.state}">${bodySvg(lane, body, stroke, m.sign)}${rim}</g>`;
}

function bodySvg({ shape }: RingLane, body: Sector, stroke: number, largestSign: number): string {
  const inset = insetBy(body, stroke / 2);
  const outline = `<path d="${sectorPath(inset)}" fill="none" stroke="currentColor" stroke-width="${stroke}"/>`;
  const sign = ringSign(shape, body, largestSign);
  switch (shape) {
    case 'full':
      return filled(body) + sign;
    case 'striped':
      return outline + stripes(body, stroke) + sign;
    case 'half':
      return outline + filled({ ...body, to: (body.from + body.to) / 2 }) + sign;
    case 'crossed':
      return outline + cross(body, stroke) + sign;
    case 'gap':
      return openOutline(inset, stroke);
    case 'outline':
    case 'alarm':
    case 'dotted':
      return outline + sign;
  }
}

/** Smaller on every side, so that a stroke along it stays within; the angle follows the middle of the band. */
function insetBy(body: Sector, by: number): Sector {
  const angle = (by / ((body.inner + body.outer) / 2)) * (180 / Math.PI);
  const whole = body.to - body.from >= 359.99;
  return {
    from: whole ? body.from : body.from + angle,
    to: whole ? body.to : body.to - angle,
    inner: body.inner + by,
    outer: body.outer - by,
  };
}

function filled(body: Sector): string {
  return `<path d="${sectorPath(body)}" fill="currentColor"/>`;
}

function stripes(body: Sector, stroke: number): string {
  const length = arcLength(body.from, body.to, (body.inner + body.outer) / 2);
  const count = Math.max(2, Math.round(length / (stroke * 5)));
  const step = (body.to - body.from) / (count * 2);
  const bars = Array.from({ length: count }, (_, index) => {
    const from = body.from + (index * 2 + 0.5) * step;
    return sectorPath({ ...body, from, to: from + step });
  });
  return `<path d="${bars.join('')}" fill="currentColor"/>`;
}

/** From corner to corner, but never longer than the band is wide: on a long segment the cross stays a cross. */
function cross(body: Sector, stroke: number): string {
  const middle = (body.from + body.to) / 2;
  const wide = ((body.outer - body.inner) / ((body.inner + body.outer) / 2)) * (180 / Math.PI);
  const reach = Math.min((body.to - body.from) / 2, wide / 2);
  const corner = (angle: number, radius: number): string => {
    const { x, y } = placeAt(angle, radius);
    return `${x} ${y}`;
  };
  const a = `M${corner(middle - reach, body.inner)}L${corner(middle + reach, body.outer)}`;
  const b = `M${corner(middle + reach, body.inner)}L${corner(middle - reach, body.outer)}`;
  return `<path d="${a}${b}" fill="none" stroke="currentColor" stroke-width="${stroke}"/>`;
}

/** Silence: dashed, and open in the middle where the answer should have been. */
function openOutline(body: Sector, stroke: number): string {
  const opening = (body.to - body.from) / 8;
  const middle = (body.from + body.to) / 2;
  const corner = (angle: number): string => {
    const { x, y } = placeAt(angle, body.inner);
    return `L${x} ${y}`;
  };
  const left = `${arc(middle - opening, body.from, body.outer)}${corner(body.from)}${arc(body.from, middle - opening, body.inner).replace('M', 'L')}`;
  const right = `${arc(middle + opening, body.to, body.outer)}${corner(body.to)}${arc(body.to, middle + opening, body.inner).replace('M', 'L')}`;
  return `<path d="${left}${right}" fill="none" stroke="currentColor" stroke-width="${stroke}" stroke-dasharray="${stroke * 2} ${stroke * 1.6}"/>`;
}

/** Municipality one line, police two, a third party dots. */
function edgeSvg(style: EdgeStyle, lane: Sector, width: number): string {
  const line = (radius: number, stroke: number, more = ''): string =>
    `<path class="ring-edge" d="${arc(lane.from, lane.to, radius)}" fill="none" stroke="currentColor" stroke-width="${stroke}"${more}/>`;
  const thin = Math.round(width * 28) / 100;
  if (style === 'solid') return line(lane.outer - width * 0.5, Math.round(width * 50) / 100);
  if (style === 'double') return line(lane.outer - thin / 2, thin) + line(lane.outer - width + thin / 2, thin);
  const dot = Math.round(width * 60) / 100;
  return line(lane.outer - width * 0.5, dot, ` stroke-linecap="round" stroke-dasharray="0 ${dot * 2}"`);
}
