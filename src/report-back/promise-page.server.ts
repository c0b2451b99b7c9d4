import type { Work } from '#access/work.server.ts';
import { loadFollowUp } from '#follow-up/follow-up-queries.server.ts';
import type { FollowUpRecord } from '#follow-up/follow-up-record.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { lineageSuggestions, type LineageToDecide } from '#promise/lineage-queries.server.ts';
import { findPromise, loadPromise } from '#promise/promise-queries.server.ts';
import type { PromiseRecord } from '#promise/promise-record.ts';
import { importIdOf } from '#report-back/review-queries.server.ts';

export type PromisePage = {
  readonly municipality: MunicipalityRef;
  readonly promise: PromiseRecord;
  readonly followUp: FollowUpRecord;
  readonly suggestions: readonly LineageToDecide[];
  /** The import that it was made from, or null. */
  readonly importId: string | null;
};

/** What the office shows of a promise; null where there is none by that address word. */
export async function loadPromisePage(
  work: Work,
  municipality: MunicipalityRef,
  slug: string,
): Promise<PromisePage | null> {
  const { tx, municipalityId } = work;
  const id = await findPromise(tx, municipalityId, slug);
  const promise = id === null ? null : await loadPromise(tx, municipalityId, id);
  if (id === null || promise === null) return null;
  return {
    municipality,
    promise,
    followUp: await loadFollowUp(tx, municipalityId, id),
    suggestions: await lineageSuggestions(tx, municipalityId, id),
    importId: await importIdOf(work, id),
  };
}
