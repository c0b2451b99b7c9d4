import { expect, test } from 'vitest';
import { deepest, FINGER, followed, pointedPlace, viewAt, within } from '#dialogue/map-pointing.ts';
import { drawMap } from '#places/map-drawing.ts';
import { mapOfArea } from '#tests/support/map-files.ts';

const { areas } = mapOfArea('Norrby');
const map = drawMap({ boundaries: areas.map(({ boundary }) => boundary), lines: [], places: [] });
if (map === null) throw new Error('nothing was drawn');
const middle = { x: map.width / 2, y: map.height / 2 };

test('först syns hela kartan, sedan hälften för varje steg, ner till ungefär sextio meter', () => {
  const whole = viewAt(map, 0, middle);
  expect([whole.y, whole.width]).toEqual([0, map.height]);
  expect(whole.x).toBeLessThan(0);
  expect(viewAt(map, 2, middle).width).toBe(map.height / 4);
  expect(map.height / 2 ** deepest(map)).toBeGreaterThanOrEqual(60);
  expect(map.height / 2 ** (deepest(map) + 1)).toBeLessThan(60);
});

test('utsnittet går inte utanför kartan, och följer korset när det kommer nära kanten', () => {
  const corner = viewAt(map, 2, { x: 0, y: 0 });
  expect([corner.x, corner.y]).toEqual([0, 0]);
  const view = viewAt(map, 2, middle);
  expect(followed(view, middle)).toEqual(middle);
  const near = { x: view.x + view.width - 1, y: middle.y };
  expect(followed(view, near)).toEqual(near);
  expect(within(map, { x: -5, y: map.height + 5 })).toEqual({ x: 0, y: map.height });
});

test('platsen är så noggrann som ett finger är där man tittar', () => {
  const far = pointedPlace(map, middle, map.height / 320);
  const near = pointedPlace(map, middle, viewAt(map, deepest(map), middle).width / 320);
  expect(far).toMatchObject({ way: 'map', accuracy: Math.ceil((FINGER * map.height) / 320) });
  expect('accuracy' in near && near.accuracy).toBeLessThanOrEqual(6);
  expect('lat' in far && [far.lat.toFixed(4), far.lon.toFixed(4)]).toEqual(['58.4050', '15.6050']);
});
