/**
 * How alike two divisions of the same things are, whatever the parts are called: the adjusted Rand index (Hubert &
 * Arabie 1985), 1 where they are the same, 0 on average where they have nothing to do with each other.
 * @throws RangeError where they are not of the same things
 */
export function randIndex(one: readonly unknown[], other: readonly unknown[]): number {
  if (one.length !== other.length) throw new RangeError('Two divisions of the same things are compared.');
  const whole = pairs(one.length);
  const both = pairsIn(one.map((part, index) => JSON.stringify([part, other[index]])));
  const [inOne, inOther] = [pairsIn(one), pairsIn(other)];
  const chance = whole === 0 ? 0 : (inOne * inOther) / whole;
  const most = (inOne + inOther) / 2;
  return most === chance ? 1 : (both - chance) / (most - chance);
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}

/** How many pairs of things lie in the same part. */
function pairsIn(parts: readonly unknown[]): number {
  const sizes = new Map<unknown, number>();
  for (const part of parts) sizes.set(part, (sizes.get(part) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + pairs(size), 0);
}
