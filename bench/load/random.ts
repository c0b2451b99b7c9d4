/** Chance that is the same every time: what a seed gives, it gives again. */
export type Chance = {
  /** 0 up to, but not including, 1. */
  next(): number;
  /** A whole number, both ends inclusive. */
  between(from: number, to: number): number;
  /** True this often: 0.2 is one time in five. */
  happens(share: number): boolean;
  pick<T>(list: readonly T[]): T;
};

/** Mulberry32 over an FNV-1a hash of the seed. */
export function chanceOf(seed: string): Chance {
  let state = 2_166_136_261;
  for (const sign of seed) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(list: readonly T[]): T => {
    const one = list[between(0, list.length - 1)];
    if (one === undefined) throw new RangeError('nothing to pick from');
    return one;
  };
  return { next, between, happens: (share) => next() < share, pick };
}
