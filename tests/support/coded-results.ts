/** Dialogues that never were, whose answers are coded: the ordinary questions, and themes under themes as somebody might have made them. */
import type { Answer } from '#dialogue/answers.ts';
import type { Coded } from '#dialogue/coding.ts';
import { randomFrom } from '#dialogue/opinion-random.ts';
import { TIMES } from '#dialogue/question-form.ts';
import { factsOf, groupsOf, resultShape, resultTables, tablesOf, type ResultShape } from '#dialogue/results-shape.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import type { Theme, Themes } from '#dialogue/theme.ts';
import { themeFacts, themesAsked } from '#dialogue/theme-results.ts';
import { countPeople, linkCounts, type Facts, type LinkedCounts } from '#situation/linked-counts.ts';

type Person = {
  readonly groups: Record<string, string>;
  readonly answers: Record<string, Answer>;
  readonly coded: readonly Coded[];
  /** What the coding says, as it is counted. */
  readonly about: Facts;
};
export type CodedResult = {
  readonly limit: number;
  readonly themes: Themes;
  readonly shape: ResultShape;
  readonly people: readonly Person[];
  readonly counted: ReadonlyMap<string, number>;
  /** What discloseCounts gets. */
  readonly linked: LinkedCounts;
};

const PLACES = [
  { value: 'plats-1', name: 'Torget' },
  { value: 'plats-2', name: 'Skolan' },
];

/** What is counted of some people, by the tables of the results page. */
function countCoded(shape: ResultShape, people: readonly Person[]): ReadonlyMap<string, number> {
  const { themes, groups, asked } = shape;
  const all = (facts: (person: Person) => ReturnType<typeof factsOf>) => people.map((one) => ({ facts: facts(one), count: 1 })); // prettier-ignore
  return new Map([
    ...countPeople(
      [[], ...groups.map(({ axis }) => [axis])],
      all((one) => [one.groups]),
    ),
    ...asked.flatMap((question) => [
      ...countPeople(tablesOf(question, groups), all(({ answers, groups: own }) => {
        const answer = answers[question.axis.name];
        return answer === undefined ? [] : factsOf(question, answer, own);
      })), // prettier-ignore
    ]),
    ...(themes === null
      ? []
      : countPeople(tablesOf(themes, groups), all(({ about }) => about))), // prettier-ignore
  ]);
}

/**
 * A coded dialogue, the same for the same seed; between 20 and some 500 have answered. A small one has few themes and one of the
 * questions, so that the attacker is done with it in a moment.
 */
export function codedResult(seed: number, { isLarge }: { readonly isLarge: boolean }): CodedResult {
  const random = randomFrom(seed);
  const upTo = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  /** The first are chosen often and the last seldom. */
  const pick = <One>(some: readonly One[], slope = 2): One => some[Math.floor(some.length * random() ** slope)] as One;
  const ids: string[] = [];
  const list = Array.from({ length: upTo(3, isLarge ? 9 : 4) }, (_, at): Theme => {
    const parentId = at > 1 && random() < 0.6 ? pick(ids) : null;
    ids.push(`t${at}`);
    return { id: `t${at}`, problem: null, no: 1, name: `Tema ${at}`, parentId, state: 'active', onward: [] };
  });
  const [merged, into] = [ids.at(-1) ?? '', ids[0] ?? ''];
  const themes = new Map(list.map((one) => [one.id, one]));
  const last = themes.get(merged);
  if (last !== undefined && random() < 0.3) themes.set(merged, { ...last, state: 'merged', onward: [into] });
  const form = standardForm({ sv: 'Vad är viktigast?' }, PLACES.map(({ name }) => name)); // prettier-ignore
  const whole = resultShape(form, themesAsked(themes, PLACES));
  const shape = isLarge ? whole : part(whole, seed);
  const problems = whole.asked[0]?.axis.values ?? [];
  const where = [...PLACES.map(({ value }) => value), null];
  const coding = (): Coded => {
    const place = pick(where);
    const placeWords = place === null && random() < 0.2 ? 'Bakom kiosken' : null;
    return { themeId: pick(ids), place, placeWords, time: random() < 0.4 ? pick(TIMES) : null };
  };
  const person = (): Person => {
    const chosen = whole.groups.map(({ axis }) => (random() < 0.9 ? pick(axis.values, 3) : null));
    const worry = () => ({ problem: pick(problems, 1), place: pick(where), time: random() < 0.5 ? pick(TIMES) : null });
    const coded = random() < 0.8 ? Array.from({ length: upTo(0, 3) }, coding) : [];
    const groups = groupsOf(whole.groups, chosen);
    return {
      groups,
      answers: {
        ...(random() < 0.9 ? { oro: Array.from({ length: upTo(1, 3) }, worry) } : {}),
        ...(random() < 0.9 ? { trygg: upTo(1, 5) } : {}),
      },
      coded,
      about: whole.themes === null ? [] : themeFacts(whole.themes, coded, groups),
    };
  };
  const people = Array.from({ length: Math.round(20 * 25 ** random()) }, person);
  const counted = countCoded(shape, people);
  return {
    limit: pick([5, 5, 3, 10]),
    themes,
    shape,
    people,
    counted,
    linked: linkCounts(resultTables(shape), counted),
  };
}

/** Fewer tables: the sexes, how safe people feel, and the themes by place or by time. */
function part({ groups, asked, themes }: ResultShape, seed: number): ResultShape {
  return {
    groups: groups.filter(({ group }) => group === 'sex'),
    asked: asked.filter(({ isSeveral }) => !isSeveral),
    themes: themes === null ? null : { ...themes, also: themes.also.filter((_, at) => at === seed % 2) },
  };
}
