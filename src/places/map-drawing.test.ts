import { describe, expect, test } from 'vitest';
import { dotsOn, drawMap, namesIn } from '#places/map-drawing.ts';
import { keptBoundary, keptSheet, mapOf, type LonLat } from '#places/map-shape.ts';
import { mapOfArea, square } from '#tests/support/map-files.ts';

const { areas, lines, places } = mapOfArea('Norrby');
const map = { boundaries: areas.map(({ boundary }) => boundary), lines, places };
const drawn = drawMap(map);
if (drawn === null) throw new Error('nothing was drawn');

describe('en ritad karta', () => {
  test('är i meter: en grad i latitud är 111 kilometer, en i longitud hälften så lång här', () => {
    expect(drawn.height / 1.1).toBeCloseTo(1_112, 0);
    expect((drawn.width - 0.1 * 1_112) / (0.01 * 111_195)).toBeCloseTo(Math.cos((58.405 * Math.PI) / 180), 3);
    expect(drawn.areas[0]).toMatch(/^M55\.6 1167\.5L.*Z$/);
  });
  test('läser av en plats där den ritades', () => {
    const at: LonLat = [15.6043, 58.4071];
    const [lon, lat] = drawn.at(drawn.spot(at));
    expect([lon.toFixed(6), lat.toFixed(6)]).toEqual(['15.604300', '58.407100']);
  });
  test('har nordväst överst till vänster', () => {
    const [northWest, southEast] = [drawn.spot([15.6, 58.41]), drawn.spot([15.61, 58.4])];
    expect(northWest.x < southEast.x && northWest.y < southEast.y).toBe(true);
  });
  test('skriver namn som får plats, och inte på varandra', () => {
    const view = { x: 0, y: 0, width: drawn.width, height: drawn.height };
    expect(namesIn(drawn.names, view, 30).map(({ text }) => text)).toEqual(['Torget', 'Storgatan']);
    expect(namesIn(drawn.names, view, 100).map(({ text }) => text)).toEqual(['Torget']);
    expect(namesIn(drawn.names, { ...view, width: 100 }, 30)).toEqual([]);
  });
  test('numrerar prickar, låter nära ligga i samma, och säger vilka som är utanför', () => {
    const found = dotsOn(
      drawn,
      [
        { no: 1, at: [15.602, 58.402] },
        { no: 2, at: [15.6021, 58.402] },
        { no: 3, at: [15.608, 58.402] },
        { no: 4, at: [15.9, 58.402] },
      ],
      20,
    );
    expect(found.dots.map(({ numbers }) => numbers)).toEqual([[1, 2], [3]]);
    expect(found.outside).toEqual([4]);
  });
});

test('en karta har de gator och platser som ligger i eller nära området', () => {
  const far: LonLat[] = [
    [16, 59],
    [16.1, 59],
  ];
  const sheet = { lines: [...lines, { name: 'Långt bort', points: far }], places };
  expect(mapOf(map.boundaries, sheet)).toEqual(map);
  expect(mapOf([], sheet)).toBeNull();
});

test('en sparad gräns som inte går att rita är ingen gräns', () => {
  expect(keptBoundary({ type: 'Polygon', coordinates: [square()] })).toEqual([[square()]]);
  for (const kept of [null, {}, 'x', { type: 'Polygon' }, { type: 'Point', coordinates: [15, 58] }])
    expect(keptBoundary(kept)).toBeNull();
  expect(keptBoundary({ type: 'MultiPolygon', coordinates: [[[[15.6, '<script>']]]] })).toBeNull();
});

test('gator och platser som inte går att rita är inte med', () => {
  expect(keptSheet(JSON.parse(JSON.stringify({ lines, places })))).toEqual({ lines, places });
  expect(keptSheet({ lines: [{}, null, { points: [['x', 58]] }], places: 'x' })).toEqual({ lines: [], places: [] });
});
