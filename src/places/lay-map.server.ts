import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import { jointScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import { alikeWords } from '#platform/one-line.ts';
import { livingAreas } from '#places/map-queries.server.ts';
import { boundaryJson } from '#places/map-shape.ts';
import type { MapFile } from '#places/read-map-file.ts';
import { registerEvent } from '#places/register-event.server.ts';

/** A map as it was sent. `id` is the page's own, so that what is sent twice is one. `skipUnknown`: leave out areas that are not here. */
export type SentMap = { readonly id: string; readonly map: MapFile; readonly skipUnknown: boolean };

/**
 * Lays in a map: each area gets its boundary in the place of the one it had; streets and places, where the file has any, come in
 * the place of all that were there.
 * @returns the names that no area has now, if any; unless they may be skipped nothing has then been laid in
 * @throws AppError `forbidden`
 */
export async function layMap(work: Work, { id, map, skipUnknown }: SentMap): Promise<readonly string[]> {
  const { tx, municipalityId, actor } = work;
  authorize(actor, 'dialogue:write', jointScope(municipalityId, null));
  const byName = new Map((await livingAreas(work)).map((area) => [alikeWords(area.name), area]));
  const unknown = map.areas.map(({ name }) => name).filter((name) => !byName.has(alikeWords(name)));
  if (unknown.length > 0 && !skipUnknown) return unknown;
  for (const { name, boundary } of map.areas) {
    const areaId = byName.get(alikeWords(name))?.id;
    if (areaId === undefined) continue;
    const kept = boundaryJson(boundary);
    await sql`update area_version set boundary = ${JSON.stringify(kept)}::jsonb
      where municipality_id = ${municipalityId} and area_id = ${areaId} and upper(valid) is null`.execute(tx);
    const event = registerEvent(work, 'area-mapped', areaId);
    await appendAudit(tx, {
      ...event,
      data: { ...event.data, boundary: contentHash(JSON.parse(JSON.stringify(kept))) },
    });
  }
  const { lines, places } = map;
  if (lines.length === 0 && places.length === 0) return [];
  const { numAffectedRows } = await sql`insert into map_sheet (municipality_id, id, lines, places, by_person)
    values (${municipalityId}, ${id}, ${JSON.stringify(lines)}::jsonb, ${JSON.stringify(places)}::jsonb, ${actor.personId})
    on conflict do nothing`.execute(tx);
  if (numAffectedRows === 0n) return [];
  const event = registerEvent(work, 'map-laid', id);
  await appendAudit(tx, { ...event, data: { ...event.data, lines: lines.length, places: places.length } });
  return [];
}
