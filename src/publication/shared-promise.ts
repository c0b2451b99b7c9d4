import { directionOf, isApproved, pathIn, type Lang } from '#platform/texts/languages.ts';
import { ringOf, type OutcomeShown } from '#publication/model-parts.ts';
import { periodHeadline } from '#publication/period-headline.ts';
import { periodPage, type PeriodPoint } from '#publication/period-page.ts';
import type { AnswerShown, FigureShown, PointModel } from '#publication/point-model.ts';
import type { PromiseModel } from '#publication/promise-model.ts';
import { ringSentenceIn } from '#publication/ring-words.ts';
import { stateTally } from '#publication/state-tally.ts';
import { withTranslationOf } from '#publication/translation-marks.ts';
import type { WithdrawnModel } from '#publication/withdrawn-model.ts';

/** A stored page and what proves which one it was. */
export type Source<Model> = { readonly model: Model; readonly no: number; readonly sha256: string };

/** A promise as it is published, with what is needed to give it away. */
export type WholePromise = {
  readonly id: string;
  readonly page: Source<PromiseModel | WithdrawnModel>;
  /** In the promise's order. */
  readonly points: readonly Source<PointModel>[];
  /** How many times the promise or any of its points has been published: what parties call its version. */
  readonly version: { readonly number: number; readonly at: Date; readonly note: string | null };
};

/** A promise, or one of its periods, as other sites show it: an allow-list, from which JSON, HTML and text are made. */
export type SharedPromise = {
  readonly format: 'loftet-share/1';
  readonly kind: 'promise' | 'period' | 'withdrawn';
  readonly lang: Lang;
  readonly dir: 'ltr' | 'rtl';
  /** The municipality is invented. */
  readonly example: boolean;
  readonly municipality: { readonly name: string; readonly page: string };
  /** Absolute addresses, in the language. */
  readonly page: string;
  readonly languages: readonly { readonly lang: Lang; readonly page: string }[];
  readonly version: { readonly number: number; readonly published: string; readonly note: string | null };
  /** The stored pages that it was made from, with the hashes that the audit chain names. */
  readonly sources: readonly { readonly page: string; readonly version: number; readonly sha256: string }[];
  /** Not in Swedish: what is to be known of the words. */
  readonly translation: {
    /** Nobody who speaks the language has approved Löftet's own words in it. */
    readonly ownWordsApproved: boolean;
    /** A machine translated some texts, and nobody has approved it. */
    readonly machine: boolean;
    /** Texts that nobody has translated, and those that were translated from an earlier wording. */
    readonly inSwedish: readonly string[];
    readonly older: readonly string[];
  } | null;
  readonly title: string;
  /** What it is about: the promise's years, or the period. */
  readonly period: { readonly from: string; readonly to: string; readonly words: string } | null;
  readonly headline: string;
  readonly sentence: string | null;
  readonly counts: readonly { readonly state: string | null; readonly words: string }[];
  readonly areas: readonly { readonly name: string; readonly page: string }[];
  readonly parties: readonly { readonly kind: string; readonly name: string }[];
  readonly points: readonly SharedPoint[];
};

type SharedFigure = Omit<FigureShown, 'comparesWithout'> & { readonly baseMissing: boolean };
type SharedAnswer = Omit<AnswerShown, 'figures' | 'by'> & {
  readonly by: readonly { readonly kind: string; readonly name: string }[];
  readonly figures: readonly SharedFigure[];
};

export type SharedPoint = {
  readonly number: number;
  readonly page: string;
  readonly text: string;
  readonly focusArea: string | null;
  readonly owners: readonly {
    readonly kind: string;
    readonly name: string;
    readonly state: string;
    readonly word: string;
    readonly reason: string | null;
  }[];
  /** Of a promise. */
  readonly outcome: Pick<OutcomeShown, 'kind' | 'words' | 'reason'> | null;
  /** Of a period. */
  readonly answers: readonly SharedAnswer[];
  readonly activities: readonly {
    readonly day: string;
    readonly when: string;
    readonly by: readonly string[];
    readonly text: string;
    readonly amount: string | null;
    readonly place: string | null;
  }[];
  readonly figures: readonly SharedFigure[];
};

/**
 * The promise, or the period of it that has this word in its address, as it is given away from an origin such as
 * `https://loften.example.se`; null where the promise has no such period.
 */
