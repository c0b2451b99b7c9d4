import { oneLine } from '#platform/one-line.ts';
import { BOUNDS, isInSweden, type Boundary, type LonLat, type MapLine, type MapPlace } from '#places/map-shape.ts';
import { ringFault, type Comparisons } from '#places/ring-fault.ts';
import { simplifyLine } from '#places/simplify-line.ts';

/** What a map's file holds. */
export type MapFile = {
  readonly areas: readonly { readonly name: string; readonly boundary: Boundary }[];
  readonly lines: readonly MapLine[];
  readonly places: readonly MapPlace[];
};

export const MOST_POINTS = 20_000;
/** Whether a ring crosses itself takes time that grows faster than its length. */
const MOST_IN_RING = 10_000;
/** A second's work or two: a file that asks for more would keep everybody else waiting. */
const MOST_COMPARISONS = 100_000_000;
const MOST_FAULTS = 20;
const LONGEST_NAME = 100;
/** What others call the name of a feature, without regard to capitals. */
const NAMES = ['namn', 'name', 'omrade', 'område', 'omradesnamn', 'områdesnamn', 'stadsdel', 'gatunamn'];
/** No more than this is left out of a line, in metres. */
const TOLERANCE = 1;
/** A metre or so: nothing on a drawn map is nearer. */
const DECIMALS = 5;

/**
 * Reads a file of GeoJSON (RFC 7946): polygons are areas, lines are streets, points are places. Either all of it can be drawn,
 * or what is wrong is told, feature by feature.
 */
export function readMapFile(text: string): { readonly map: MapFile } | { readonly faults: readonly string[] } {
  const features = featuresOf(text);
  if (typeof features === 'string') return { faults: [features] };
  const faults: string[] = [];
  const areas = new Map<string, Boundary>();
  const lines: MapLine[] = [];
  const places: MapPlace[] = [];
  const comparisons = { left: MOST_COMPARISONS };
  for (const [at, raw] of features.entries()) {
    const { name, type, coordinates } = featureOf(raw);
    const which = `Objekt ${at + 1}${name === null ? '' : ` (${name})`}`;
    const fault = (what: string): void => void faults.push(`${which}: ${what}`);
    const wrong = coordinateFault(coordinates);
    if (wrong !== null) fault(wrong);
    else if (type === 'Polygon' || type === 'MultiPolygon') {
      const boundary = boundaryOf(type === 'Polygon' ? [coordinates] : coordinates, comparisons);
      if (typeof boundary === 'string') fault(boundary);
      else if (name === null) fault('Området saknar namn. Ge det egenskapen ”namn”.');
      // An area in several pieces is one area.
      else areas.set(name, [...(areas.get(name) ?? []), ...boundary]);
    } else if (type === 'LineString' || type === 'MultiLineString') {
      const parts = linesOf(type === 'LineString' ? [coordinates] : coordinates);
      if (parts === null) fault('Linjen har färre än två punkter.');
      else lines.push(...parts.map((points) => ({ name, points })));
    } else if (type === 'Point') {
      if (name === null) fault('Platsen saknar namn. Ge den egenskapen ”namn”.');
      else if (isInSweden(coordinates)) places.push({ name, at: rounded(coordinates) });
      else fault('Platsens koordinater gick inte att läsa.');
    } else fault('Objektet är varken område, linje eller punkt.');
    if (faults.length > MOST_FAULTS) return { faults: [...faults.slice(0, MOST_FAULTS), 'Fler objekt har fel.'] };
  }
  const points =
    [...areas.values()].flat(2).reduce((sum, ring) => sum + ring.length, 0) +
    lines.reduce((sum, line) => sum + line.points.length, places.length);
  if (points > MOST_POINTS)
    faults.push(
      `Kartan har ${points.toLocaleString('sv-SE')}\u00a0punkter, också när den är förenklad. Högst ${MOST_POINTS.toLocaleString('sv-SE')}\u00a0får plats. Ta med färre gator.`,
    );
  const named = [...areas].map(([name, boundary]) => ({ name, boundary }));
  return faults.length > 0 ? { faults } : { map: { areas: named, lines, places } };
}

function featuresOf(text: string): readonly unknown[] | string {
  let read: unknown;
  let system: string;
  try {
    read = JSON.parse(text.replace(/^\uFEFF/, ''));
    system = JSON.stringify(Object(read).crs ?? null);
  } catch {
    return 'Filen är inte GeoJSON. Exportera kartan som GeoJSON i WGS 84 och skicka den igen.';
  }
  const { type, features } = Object(read) as Readonly<Record<string, unknown>>;
  if (!/^null$|CRS84|4326/.test(system))
    return 'Kartan har ett annat koordinatsystem än WGS 84. Exportera den i WGS 84 (EPSG:4326) och skicka den igen.';
  if (type === 'Feature') return [read];
  if (type !== 'FeatureCollection' || !Array.isArray(features))
    return 'Filen är ingen samling av objekt (FeatureCollection). Exportera kartan som GeoJSON och skicka den igen.';
  return features.length === 0 ? 'Filen är tom: inga områden, linjer eller punkter finns i den.' : features;
}

