import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { Dates } from '#checking/report.ts';
import { AppError } from '#platform/errors.ts';

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

/** Whose activities: a party's on a point, or everybody's on a promise. */
type Of =
  | { readonly pointId: string; readonly partyId: string; readonly promiseId?: undefined }
  | { readonly promiseId: string; readonly pointId?: undefined; readonly partyId?: undefined };

/** Activities in a period, both days inclusive, latest first; those in the bin are left out. */
export async function loggedActivities(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  of: Of,
  { from, to }: Dates,
): Promise<LoggedActivity[]> {
  const { pointId = null, partyId = null, promiseId = null } = of;
  const { rows } = await sql<LoggedActivity>`
    select a.id, a.point_id as "pointId", a.party_id as "partyId", a.day, a.body, a.count, a.unit, a.with_whom as "withWhom",
      l.name as place,
      coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'name', coalesce(e.caption, f.name), 'mediaType', f.media_type) order by e.id)
        from evidence e join file f on (f.municipality_id, f.sha256) = (e.municipality_id, e.file_sha256)
        where e.municipality_id = a.municipality_id and e.activity_id = a.id), '[]') as files
    from activity a
    join point p on (p.municipality_id, p.id) = (a.municipality_id, a.point_id) and p.trashed_at is null
    left join place l on (l.municipality_id, l.id) = (a.municipality_id, a.place_id)
    where a.municipality_id = ${municipalityId} and a.trashed_at is null and a.day between ${from} and ${to}
      and (p.promise_id = ${promiseId}::uuid or (a.point_id = ${pointId}::uuid and a.party_id = ${partyId}::uuid))
    order by a.day desc, a.id desc`.execute(tx);
  return rows;
}

/** What a promise is called and its period, as it stands. @throws AppError `promise-not-found` */
export async function promiseFrame(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  promiseId: string,
): Promise<{ readonly title: string; readonly period: Dates }> {
  const { rows } = await sql<{ title: string; from: string; to: string }>`
    select title, period_from as "from", period_to as "to" from promise_version
    where municipality_id = ${municipalityId} and promise_id = ${promiseId} order by no desc limit 1`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new AppError('promise-not-found');
  return { title: row.title, period: { from: row.from, to: row.to } };
}

/** The file of a piece of evidence, by the name that it came under; null where there is none. */
export async function evidenceFile(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  evidenceId: string,
): Promise<{ readonly sha256: string; readonly name: string } | null> {
  const { rows } = await sql<{ sha256: string; name: string }>`
    select f.sha256, coalesce(e.caption, f.name) as name from evidence e
    join file f on (f.municipality_id, f.sha256) = (e.municipality_id, e.file_sha256)
    where e.municipality_id = ${municipalityId} and e.id = ${evidenceId}`.execute(tx);
  return rows[0] ?? null;
}