export function sharedPromise(whole: WholePromise, period: string | null, origin: string): SharedPromise | null {
  const { page, points, version } = whole;
  const { model } = page;
  const { lang } = model;
  const at = (path: string): string => `${origin}${pathIn(lang, path)}`;
  const source = (one: Source<PromiseModel | WithdrawnModel | PointModel>) => ({
    page: at(one.model.path),
    version: one.no,
    sha256: one.sha256,
  });
  const head = {
    format: 'loftet-share/1' as const,
    lang,
    dir: directionOf(lang),
    example: model.demo,
    municipality: { name: model.municipality.text, page: at(model.municipality.path) },
    page: at(model.path),
    version: { number: version.number, published: version.at.toISOString(), note: version.note },
    translation: translationOf(
      lang,
      withTranslationOf(model, period === null ? [] : points.map((point) => point.model)),
    ),
    title: model.title,
  };
  const elsewhere = (path: string) =>
    (model.languages ?? ['sv' as const]).map((one) => ({ lang: one, page: `${origin}${pathIn(one, path)}` }));
  if (model.kind === 'withdrawn')
    return {
      ...head,
      kind: 'withdrawn',
      languages: elsewhere(model.path),
      sources: [source(page as Source<WithdrawnModel>)],
      period: null,
      headline: model.reason,
      sentence: null,
      counts: [],
      areas: [],
      parties: [],
      points: [],
    };
  const shared = {
    ...head,
    areas: model.areas.map(({ path, text }) => ({ name: text, page: at(path) })),
    parties: model.parties.map(({ kind, name }) => ({ kind, name })),
  };
  if (period === null) {
    const ring = ringOf(model.points);
    return {
      ...shared,
      kind: 'promise',
      languages: elsewhere(model.path),
      sources: [source(page as Source<PromiseModel>)],
      period: { ...model.period },
      headline: model.headline,
      sentence: ringSentenceIn(lang, ring),
      counts: stateTally(ring, lang).map(({ state, words }) => ({ state, words })),
      points: model.points.map((point) => ({
        number: point.number,
        page: at(point.path),
        text: point.body,
        focusArea: point.focusArea,
        owners: ownersOf(point.owners),
        outcome:
          point.outcome === null
            ? null
            : { kind: point.outcome.kind, words: point.outcome.words, reason: point.outcome.reason },
        answers: [],
        activities: [],
        figures: [],
      })),
    };
  }
  const shown = periodPage(
    model,
    points.map((point) => point.model),
    period,
  );
  if (shown === null) return null;
  const { lead, rest } = periodHeadline(lang, shown);
  return {
    ...shared,
    kind: 'period',
    page: at(shown.path),
    languages: elsewhere(shown.path),
    sources: points.map(source),
    period: { ...shown.period },
    headline: [lead, rest].filter((words) => words !== '').join(' '),
    sentence: null,
    counts: [],
    points: shown.points.map((point) => periodPoint(point, at)),
  };
}

function translationOf(lang: Lang, { translation }: PromiseModel | WithdrawnModel): SharedPromise['translation'] {
  if (lang === 'sv') return null;
  return {
    ownWordsApproved: isApproved(lang),
    machine: translation?.machine ?? false,
    inSwedish: translation?.missing ?? [],
    older: translation?.older ?? [],
  };
}

function ownersOf(owners: PeriodPoint['owners']): SharedPoint['owners'] {
  return owners.map(({ kind, name, state, word, reason }) => ({ kind, name, state, word, reason }));
}

function periodPoint(point: PeriodPoint, at: (path: string) => string): SharedPoint {
  return {
    number: point.number,
    page: at(point.path),
    text: point.body,
    focusArea: point.focusArea,
    owners: ownersOf(point.owners),
    outcome: null,
    answers: point.answers.map(({ by, kind, state, word, body, reason, nextStep, correction, figures }) => ({
      by: by.map((party) => ({ kind: party.kind, name: party.name })),
      kind,
      state,
      word,
      body,
      reason,
      nextStep,
      correction,
      figures: figures.map(figureOf),
    })),
    activities: point.activities.map(({ day, when, by, body, amount, place }) => ({
      day,
      when,
      by: by.map(({ name }) => name),
      text: body,
      amount,
      place,
    })),
    figures: point.figures.map(figureOf),
  };
}

function figureOf({
  label,
  value,
  period,
  source,
  base,
  comparesWithout,
  kind,
  meaning,
  preliminary,
}: FigureShown): SharedFigure {
  return { label, value, period, source, base, baseMissing: comparesWithout, kind, meaning, preliminary };
}
