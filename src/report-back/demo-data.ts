import { z } from 'zod';
import { ROLES } from '#access/grant.ts';
import { LANGS, OTHER_LANGS } from '#platform/texts/languages.ts';
import { PARTY_KINDS, type Dates } from '#checking/report.ts';
import { PROGRESS } from '#follow-up/follow-up-record.ts';
import { MunicipalityInput } from '#places/municipality.ts';
import type { MapFile } from '#places/read-map-file.ts';
import { LINEAGE_KINDS, OUTCOME_KINDS } from '#promise/promise-record.ts';
import { DemoDialogue } from '#report-back/demo-dialogue-data.ts';
import { day, key, words, wordsInAll } from '#report-back/demo-parts.ts';
import { MemoSections } from '#report-back/memo-sections.ts';

/**
 * The demonstration as it lies in `demo/`: an invented municipality, a file per promise. Parties, areas, places, goals,
 * agreements, promises and points are called by a `key` that only these files know.
 */
const VISIBILITY = z.enum(['public', 'internal']);

const Period = z
  .strictObject({ from: day, to: day })
  .refine(({ from, to }) => from <= to, 'perioden slutar innan den börjar');

const DemoPlaces = z.strictObject({
  parties: z.array(
    z.strictObject({
      key,
      kind: z.enum(PARTY_KINDS),
      name: words,
      units: z.array(z.strictObject({ name: words, from: day.optional(), to: day.optional() })),
    }),
  ),
  areas: z.array(
    z.strictObject({ key, name: words, renamed: z.array(z.strictObject({ name: words, from: day })).default([]) }),
  ),
  places: z.array(z.strictObject({ key, name: words, visibility: VISIBILITY })),
  forums: z.array(
    z.strictObject({
      kind: z.enum(['board', 'committee', 'council', 'operative', 'safety-council']),
      name: words,
      /** Working days before a sitting. */
      days: z.strictObject({ consultation: z.int(), approval: z.int(), agenda: z.int() }).optional(),
      sittings: z.array(day).default([]),
    }),
  ),
  goals: z.array(z.strictObject({ key, number: z.int().positive(), text: words, from: day, to: day })),
  agreements: z.array(z.strictObject({ key, name: words, decided: day })),
  /** Whom to ask, in the municipality's settings. */
  settings: z.strictObject({ contact: words, faultReport: words, switchboard: words }),
});

/** `base`: the number to compare with; left out where there is nothing to compare. `period`: the round's, unless said. */
const DemoFigure = z
  .strictObject({
    label: words,
    value: z.number(),
    base: z.number().optional(),
    unit: words,
    kind: z.enum(['activity', 'output', 'outcome', 'perception']),
    direction: z.enum(['higher-better', 'higher-worse', 'neutral']),
    source: words,
    period: Period.optional(),
    basePeriod: Period.optional(),
    preliminary: z.boolean().default(false),
    visibility: VISIBILITY.default('public'),
  })
  .refine(
    ({ base, basePeriod }) => (base === undefined) === (basePeriod === undefined),
    'talet att jämföra med behöver en period',
  )
  .refine(
    ({ kind, direction }) => kind !== 'activity' || direction === 'neutral',
    'en aktivitet är varken bra eller dålig',
  );

/** What the owners say of a point for one round; `by` names those who answer where not all of them do. */
const DemoResult = z
  .strictObject({
    round: words,
    by: z.array(key).min(1).optional(),
    kind: z.enum(['report', 'nothing-to-report']).default('report'),
    text: words.optional(),
    progress: z.enum(PROGRESS).nullish(),
    reason: words.optional(),
    next: words.optional(),
    note: words.optional(),
    figures: z.array(DemoFigure).default([]),
    correction: z.strictObject({ text: words, note: words, figures: z.array(DemoFigure) }).optional(),
  })
  .refine(({ kind, text }) => (kind === 'report') === (text !== undefined), 'ett resultat har text')
  .refine(({ kind, reason }) => kind === 'report' || reason !== undefined, 'inget att rapportera har ett skäl')
  .refine(({ progress, reason }) => progress !== 'not-done' || reason !== undefined, 'inte genomförd har ett skäl');

const DemoActivity = z.strictObject({
  by: z.array(key).min(1).optional(),
  day,
  text: words,
  count: z.number().nonnegative().optional(),
  unit: words.optional(),
  place: key.optional(),
  visibility: VISIBILITY,
});

