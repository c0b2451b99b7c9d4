import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, type Fact } from '#platform/canonical-json.ts';

/** The same value with the names of every object the other way round. */
function turned(value: Fact): Fact {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((one: Fact) => turned(one));
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]) => [name, turned(inner as Fact)]),
  );
}

test('names are sorted and nothing is added', () => {
  expect(canonicalJson({ b: [1, 'å', null], a: { d: true, c: 0.5 } })).toBe(
    '{"a":{"c":0.5,"d":true},"b":[1,"å",null]}',
  );
});

test('the order in which a value was put together does not show, and nothing else is lost', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), (json) => {
      const value = json as Fact;
      expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
