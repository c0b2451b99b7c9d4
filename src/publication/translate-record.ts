import type { FollowUpRecord } from '#follow-up/follow-up-record.ts';
import type { PointRecord, PromiseRecord } from '#promise/promise-record.ts';
import type { TranslatedKind } from '#promise/translation.ts';

/** A text of the record that may be read in another language, and where it stands. */
export type RecordText = {
  readonly kind: TranslatedKind;
  readonly subjectId: string;
  readonly field: string;
  readonly text: string;
};

/** Where a text stands, as one word. */
export function placeOf({ kind, subjectId, field }: Omit<RecordText, 'text'>): string {
  return `${kind} ${subjectId} ${field}`;
}

type Translate = (text: RecordText) => string;
type Whole = { readonly record: PromiseRecord; readonly followUp: FollowUpRecord };

/**
 * The record with every text that is shown to the public as `translate` gives it. Names (of parties, areas, places,
 * agreements) stay as they are. What is internal is not asked for.
 */
export function translateRecord({ record, followUp }: Whole, translate: Translate): Whole {
  const say = sayer(translate);
  const inPromise = say('promise', record.id);
  return {
    record: {
      ...record,
      title: inPromise('title', record.title),
      intro: inPromise('intro', record.intro),
      publicNote: inPromise('public-note', record.publicNote),
      goals: record.goals.map((goal) => ({ ...goal, text: say('goal', goal.id)('text', goal.text) })),
      points: record.points.map((point) => pointIn(point, translate)),
    },
    followUp: {
      ...followUp,
      entries: followUp.entries.map((entry) => {
        const inEntry = say('entry', entry.id);
        return {
          ...entry,
          body: inEntry('body', entry.body),
          reason: inEntry('reason', entry.reason),
          nextStep: inEntry('next-step', entry.nextStep),
          correctionNote: inEntry('correction', entry.correctionNote),
        };
      }),
      verdicts: followUp.verdicts.map((verdict) => ({
        ...verdict,
        reason: say('point', verdict.pointId)(`verdict-${verdict.partyId}`, verdict.reason),
      })),
      figures: followUp.figures.map((figure) => {
        if (figure.visibility !== 'public') return figure;
        const inFigure = say('figure', figure.id);
        return {
          ...figure,
          label: inFigure('label', figure.label),
          quote: inFigure('quote', figure.quote),
          unit: inFigure('unit', figure.unit),
          source: inFigure('source', figure.source),
        };
      }),
      activities: followUp.activities.map((activity) => {
        if (activity.visibility !== 'public') return activity;
        const inActivity = say('activity', activity.id);
        return {
          ...activity,
          body: inActivity('body', activity.body),
          unit: inActivity('unit', activity.unit),
        };
      }),
    },
  };
}

function pointIn(point: PointRecord, translate: Translate): PointRecord {
  const inPoint = sayer(translate)('point', point.id);
  const { target, outcome } = point;
  return {
    ...point,
    body: inPoint('body', point.body),
    above: inPoint('above', point.above),
    focusArea: inPoint('focus-area', point.focusArea),
    why: inPoint('why', point.why),
    dueWords: inPoint('due', point.dueWords),
    publicNote: inPoint('public-note', point.publicNote),
    goals: point.goals.map((goal) => ({ ...goal, text: sayer(translate)('goal', goal.id)('text', goal.text) })),
    measures: point.measures.map((measure) =>
      measure.visibility === 'public' ? { ...measure, body: inPoint(`measure-${measure.id}`, measure.body) } : measure,
    ),
    target: target === null ? null : { ...target, unit: inPoint('target-unit', target.unit) },
    outcome: outcome === null ? null : { ...outcome, reason: inPoint('outcome', outcome.reason) },
  };
}

/** A percentage is a sign, which reads the same in every language. */
const SAME_EVERYWHERE = /^(?:procent|%)$/i;

function sayer(translate: Translate) {
  return (kind: TranslatedKind, subjectId: string) =>
    <T extends string | null>(field: string, text: T): T =>
      text === null || text.trim() === '' || SAME_EVERYWHERE.test(text)
        ? text
        : (translate({ kind, subjectId, field, text }) as T);
}

/** Every text of the record that may be read in another language, in the order of the pages; each place once. */
export function recordTexts(whole: Whole): RecordText[] {
  const found = new Map<string, RecordText>();
  translateRecord(whole, (text) => {
    found.set(placeOf(text), text);
    return text.text;
  });
  return [...found.values()];
}
