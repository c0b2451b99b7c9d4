import { changedPages } from '#publication/history.ts';
import type { PageModel } from '#publication/page-model.ts';
import type { Draft } from '#publication/store-publications.server.ts';

/**
 * Whether a new version of a page is told to those who follow it: a change of substance in its words, or that it was
 * taken back. A small correction is told to nobody (issue of the method: "a minor version never mails"); nor is what time
 * alone has changed, which is stored as one. Told once, of the Swedish page: the other languages follow it.
 */
export function isNews({ model, before, size }: Pick<Draft, 'model' | 'size'> & NewsBefore): boolean {
  if (model.lang !== 'sv' || size === 'minor') return false;
  return changedPages([{ before: before?.model, model }]).some(
    ({ isNew, changes }) => isNew || changes.length > 0 || model.kind === 'withdrawn',
  );
}

type NewsBefore = { readonly before: { readonly model: PageModel } | undefined };

/** One new version of a page that somebody is to be told of, with what the page says now in their language. */
export type NewsPart = {
  readonly publicationId: string;
  /** `YYYY-MM-DD`, in Sweden. */
  readonly day: string;
  /** The first version of the page. */
  readonly isNew: boolean;
  /** Why it was changed, for readers, in Swedish. */
  readonly note: string | null;
  /** As it is published now: what has been taken back since is not told. */
  readonly model: PageModel;
};

/** A page to read about: `parts` are the versions that it stands for, newest first. */
export type NewsItem = { readonly model: PageModel; readonly isNew: boolean; readonly parts: readonly NewsPart[] };

export type NewsGroup = {
  readonly promise: { readonly path: string; readonly text: string };
  /** The promise's own page, where there is something new on it. */
  readonly whole: NewsItem | null;
  /** Newest first; of the same publication, by their numbers. */
  readonly points: readonly NewsItem[];
  /** What was said of the changes, newest first, each once. */
  readonly notes: readonly string[];
};

/**
 * What is new, by promise and point, newest first. Each part stands for exactly one item. Where a promise is new or taken
 * back, its points are not told one by one: all of them are.
 */
export function groupNews(parts: readonly NewsPart[]): NewsGroup[] {
  const ordered = parts.toSorted(newestFirst);
  const groups = Map.groupBy(ordered, ({ model }) => promiseOf(model).path);
  return [...groups.values()].map(groupOf);
}

function groupOf(parts: readonly NewsPart[]): NewsGroup {
  const own = parts.filter(({ model }) => isWhole(model));
  const [first] = own;
  const swallows = first !== undefined && (first.model.kind === 'withdrawn' || own.some(({ isNew }) => isNew));
  const whole = first === undefined ? null : itemOf(swallows ? parts : own, first.model);
  const rest = swallows ? [] : parts.filter(({ model }) => !isWhole(model));
  const points = [...Map.groupBy(rest, ({ model }) => model.path).values()].flatMap((some): NewsItem[] => {
    const [newest] = some;
    return newest === undefined ? [] : [itemOf(some, newest.model)];
  });
  const notes = parts.flatMap(({ note }) => note ?? []);
  const named = first ?? parts[0];
  return {
    promise: named === undefined ? { path: '', text: '' } : promiseOf(named.model),
    whole,
    points: points.toSorted(byDayAndNumber),
    notes: [...new Set(notes)],
  };
}

function itemOf(parts: readonly NewsPart[], model: PageModel): NewsItem {
  return { model, parts, isNew: parts.some((part) => part.isNew && part.model.path === model.path) };
}

function isWhole(model: PageModel): boolean {
  return model.kind === 'promise' || (model.kind === 'withdrawn' && model.of === 'promise');
}

/** The promise that a page belongs to. */
function promiseOf(model: PageModel): NewsGroup['promise'] {
  if (model.kind === 'point') return model.promise;
  if (model.kind === 'withdrawn') return model.promise ?? { path: model.path, text: model.title };
  return { path: model.path, text: model.kind === 'promise' ? model.title : model.name };
}

/** A publication's id grows with time (UUIDv7); a demonstration's days are invented. */
function newestFirst(one: NewsPart, other: NewsPart): number {
  return other.day.localeCompare(one.day) || other.publicationId.localeCompare(one.publicationId);
}

function byDayAndNumber(one: NewsItem, other: NewsItem): number {
  return (other.parts[0]?.day ?? '').localeCompare(one.parts[0]?.day ?? '') || numberOf(one) - numberOf(other);
}

function numberOf({ model }: NewsItem): number {
  return model.kind === 'point' ? model.number : 0;
}
