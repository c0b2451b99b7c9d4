/**
 * What it costs that no small count can be worked out: `node bench/disclosure.ts [--results 600]`. Dialogues of four sizes that answer
 * as people do, with the tables of the results page: how many of the counts that are large enough are hidden to hide
 * small ones, beside other ways to do it, and how long it takes. Then coded dialogues with
 * themes under themes, and large random results, of which an attacker gets
 * everything that is public. Ends with 1 where the attacker learns something.
 */
import { parseArgs } from 'node:util';
import { discloseCounts, type ToldBefore } from '#situation/disclosure.ts';
import { randomFrom } from '#dialogue/opinion-random.ts';
import { countPeople, linkCounts, type Axis, type Facts, type LinkedCounts } from '#situation/linked-counts.ts';
import { attackPublished, isFound, isNarrowed } from '../tests/support/published-counts.ts';
import { codedResult } from '../tests/support/coded-results.ts';
import { randomResult } from '../tests/support/random-results.ts';
import { judged, spreadOf, spreadText } from './load/judge.ts';

const LIMIT = 5;
/** Milliseconds for what one page tells. */
const MS = 100;
const ROOMS = 20;
const CODED = 100;

const { values } = parseArgs({ options: { results: { type: 'string', default: '600' } } });

/** Shares of those who answer, as in the demonstration's dialogue: some problems and places are named much more than others. */
const PROBLEMS = [0.24, 0.18, 0.14, 0.12, 0.1, 0.08, 0.07, 0.04, 0.03];
const PLACES = [0.3, 0.2, 0.15, 0.1, 0.25];
const TIMES = [0.05, 0.15, 0.4, 0.2, 0.2];
const AGES = [0.03, 0.12, 0.3, 0.3, 0.2, 0.05];
const SEXES = [0.5, 0.42, 0.03, 0.05];

const axis = (name: string, shares: readonly number[], rest: Partial<Axis> = {}): Axis => ({
  name,
  values: shares.map((_, at) => `v${at}`),
  ...rest,
});
const problem = axis('problem', PROBLEMS, { most: 3, isQuestion: true });
const place = axis('place', PLACES, { most: 3 });
const time = axis('time', TIMES, { most: 3 });
const age = axis('age', AGES);
const sex = axis('sex', SEXES);
const tables = [[], [age], [sex], [problem], [problem, place], [problem, time], [problem, age], [problem, sex]];

function dialogue(people: number, seed: number): LinkedCounts {
  const random = randomFrom(seed);
  const pick = (shares: readonly number[]): string => {
    let left = random();
    return `v${shares.findIndex((share) => (left -= share) <= 0)}`.replace('v-1', 'v0');
  };
  const person = (): Facts => {
    const groups = { age: pick(AGES), sex: pick(SEXES) };
    const said = Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({
      problem: pick(PROBLEMS),
      place: pick(PLACES),
      time: pick(TIMES),
      ...groups,
    }));
    return random() < 0.03 ? [groups] : said;
  };
  const all = Array.from({ length: people }, () => ({ facts: person(), count: 1 }));
  return linkCounts(tables, countPeople(tables, all));
}

/** Every count told to the nearest five, each by itself. */
function roundedLeaks(result: LinkedCounts): boolean {
  const round = (count: number): number => LIMIT * Math.round(count / LIMIT);
  return result.links.some((link) => {
    if (link.kind !== 'sum') return false;
    // Each part is within two of what is told. A sum at the edge of what they can be gives all of them.
    const parts = link.parts.map((name) => result.counts.get(name) ?? 0);
    const low = parts.reduce((sum, count) => sum + Math.max(0, round(count) - 2), 0);
    const high = parts.reduce((sum, count) => sum + round(count) + 2, 0);
    const whole = round(result.counts.get(link.whole) ?? 0);
    const [least, most] = [Math.max(0, whole - 2), whole + 2];
    return parts.some((count) => {
      const [below, above] = [Math.max(0, round(count) - 2), round(count) + 2];
      const [from, to] = [Math.max(below, least - (high - above)), Math.min(above, most - (low - below))];
      return from > 0 && to < LIMIT;
    });
  });
}

