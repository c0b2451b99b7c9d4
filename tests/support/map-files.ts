import type { MapFile } from '#places/read-map-file.ts';
import type { LonLat } from '#places/map-shape.ts';

/** A square of about a kilometre, its south-western corner here. */
export const square = ([lon, lat]: LonLat = [15.6, 58.4], side = 0.01): LonLat[] => [
  [lon, lat],
  [lon + side, lat],
  [lon + side, lat + side],
  [lon, lat + side],
  [lon, lat],
];

/** A map of one area with a street and a place in it. */
export const mapOfArea = (name: string): MapFile => ({
  areas: [{ name, boundary: [[square()]] }],
  lines: [
    {
      name: 'Storgatan',
      points: [
        [15.602, 58.402],
        [15.608, 58.408],
      ],
    },
  ],
  places: [{ name: 'Torget', at: [15.603, 58.407] }],
});

/** The same as somebody's file of GeoJSON. */
export const mapFileText = (name: string): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [
      feature('Polygon', [square()], { namn: name }),
      feature(
        'LineString',
        [
          [15.602, 58.402],
          [15.608, 58.408],
        ],
        { namn: 'Storgatan' },
      ),
      feature('Point', [15.603, 58.407], { namn: 'Torget' }),
    ],
  });

/** One feature of GeoJSON. */
export const feature = (type: string, coordinates: unknown, properties: object = {}): object => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});
