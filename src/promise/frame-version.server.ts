import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';
import type { FrameForm } from '#promise/frame-form.ts';

type Row = Omit<FrameForm, 'intro' | 'publicNote' | 'internalNote'> &
  Readonly<Record<'intro' | 'publicNote' | 'internalNote', string | null>>;

/** A promise's own text in an older version, as an editor saw it; null where there is none. */
export async function loadFrameVersion(
  tx: Tx,
  municipalityId: string,
  promiseId: string,
  no: number,
): Promise<FrameForm | null> {
  const { rows } = await sql<Row>`
    select title, intro, period_from as "periodFrom", period_to as "periodTo", public_note as "publicNote",
      internal_note as "internalNote", '' as "newArea",
      array(select area_id from promise_area x where x.municipality_id = f.municipality_id
        and x.promise_version_id = f.id order by position) as areas,
      array(select party_id from promise_party x where x.municipality_id = f.municipality_id
        and x.promise_version_id = f.id order by position) as parties,
      array(select goal_id from promise_goal x where x.municipality_id = f.municipality_id
        and x.promise_version_id = f.id order by position) as goals,
      array(select agreement_id from promise_agreement x where x.municipality_id = f.municipality_id
        and x.promise_version_id = f.id order by position) as agreements
    from promise_version f
    where f.municipality_id = ${municipalityId} and f.promise_id = ${promiseId} and f.no = ${no}`.execute(tx);
  const [row] = rows;
  return row === undefined
    ? null
    : { ...row, intro: row.intro ?? '', publicNote: row.publicNote ?? '', internalNote: row.internalNote ?? '' };
}