const DemoPoint = z.strictObject({
  key,
  focusArea: words.optional(),
  owners: z.array(key).min(1),
  contributors: z.array(key).default([]),
  body: words,
  why: words.optional(),
  dueWords: words.optional(),
  place: key.optional(),
  /** Those of the promise's goals that the point contributes to. */
  goals: z.array(key).default([]),
  internalNote: words.optional(),
  target: z
    .strictObject({
      atLeast: z.number().positive(),
      unit: words,
      per: z.enum(['day', 'week', 'month', 'tertial', 'year']).nullable().default(null),
    })
    .optional(),
  /** The points that it carries on, in promises that stand earlier in the list of files. */
  continues: z
    .array(
      z.strictObject({
        promise: key,
        point: key,
        kind: z.enum(LINEAGE_KINDS),
      }),
    )
    .default([]),
  results: z.array(DemoResult),
  activities: z.array(DemoActivity),
  verdicts: z
    .array(z.strictObject({ party: key, value: z.enum(['kept', 'partly', 'not-kept']), reason: words }))
    .default([]),
  outcome: z
    .strictObject({ kind: z.enum(OUTCOME_KINDS), reason: words, transferredTo: words.optional() })
    .refine(
      ({ kind, transferredTo }) => (kind === 'transferred') === (transferredTo !== undefined),
      'överlämnad till vem?',
    )
    .optional(),
});

const DemoRound = z.strictObject({ label: words, from: day, to: day, due: day, locked: z.boolean() });

const DemoPromise = z.strictObject({
  key,
  title: words,
  intro: words,
  internalNote: words,
  period: Period,
  areas: z.array(key),
  parties: z.array(z.strictObject({ party: key, named: words })),
  goals: z.array(key),
  agreements: z.array(key),
  rounds: z.array(DemoRound),
  points: z.array(DemoPoint),
  /** Every point has its outcome, and nothing more is expected. */
  closed: z.boolean(),
  /** When a version is published: after `promise`, a round's label, `correction` and a round's label, or `closing`. */
  publications: z.array(
    z.strictObject({ after: words, day, size: z.enum(['major', 'minor']).default('major'), note: words.optional() }),
  ),
});

const DemoMemo = z.strictObject({
  promise: key,
  kind: z.enum(['promise', 'follow-up', 'report-back']),
  registryNumber: words,
  date: day,
  forum: words,
  department: words,
  proposedDecisions: z.array(words),
  decisionBasis: MemoSections.shape.decisionBasis,
  consultation: z.array(z.strictObject({ party: words, verdict: z.enum(['endorses', 'objects', 'no-remark']) })),
  perspectives: MemoSections.shape.perspectives,
  coDetermination: MemoSections.shape.coDetermination,
  committeeReporting: MemoSections.shape.committeeReporting,
  signatories: MemoSections.shape.signatories,
  dispatch: z.array(words),
});

/** A case that is not written yet: it stands as a draft on its way to a sitting. `officer`: a person's key. */
const DemoCase = z.strictObject({
  promise: key,
  kind: z.enum(['promise', 'follow-up', 'report-back']),
  officer: key,
  registryNumber: words,
  forum: words,
  sitting: day,
});

/** Who works with the promises, and who answers for which points. */
const DemoPeople = z.strictObject({
  people: z.array(
    z.strictObject({
      key,
      name: words,
      email: words,
      lang: z.enum(LANGS).default('sv'),
      grants: z.array(z.strictObject({ role: z.enum(ROLES), party: key.optional(), unit: words.optional() })).min(1),
    }),
  ),
  answerers: z.array(
    z.strictObject({ promise: key, party: key, person: key, deputy: key.optional(), points: z.array(key).min(1) }),
  ),
});

/**
 * Texts of the promises in other languages, by their Swedish words. `older`: in these languages the translation was made
 * from other Swedish words, so that one sees how that is told. `day`: when the promises are published in them.
 */
const DemoTranslations = z.strictObject({
  day,
  note: words,
  texts: z.array(
    z.strictObject({
      ...wordsInAll,
      older: z.strictObject({ from: words, langs: z.array(z.enum(OTHER_LANGS)) }).optional(),
    }),
  ),
});

/** Everything in `demo/`; promises in the order of their periods. */
export const DemoData = z.strictObject({
  municipality: MunicipalityInput,
  places: DemoPlaces,
  map: z.custom<MapFile>(),
  promises: z.array(DemoPromise),
  memos: z.array(DemoMemo),
  cases: z.array(DemoCase),
  dialogues: z.array(DemoDialogue),
  people: DemoPeople,
  translations: DemoTranslations,
});

export type DemoData = z.infer<typeof DemoData>;
export type DemoPeople = z.infer<typeof DemoPeople>;
export type DemoPlaces = z.infer<typeof DemoPlaces>;
export type DemoPromise = z.infer<typeof DemoPromise>;
export type DemoPoint = z.infer<typeof DemoPoint>;
export type DemoRound = z.infer<typeof DemoRound>;
export type DemoResult = z.infer<typeof DemoResult>;
export type DemoFigure = z.infer<typeof DemoFigure>;
export type DemoTranslations = z.infer<typeof DemoTranslations>;
export type DemoMemo = z.infer<typeof DemoMemo>;
export type DemoCase = z.infer<typeof DemoCase>;

/** A figure's period: its own, or the round's. */
export function figurePeriod(figure: DemoFigure, round: DemoRound): Dates {
  return figure.period ?? { from: round.from, to: round.to };
}
