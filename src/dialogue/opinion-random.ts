/** Gives the next number, from 0 (inclusive) to 1 (exclusive). */
export type Random = () => number;

/** Numbers that look random and are the same for the same seed everywhere (mulberry32, public domain). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `count` different numbers below `below`, rising: all of them where they are no more than that. */
export function someOf(below: number, count: number, random: Random): number[] {
  const numbers = Array.from({ length: below }, (_, index) => index);
  if (below <= count) return numbers;
  for (let index = 0; index < count; index += 1) {
    const other = index + Math.floor(random() * (below - index));
    [numbers[index], numbers[other]] = [numbers[other] ?? 0, numbers[index] ?? 0];
  }
  return numbers.slice(0, count).toSorted((a, b) => a - b);
}
