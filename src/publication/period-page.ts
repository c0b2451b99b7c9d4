import type { PointState } from '#documents/point-state.ts';
import type { Owner, PageLink, Party, Period } from '#publication/model-parts.ts';
import { periodPath, periodWord } from '#publication/period-address.ts';
import type { AnswerShown, FigureShown, PointModel, RoundShown } from '#publication/point-model.ts';
import type { PromiseModel } from '#publication/promise-model.ts';
import { standingAfter } from '#publication/period-standing.ts';

/** How a point stood for one of its owners after a period, and after the one before. */
type OwnerChange = { readonly by: Party; readonly from: PointState; readonly to: PointState };

/** A point for one period. */
export type PeriodPoint = {
  readonly number: number;
  readonly path: string;
  readonly body: string;
  readonly focusArea: string | null;
  /** Empty where nobody was asked about the point for the period. */
  readonly answers: readonly AnswerShown[];
  readonly activities: PointModel['activities'];
  /** Those that belong to no answer and are about this very period. */
  readonly figures: readonly FigureShown[];
  readonly owners: readonly Owner[];
  readonly before: readonly Owner[];
  readonly changes: readonly OwnerChange[];
};

/** What everybody sees of one period of a promise. Drawn when it is read, from the stored pages of the promise and its points. */
export type PeriodPage = {
  readonly path: string;
  readonly label: string;
  readonly period: Period;
  readonly previous: PageLink | null;
  readonly next: PageLink | null;
  readonly points: readonly PeriodPoint[];
};

type Named = Pick<RoundShown, 'label' | 'period'>;

/** The periods that the points have anything to say of, each once, by their ends. */
export function periodsOf(points: readonly Pick<PointModel, 'rounds'>[]): Named[] {
  const found = new Map<string, Named>();
  for (const { label, period } of points.flatMap(({ rounds }) => rounds)) {
    if (!found.has(periodWord(period))) found.set(periodWord(period), { label, period });
  }
  const key = ({ period }: Named): string => `${period.to} ${period.from}`;
  return [...found.values()].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

/** The page of a promise with the way to its periods. */
export function withRounds(model: PromiseModel, points: readonly Pick<PointModel, 'rounds'>[]): PromiseModel {
  const rounds = periodsOf(points).map((round) => linkTo(model.path, round));
  return rounds.length === 0 ? model : { ...model, rounds };
}

/** The period by its word in the address; null where the promise has none such. `points` are those of the promise. */
export function periodPage(
  promise: Pick<PromiseModel, 'path'>,
  points: readonly PointModel[],
  word: string,
): PeriodPage | null {
  const periods = periodsOf(points);
  const at = periods.findIndex(({ period }) => periodWord(period) === word);
  const [here, before, after] = [periods[at], periods[at - 1], periods[at + 1]];
  if (here === undefined) return null;
  return {
    path: periodPath(promise.path, here.period),
    label: here.label,
    period: here.period,
    previous: before === undefined ? null : linkTo(promise.path, before),
    next: after === undefined ? null : linkTo(promise.path, after),
    points: points.map((point) => pointIn(point, here, before ?? null)),
  };
}

function linkTo(promisePath: string, { period }: Named): PageLink {
  return { path: periodPath(promisePath, period), text: period.words };
}

function pointIn(point: PointModel, here: Named, before: Named | null): PeriodPoint {
  const { number, path, body, focusArea, activities, figures, rounds } = point;
  const { period } = here;
  const standing = standingAfter(point, period);
  const earlier = before === null ? [] : standingAfter(point, before.period);
  return {
    number,
    path,
    body,
    focusArea,
    answers: rounds.flatMap((round) => (periodWord(round.period) === periodWord(period) ? round.answers : [])),
    activities: activities.filter(({ day }) => period.from <= day && day <= period.to),
    figures: figures.filter((figure) => figure.period === period.words),
    owners: standing,
    before: earlier,
    changes: standing.flatMap(({ kind, name, state: to }, index) => {
      const from = earlier[index]?.state;
      return from === undefined || from === to ? [] : [{ by: { kind, name }, from, to }];
    }),
  };
}
