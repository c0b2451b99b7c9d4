import canonicalize from 'canonicalize';
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

/** RFC 8785, 3.2.2 and 3.2.3: how numbers and signs are written, and in which order names stand. */
test('the examples of the JSON Canonicalization Scheme come out as it says', () => {
  const numbers = [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0];
  expect(canonicalJson(numbers)).toBe('[333333333.3333333,1e+30,4.5,0.002,1e-27,0]');
  expect(canonicalJson('\u20ac$\u000f\nA\'B"\\\\"/')).toBe(String.raw`"€$\u000f\nA'B\"\\\\\"/"`);
  const names = { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 };
  expect(Object.values(JSON.parse(canonicalJson(names)) as object)).toHaveLength(7);
  expect(canonicalJson(names)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
});

test('what another program of the scheme writes, it writes too, for every value without lone surrogates', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }), (json) => {
      expect(canonicalJson(json as Fact)).toBe(canonicalize(json));
    }),
    { numRuns: 1_000 },
  );
});
