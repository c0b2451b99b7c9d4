import type { Actor } from '#access/actor.ts';
import { inWork } from '#access/work.server.ts';
import type { Context } from '#platform/context.server.ts';
import { listMunicipalities, type MunicipalityRef } from '#places/places-queries.server.ts';
import type { ImportListed } from '#report-back/import-record.ts';
import { listImports } from '#report-back/import-queries.server.ts';

export type ImportsOf = {
  readonly municipality: Pick<MunicipalityRef, 'slug' | 'name' | 'isDemo'>;
  readonly imports: readonly ImportListed[];
};

/** Every municipality with its imports, drafts first. A municipality is one transaction: that is its wall. */
export async function importOverview(
  ctx: Pick<Context, 'db'>,
  actor: Actor,
  slug: string | null,
): Promise<ImportsOf[]> {
  const all = (await listMunicipalities(ctx.db)).filter((one) => slug === null || one.slug === slug);
  const found: ImportsOf[] = [];
  for (const municipality of all.slice(0, MOST)) {
    const imports = await inWork(ctx.db, municipality.id, actor, ({ tx }) => listImports(tx, municipality.id));
    found.push({ municipality, imports });
  }
  return found;
}

/** Within an office page's 20 queries. */
const MOST = 4;
