import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LonLat } from '#places/map-shape.ts';
import { MOST_POINTS, readMapFile } from '#places/read-map-file.ts';
import { METRES_PER_DEGREE, simplifyLine } from '#places/simplify-line.ts';
import { runs } from '#tests/support/examples.ts';
import { feature, mapFileText, mapOfArea, square } from '#tests/support/map-files.ts';

const collection = (...features: unknown[]): string => JSON.stringify({ type: 'FeatureCollection', features });
const faultsOf = (text: string): readonly string[] => {
  const read = readMapFile(text);
  return 'faults' in read ? read.faults : [];
};

describe('en kartfil', () => {
  test('blir områden, gator och platser', () => {
    expect(readMapFile(mapFileText('Norrby'))).toEqual({ map: mapOfArea('Norrby') });
  });
  test('har namn under flera egenskaper, och delar med samma namn är ett område', () => {
    const read = readMapFile(
      collection(
        feature('Polygon', [square()], { NAMN: ' Norr\u0000 by ' }),
        feature('MultiPolygon', [[square([15.7, 58.4])]], { Name: 'Norr by' }),
        feature(
          'MultiLineString',
          [
            [
              [15.6, 58.4],
              [15.61, 58.4],
            ],
          ],
          {},
        ),
      ),
    );
    expect(read).toMatchObject({ map: { areas: [{ name: 'Norr by' }], lines: [{ name: null }], places: [] } });
    expect('map' in read && read.map.areas[0]?.boundary).toHaveLength(2);
  });
  const bowTie: LonLat[] = [
    [15.6, 58.4],
    [15.61, 58.41],
    [15.61, 58.4],
    [15.6, 58.41],
    [15.6, 58.4],
  ];
  const swapped = square().map(([lon, lat]) => [lat, lon]);
  const sweref = square().map(([lon, lat]) => [lon * 34_000, lat * 110_000]);
  test.each<[string, unknown, string]>([
    ['bytta', feature('Polygon', [swapped], { namn: 'N' }), 'Objekt 1 (N): Latitud och longitud har bytt plats.'],
    ['i meter', feature('Polygon', [sweref], { namn: 'N' }), 'Objekt 1 (N): Koordinaterna är inte grader.'],
    ['i Norge', feature('Point', [5.3, 60.4], { namn: 'Bergen' }), 'Objekt 1 (Bergen): Läget är utanför Sverige'],
    ['öppen', feature('Polygon', [square().slice(0, 4)], { namn: 'N' }), 'Objekt 1 (N): Gränsen är inte sluten'],
    ['korsad', feature('Polygon', [bowTie], { namn: 'N' }), 'Objekt 1 (N): Gränsen korsar sig själv.'],
    [
      'för få',
      feature(
        'Polygon',
        [
          [
            [15.6, 58.4],
            [15.7, 58.4],
            [15.6, 58.4],
          ],
        ],
        { namn: 'N' },
      ),
      'färre än tre punkter',
    ],
    ['utan namn', feature('Polygon', [square()]), 'Objekt 1: Området saknar namn.'],
    ['en kort linje', feature('LineString', [[15.6, 58.4]]), 'Objekt 1: Linjen har färre än två punkter.'],
    ['text', feature('LineString', [['15.6', '58.4']]), 'Objekt 1: Koordinaterna gick inte att läsa.'],
    [
      'inget läge',
      { type: 'Feature', properties: null, geometry: null },
      'Objekt 1: Koordinaterna gick inte att läsa.',
    ],
    ['en okänd sort', feature('MultiPoint', [[15.6, 58.4]], { namn: 'N' }), 'varken område, linje eller punkt'],
    ['null', null, 'Objekt 1: Koordinaterna gick inte att läsa.'],
  ])('med %s tas inte emot', (_, one, fault) => expect(faultsOf(collection(one))[0]).toContain(fault));
  test.each([
    ['inte JSON', '<kml/>', 'Filen är inte GeoJSON.'],
    ['en tom samling', collection(), 'Filen är tom'],
    ['en lista', '[]', 'ingen samling'],
    [
      'SWEREF',
      '{"type":"FeatureCollection","crs":{"properties":{"name":"EPSG:3006"}},"features":[1]}',
      'annat koordinatsystem',
    ],
  ])('som är %s tas inte emot', (_, text, fault) => expect(faultsOf(text)[0]).toContain(fault));
  test('med många fel visar de första', () => {
    const faults = faultsOf(collection(...Array.from({ length: 50 }, () => feature('Polygon', [square()]))));
    expect([faults.length, faults.at(-1)]).toEqual([21, 'Fler objekt har fel.']);
  });
  test('med för många punkter säger hur många, och en som går att förenkla tas emot', () => {
    const zigzag = (at: number): LonLat[] =>
      Array.from({ length: 3_000 }, (_, no) => [15.6 + no * 0.0001, 58.4 + at * 0.01 + (no % 2) * 0.001]);
    const straight = Array.from({ length: 30_000 }, (_, no) => [15.6 + no * 0.00002, 58.4]);
    const many = Array.from({ length: 7 }, (_, at) => feature('LineString', zigzag(at)));
    expect(faultsOf(collection(...many))[0]).toContain('21\u00a0000\u00a0punkter');
    expect(MOST_POINTS).toBe(20_000);
    const read = readMapFile(collection(feature('LineString', straight)));
    expect('map' in read && (read.map.lines[0]?.points.length ?? 0) < 100).toBe(true);
  });
});

test('en förenklad linje har sina ändar kvar, och ingen punkt som togs bort ligger mer än en meter från den', () => {
  const step = fc.tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -40, max: 40 }));
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 1_200 }), (steps) => {
      let [lon, lat] = [15.6, 58.4];
      const line: LonLat[] = [[lon, lat]];
      for (const [dx, dy] of steps) line.push([(lon += dx * 1e-5), (lat += dy * 1e-5)]);
      const simple = simplifyLine(line, 1);
      expect([simple[0], simple.at(-1)]).toEqual([line[0], line.at(-1)]);
      const flat = ([x, y]: LonLat) => ({
        x: x * METRES_PER_DEGREE * Math.cos((58.4 * Math.PI) / 180),
        y: y * METRES_PER_DEGREE,
      });
      const spots = simple.map(flat);
      for (const point of line.map(flat)) {
        const away = spots.slice(1).map((to, at) => {
          const from = spots[at] ?? to;
          const [dx, dy] = [to.x - from.x, to.y - from.y];
          const along = ((point.x - from.x) * dx + (point.y - from.y) * dy) / (dx * dx + dy * dy || 1);
          const held = Math.max(0, Math.min(1, along));
          return Math.hypot(point.x - from.x - held * dx, point.y - from.y - held * dy);
        });
        expect(Math.min(...away, simple.length === 1 ? 0 : Infinity)).toBeLessThan(1.01);
      }
    }),
    { numRuns: runs(20) },
  );
});
