import type { PromiseCard } from '#publication/model-parts.ts';

export type ArchiveYear = { readonly year: string; readonly promises: readonly PromiseCard[] };

/** Closed promises by the year in which their period ended, the latest first. `promises`: newest first. */
export function archiveYears(promises: readonly PromiseCard[]): ArchiveYear[] {
  const closed = promises.filter((promise) => promise.closed !== undefined);
  const years = Map.groupBy(closed, ({ period }) => period.to.slice(0, 4));
  return [...years]
    .map(([year, own]) => ({ year, promises: own }))
    .sort((one, other) => (one.year < other.year ? 1 : -1));
}
