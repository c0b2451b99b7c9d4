import type { Actor } from '#access/actor.ts';
import { looksAfterInstallation } from '#access/can.ts';
import { inWork } from '#access/work.server.ts';
import type { Context } from '#platform/context.server.ts';
import { AppError } from '#platform/errors.ts';
import { municipalitiesFor, type MunicipalityRef } from '#places/places-queries.server.ts';
import type { ImportListed } from '#report-back/import-record.ts';
import { listImports } from '#report-back/import-queries.server.ts';

type ImportsOf = {
  readonly municipality: Pick<MunicipalityRef, 'slug' | 'name' | 'isDemo'>;
  readonly imports: readonly ImportListed[];
};

export type ImportOverview = {
  readonly municipalities: readonly MunicipalityRef[];
  readonly overview: readonly ImportsOf[];
  readonly may: { readonly addMunicipality: boolean };
};

/**
 * The municipalities whose documents somebody may review, the first few with their imports, drafts first. A municipality
 * is one transaction: that is its wall.
 * @throws AppError `forbidden` for whoever may review nothing and add no municipality
 */
export async function importOverview(
  ctx: Pick<Context, 'db'>,
  actor: Actor,
  slug: string | null,
): Promise<ImportOverview> {
  const municipalities = await municipalitiesFor(ctx.db, actor, 'import:review');
  const may = { addMunicipality: looksAfterInstallation(actor) };
  if (municipalities.length === 0 && !may.addMunicipality) throw new AppError('forbidden');
  const overview: ImportsOf[] = [];
  for (const municipality of municipalities.filter((one) => slug === null || one.slug === slug).slice(0, MOST)) {
    const imports = await inWork(ctx.db, municipality.id, actor, ({ tx }) => listImports(tx, municipality.id));
    overview.push({ municipality, imports });
  }
  return { municipalities, overview, may };
}

/** Within an office page's 20 queries. */
const MOST = 3;
