import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextOf, pointLine, type LineEdge, type LineNode } from '#publication/point-line.ts';

function node(year: number, number = 1, body = `Punkten ${year}.`): LineNode {
  return {
    path: `/ekvik/norrby-${year}/punkt-${number}`,
    number,
    period: { from: `${year}-01-01`, to: `${year}-12-31`, words: String(year) },
    body,
  };
}
const NODES = new Map([
  ['a', node(2017)],
  ['b', node(2018)],
  ['c', node(2019)],
  ['d', node(2019, 2)],
  ['x', node(2018, 9)],
]);
const carried = (from: string, to: string): LineEdge => ({ from, to, kind: 'carried' });
const told = (id: string, edges: LineEdge[], nodes = NODES): string[] =>
  pointLine('sv', id, nodes, edges).map(({ period, number, here }) => `${period.words}:${number}${here ? '*' : ''}`);

test('linjen går genom alla år, äldst först, och samma från vilken punkt man än kommer', () => {
  const edges = [carried('b', 'c'), carried('a', 'b')];
  expect(told('a', edges)).toEqual(['2017:1*', '2018:1', '2019:1']);
  expect(told('b', edges)).toEqual(['2017:1', '2018:1*', '2019:1']);
  expect(told('c', edges)).toEqual(['2017:1', '2018:1', '2019:1*']);
});

test('en punkt som delas har båda delarna efter sig, men delarna har inte varandra', () => {
  const edges = [carried('a', 'b'), carried('b', 'c'), carried('b', 'd')];
  expect(told('a', edges)).toEqual(['2017:1*', '2018:1', '2019:1', '2019:2']);
  expect(told('c', edges)).toEqual(['2017:1', '2018:1', '2019:1*']);
});

test('det som inte är publicerat bryter linjen, och en ensam punkt har ingen', () => {
  const without = new Map([...NODES].filter(([id]) => id !== 'b'));
  const edges = [carried('a', 'b'), carried('b', 'c')];
  expect(told('a', edges, without)).toEqual([]);
  expect(told('x', edges)).toEqual([]);
});

test('varje formulering jämförs med den som den kom från', () => {
  const nodes = new Map([
    ['a', node(2017, 1, 'Vi går två vandringar.')],
    ['b', node(2018, 1, 'Vi går tre vandringar.')],
  ]);
  const line = pointLine('sv', 'b', nodes, [{ from: 'a', to: 'b', kind: 'reworded' }]);
  expect(line.map(({ change, wording }) => [change, wording.map(({ kind }) => kind).join(' ')])).toEqual([
    [null, 'same'],
    ['från förra löftet, med nya ord', 'same gone new same'],
  ]);
});

test('nästa steg är länkar till det som är publicerat', () => {
  expect(nextOf('sv', 'b', NODES, [carried('b', 'c'), carried('b', 'ej-publicerad')])).toEqual([
    { path: '/ekvik/norrby-2019/punkt-1', text: 'punkt\u00a01 i löftet för 2019' },
  ]);
});

test('länkar i ring tar slut, och ingen punkt står två gånger', () => {
  const ids = fc.constantFrom('a', 'b', 'c', 'd', 'x');
  const edges = fc.array(fc.record({ from: ids, to: ids, kind: fc.constant('carried' as const) }), { maxLength: 20 });
  fc.assert(
    fc.property(ids, edges, (id, links) => {
      const paths = pointLine('sv', id, NODES, links).map(({ path }) => path);
      const forward = new Set(paths);
      expect(forward.size).toBe(paths.length);
      if (paths.length > 0) expect(paths).toContain(NODES.get(id)?.path);
    }),
  );
});
