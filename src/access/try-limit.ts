/**
 * Lets through at most `most` tries in any `withinMs` milliseconds, all who try counted together. For one process.
 * `now` is in milliseconds and never goes backwards.
 */
export function tryLimit(most: number, withinMs: number): (now: number) => boolean {
  const tries: number[] = [];
  return (now) => {
    while (tries[0] !== undefined && tries[0] <= now - withinMs) tries.shift();
    if (tries.length >= most) return false;
    tries.push(now);
    return true;
  };
}

/**
 * So many at most (some 15 MB where all are full); those who share one are counted together, and nobody is forgotten to
 * make room for another. Enough that hardly anybody shares with somebody who is being tried to death.
 */
const PLACES = 65_536;

/**
 * As tryLimit, but each key (an address, a client) is counted for itself. Keys are spread over a fixed number of places by
 * `spread` (a whole number that whoever tries cannot foretell), so that the memory it takes has a bound.
 */
export function tryLimitEach(
  most: number,
  withinMs: number,
  spread: (key: string) => number,
): (key: string, now: number) => boolean {
  const places = new Map<number, (now: number) => boolean>();
  return (key, now) => {
    const place = spread(key) % PLACES;
    const take = places.get(place) ?? tryLimit(most, withinMs);
    places.set(place, take);
    return take(now);
  };
}
