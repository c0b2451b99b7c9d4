import type { Actor } from '#access/actor.ts';
import { can } from '#access/can.ts';
import { inWork } from '#access/work.server.ts';
import type { Context } from '#platform/context.server.ts';
import { municipalitiesFor, type MunicipalityRef } from '#places/places-queries.server.ts';
import { listOrphans } from '#promise/lineage-queries.server.ts';
import { listPromises, type PromiseListed } from '#promise/promise-queries.server.ts';
import { latestPublications } from '#publication/latest-publications.server.ts';
import type { ImportListed } from '#report-back/import-record.ts';
import { listImports } from '#report-back/import-queries.server.ts';

/** What waits for somebody in one municipality. */
export type Waiting = {
  readonly municipality: MunicipalityRef;
  readonly drafts: readonly ImportListed[];
  readonly unpublished: readonly PromiseListed[];
  readonly orphans: number;
};

export type WaitingOverview = {
  readonly waiting: readonly Waiting[];
  readonly municipalities: readonly MunicipalityRef[];
};

/** Within an office page's 20 queries. */
const MOST = 2;

/**
 * What waits first: documents to review, promises to publish, points without a successor. For each person what is theirs
 * to do, in the municipalities where they have something to do.
 */
export async function whatWaits(ctx: Pick<Context, 'db'>, actor: Actor, slug: string | null): Promise<WaitingOverview> {
  const municipalities = await municipalitiesFor(ctx.db, actor);
  const waiting: Waiting[] = [];
  for (const municipality of municipalities.filter((one) => slug === null || one.slug === slug).slice(0, MOST)) {
    const { id } = municipality;
    waiting.push(
      await inWork(ctx.db, id, actor, async ({ tx }) => {
        const may = (action: 'import:review' | 'promise:publish' | 'promise:write') =>
          can(actor, action, { municipalityId: id });
        const promises = may('promise:publish') ? await listPromises(tx, id) : [];
        const published = await latestPublications(
          tx,
          id,
          ['promise'],
          promises.map((promise) => promise.id),
        );
        return {
          municipality,
          drafts: (may('import:review') ? await listImports(tx, id) : []).filter(({ state }) => state === 'draft'),
          unpublished: promises.filter((promise) => !published.has(promise.id)),
          orphans: may('promise:write') ? (await listOrphans(tx, id)).length : 0,
        };
      }),
    );
  }
  return { waiting, municipalities };
}
