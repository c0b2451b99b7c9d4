import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { keptBoundary, keptSheet, mapOf, type AreaMap, type Boundary } from '#places/map-shape.ts';
import { internalPlaceNames } from '#places/places-queries.server.ts';

type In = Pick<Work, 'tx' | 'municipalityId'>;

/** An area that has not ended, with where its boundary runs. */
export type MappedArea = { readonly id: string; readonly name: string; readonly boundary: Boundary | null };

/** The municipality's areas that have not ended, by name. */
export async function livingAreas({ tx, municipalityId }: In): Promise<MappedArea[]> {
  const { rows } = await sql<{ id: string; name: string; boundary: unknown }>`
    select area_id as id, name, boundary from area_version
    where municipality_id = ${municipalityId} and upper(valid) is null order by name, area_id`.execute(tx);
  return rows.map((row) => ({ ...row, boundary: keptBoundary(row.boundary) }));
}

/**
 * The maps of areas by their ids; null is the whole municipality. Those that nothing can be drawn of are not there. Places that
 * only those who work with the promises may see have no name on any map: a map goes to those who walked.
 */
export async function loadMaps(
  work: In,
  areaIds: Iterable<string | null>,
): Promise<ReadonlyMap<string | null, AreaMap>> {
  const areas = await livingAreas(work);
  const sheet = await latestSheet(work);
  const maps = new Map<string | null, AreaMap>();
  for (const id of new Set(areaIds)) {
    const shown = areas.filter((area) => id === null || area.id === id);
    const map = mapOf(
      shown.flatMap(({ boundary }) => (boundary === null ? [] : [boundary])),
      sheet,
    );
    if (map !== null) maps.set(id, map);
  }
  return maps;
}

/** The streets and places that were laid in last. */
async function latestSheet({ tx, municipalityId }: In): Promise<Pick<AreaMap, 'lines' | 'places'>> {
  const { rows } = await sql<{ lines: unknown; places: unknown }>`
    select lines, places from map_sheet where municipality_id = ${municipalityId} order by at desc, id desc limit 1`.execute(
    tx,
  );
  const internal = new Set(await internalPlaceNames(tx, municipalityId));
  const { lines, places } = keptSheet(rows[0] ?? { lines: [], places: [] });
  return {
    lines: lines.map((line) => (line.name !== null && internal.has(line.name) ? { ...line, name: null } : line)),
    places: places.filter(({ name }) => !internal.has(name)),
  };
}
