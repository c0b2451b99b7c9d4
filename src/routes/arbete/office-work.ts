import { error } from '@sveltejs/kit';
import { inWork, type Work } from '#access/work.server.ts';
import { findMunicipality, type MunicipalityRef } from '#places/places-queries.server.ts';
import { officeActor } from '#routes/arbete/office-actor.ts';
import { siteContext } from '#routes/site-context.ts';

type Asked = { readonly params: Partial<Record<string, string>>; readonly locals: App.Locals };

/**
 * One transaction in the municipality that the address names, by whoever is in the office. An unknown municipality is a
 * page that does not exist.
 */
export async function officeWork<T>(
  { params, locals }: Asked,
  act: (work: Work, municipality: MunicipalityRef) => Promise<T>,
): Promise<T> {
  const ctx = await siteContext();
  const municipality = await findMunicipality(ctx.db, params['municipality'] ?? '');
  if (municipality === null) error(404, 'Kommunen finns inte.');
  return inWork(ctx.db, municipality.id, officeActor(locals), (work) => act(work, municipality));
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id in the address; what cannot be one is a page that does not exist. */
export function idIn({ params }: Pick<Asked, 'params'>): string {
  const id = params['id'] ?? '';
  if (!UUID.test(id)) error(404, 'Sidan finns inte.');
  return id;
}
