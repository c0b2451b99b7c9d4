/** Paths round the middle of a square drawing. Angles in degrees clockwise from twelve o'clock. */
export type Sector = { readonly from: number; readonly to: number; readonly inner: number; readonly outer: number };

/** Two decimals are a hundredth of a pixel: enough, and the same text on every machine. */
function round(value: number): number {
  return Math.round(value * 100) / 100 || 0;
}

/** A place on the circle with this radius round (0, 0), y downwards. */
export function placeAt(angle: number, radius: number): { x: number; y: number } {
  const radians = (angle * Math.PI) / 180;
  return { x: round(Math.sin(radians) * radius), y: round(-Math.cos(radians) * radius) };
}

/** An arc as path data. A whole turn is drawn as two halves, since an SVG arc cannot end where it began. */
export function arc(from: number, to: number, radius: number): string {
  const start = placeAt(from, radius);
  return `M${start.x} ${start.y}${arcTo(from, to, radius)}`;
}

function arcTo(from: number, to: number, radius: number): string {
  const turns = Math.abs(to - from) >= 359.99 ? [(from + to) / 2, to] : [to];
  const sweep = to > from ? 1 : 0;
  let at = from;
  return turns
    .map((next) => {
      const end = placeAt(next, radius);
      const large = Math.abs(next - at) > 180 ? 1 : 0;
      at = next;
      return `A${round(radius)} ${round(radius)} 0 ${large} ${sweep} ${end.x} ${end.y}`;
    })
    .join('');
}

/** A piece of the ring as a closed path; a whole turn becomes a ring with a hole. */
export function sectorPath({ from, to, inner, outer }: Sector): string {
  if (to - from >= 359.99) return `${arc(from, to, outer)}Z${arc(to, from, inner)}Z`;
  const back = placeAt(to, inner);
  return `${arc(from, to, outer)}L${back.x} ${back.y}${arcTo(to, from, inner)}Z`;
}

/** Length of an arc in the drawing's units. */
export function arcLength(from: number, to: number, radius: number): number {
  return ((to - from) / 360) * 2 * Math.PI * radius;
}
