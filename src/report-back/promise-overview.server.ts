import type { Actor } from '#access/actor.ts';
import { can } from '#access/can.ts';
import { inWork } from '#access/work.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import type { Context } from '#platform/context.server.ts';
import { municipalitiesFor, type MunicipalityRef } from '#places/places-queries.server.ts';
import { listOrphans, type Orphan } from '#promise/lineage-queries.server.ts';
import { looseEnds, type LooseEnds } from '#promise/loose-ends.server.ts';
import { listPromises, type PromiseListed } from '#promise/promise-queries.server.ts';

type PromisesOf = {
  readonly municipality: MunicipalityRef;
  readonly promises: readonly PromiseListed[];
  readonly orphans: readonly Orphan[];
  readonly ends: LooseEnds;
  readonly may: { readonly write: boolean };
};

export type PromiseOverview = {
  readonly municipalities: readonly MunicipalityRef[];
  readonly shown: readonly PromisesOf[];
  readonly chosen: string | null;
};

/** Within an office page's 20 queries. */
const MOST = 3;

/** The promises of the municipality that is asked for, else of the first few, with the points that wait for a successor. */
export async function promiseOverview(
  ctx: Pick<Context, 'db'>,
  actor: Actor,
  slug: string | null,
): Promise<PromiseOverview> {
  const municipalities = await municipalitiesFor(ctx.db, actor);
  const shown: PromisesOf[] = [];
  for (const municipality of municipalities.filter((one) => slug === null || one.slug === slug).slice(0, MOST)) {
    shown.push(
      await inWork(ctx.db, municipality.id, actor, async (work) => ({
        municipality,
        promises: await listPromises(work.tx, municipality.id),
        orphans: await listOrphans(work.tx, municipality.id),
        ends: await looseEnds(work, swedishDay(new Date())),
        may: { write: can(actor, 'promise:write', { municipalityId: municipality.id }) },
      })),
    );
  }
  return { municipalities, shown, chosen: slug };
}
