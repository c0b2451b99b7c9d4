import { pageChanges, type TextChange } from '#publication/page-changes.ts';
import type { PageModel } from '#publication/page-model.ts';
import type { Version } from '#publication/version.ts';

/** One version of one page, as it is stored. */
export type StoredVersion = Pick<Version, 'at' | 'size' | 'note'> & {
  readonly subjectId: string;
  readonly model: PageModel;
};

export type ChangedPage = {
  readonly path: string;
  /** The point's number; 0 is the promise itself. */
  readonly number: number;
  /** Published for the first time then. */
  readonly isNew: boolean;
  /** Empty where only links changed. */
  readonly changes: readonly TextChange[];
};

/** One time that somebody published. */
export type HistoryEvent = Pick<Version, 'at' | 'size' | 'note'> & { readonly pages: readonly ChangedPage[] };

/** The same as a page of history shows it. `number` is 1 for the first; without `pages` only that it was. */
export type ShownEvent = Omit<HistoryEvent, 'pages'> & {
  readonly number: number;
  readonly pages: readonly ChangedPage[] | null;
  /** It was taken back afterwards: what it said is shown to nobody. */
  readonly takenBack: boolean;
};

/** What a publishing changed: the promise's page first, then its points' by their numbers. */
export function changedPages(
  pages: readonly { readonly before: PageModel | undefined; readonly model: PageModel }[],
): ChangedPage[] {
  return pages.map(({ before, model }) => changedPage(before, model)).toSorted(byPlace);
}

/**
 * The history of a promise, newest first: each time it was published, with what changed on its page and its points'.
 * `versions` are all versions of these pages in the order in which they were published. For what was published before
 * its changes were stored.
 */
export function historyOf(versions: readonly StoredVersion[]): HistoryEvent[] {
  const last = new Map<string, PageModel>();
  const events = new Map<string, HistoryEvent & { pages: ChangedPage[] }>();
  for (const { subjectId, model, at, size, note } of versions) {
    // One publishing writes its pages at one moment, and with one note.
    const key = `${at.getTime()} ${note ?? ''}`;
    const event = events.get(key) ?? { at, size, note, pages: [] };
    event.pages.push(changedPage(last.get(subjectId), model));
    events.set(key, event);
    last.set(subjectId, model);
  }
  return [...events.values()].reverse().map((event) => ({ ...event, pages: event.pages.sort(byPlace) }));
}

function byPlace(one: ChangedPage, other: ChangedPage): number {
  return one.number - other.number;
}

function changedPage(before: PageModel | undefined, model: PageModel): ChangedPage {
  // What was taken back is not told over again, nor what comes after it compared with it.
  const isCompared = before !== undefined && before.kind !== 'withdrawn' && model.kind !== 'withdrawn';
  const changes = isCompared ? pageChanges(before, model) : [];
  return {
    path: model.path,
    number: model.kind === 'point' ? model.number : 0,
    isNew: before === undefined || (before.kind === 'withdrawn' && model.kind !== 'withdrawn'),
    // What the promise's page says of a point stands on the point's own page too, and is told there.
    changes: model.kind === 'promise' ? changes.filter(({ where }) => !/^Punkt \d/.test(where)) : changes,
  };
}
