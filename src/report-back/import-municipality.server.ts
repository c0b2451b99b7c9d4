import type { Context } from '#platform/context.server.ts';
import { AppError } from '#platform/errors.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { municipalityName } from '#places/municipality-name.ts';
import { findMunicipality, type MunicipalityRef } from '#places/places-queries.server.ts';

/**
 * The municipality that documents are imported to; made where it is missing and that was asked for, by the name that
 * the document gives it. A document that names none lends the address word as its name, until somebody gives a better.
 * @throws AppError `usage` where there is no such municipality and none is to be made, or the slug cannot be an address
 */
export async function municipalityForImport(
  ctx: Pick<Context, 'db'>,
  slug: string,
  create: boolean,
  named: string | null,
): Promise<MunicipalityRef> {
  const found = await findMunicipality(ctx.db, slug);
  if (found !== null) return found;
  if (!create) {
    throw new AppError('usage', {
      what: `Det finns ingen kommun med adressen ${slug}. Kontrollera stavningen, eller lägg till kommunen med --create.`,
    });
  }
  const name = named === null ? slug.charAt(0).toUpperCase() + slug.slice(1) : municipalityName(named);
  try {
    const id = await createMunicipality(ctx, { slug, name });
    return { id, slug, name, isDemo: false };
  } catch (error) {
    const first = await findMunicipality(ctx.db, slug);
    if (first !== null) return first; // another process made it at the same moment
    throw error;
  }
}
