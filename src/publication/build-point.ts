import type { Dates, Target } from '#checking/report.ts';
import type { ActivityRecord, FigureRecord, FollowUpRecord } from '#follow-up/follow-up-record.ts';
import type { AnsweredQuestion, LateQuestions } from '#follow-up/question.ts';
import type { MeasureRecord, PointRecord, PromiseRecord } from '#promise/promise-record.ts';
import { goalWords, ownersShown } from '#publication/build-promise.ts';
import { m } from '#platform/texts/compiled/messages.js';
import type { Lang } from '#platform/texts/languages.ts';
import { dayIn } from '#platform/texts/local-words.ts';
import { saying } from '#platform/texts/saying.ts';
import { amountWords, figureShown } from '#publication/figure-shown.ts';
import type { Party } from '#publication/model-parts.ts';
import { outcomeShown } from '#publication/outcome-shown.ts';
import { headOf, partyNames, type PageFrame } from '#publication/page-frame.ts';
import type { PointModel } from '#publication/point-model.ts';
import { asksShown } from '#publication/noticed-shown.ts';
import { roundsShown } from '#publication/rounds-shown.ts';
import { periodIn } from '#publication/time-words.ts';

/** The page of a point: what is public of the record, and nothing else. Its line through the years is added afterwards. */
export function buildPoint(
  point: PointRecord,
  record: PromiseRecord,
  followUp: FollowUpRecord,
  frame: PageFrame,
): PointModel {
  const partyOf = partyNames(record, frame);
  const { lang } = frame;
  const figures = followUp.figures.filter((figure) => figure.pointId === point.id && figure.visibility === 'public');
  return {
    ...headOf(frame, record.slug, point.slug),
    kind: 'point',
    promise: { path: `/${frame.municipality.slug}/${record.slug}`, text: record.title },
    period: { ...record.period, words: periodIn(lang, record.period) },
    number: point.number,
    count: record.points.length,
    removed: false,
    focusArea: point.focusArea,
    above: point.above,
    body: point.body,
    why: point.why,
    ...(point.publicNote === null ? {} : { amended: point.publicNote }),
    due: dueShown(lang, point),
    ...(point.place?.visibility === 'public' ? { place: point.place.name } : {}),
    ...(point.goals.length === 0 ? {} : { goals: point.goals.map((goal) => goalWords(lang, goal)) }),
    ...measuresShown(lang, point.measures, partyOf),
    owners: ownersShown(point, record, followUp, frame),
    contributors: point.contributors.map(({ id }) => partyOf(id)),
    target: targetShown(lang, point.target, figures, record.period),
    rounds: roundsShown(point, followUp, { lang, today: frame.today, partyOf }),
    figures: figures.filter((figure) => figure.entryVersionId === null).map((figure) => figureShown(lang, figure)),
    activities: activitiesShown(
      lang,
      followUp.activities.filter((activity) => activity.pointId === point.id && activity.visibility === 'public'),
      partyOf,
    ),
    outcome: outcomeShown(lang, point.outcome),
    line: [],
    ...asksShown(point.outcome !== null, followUp, frame),
    ...askedShown(lang, followUp.questions?.filter(({ pointId }) => pointId === point.id) ?? [], partyOf),
    ...unansweredShown(
      lang,
      followUp.lateQuestions?.find(({ pointId }) => pointId === point.id),
    ),
  };
}

/** What people asked of the point stands in the words and the language that they used. */
function askedShown(
  lang: Lang,
  questions: readonly AnsweredQuestion[],
  partyOf: (id: string) => Party,
): Pick<PointModel, 'asked'> {
  if (questions.length === 0) return {};
  return {
    asked: questions.map(({ shown, lang: asked, answer, partyId, day }) => ({
      question: shown,
      lang: asked,
      answer,
      by: partyOf(partyId),
      day: dayIn(lang, day),
    })),
  };
}

function unansweredShown(lang: Lang, late: LateQuestions | undefined): Pick<PointModel, 'unanswered'> {
  return late === undefined ? {} : { unanswered: saying(lang)(m.question_late, { day: dayIn(lang, late.due) }) };
}

/** When it is to be done, in its own words; else by its last day. */
function dueShown(lang: Lang, { dueWords, due }: Pick<PointRecord, 'dueWords' | 'due'>): string | null {
  return dueWords ?? (due === null ? null : saying(lang)(m.page_due_by, { day: dayIn(lang, due) }));
}

/** Money, limits and who takes part are for those who work with it. */
function measuresShown(
  lang: Lang,
  measures: readonly MeasureRecord[],
  partyOf: (id: string) => Party,
): Pick<PointModel, 'measures'> {
  const shown = measures.filter(({ visibility }) => visibility === 'public');
  if (shown.length === 0) return {};
  return {
    measures: shown.map(({ body, ownerParty, due }) => ({
      body,
      by: ownerParty === null ? null : partyOf(ownerParty.id).name,
      due: due === null ? null : dayIn(lang, due),
    })),
  };
}

/** What several parties did together stands once. */
function activitiesShown(
  lang: Lang,
  activities: readonly ActivityRecord[],
  partyOf: (id: string) => Party,
): PointModel['activities'] {
  const same = Map.groupBy(activities, ({ day, body, count, unit, place }) =>
    JSON.stringify([day, body, count, unit, place?.name]),
  );
  return [...same.values()].flatMap((together) => {
    const [first] = together;
    if (first === undefined) return [];
    const { day, body, count, unit, place } = first;
    return [
      {
        day,
        when: dayIn(lang, day),
        by: together.map(({ partyId }) => partyOf(partyId)),
        body,
        amount: count === null ? null : amountWords(lang, count, unit),
        place: place?.visibility === 'public' ? place.name : null,
      },
    ];
  });
}

/**
 * The target, and beside it what has been told in the same unit. Figures for the very period that the target is about
 * come alone; else all that there are. Nothing is added up: periods may overlap.
 */
function targetShown(
  lang: Lang,
  target: Target | null,
  figures: readonly FigureRecord[],
  promised: Dates,
): PointModel['target'] {
  if (target === null) return null;
  const unit = target.unit.toLowerCase();
  const told = figures.filter((figure) => figure.value !== null && figure.unit?.toLowerCase() === unit);
  const whole = told.filter(({ period }) => isPeriodOf(target, period, promised));
  const reached = (whole.length > 0 ? whole : told).map(
    ({ value, per, period, ...figure }) =>
      `${periodIn(lang, period)}: ${amountWords(lang, value ?? 0, figure.unit, per)}`,
  );
  return {
    words: saying(lang)(m.page_at_least, { amount: amountWords(lang, target.atLeast, target.unit, target.per) }),
    reached: [...new Set(reached)],
  };
}

function isPeriodOf({ per }: Target, { from, to }: Dates, promised: Dates): boolean {
  if (per === null) return from === promised.from && to === promised.to;
  return per === 'year' && from.slice(0, 4) === to.slice(0, 4) && from.endsWith('-01-01') && to.endsWith('-12-31');
}
