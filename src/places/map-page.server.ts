import { can, jointScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { livingAreas, loadMaps } from '#places/map-queries.server.ts';
import type { AreaMap } from '#places/map-shape.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';

export type MapPage = {
  readonly municipality: MunicipalityRef;
  readonly areas: readonly { readonly id: string; readonly name: string; readonly mapped: boolean }[];
  /** All that is drawn; null where nothing is laid in. */
  readonly map: AreaMap | null;
  readonly may: { readonly write: boolean };
};

/** The municipality's drawn map, and which of its areas have a boundary. */
export async function loadMapPage(work: Work, municipality: MunicipalityRef): Promise<MapPage> {
  const areas = await livingAreas(work);
  const maps = await loadMaps(work, [null]);
  return {
    municipality,
    areas: areas.map(({ id, name, boundary }) => ({ id, name, mapped: boundary !== null })),
    map: maps.get(null) ?? null,
    may: { write: can(work.actor, 'dialogue:write', jointScope(municipality.id, null)) },
  };
}
