/** Publishes something new of a promise that is running, as somebody in the office would. */
import type { Context } from '#platform/context.server.ts';
import { inMunicipality } from '#platform/database.server.ts';
import { addActivities } from '#follow-up/write-activities.server.ts';
import { shownMunicipalities } from '#places/shown-municipalities.server.ts';
import { listPromises, loadPromise } from '#promise/promise-queries.server.ts';
import { publishPromise } from '#publication/publish-promise.server.ts';

const ACTOR = { personId: null, via: 'demonstration' } as const;
const TODAY = '2026-11-28';

export type Again = {
  /** The page of the point that something new is said of. */
  readonly path: string;
  /** One more thing that was done. Done when it is committed. */
  publish(): Promise<void>;
};

/** @throws Error where no promise is running */
export async function runningPoint({ db }: Pick<Context, 'db'>): Promise<Again> {
  const all = await shownMunicipalities(db);
  const municipality = all[Math.floor(all.length / 2)];
  if (municipality === undefined) throw new Error('nothing is published');
  const municipalityId = municipality.id;
  const promise = await inMunicipality(db, municipalityId, async (tx) => {
    for (const { id, closedAt, period } of await listPromises(tx, municipalityId))
      if (closedAt === null && period.from < TODAY) return loadPromise(tx, municipalityId, id);
    return null;
  });
  const point = promise?.points[0];
  const owner = point?.owners[0];
  if (promise === null || point === undefined || owner === undefined) throw new Error('no promise is running');
  let count = 0;
  return {
    path: `/${municipality.slug}/${promise.slug}/${point.slug}`,
    publish: () =>
      inMunicipality(db, municipalityId, async (tx) => {
        const work = { tx, municipalityId, actor: ACTOR };
        count += 1;
        const activity = { day: TODAY, body: `Det ${count}:a besöket`, visibility: 'public' } as const;
        await addActivities(work, [{ pointId: point.id, partyId: owner.id, ...activity }]);
        const { changed } = await publishPromise(work, {
          promiseId: promise.id,
          size: 'minor',
          note: 'Ett besök är med.',
          ground: 'demonstration',
          today: TODAY,
        });
        if (!changed) throw new Error('nothing new was published');
      }),
  };
}