type Feature = { readonly name: string | null; readonly type: unknown; readonly coordinates: unknown };

function featureOf(raw: unknown): Feature {
  const { geometry, properties } = Object(raw) as Readonly<Record<string, unknown>>;
  const { type, coordinates } = Object(geometry) as Readonly<Record<string, unknown>>;
  const named = Object.entries(Object(properties) as Readonly<Record<string, unknown>>)
    .filter(([key, value]) => NAMES.includes(key.toLocaleLowerCase('sv')) && typeof value === 'string')
    .toSorted(([a], [b]) => NAMES.indexOf(a.toLocaleLowerCase('sv')) - NAMES.indexOf(b.toLocaleLowerCase('sv')))
    .map(([, value]) => oneLine(String(value)).normalize('NFC').slice(0, LONGEST_NAME))
    .find((name) => name !== '');
  return { name: named ?? null, type, coordinates };
}

/** What is wrong with where a feature lies; null where nothing is. Told before anything else: it is what goes wrong most often. */
function coordinateFault(coordinates: unknown): string | null {
  const [lon, lat] = firstPosition(coordinates) ?? [];
  if (typeof lon !== 'number' || typeof lat !== 'number') return 'Koordinaterna gick inte att läsa.';
  if (isInSweden([lon, lat])) return null;
  if (isInSweden([lat, lon]))
    return 'Latitud och longitud har bytt plats. GeoJSON har longituden först, till exempel [15.62, 58.41].';
  if (Math.abs(lon) > 180 || Math.abs(lat) > 180)
    return 'Koordinaterna är inte grader. De kan vara i SWEREF 99. Exportera kartan i WGS 84 (EPSG:4326).';
  return `Läget är utanför Sverige (latitud ${BOUNDS.south}–${BOUNDS.north}, longitud ${BOUNDS.west}–${BOUNDS.east}).`;
}

function firstPosition(coordinates: unknown): readonly unknown[] | null {
  let now: unknown = coordinates;
  for (let depth = 0; depth < 4 && Array.isArray(now); depth += 1) {
    if (typeof now[0] === 'number') return now;
    now = now[0];
  }
  return null;
}

function boundaryOf(polygons: unknown, comparisons: Comparisons): Boundary | string {
  if (!Array.isArray(polygons)) return 'Gränsen gick inte att läsa.';
  const boundary: (readonly LonLat[])[][] = [];
  for (const polygon of polygons) {
    if (!Array.isArray(polygon) || polygon.length === 0) return 'Gränsen gick inte att läsa.';
    const rings: (readonly LonLat[])[] = [];
    for (const raw of polygon) {
      const points = pointsOf(raw);
      if (points === null) return 'En punkt i gränsen är utanför Sverige eller gick inte att läsa.';
      if (points.length > MOST_IN_RING)
        return `Gränsen har fler än ${MOST_IN_RING.toLocaleString('sv-SE')}\u00a0punkter. Förenkla den innan du exporterar.`;
      const fault = ringFault(points, comparisons);
      if (fault !== null) return fault;
      const ring = simplifyLine(points, TOLERANCE);
      rings.push(ring.length < 4 ? points : ring);
    }
    boundary.push(rings);
  }
  return boundary.length === 0 ? 'Gränsen är tom.' : boundary;
}

/** Each part as its points; null where one of them is no line. */
function linesOf(parts: unknown): LonLat[][] | null {
  if (!Array.isArray(parts) || parts.length === 0) return null;
  const lines = parts.map((part: unknown) => pointsOf(part));
  const read = lines.filter((line) => line !== null && line.length > 1);
  return read.length === lines.length ? read.map((line) => simplifyLine(line ?? [], TOLERANCE)) : null;
}

function pointsOf(raw: unknown): LonLat[] | null {
  if (!Array.isArray(raw) || !raw.every(isInSweden)) return null;
  const points = raw.map(rounded);
  return points.filter(([lon, lat], at) => at === 0 || lon !== points[at - 1]?.[0] || lat !== points[at - 1]?.[1]);
}

function rounded([lon, lat]: LonLat): LonLat {
  return [Number(lon.toFixed(DECIMALS)), Number(lat.toFixed(DECIMALS))];
}
