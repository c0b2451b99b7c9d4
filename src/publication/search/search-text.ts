import { LANGS, type Lang } from '#platform/texts/languages.ts';
import type { PointState } from '#documents/point-state.ts';
import type { AreaModel } from '#publication/area-model.ts';
import type { PageLink, Party } from '#publication/model-parts.ts';
import type { MunicipalityModel } from '#publication/municipality-model.ts';
import type { PageModel } from '#publication/page-model.ts';
import type { PointModel } from '#publication/point-model.ts';
import type { PromiseModel } from '#publication/promise-model.ts';

export type FoundKind = 'municipality' | 'area' | 'promise' | 'point';
export const FOUND_KINDS: readonly FoundKind[] = ['municipality', 'area', 'promise', 'point'];
/** By whom a point is promised, as one may choose among them. */
export const PARTY_CHOICES = ['municipality', 'police', 'other'] as const;
export type PartyChoice = (typeof PARTY_CHOICES)[number];

export type OwnerFound = { readonly name: string; readonly state: PointState; readonly word: string };

/** What of a published page can be searched for, and what is shown of it among the hits. */
export type SearchText = {
  readonly kind: FoundKind;
  readonly path: string;
  readonly title: string;
  /** What else the page says, a text for each. */
  readonly body: readonly string[];
  /** Where it belongs: found together with the page's own words, and shown as facts. */
  readonly around: readonly string[];
  readonly places: readonly string[];
  readonly areas: readonly PageLink[];
  readonly promise: string | null;
  readonly headline: string | null;
  readonly period: { readonly words: string; readonly to: string } | null;
  readonly owners: readonly OwnerFound[];
  readonly promises: number;
  /** What hits are chosen by: signs that no word has. */
  readonly marks: readonly string[];
};

/**
 * What can be searched for of a page; null for one that was taken back.
 * @param promise the point's promise as it is published now, of which a point's page does not tell the areas
 */
export function searchText(model: PageModel, promise: PromiseModel | null): SearchText | null {
  switch (model.kind) {
    case 'withdrawn':
      return null;
    case 'municipality':
    case 'area':
      return { ...NOTHING, ...headOf(model), title: model.name, promises: model.promises.length };
    case 'promise':
      return promiseText(model);
    case 'point':
      return pointText(model, promise);
  }
}

const NOTHING = {
  body: [],
  places: [],
  areas: [],
  promise: null,
  headline: null,
  period: null,
  owners: [],
  promises: 0,
} as const;

function promiseText(model: PromiseModel): SearchText {
  const { title, headline, intro, amended, period, areas, parties, goals, agreements } = model;
  return {
    ...NOTHING,
    ...headOf(model),
    title,
    body: said(intro, amended, ...goals, ...agreements),
    around: [model.municipality.text, period.words, ...named(areas), ...names(parties)],
    areas,
    headline,
    period: { words: period.words, to: period.to },
  };
}

function pointText(model: PointModel, promise: PromiseModel | null): SearchText {
  const { body, focusArea, above, why, amended, due, owners, contributors, target, rounds, figures, activities } =
    model;
  const { place, goals = [], measures = [] } = model;
  const areas = promise?.areas ?? [];
  const kinds = owners.map(({ kind }) => (kind === 'municipality' || kind === 'police' ? kind : 'other'));
  const figureTexts = (shown: typeof figures) => shown.flatMap(({ label, value, source }) => [label, value, source]);
  return {
    ...NOTHING,
    ...headOf(model, [...kinds.map(partyMark), ...owners.map(({ state }) => stateMark(state))]),
    title: body,
    body: said(
      focusArea,
      above,
      why,
      amended,
      due,
      place,
      ...goals,
      ...measures.flatMap((measure) => [measure.body, measure.by, measure.due]),
      target?.words,
      ...(target?.reached ?? []),
      ...owners.map(({ reason }) => reason),
      ...rounds.flatMap(({ label, answers }) =>
        answers.flatMap((answer) => [
          answer.body === null && answer.reason === null ? null : label,
          answer.body,
          answer.reason,
          answer.nextStep,
          answer.correction,
          ...figureTexts(answer.figures),
        ]),
      ),
      ...figureTexts(figures),
      ...activities.flatMap((activity) => [activity.body, activity.amount, activity.place]),
      model.outcome?.words,
      model.outcome?.reason,
    ),
    around: [
      model.municipality.text,
      model.promise.text,
      model.period.words,
      ...named(areas),
      ...names([...owners, ...contributors]),
    ],
    places: [...new Set([place, ...activities.map((activity) => activity.place)].flatMap((name) => name ?? []))],
    areas,
    promise: model.promise.text,
    period: { words: model.period.words, to: model.period.to },
    owners: owners.map(({ name, state, word }) => ({ name, state, word })),
  };
}

function headOf(model: MunicipalityModel | AreaModel | PromiseModel | PointModel, marks: readonly string[] = []) {
  return {
    kind: model.kind,
    path: model.path,
    around: [model.municipality.text],
    marks: [
      kindMark(model.kind),
      municipalityMark(model.municipality.path.slice(1)),
      ...shownIn(model).map(langMark),
      ...new Set(marks),
    ],
  };
}

/** A page in Swedish stands for itself in the languages that it has not been published in. */
function shownIn({ lang, languages = ['sv'] }: Pick<PageModel, 'lang' | 'languages'>): Lang[] {
  return lang === 'sv' ? LANGS.filter((one) => one === 'sv' || !languages.includes(one)) : [lang];
}

export const langMark = (lang: Lang): string => `=l:${lang}`;
export const kindMark = (kind: FoundKind): string => `=k:${kind}`;
export const municipalityMark = (slug: string): string => `=m:${slug}`;
export const partyMark = (party: PartyChoice): string => `=p:${party}`;
export const stateMark = (state: PointState): string => `=s:${state}`;

function said(...texts: readonly (string | null | undefined)[]): string[] {
  return [...new Set(texts.filter((text): text is string => typeof text === 'string'))];
}

function named(links: readonly PageLink[]): string[] {
  return links.map(({ text }) => text);
}

function names(parties: readonly Pick<Party, 'name'>[]): string[] {
  return parties.map(({ name }) => name);
}
