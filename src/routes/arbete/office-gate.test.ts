import { expect, test } from 'vitest';
import { isOffice } from '#routes/arbete/office-gate.ts';

const at = (path: string, id: string | null) => isOffice({ route: { id }, url: new URL(`http://localhost${path}`) });

test.each([
  ['/arbete', '/arbete'],
  ['/arbete/loften/x', '/arbete/loften/[lofte]'],
  ['/%61rbete', '/arbete'],
  ['/arbete/finns-inte', null],
  ['/%61rbete/finns-inte', null],
  ['/x', '/(kontor)/arbete/[sida]'],
  ['/en/arbete', '/arbete'],
])('%s (%s) is the office', (path, id) => {
  expect(at(path, id)).toBe(true);
});

test.each([
  ['/', '/'],
  ['/arbetet', '/[kommun]'],
  ['/eken/arbete', '/[kommun]/[omrade]'],
  ['/%ff', null],
])('%s (%s) is not', (path, id) => {
  expect(at(path, id)).toBe(false);
});