/** Whole tables or nothing: a table is told where no count in it is small. */
function wholeTables({ counts }: LinkedCounts): number {
  const tableOf = (name: string): string => name.replaceAll(/=[^&]*/g, '');
  const told = Map.groupBy(counts, ([name]) => tableOf(name));
  const hidden = [...told.values()].filter((cells) => cells.some(([, count]) => count < LIMIT));
  return hidden.flat().filter(([, count]) => count >= LIMIT).length;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
console.log(
  '| people | counts | below five | hidden beside them | totals hidden | whole tables or nothing | rounded: rooms that leak | small ones alone: rooms that leak | ms |\n|---|---|---|---|---|---|---|---|---|',
);
let slowest = 0;
for (const people of [60, 120, 300, 1000]) {
  const rooms = Array.from({ length: ROOMS }, (_, seed) => dialogue(people, seed * 7919 + people));
  const sums = { counts: 0, small: 0, beside: 0, totals: 0, tables: 0, rounded: 0, naive: 0 };
  const times = rooms.map((now) => {
    const from = performance.now();
    const told = discloseCounts(now);
    const ms = performance.now() - from;
    const large = [...now.counts].filter(([, count]) => count >= LIMIT);
    sums.counts += now.counts.size;
    sums.small += now.counts.size - large.length;
    sums.beside += large.filter(([name]) => told.get(name) === null).length;
    sums.totals += ['', 'problem'].filter((name) => told.get(name) === null).length;
    sums.tables += wholeTables(now);
    sums.rounded += Number(roundedLeaks(now));
    const naive = {
      ...now,
      told: new Map([...now.counts].map(([name, count]) => [name, count < LIMIT ? null : count])),
    };
    sums.naive += Number(
      attackPublished([naive], { limit: LIMIT, takenBack: false }).some((one) => isFound(one, LIMIT)),
    );
    return ms;
  });
  const large = sums.counts - sums.small;
  const took = spreadOf(times);
  slowest = Math.max(slowest, took.median);
  console.log(
    `| ${people} | ${sums.counts / ROOMS} | ${percent(sums.small / sums.counts)} | ${percent(sums.beside / large)} of the rest | ${sums.totals} | ${percent(sums.tables / large)} of the rest | ${sums.rounded} of ${ROOMS} | ${sums.naive} of ${ROOMS} | ${spreadText(took, 'ms')} |`,
  );
}
console.log(`${(slowest / MS).toFixed(2)} x the limit of ${MS} ms (${judged(slowest, MS)})`);

const coded = Array.from({ length: CODED }, (_, seed) => codedResult(seed, { isLarge: true }));
const codedTimes = coded.map(({ linked, limit, people }) => {
  const from = performance.now();
  const told = discloseCounts(linked, { limit });
  return { ms: performance.now() - from, isSilent: people.length >= 40 && told.get('') === null };
});
const tookCoded = spreadOf(codedTimes.map(({ ms }) => ms));
const silent = codedTimes.filter(({ isSilent }) => isSilent).length;
console.log(
  `${CODED} coded dialogues with themes under themes: ${spreadText(tookCoded, 'ms')}, ${(tookCoded.median / MS).toFixed(2)} x the limit of ${MS} ms (${judged(tookCoded.median, MS)}); of 40 answers and more, all is hidden in ${silent} (${judged(silent, 0)})`,
);

const results = Number(values.results);
const found = { narrowed: 0, naive: 0 };
for (let seed = 0; seed < results; seed += 1) {
  const result = randomResult(seed, { isLarge: true });
  const { versions, limit } = result;
  const told = versions.reduce<ToldBefore[]>(
    (before, now) => [...before, { ...now, told: discloseCounts(now, { limit, before }) }],
    [],
  );
  if (attackPublished(told, result).some((one) => isNarrowed(one, limit))) found.narrowed += 1;
  const naive = versions.map((now) => ({
    ...now,
    told: new Map([...now.counts].map(([name, count]) => [name, count < limit ? null : count])),
  }));
  if (attackPublished(naive, result).some((one) => isFound(one, limit))) found.naive += 1;
}
console.log(
  `${results} large random results: something learned in ${found.narrowed} (${judged(found.narrowed, 0)}); with the small counts alone hidden, in ${found.naive}`,
);
