import { describe, expect, test } from 'vitest';
import { check } from '#checking/check.ts';
import { loadSpelling } from '#checking/spelling.server.ts';
import type { DemoFigure, DemoPoint, DemoPromise } from '#report-back/demo-data.ts';
import { readDemo } from '#report-back/read-demo.server.ts';
import { demoReport } from '#tests/support/demo-report.ts';
import { textsOf } from '#tests/support/demo-texts.ts';

const demo = readDemo();
const spelling = await loadSpelling();

function promiseOf(key: string): DemoPromise {
  const found = demo.promises.find((promise) => promise.key === key);
  if (found === undefined) throw new Error(`no promise ${key}`);
  return found;
}

const first = promiseOf('2017');
const second = promiseOf('2018-2019');
const current = promiseOf('2026');
const allPoints = demo.promises.flatMap(({ points }) => points);
const allFigures = allPoints.flatMap(({ results }) =>
  results.flatMap(({ figures, correction }): DemoFigure[] => [...figures, ...(correction?.figures ?? [])]),
);

/** Rounds for which an owner of the point has said nothing. */
function unanswered({ owners, results }: DemoPoint, rounds: readonly string[]): string[] {
  return rounds.filter((round) =>
    owners.some((owner) => !results.some((result) => result.round === round && (result.by ?? owners).includes(owner))),
  );
}

describe('what the demonstration shows', () => {
  test('2017: eight points, three joint, three of the municipality and two of the police; two are carried over', () => {
    const owners = first.points.map((point) => point.owners.join('+'));
    expect(owners.toSorted()).toEqual([
      ...Array<string>(3).fill('kommunen'),
      ...Array<string>(3).fill('kommunen+polisen'),
      ...Array<string>(2).fill('polisen'),
    ]);
    const onward = first.points.filter(({ outcome }) => outcome?.kind === 'carried' || outcome?.kind === 'reworded');
    expect(onward.map(({ key }) => key)).toEqual(['torgmoten', 'trafikkontroller']);
    expect(first.rounds).toHaveLength(3);
  });

  test('every owner of every point that is over has judged it, and every value is there', () => {
    for (const { points } of [first, second]) {
      for (const { owners, verdicts } of points) expect(verdicts.map(({ party }) => party)).toEqual(owners);
    }
    const values = first.points.flatMap(({ verdicts }) => verdicts.map(({ value }) => value));
    expect(new Set(values)).toEqual(new Set(['kept', 'partly', 'not-kept']));
    expect(first.points.concat(second.points).filter(({ outcome }) => outcome === undefined)).toEqual([]);
  });

  test('2018–2019: two districts, three parties in one point, six tertials', () => {
    expect(second.areas).toHaveLength(2);
    expect(second.points.filter(({ owners }) => owners.length === 3).map(({ key }) => key)).toEqual(['torgmoten']);
    expect(second.rounds.map(({ label }) => label)).toEqual([
      'T1 2018',
      'T2 2018',
      'T3 2018',
      'T1 2019',
      'T2 2019',
      'T3 2019',
    ]);
  });

  test('2018–2019: silence of a whole point and of one owner of two', () => {
    const labels = second.rounds.map(({ label }) => label);
    const silent = second.points.flatMap((point) => unanswered(point, labels).map((round) => `${point.key} ${round}`));
    expect(silent).toEqual(['krogtillsyn T1 2019', 'mottagning T2 2019']);
  });

  test('2018–2019: something not done, with its reason, and a correction with its note', () => {
    const results = second.points.flatMap((point) => point.results);
    expect(results.filter(({ progress }) => progress === 'not-done').map(({ reason }) => reason)).toHaveLength(1);
    const [corrected, ...others] = results.filter(({ correction }) => correction !== undefined);
    expect(others).toEqual([]);
    expect(corrected?.text).toContain('19');
    expect(corrected?.correction?.text).toContain('17');
    expect(corrected?.correction?.note).toContain('17');
  });

  test('points go on: with the same words, reworded, and over three promises', () => {
    const words = (promise: DemoPromise, key: string): string | undefined =>
      promise.points.find((point) => point.key === key)?.body;
    expect(words(second, 'torgmoten')).toBe(words(first, 'torgmoten'));
    expect(words(second, 'trafikkontroller')).not.toBe(words(first, 'trafikkontroller'));
    const links = demo.promises.flatMap(({ key, points }) =>
      points.flatMap((point) => point.continues.map(({ promise, kind }) => `${promise} -> ${key}: ${kind}`)),
    );
    expect(links).toEqual(['2017 -> 2018-2019: carried', '2017 -> 2018-2019: reworded', '2018-2019 -> 2026: reworded']);
  });

  test('2026: one period answered, one with answers missing, one that nobody has answered yet', () => {
    expect(current.closed).toBe(false);
    const missing = current.rounds.map(
      ({ label }) => current.points.filter((point) => unanswered(point, [label]).length > 0).length,
    );
    expect(missing).toEqual([0, 4, 7]);
    expect(current.rounds.map(({ locked }) => locked)).toEqual([true, false, false]);
  });

  test('something is kept inside in every kind of place: notes, places, activities, a figure', () => {
    expect(demo.places.places.some(({ visibility }) => visibility === 'internal')).toBe(true);
    expect(demo.promises.filter(({ internalNote }) => internalNote === '')).toEqual([]);
    expect(allPoints.some(({ internalNote }) => internalNote !== undefined)).toBe(true);
    expect(allPoints.some(({ results }) => results.some(({ note }) => note !== undefined))).toBe(true);
    expect(allPoints.some(({ activities }) => activities.some(({ visibility }) => visibility === 'internal'))).toBe(
      true,
    );
    expect(allFigures.some(({ visibility }) => visibility === 'internal')).toBe(true);
  });

  test('whatever is done has been done on a day, by each of those who say so', () => {
    const unproven = allPoints.flatMap((point) =>
      point.results
        .filter(({ progress }) => progress === 'done')
        .flatMap(({ by = point.owners }) => by)
        .filter((party) => !point.activities.some(({ by = point.owners }) => by.includes(party)))
        .map((party) => `${point.key} ${party}`),
    );
    expect(unproven).toEqual([]);
  });

  test('goals belong to a mandate period that the promise touches', () => {
    for (const { goals, period } of demo.promises) {
      for (const key of goals) {
        const goal = demo.places.goals.find((one) => one.key === key);
        expect(goal !== undefined && goal.from <= period.to && goal.to >= period.from).toBe(true);
      }
    }
  });
});

