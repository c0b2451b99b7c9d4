/**
 * What a generated municipality says and does through the years: words, numbers and dates, no ids. The same seed gives
 * the same plan, so that two machines measure the same database.
 */
import { chanceOf, type Chance } from './random.ts';
import { districtNames, municipalityName } from './names.ts';
import { THEMES, type Theme } from './themes.ts';

export type Owner = 'municipality' | 'police';
type Progress = 'planned' | 'under-way' | 'partly' | 'done' | 'not-done';

type PlannedAnswer = {
  /** Null: nobody answers, and the lock writes the silence. */
  readonly body: string | null;
  readonly progress: Progress;
  readonly reason: string | null;
  readonly value: number | null;
  /** The words that turn out to be right. */
  readonly correction: string | null;
};

export type PlannedPoint = {
  readonly theme: Theme;
  readonly body: string;
  readonly owners: readonly Owner[];
  readonly count: number;
  /** Index in the year before, and how it goes on from there. */
  readonly from: { readonly index: number; readonly kind: 'carried' | 'reworded' } | null;
  /** One per round that has been. */
  readonly answers: readonly PlannedAnswer[];
  readonly verdict: 'kept' | 'partly' | 'not-kept';
  readonly goesOn: boolean;
};

export type PlannedPromise = {
  readonly year: number;
  /** Index among the municipality's districts. */
  readonly district: number;
  readonly closed: boolean;
  readonly points: readonly PlannedPoint[];
};

export type PlannedMunicipality = {
  readonly name: string;
  readonly districts: readonly string[];
  /** One a year for each district: the years in order, and the districts in order in each. */
  readonly promises: readonly PlannedPromise[];
};

/** The year that is running: three of its four rounds have been. */
const LAST_YEAR = 2026;
export const POINTS = 8;
/** In a year. */
const ROUNDS = 4;
const ON = 4; // points that go on into the next year
const SILENT = 0.05;
const NOT_DONE = 0.06;
const CORRECTED = 0.02;
const WITH_FIGURE = 0.4;

export function planMunicipality(no: number, years: number, seed: string): PlannedMunicipality {
  const chance = chanceOf(`${seed} ${no}`);
  const districts = districtNames(no);
  const promises: PlannedPromise[] = [];
  for (let year = LAST_YEAR - years + 1; year <= LAST_YEAR; year += 1) {
    for (const [district, where] of districts.entries())
      promises.push(planPromise(chance, { year, district, where, before: promises.at(-districts.length) }));
  }
  return { name: municipalityName(no), districts, promises };
}

type Setting = {
  readonly year: number;
  readonly district: number;
  readonly where: string;
  readonly before: PlannedPromise | undefined;
};

function planPromise(chance: Chance, { year, district, where, before }: Setting): PlannedPromise {
  const closed = year < LAST_YEAR;
  const rounds = closed ? ROUNDS : ROUNDS - 1;
  const carried = (before?.points ?? []).flatMap((point, index) => (point.goesOn ? [{ point, index }] : []));
  const fresh = THEMES.filter((theme) => carried.every(({ point }) => point.theme !== theme));
  const points: PlannedPoint[] = [];
  for (const { point, index } of carried) {
    const kind = chance.happens(0.5) ? 'carried' : 'reworded';
    const body = kind === 'carried' ? point.body : point.theme.again(point.count + 1, where);
    const from = { index, kind } as const;
    points.push(planPoint(chance, { theme: point.theme, body, count: point.count, from, rounds, goesOn: false }));
  }
  const offset = chance.between(0, fresh.length - 1);
  while (points.length < POINTS) {
    const theme = fresh[(offset + points.length) % fresh.length];
    if (theme === undefined) break;
    const count = chance.between(2, 12);
    points.push(planPoint(chance, { theme, body: theme.body(count, where), count, from: null, rounds, goesOn: false }));
  }
  const first = chance.between(0, POINTS - 1);
  return {
    year,
    district,
    closed,
    points: points.map((point, index) => ({ ...point, goesOn: closed && (index + first) % POINTS < ON })),
  };
}

type PointSetting = Pick<PlannedPoint, 'theme' | 'body' | 'count' | 'from' | 'goesOn'> & { readonly rounds: number };

function planPoint(chance: Chance, { rounds, ...given }: PointSetting): PlannedPoint {
  const owners = { K: ['municipality'], P: ['police'], KP: ['municipality', 'police'] } as const;
  const answers = Array.from({ length: rounds }, (_, index) => planAnswer(chance, given.theme, index === ROUNDS - 1));
  const verdict = answers.some(({ progress }) => progress === 'not-done')
    ? 'not-kept'
    : answers.at(-1)?.progress === 'done'
      ? 'kept'
      : 'partly';
  return { ...given, owners: owners[given.theme.owners], answers, verdict };
}

function planAnswer(chance: Chance, theme: Theme, last: boolean): PlannedAnswer {
  const silent = chance.happens(SILENT);
  const failed = chance.happens(NOT_DONE);
  const progress = failed
    ? 'not-done'
    : last
      ? chance.pick(['done', 'done', 'partly'] as const)
      : chance.pick(['planned', 'under-way', 'under-way', 'done'] as const);
  const body = chance.pick(theme.results);
  return {
    body: silent ? null : body,
    progress,
    reason: failed ? 'Den som skulle göra det slutade, och ingen ny var på plats i tid.' : null,
    value: chance.happens(WITH_FIGURE) ? chance.between(1, 40) : null,
    correction: !silent && chance.happens(CORRECTED) ? `${body} Vi har rättat antalet.` : null,
  };
}
