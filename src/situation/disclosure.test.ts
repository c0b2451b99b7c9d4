import { describe, expect, test } from 'vitest';
import { discloseCounts, type Told, type ToldBefore } from '#situation/disclosure.ts';
import { linkCounts, type Axis, type LinkedCounts } from '#situation/linked-counts.ts';
import { runs } from '#tests/support/examples.ts';
import { attackPublished, isFound, isNarrowed } from '#tests/support/published-counts.ts';
import { randomResult, type RandomResult } from '#tests/support/random-results.ts';

const AGE: Axis = { name: 'age', values: ['young', 'grown', 'old'] };
const SEX: Axis = { name: 'sex', values: ['women', 'men'] };

/** A table with its margins, from the counts inside it. */
function table(rows: Readonly<Record<string, readonly [women: number, men: number]>>): LinkedCounts {
  const counted = new Map<string, number>();
  const add = (name: string, count: number) => counted.set(name, (counted.get(name) ?? 0) + count);
  for (const [age, counts] of Object.entries(rows))
    SEX.values.forEach((sex, at) => {
      for (const name of [`age=${age}&sex=${sex}`, `age=${age}`, `sex=${sex}`, '']) add(name, counts[at] ?? 0);
    });
  return linkCounts([[], [AGE], [SEX], [AGE, SEX]], counted);
}

function publish({ versions, limit }: RandomResult): ToldBefore[] {
  return versions.reduce<ToldBefore[]>(
    (before, now) => [...before, { ...now, told: discloseCounts(now, { limit, before }) }],
    [],
  );
}

/** What somebody would do who had heard of the rule and no more: hides the small counts. */
function publishNaively({ versions, limit }: RandomResult): ToldBefore[] {
  return versions.map((now) => ({
    ...now,
    told: new Map([...now.counts].map(([name, count]) => [name, count < limit ? null : count])),
  }));
}

const hidden = (told: Told): string[] => [...told].flatMap(([name, count]) => (count === null ? [name] : []));

describe('det som döljs', () => {
  test('ingenting där inget tal är under gränsen', () => {
    expect(hidden(discloseCounts(table({ young: [5, 9], grown: [20, 14], old: [7, 6] })))).toEqual([]);
  });
  test('ett ensamt litet tal döljs av det minsta som räcker, och summorna står kvar', () => {
    const told = discloseCounts(table({ young: [3, 9], grown: [20, 14], old: [7, 6] }));
    expect(hidden(told)).toEqual(['age=young&sex=women', 'age=young&sex=men', 'age=old&sex=women', 'age=old&sex=men']);
  });
  test('noll döljs som de andra, så att ”dolt” inte säger att någon finns där', () => {
    expect(
      discloseCounts(table({ young: [0, 9], grown: [20, 14], old: [7, 6] })).get('age=young&sex=women'),
    ).toBeNull();
  });
  test('gränsen går att välja', () => {
    const counts = table({ young: [3, 9], grown: [20, 14], old: [7, 6] });
    expect(hidden(discloseCounts(counts, { limit: 3 }))).toEqual([]);
    expect(discloseCounts(counts, { limit: 8 }).get('age=old&sex=women')).toBeNull();
  });
  test('samma tal ger samma svar', () => {
    const { versions } = randomResult(3, { isLarge: true });
    const [now] = versions;
    expect(now && discloseCounts(now)).toEqual(now && discloseCounts(now));
  });
  test('få nya svar syns inte mellan två publiceringar', () => {
    const first = table({ young: [10, 9], grown: [20, 14], old: [7, 6] });
    const before = [{ ...first, told: discloseCounts(first) }];
    const told = discloseCounts(table({ young: [12, 9], grown: [20, 14], old: [7, 6] }), { before });
    expect(told.get('age=young&sex=women')).toBeNull();
    expect(told.get('')).toBeNull();
    expect(discloseCounts(first, { before })).toEqual(before[0]?.told);
  });
});

describe('den som försöker räkna ut det', () => {
  const told = (counts: LinkedCounts, names: readonly string[]): ToldBefore => ({
    ...counts,
    told: new Map([...counts.counts].map(([name, count]) => [name, names.includes(name) ? null : count])),
  });
  const rule = { limit: 5, takenBack: false };
  const small = table({ young: [3, 9], grown: [20, 14], old: [7, 6] });

  test('drar ifrån det som visas', () => {
    const [found] = attackPublished([told(small, ['age=young&sex=women'])], rule);
    expect(found).toMatchObject({ name: 'age=young&sex=women', low: 3, high: 3 });
  });
  test('lägger ihop flera rader och kolumner, där ingen av dem räcker', () => {
    // Young women are all women less those who are not young; each line has two hidden counts.
    const counts = table({ young: [3, 9], grown: [20, 0], old: [7, 6] });
    const names = ['age=young&sex=women', 'age=young&sex=men', 'age=grown&sex=men', 'age=old&sex=men', 'sex=men'];
    const [found] = attackPublished([told(counts, names)], rule);
    expect(found).toMatchObject({ name: 'age=young&sex=women', low: 3, high: 3 });
  });
  test('räknar baklänges från en andel', () => {
    const names = hidden(discloseCounts(small));
    const shares = [['age=young&sex=women', '', 5]] as const;
    expect(attackPublished([told(small, names)], rule)[0]).toMatchObject({ low: 0 });
    expect(attackPublished([told(small, names)], { ...rule, shares })[0]).toMatchObject({ low: 3, high: 3 });
  });
  test('jämför två publiceringar', () => {
    const later = table({ young: [3, 9], grown: [22, 14], old: [7, 6] });
    const found = attackPublished(
      [told(small, hidden(discloseCounts(small))), told(later, hidden(discloseCounts(later)))],
      rule,
    );
    expect(found.filter((one) => isFound(one, 5)).map(({ name }) => name)).toContain('age=grown (0 to 1)');
  });

  const results = Array.from({ length: runs(1_000) }, (_, seed) => randomResult(seed, { isLarge: false }));
  test('får av 1 000 slumpade resultat inte veta mer om något litet tal än regeln själv säger', () => {
    const found = results.flatMap((result) =>
      attackPublished(publish(result), result).filter((one) => isNarrowed(one, result.limit)),
    );
    expect(found).toEqual([]);
  });
  test('hittar små tal i de flesta av dem, om bara de små talen döljs', () => {
    const some = results.slice(0, 200);
    const open = some.filter((result) =>
      attackPublished(publishNaively(result), result).some((one) => isFound(one, result.limit)),
    );
    expect(open.length / some.length).toBeGreaterThan(0.7);
  });
});