describe('its figures', () => {
  test('none stands alone: some compare with the same stretch of an earlier year, and shares are percentages', () => {
    expect(allFigures.length).toBeGreaterThan(60);
    expect(allFigures.filter(({ base }) => base !== undefined).length).toBeGreaterThan(20);
    for (const { unit, value, base = 0 } of allFigures.filter((figure) => figure.unit === '%')) {
      expect([unit, value <= 100, base <= 100]).toEqual(['%', true, true]);
    }
  });

  test('what the year gave is the sum of its periods', () => {
    const told = (promise: DemoPromise, key: string): number[] =>
      promise.points
        .flatMap((point) =>
          point.key === key
            ? point.results.flatMap(({ text = '' }) => /gjorde (\d+|tolv) trafikkontroller/.exec(text)?.[1] ?? [])
            : [],
        )
        .map((words) => (words === 'tolv' ? 12 : Number(words)));
    const sum = (numbers: readonly number[]): number => numbers.reduce((whole, part) => whole + part, 0);
    expect(sum(told(first, 'trafikkontroller'))).toBe(47);
    expect(sum(told(second, 'trafikkontroller').slice(0, 3))).toBe(66);
    expect(sum(told(second, 'trafikkontroller').slice(3))).toBe(62);
    const evenings = allFigures.filter(({ label }) => label === 'Kvällar med fotpatrull').map(({ value }) => value);
    expect(sum(evenings)).toBe(146);
  });

  test('no small number of people can be told apart', () => {
    const people = /person|ungdom|föräld|förare|hyresgäst|boende/;
    expect(allFigures.filter(({ unit, value }) => people.test(unit) && value < 5)).toEqual([]);
  });
});

describe('its words', () => {
  for (const promise of demo.promises) {
    test(`nothing is found wrong with them: ${promise.key}`, () => {
      const { report, passages } = demoReport(demo, promise);
      expect(check(report, passages, [], spelling)).toEqual([]);
    });
  }

  // Names of people are in no dictionary.
  const texts = textsOf({ ...demo, people: [] });

  test('every word is spelled as the dictionary has it', () => {
    const invented =
      /^(?:älvköping|älvköpings|älvköpingsbostäders?|kvarnvägen|slussgärdet|områdesvärd(?:en|arna)?|gatuenhetens?|ks|t)$/;
    const unknown = texts
      .flatMap((text) => text.match(/\p{L}[\p{L}-]*/gu) ?? [])
      .filter((word) => !spelling.isKnown(word) && !spelling.isKnown(word.toLowerCase()))
      .filter((word) => !invented.test(word.toLowerCase()));
    expect([...new Set(unknown)]).toEqual([]);
  });

  test('numbers keep to their units, days to their months', () => {
    const months = 'januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december';
    const loose = new RegExp(
      `\\d (?:%|(?:${months})(?!\\p{L}))|\\d\u00a0(?:${months}) \\d{4}|(?:klockan|tertial|årskurs) \\d|  | [,.]|"`,
      'iu',
    );
    expect(texts.length).toBeGreaterThan(300);
    expect(texts.filter((text) => loose.test(text))).toEqual([]);
  });

  test('what is told is a sentence', () => {
    const told = allPoints.flatMap(({ body, why, results, verdicts, outcome }) => [
      body,
      ...(why === undefined ? [] : [why]),
      ...results.flatMap(({ text, reason, next, note }) =>
        [text, reason, next, note].filter((part) => part !== undefined),
      ),
      ...verdicts.map(({ reason }) => reason),
      ...(outcome === undefined ? [] : [outcome.reason]),
    ]);
    expect(told.filter((text) => !/^(?:\p{Lu}|\d).*[.]$/u.test(text))).toEqual([]);
  });
});
