import { can, type Action } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { loadFollowUp } from '#follow-up/follow-up-queries.server.ts';
import type { FollowUpRecord } from '#follow-up/follow-up-record.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { lineageSuggestions, listOrphans, type LineageToDecide, type Orphan } from '#promise/lineage-queries.server.ts';
import { loadPromiseAt } from '#promise/promise-queries.server.ts';
import { promiseScope } from '#promise/promise-scope.ts';
import type { PromiseRecord } from '#promise/promise-record.ts';
import { swedishDay } from '#checking/day-words.ts';
import { latestPublications } from '#publication/latest-publications.server.ts';
import { importIdOf } from '#report-back/review-queries.server.ts';

export type PromisePage = {
  readonly municipality: MunicipalityRef;
  readonly promise: PromiseRecord;
  readonly followUp: FollowUpRecord;
  /** The day in Sweden, `YYYY-MM-DD`. */
  readonly today: string;
  readonly suggestions: readonly LineageToDecide[];
  /** Points of earlier promises that wait for a successor, which a point here may be. */
  readonly orphans: readonly Orphan[];
  /** The import that it was made from, or null. */
  readonly importId: string | null;
  /** The public page as it stands; null where nothing is published. */
  readonly published: { readonly no: number; readonly path: string } | null;
  readonly may: { readonly publish: boolean; readonly link: boolean };
};

/** What the office shows of a promise; null where there is none by that address word. */
export async function loadPromisePage(
  work: Work,
  municipality: MunicipalityRef,
  slug: string,
): Promise<PromisePage | null> {
  const { tx, municipalityId } = work;
  const promise = await loadPromiseAt(tx, municipalityId, slug);
  if (promise === null) return null;
  const { id } = promise;
  const page = (await latestPublications(tx, municipalityId, ['promise'], [id])).get(id);
  const scope = promiseScope(municipalityId, promise);
  const may = (action: Action): boolean => can(work.actor, action, scope);
  const orphans = await listOrphans(tx, municipalityId);
  return {
    municipality,
    promise,
    followUp: await loadFollowUp(tx, municipalityId, id),
    today: swedishDay(new Date()),
    suggestions: await lineageSuggestions(tx, municipalityId, id),
    orphans: orphans.filter((orphan) => orphan.promiseId !== id && orphan.period.from < promise.period.from),
    importId: await importIdOf(work, id),
    may: { publish: may('promise:publish'), link: may('promise:write') },
    published: page === undefined ? null : { no: page.no, path: page.model.path },
  };
}
