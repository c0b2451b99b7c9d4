import { fold } from './text-likeness.ts';

/** A partial value: stated parts are compared, parts left out are not. `{ anyOf: [...] }` allows several answers. */
export type Expected = unknown;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function alternatives(expected: Expected): Expected[] {
  return isObject(expected) && Array.isArray(expected['anyOf']) ? expected['anyOf'] : [expected];
}

/** Whether what was read agrees with everything that is stated; texts letter by letter, white space folded. */
export function fits(expected: Expected, actual: unknown): boolean {
  return alternatives(expected).some((one) => fitsOne(one, actual));
}

function fitsOne(expected: Expected, actual: unknown): boolean {
  if (typeof expected === 'string') return typeof actual === 'string' && fold(expected) === fold(actual);
  if (Array.isArray(expected)) {
    return (
      Array.isArray(actual) && actual.length === expected.length && expected.every((item, i) => fits(item, actual[i]))
    );
  }
  if (!isObject(expected)) return expected === actual;
  return isObject(actual) && Object.entries(expected).every(([key, value]) => partFits(key, value, actual[key]));
}

/** Where a quote begins and ends is a matter of taste: it fits where one contains the other. */
function partFits(key: string, expected: Expected, actual: unknown): boolean {
  if (key !== 'quote' || typeof expected !== 'string' || typeof actual !== 'string') return fits(expected, actual);
  const [one, other] = [fold(expected).toLowerCase(), fold(actual).toLowerCase()];
  return one.includes(other) || other.includes(one);
}

/** F1 of a list, order apart; 1 where both are empty. */
export function listScore(expected: Expected, actual: unknown): number {
  return Math.max(...alternatives(expected).map((one) => oneListScore(one, actual)));
}

function oneListScore(expected: Expected, actual: unknown): number {
  if (!Array.isArray(expected) || !Array.isArray(actual)) return 0;
  if (expected.length + actual.length === 0) return 1;
  const rest: unknown[] = [...actual];
  let found = 0;
  for (const item of expected) {
    const at = rest.findIndex((candidate) => fits(item, candidate));
    if (at < 0) continue;
    rest.splice(at, 1);
    found += 1;
  }
  return (2 * found) / (expected.length + actual.length);
}
