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
