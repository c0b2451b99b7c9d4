import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { Dates } from '#checking/report.ts';

/** Something that was done, as those who work with the promise see it. */
export type LoggedActivity = {
  readonly id: string;
  readonly pointId: string;
  readonly partyId: string;
  readonly day: string;
  readonly body: string;
  readonly count: number | null;
  readonly unit: string | null;
  readonly withWhom: string | null;
  readonly place: string | null;
  readonly files: readonly { readonly id: string; readonly name: string; readonly mediaType: string }[];
};

/** A party's activities on a point in a period, both days inclusive, latest first; those in the bin are left out. */
export async function loggedActivities(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  { pointId, partyId }: { readonly pointId: string; readonly partyId: string | null },
  { from, to }: Dates,
): Promise<LoggedActivity[]> {
  const { rows } = await sql<LoggedActivity>`
    select a.id, a.point_id as "pointId", a.party_id as "partyId", a.day, a.body, a.count, a.unit, a.with_whom as "withWhom",
      l.name as place,
      coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'name', coalesce(e.caption, f.name), 'mediaType', f.media_type) order by e.id)
        from evidence e join file f on (f.municipality_id, f.sha256) = (e.municipality_id, e.file_sha256)
        where e.municipality_id = a.municipality_id and e.activity_id = a.id), '[]') as files
    from activity a left join place l on (l.municipality_id, l.id) = (a.municipality_id, a.place_id)
    where a.municipality_id = ${municipalityId} and a.point_id = ${pointId} and a.trashed_at is null
      and (${partyId}::uuid is null or a.party_id = ${partyId}) and a.day between ${from} and ${to}
    order by a.day desc, a.id desc`.execute(tx);
  return rows;
}
