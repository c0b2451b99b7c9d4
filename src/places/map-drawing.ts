import { boxOf, type AreaMap, type LonLat } from '#places/map-shape.ts';
import { METRES_PER_DEGREE } from '#places/simplify-line.ts';

export type Spot = { readonly x: number; readonly y: number };

/** A map as it is drawn: in metres from its north-western corner, y to the south. */
export type DrawnMap = {
  readonly width: number;
  readonly height: number;
  /** Paths of SVG. */
  readonly areas: readonly string[];
  readonly lines: readonly string[];
  readonly names: readonly MapName[];
  /** Where somewhere is on it. */
  spot(at: LonLat): Spot;
  /** What lies there. */
  at(spot: Spot): LonLat;
};
/** A name with the middle of what it names. `isPlace`: it has a mark of its own. */
export type MapName = Spot & { readonly text: string; readonly isPlace: boolean };

/** Round what is drawn, of its longer side. */
const MARGIN = 0.05;

/**
 * Draws an area: degrees are as long as they are at the area's middle latitude, which over a municipality is off by less than a
 * line is wide. Null where there is nothing to draw.
 */
export function drawMap({ boundaries, lines, places }: AreaMap): DrawnMap | null {
  const box = boxOf(boundaries.flat(2).flat());
  if (box === null) return null;
  const [west, south, east, north] = box;
  const across = METRES_PER_DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180);
  const margin = Math.max((east - west) * across, (north - south) * METRES_PER_DEGREE, 100) * MARGIN;
  const spot = ([lon, lat]: LonLat): Spot => ({
    x: (lon - west) * across + margin,
    y: (north - lat) * METRES_PER_DEGREE + margin,
  });
  const path = (points: readonly LonLat[]): string =>
    points
      .map(spot)
      .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
      .join('');
  return {
    width: (east - west) * across + 2 * margin,
    height: (north - south) * METRES_PER_DEGREE + 2 * margin,
    areas: boundaries.map((boundary) => boundary.flatMap((rings) => rings.map((ring) => `${path(ring)}Z`)).join('')),
    lines: lines.map(({ points }) => path(points)),
    names: [
      ...places.map(({ name, at }) => ({ text: name, isPlace: true, ...spot(at) })),
      ...lineNames(lines.map(({ name, points }) => ({ name, points: points.map(spot) }))),
    ],
    spot,
    at: ({ x, y }) => [west + (x - margin) / across, north - (y - margin) / METRES_PER_DEGREE],
  };
}

/** Each street's name once, at the middle of its longest straight part; the longest first. */
function lineNames(lines: readonly { readonly name: string | null; readonly points: readonly Spot[] }[]): MapName[] {
  const longest = new Map<string, Spot & { readonly length: number }>();
  for (const { name, points } of lines) {
    if (name === null) continue;
    for (const [index, to] of points.entries()) {
      const from = points[index - 1] ?? to;
      const length = Math.hypot(to.x - from.x, to.y - from.y);
      if (length > (longest.get(name)?.length ?? 0))
        longest.set(name, { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, length });
    }
  }
  return [...longest]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([text, { x, y }]) => ({ text, x, y, isPlace: false }));
}

/** The part of a map that is shown. */
export type MapView = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Of a letter's height: letters are about so wide. */
const LETTER = 0.56;

/** Those of the names that have room in the view without lying on each other, with letters of this height in metres. */
export function namesIn(names: readonly MapName[], view: MapView, size: number): MapName[] {
  const taken: { readonly west: number; readonly east: number; readonly north: number; readonly south: number }[] = [];
  return names.filter(({ text, x, y, isPlace }) => {
    const half = (text.length * size * LETTER) / 2;
    const middle = isPlace ? y + size : y;
    const own = { west: x - half, east: x + half, north: middle - size * 0.7, south: middle + size * 0.7 };
    const fits =
      own.west >= view.x &&
      own.east <= view.x + view.width &&
      own.north >= view.y &&
      own.south <= view.y + view.height &&
      !taken.some(
        (one) => one.west < own.east && one.east > own.west && one.north < own.south && one.south > own.north,
      );
    if (fits) taken.push(own);
    return fits;
  });
}

/** A numbered dot; what lies so near that the dots would cover each other shares one. */
export type MapDot = Spot & { readonly numbers: readonly number[] };

/** The dots of what lies on the map, and the numbers of what lies outside it. */
export function dotsOn(
  { spot, width, height }: DrawnMap,
  places: readonly { readonly no: number; readonly at: LonLat }[],
  radius: number,
): { readonly dots: readonly MapDot[]; readonly outside: readonly number[] } {
  const dots: (Spot & { numbers: number[] })[] = [];
  const outside: number[] = [];
  for (const { no, at } of places) {
    const { x, y } = spot(at);
    const near = dots.find((dot) => Math.hypot(dot.x - x, dot.y - y) < 2 * radius);
    if (x < 0 || y < 0 || x > width || y > height) outside.push(no);
    else if (near === undefined) dots.push({ x, y, numbers: [no] });
    else near.numbers.push(no);
  }
  return { dots, outside };
}
