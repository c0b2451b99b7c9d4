/** Longitude and latitude in degrees (WGS 84), in the order of GeoJSON. */
export type LonLat = readonly [lon: number, lat: number];
/** Polygons, each its outer ring first and its holes after it; every ring ends where it begins. */
export type Boundary = readonly (readonly (readonly LonLat[])[])[];
/** A street or a path. */
export type MapLine = { readonly name: string | null; readonly points: readonly LonLat[] };
/** Something that people find their way by. */
export type MapPlace = { readonly name: string; readonly at: LonLat };

/** What a drawn map is made of: the areas that it shows, and what lies in them. */
export type AreaMap = {
  readonly boundaries: readonly Boundary[];
  readonly lines: readonly MapLine[];
  readonly places: readonly MapPlace[];
};

/** Sweden with its waters: what lies outside is a mistake. */
export const BOUNDS = { west: 10, east: 25, south: 55, north: 70 } as const;

/** A boundary as GeoJSON, which is how it is kept. */
export function boundaryJson(coordinates: Boundary): { readonly type: 'MultiPolygon'; readonly coordinates: Boundary } {
  return { type: 'MultiPolygon', coordinates };
}

/** A kept boundary; null where none is kept, or what is kept is none that can be drawn. */
export function keptBoundary(kept: unknown): Boundary | null {
  if (typeof kept !== 'object' || kept === null || !('type' in kept) || !('coordinates' in kept)) return null;
  const polygons: unknown = kept.type === 'Polygon' ? [kept.coordinates] : kept.coordinates;
  if (kept.type !== 'Polygon' && kept.type !== 'MultiPolygon') return null;
  const isDrawn = (value: unknown, depth: number): boolean =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => (depth === 0 ? isInSweden(one) : isDrawn(one, depth - 1)));
  return isDrawn(polygons, 2) ? (polygons as Boundary) : null;
}

/** Kept streets and places; those that cannot be drawn, which only a forged export has, are left out. */
export function keptSheet({
  lines,
  places,
}: {
  readonly lines: unknown;
  readonly places: unknown;
}): Pick<AreaMap, 'lines' | 'places'> {
  const list = (raw: unknown): readonly unknown[] => (Array.isArray(raw) ? raw : []);
  return {
    lines: list(lines).flatMap((raw) => {
      const { name, points } = Object(raw) as Readonly<Record<string, unknown>>;
      const isLine = Array.isArray(points) && points.length > 1 && points.every(isInSweden);
      return isLine ? [{ name: typeof name === 'string' ? name : null, points }] : [];
    }),
    places: list(places).flatMap((raw) => {
      const { name, at } = Object(raw) as Readonly<Record<string, unknown>>;
      return typeof name === 'string' && isInSweden(at) ? [{ name, at }] : [];
    }),
  };
}

export function isInSweden(value: unknown): value is LonLat {
  if (!Array.isArray(value)) return false;
  const [lon, lat] = value as readonly unknown[];
  const { west, east, south, north } = BOUNDS;
  return (
    typeof lon === 'number' && typeof lat === 'number' && lon >= west && lon <= east && lat >= south && lat <= north
  );
}

/** The smallest box round the points: west, south, east, north; null where there are none. */
export function boxOf(points: Iterable<LonLat>): readonly [number, number, number, number] | null {
  let box: [number, number, number, number] | null = null;
  for (const [lon, lat] of points) {
    box ??= [lon, lat, lon, lat];
    box = [Math.min(box[0], lon), Math.min(box[1], lat), Math.max(box[2], lon), Math.max(box[3], lat)];
  }
  return box;
}

/** What a map of these areas needs of the municipality's streets and places: those that come near them. */
export function mapOf(
  boundaries: readonly Boundary[],
  { lines, places }: Pick<AreaMap, 'lines' | 'places'>,
): AreaMap | null {
  const box = boxOf(boundaries.flat(2).flat());
  if (box === null) return null;
  const [west, south, east, north] = box;
  const [across, up] = [(east - west) * NEAR, (north - south) * NEAR];
  const isNear = ([lon, lat]: LonLat): boolean =>
    lon >= west - across && lon <= east + across && lat >= south - up && lat <= north + up;
  return {
    boundaries,
    lines: lines.filter(({ points }) => points.some(isNear)),
    places: places.filter(({ at }) => isNear(at)),
  };
}
/** Of the areas' own width and height. */
const NEAR = 0.1;
