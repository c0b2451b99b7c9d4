import type { Work } from '#access/work.server.ts';
import type { Report } from '#checking/report.ts';
import { hasUnseenSigns } from '#platform/unseen-signs.ts';
import { areasByName } from '#places/registers.server.ts';
import { promiseFor, type PromiseFor } from '#promise/promise-for.server.ts';
import { isDay } from '#report-back/import-limits.ts';
import { draftPlace } from '#report-back/import-queries.server.ts';

/** The promise that the record has already for a document's areas and period, or null: it may be the same one. */
export async function samePromise(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  { areas, period }: Pick<Report, 'areas' | 'period'>,
): Promise<PromiseFor | null> {
  // A reading may say days and names that the database has no place for; a person is asked about them.
  if (period === null || !isDay(period.from) || !isDay(period.to) || period.from > period.to) return null;
  if (areas.some(hasUnseenSigns)) return null;
  const known = await areasByName(tx, municipalityId, areas, period);
  if (areas.some((name) => !known.has(name))) return null;
  const ids = new Set([...known.values()].map(({ id }) => id));
  return promiseFor(tx, municipalityId, [...ids], period);
}

/** The same for a draft as it stands now, corrected or not; null also for what is no draft. */
export async function sameAsDraft(work: Work, importId: string): Promise<PromiseFor | null> {
  const place = await draftPlace(work, importId);
  return place === null ? null : samePromise(work, place);
}
