import type { Target } from '#checking/report.ts';
import type { FigureRecord, FollowUpRecord } from '#follow-up/follow-up-record.ts';
import type { PointRecord, PromiseRecord } from '#promise/promise-record.ts';
import { ownersShown } from '#publication/build-promise.ts';
import { dayWords, periodWords } from '#publication/day-words.ts';
import { amountWords, figureShown } from '#publication/figure-shown.ts';
import { outcomeShown } from '#publication/outcome-shown.ts';
import { headOf, partyNames, type PageFrame } from '#publication/page-frame.ts';
import type { PointModel } from '#publication/point-model.ts';
import { roundsShown } from '#publication/rounds-shown.ts';

/** The page of a point: what is public of the record, and nothing else. Its line through the years is added afterwards. */
export function buildPoint(
  point: PointRecord,
  record: PromiseRecord,
  followUp: FollowUpRecord,
  frame: PageFrame,
): PointModel {
  const partyOf = partyNames(record);
  const figures = followUp.figures.filter((figure) => figure.pointId === point.id && figure.visibility === 'public');
  return {
    ...headOf(frame, record.slug, point.slug),
    kind: 'point',
    promise: { path: `/${frame.municipality.slug}/${record.slug}`, text: record.title },
    period: { ...record.period, words: periodWords(record.period) },
    number: point.number,
    count: record.points.length,
    removed: false,
    focusArea: point.focusArea,
    above: point.above,
    body: point.body,
    why: point.why,
    due: point.dueWords,
    owners: ownersShown(point, record, followUp, frame.today),
    contributors: point.contributors.map(({ id }) => partyOf(id)),
    target: targetShown(point.target, figures),
    rounds: roundsShown(point, followUp, { today: frame.today, partyOf }),
    figures: figures.filter((figure) => figure.entryVersionId === null).map(figureShown),
    activities: followUp.activities
      .filter((activity) => activity.pointId === point.id && activity.visibility === 'public')
      .map(({ day, partyId, body, count, unit, place }) => ({
        day,
        when: dayWords(day),
        by: partyOf(partyId),
        body,
        amount: count === null ? null : amountWords(count, unit),
        place: place?.visibility === 'public' ? place.name : null,
      })),
    outcome: outcomeShown(point.outcome),
    line: [],
  };
}

/** The target, and beside it what has been told in the same unit: never added up, since periods may overlap. */
function targetShown(target: Target | null, figures: readonly FigureRecord[]): PointModel['target'] {
  if (target === null) return null;
  const unit = target.unit.toLowerCase();
  const reached = figures
    .filter((figure) => figure.value !== null && figure.unit?.toLowerCase() === unit)
    .map(
      ({ value, per, period, ...figure }) => `${amountWords(value ?? 0, figure.unit, per)} (${periodWords(period)})`,
    );
  return { words: `Minst ${amountWords(target.atLeast, target.unit, target.per)}`, reached: [...new Set(reached)] };
}
