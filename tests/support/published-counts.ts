import type { LinkedCounts } from '#situation/linked-counts.ts';
import {
  attack,
  type Bounds,
  type PublicCount,
  type PublicFact,
  type Wanted,
} from '#tests/support/disclosure-attacker.ts';

type Version = LinkedCounts & { readonly told: ReadonlyMap<string, number | null> };
export type Found = Bounds & { readonly name: string; readonly value: number; readonly isGrowth: boolean };

/**
 * Attacks a publication: every hidden count below the limit, and every growth below it. `takenBack`: that answers have been is known,
 * so that the attacker cannot take for granted that counts only grow. `shares`: what is told in percent, by part and whole.
 */
export function attackPublished(
  versions: readonly Version[],
  {
    limit,
    takenBack,
    shares = [],
  }: { limit: number; takenBack: boolean; shares?: readonly (readonly [string, string, number])[] },
): Found[] {
  const counts: PublicCount[] = [];
  const at = new Map<string, number>();
  const facts: PublicFact[] = [];
  const fact = (exact: boolean, ...terms: (readonly [number, number])[]): void => void facts.push({ terms, exact });
  versions.forEach(({ told, links }, version) => {
    for (const [name, number] of told) at.set(`${version} ${name}`, counts.push({ version, name, told: number }) - 1);
    const of = (name: string): number => at.get(`${version} ${name}`) ?? -1;
    for (const link of links) {
      const whole = of(link.whole);
      if (link.kind === 'within') fact(false, [whole, 1], [of(link.part), -1]);
      else {
        const parts = link.parts.map((part) => [of(part), 1] as const);
        fact(link.kind === 'sum', ...parts, [whole, -1]);
        if (link.kind === 'sum') continue;
        for (const [part] of parts) fact(false, [whole, 1], [part, -1]);
        fact(false, [whole, link.most], ...parts.map(([part]) => [part, -1] as const));
      }
    }
    for (const [part, whole, percent] of shares) {
      // Told to whole percent: 100 x part lies within half a percent of the whole.
      fact(false, [of(part), 200], [of(whole), -2 * percent + 1]);
      fact(false, [of(whole), 2 * percent + 1], [of(part), -200]);
    }
  });
  const wanted: (Wanted & { name: string; value: number })[] = [];
  versions.forEach((version, no) => {
    for (const [name, value] of version.counts) {
      const here = at.get(`${no} ${name}`) ?? -1;
      if (version.told.get(name) === null && value > 0 && value < limit) wanted.push({ of: here, name, value });
      for (let earlier = 0; earlier < no; earlier += 1) {
        const there = at.get(`${earlier} ${name}`) ?? -1;
        if (!takenBack && earlier === no - 1) fact(false, [here, 1], [there, -1]);
        const grew = value - (versions[earlier]?.counts.get(name) ?? 0);
        if (grew !== 0 && Math.abs(grew) < limit)
          wanted.push({ of: here, from: there, name: `${name} (${earlier} to ${no})`, value: grew });
      }
    }
  });
  return attack(counts, facts, { wanted, enough: limit }).map((bounds, no) => ({
    ...bounds,
    name: wanted[no]?.name ?? '',
    value: wanted[no]?.value ?? 0,
    isGrowth: wanted[no]?.from !== undefined,
  }));
}

/** Whether somebody who found this knows of a number that it is one of those that nobody should know. */
export function isFound({ low, high, value }: Found, limit: number): boolean {
  return value > 0 ? low > 0 && high < limit : high < 0 && low > -limit;
}

/** Whether more is known of a number than the rule tells: of a count, more than that it may be small; of a growth, that it is. */
export function isNarrowed(found: Found, limit: number): boolean {
  return found.isGrowth ? isFound(found, limit) : found.low > 0 || found.high < limit - 1;
}
