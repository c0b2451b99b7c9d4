import { sql } from 'kysely';
import { can, jointScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import type { DevicePacket, PacketDialogue } from '#dialogue/device-packet.ts';
import { QuestionFormShape } from '#dialogue/question-form-shape.ts';
import { loadMaps } from '#places/map-queries.server.ts';
import type { AreaMap } from '#places/map-shape.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { loadSettings } from '#places/settings.server.ts';

/** So many open dialogues go along on a device. */
const MOST_DIALOGUES = 50;

/** What somebody's device takes along to a square: the open dialogues of the areas that are theirs, those that end first first. */
export async function loadDevicePacket(work: Work, municipality: MunicipalityRef): Promise<DevicePacket> {
  const { actor, municipalityId, tx } = work;
  const open = sql`dialogue d
    join lateral (select s.step, s.dialogue_version_id from dialogue_step s
      where (s.municipality_id, s.dialogue_id) = (d.municipality_id, d.id) order by s.no desc limit 1) s on s.step = 'open'
    join dialogue_version v on (v.municipality_id, v.id) = (d.municipality_id, s.dialogue_version_id)`;
  const { rows: all } = await sql<Pick<PacketDialogue, 'versionId' | 'areaId'>>`
    select v.id as "versionId", v.area_id as "areaId" from ${open}
    where d.municipality_id = ${municipalityId} order by v.held_to, v.title, d.id`.execute(tx);
  const ids = all
    .filter(({ areaId }) => can(actor, 'dialogue:collect', jointScope(municipalityId, areaId)))
    .slice(0, MOST_DIALOGUES)
    .map(({ versionId }) => versionId);
  const { rows: own } = await sql<Omit<PacketDialogue, 'form'> & { readonly form: unknown }>`
    select d.id, v.id as "versionId", d.kind, v.title, v.definition, v.place, v.area_id as "areaId", n.name as area, v.form
    from ${open}
    left join lateral (select a.name from area_version a where (a.municipality_id, a.area_id) = (v.municipality_id, v.area_id)
      order by upper(a.valid) desc nulls first limit 1) n on true
    where d.municipality_id = ${municipalityId} and v.id = any(${ids}::uuid[])
    order by v.held_to, v.title, d.id`.execute(tx);
  const walked = own.filter(({ kind }) => kind === 'walk').map(({ areaId }) => areaId);
  const maps = walked.length === 0 ? new Map<string | null, AreaMap>() : await loadMaps(work, walked);
  const { fieldPassphrase } = await loadSettings(work);
  return {
    format: 'loftet-falt/1',
    municipality: { slug: municipality.slug, name: municipality.name },
    passphrase: fieldPassphrase,
    dialogues: own.map(({ form, ...row }) => ({ ...row, form: QuestionFormShape.parse(form) })),
    maps: Object.fromEntries([...maps].map(([areaId, map]) => [areaId ?? '', map])),
  };
}
