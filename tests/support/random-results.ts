/** Results of dialogues that never were: people with themes, places, times and groups, counted in tables that belong together. */
import { countPeople, linkCounts, type Axis, type Facts, type LinkedCounts } from '#situation/linked-counts.ts';
import { randomFrom, type Random } from '#dialogue/opinion-random.ts';

export type RandomResult = {
  readonly limit: number;
  readonly kind: string;
  /** The same result as it was published several times, the earliest first. */
  readonly versions: readonly LinkedCounts[];
  /** Whether an answer was ever taken back. */
  readonly takenBack: boolean;
};

const names = (word: string, count: number): string[] => Array.from({ length: count }, (_, at) => `${word}${at}`);
const axis = (name: string, count: number): Axis => ({ name, values: names(name, count) });

/** A result, the same for the same seed. A large one has as many groups, places and themes as a dialogue may have. */
export function randomResult(seed: number, { isLarge }: { readonly isLarge: boolean }): RandomResult {
  const random = randomFrom(seed);
  const upTo = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  const age = axis('age', upTo(2, isLarge ? 6 : 3));
  const sex = axis('sex', upTo(2, isLarge ? 3 : 2));
  const place: Axis = { ...axis('place', upTo(2, isLarge ? 6 : 3)), most: 3 };
  const time: Axis = { ...axis('time', upTo(2, isLarge ? 4 : 2)), most: 3 };
  const themes = upTo(2, isLarge ? 9 : 3);
  const several: Axis = { ...axis('theme', themes), most: 3, isQuestion: true };
  const one: Axis = { ...axis('theme', themes), isQuestion: true };
  const outer = upTo(2, 3);
  const tree: Axis = {
    name: 'theme',
    values: [...names('outer', outer), ...names('inner', themes)],
    isQuestion: true,
    within: new Map(names('inner', themes).map((name, at) => [name, `outer${at % outer}`])),
  };
  const shapes: Record<string, readonly (readonly Axis[])[]> = {
    'one answer, by groups': [[one], [one, age], [one, sex], [age], [sex]],
    'several answers, by groups': [[several], [several, age], [several, sex], [age], [sex]],
    'themes, places and times': [[several], [several, place], [several, time], [several, age]],
    'themes in themes': [[tree], [tree, age], [tree, sex], [age]],
    'three ways': [[one], [one, age, sex], [age, sex], [one, age], [one, sex]],
    'several themes in themes': [[{ ...tree, most: 3 }], [{ ...tree, most: 3 }, sex], [sex]],
  };
  const kinds = Object.keys(shapes);
  const kind = kinds[seed % kinds.length] ?? '';
  const tables = shapes[kind] ?? [];
  const weights = new Map<string, number>();
  const pick = (values: readonly string[]): string => weighted(values, weights, random);
  const ofPerson = (): Facts => {
    const groups = { age: pick(age.values), sex: pick(sex.values) };
    if (random() < 0.05) return [groups];
    const many = kind.startsWith('several') || kind === 'themes, places and times' ? upTo(1, 3) : 1;
    const said = kind.includes('in themes') ? names('inner', themes) : names('theme', themes);
    return Array.from({ length: many }, () => ({
      theme: pick(said),
      place: pick(place.values),
      time: pick(time.values),
      ...groups,
    }));
  };
  const size = Math.round(8 * 40 ** random());
  const counted = (): LinkedCounts =>
    linkCounts(
      tables,
      countPeople(
        tables,
        people.map((facts) => ({ facts, count: 1 })),
      ),
    );
  let people = Array.from({ length: size }, ofPerson);
  const versions = [counted()];
  const takenBack = seed % 22 === 4;
  // Three ways in several versions take seconds to publish, and are of no use: nearly all is hidden.
  const later = seed % 11 === 4 && (isLarge || kind !== 'three ways') ? upTo(1, 2) : 0;
  for (let more = later; more > 0; more -= 1) {
    if (takenBack) people = people.filter(() => random() > 0.04);
    people = [...people, ...Array.from({ length: upTo(1, Math.max(3, Math.round(size / 2))) }, ofPerson)];
    versions.push(counted());
  }
  return { limit: [5, 5, 5, 3, 10][upTo(0, 4)] ?? 5, kind, versions, takenBack };
}

/** Some values are said often and some seldom, as people do. */
function weighted(values: readonly string[], weights: Map<string, number>, random: Random): string {
  const each = values.map((value) => {
    const known = weights.get(value) ?? random() ** 2 + 0.02;
    weights.set(value, known);
    return known;
  });
  let left = random() * each.reduce((sum, one) => sum + one, 0);
  for (const [at, value] of values.entries()) {
    left -= each[at] ?? 0;
    if (left <= 0) return value;
  }
  return values.at(-1) ?? '';
}
