import { describe, expect, test } from 'vitest';
import { characteristics } from '#dialogue/opinion-character.ts';
import { groupConsensus } from '#dialogue/opinion-consensus.ts';
import { opinionGroups, type OpinionGroups } from '#dialogue/opinion-groups.ts';
import { votesOf, type Vote } from '#dialogue/opinion-votes.ts';

const STATEMENTS = ['lampor', 'bänkar', 'bilar', 'hundar', 'klotter'];
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Six who vote one way and four who vote another: on lamps alike, on cars apart, on dogs only two have voted. */
const table: (Vote | null)[][] = numbers(10).map((person) => [
  1,
  person < 6 ? 1 : 0,
  person < 6 ? 1 : -1,
  person < 2 ? 1 : null,
  person % 2 === 0 ? 1 : -1,
]);
const votes = votesOf(numbers(10).map(String), STATEMENTS, table);
const found: OpinionGroups = {
  kind: 'groups',
  sizes: [6, 4],
  groupOf: new Map(numbers(10).map((person) => [String(person), person < 6 ? 0 : 1])),
};

describe('det som grupperna har gemensamt', () => {
  const consensus = groupConsensus(votes, found);
  const of = (statement: string) => consensus.find((one) => one.statement === statement);

  test('det alla säger står först och är gemensamt', () => {
    expect(consensus[0]).toMatchObject({ statement: 'lampor', stance: 'agree', verdict: 'common' });
    expect(of('lampor')?.groups.map(({ agree }) => [agree.count, agree.of])).toEqual([
      [6, 6],
      [4, 4],
    ]);
  });
  test('det de flesta i en grupp håller med om och de flesta i en annan inte delar dem', () => {
    expect(of('bilar')?.verdict).toBe('divided');
  });
  test('det som för få har sett går det inte att säga något om', () => {
    expect(of('hundar')?.verdict).toBe('too-few');
    expect(of('klotter')?.verdict).toBe('too-few');
  });
  test('en liten grupp väger lika tungt som en stor', () => {
    expect(of('bilar')?.score).toBeLessThan(of('lampor')?.score ?? 0);
    expect(of('bilar')?.score).toBeCloseTo(Math.sqrt(((6 + 2 * (6.5 / 11)) / 8) * ((2 * (6.5 / 11)) / 6)), 9);
  });
  test('det ingen håller med om är också gemensamt', () => {
    const against = votesOf(
      numbers(10).map(String),
      STATEMENTS,
      table.map((row) => row.map((vote) => (vote === null ? null : vote === 1 ? -1 : vote === -1 ? 1 : 0))),
    );
    expect(groupConsensus(against, found)[0]).toMatchObject({
      statement: 'lampor',
      stance: 'disagree',
      verdict: 'common',
    });
  });
  test('utan grupper gäller det hela rummet', () => {
    const [first] = groupConsensus(votes, { kind: 'none', reason: 'no-pattern' });
    expect(first).toMatchObject({ statement: 'lampor', verdict: 'common' });
    expect(first?.groups.map(({ agree }) => agree.of)).toEqual([10]);
  });
  test('många som är delade på mitten är oense, inte för få', () => {
    const many = votesOf(
      numbers(40).map(String),
      ['a'],
      numbers(40).map((person) => [person % 2 === 0 ? 1 : -1]),
    );
    expect(groupConsensus(many, { kind: 'none', reason: 'no-pattern' })[0]?.verdict).toBe('mixed');
  });
  test('den som hör till ingen grupp räknas i rummet och i ingen grupp', () => {
    const without: OpinionGroups = { ...found, groupOf: new Map([...found.groupOf].filter(([who]) => who !== '0')) };
    expect(groupConsensus(votes, without).find(({ statement }) => statement === 'lampor')?.groups[0]?.agree.of).toBe(5);
  });
});

describe('det som utmärker en grupp', () => {
  test('är det den säger och de andra inte, med intervall', () => {
    const [larger, smaller] = characteristics(votes, found);
    expect(larger?.map(({ statement, stance }) => [statement, stance])).toEqual([
      ['bänkar', 'agree'],
      ['bilar', 'agree'],
    ]);
    expect(smaller?.map(({ statement, stance }) => [statement, stance])).toEqual([['bilar', 'disagree']]);
    const cars = smaller?.[0];
    expect(cars).toMatchObject({ share: { count: 4, of: 4 }, others: { count: 0, of: 6 }, difference: { value: 1 } });
    expect(cars?.difference.low).toBeGreaterThan(0);
  });
  test('är inget när det inte finns grupper', () => {
    expect(characteristics(votes, { kind: 'none', reason: 'no-pattern' })).toEqual([]);
  });
  test('är inget för en grupp på tre, som är för få', () => {
    const few = votesOf(
      numbers(12).map(String),
      numbers(9).map(String),
      numbers(12).map((person) => numbers(9).map(() => (person < 3 ? -1 : 1) as Vote)),
    );
    const groups = opinionGroups(few, { seed: 1 });
    expect(groups).toMatchObject({ kind: 'groups', sizes: [9, 3] });
    expect(characteristics(few, groups).map((one) => one.length)).toEqual([5, 0]);
  });
});
