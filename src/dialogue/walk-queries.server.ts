import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { Observation, WalkFacts } from '#dialogue/walk.ts';
import type { ObservationKind, ObservationStatus, PictureStage, RevisitState } from '#dialogue/walk-words.ts';
import { AppError } from '#platform/errors.ts';

type In = Pick<Work, 'tx' | 'municipalityId'>;

export type WalkListed = {
  readonly id: string;
  readonly day: string;
  readonly route: string;
  readonly observations: number;
  /** Observations that nobody has taken care of or answered. */
  readonly open: number;
};
export type WalkRead = WalkFacts & { readonly id: string; readonly dialogueId: string; readonly no: number };

type PictureRead = { readonly id: string; readonly stage: PictureStage; readonly alt: string };
type RevisitRead = {
  readonly no: number;
  readonly day: string;
  readonly state: RevisitState;
  readonly note: string | null;
};
export type ObservationRead = Observation & {
  readonly id: string;
  readonly walkId: string;
  readonly position: number;
  readonly kind: ObservationKind;
  readonly no: number;
  readonly status: ObservationStatus;
  readonly answer: string | null;
  readonly measureId: string | null;
  /** Its words may be about somebody, and nobody has looked at them yet. */
  readonly held: boolean;
  readonly pictures: readonly PictureRead[];
  /** The first one first. */
  readonly revisits: readonly RevisitRead[];
};

const LATEST = sql`join lateral (select * from walk_version v where (v.municipality_id, v.walk_id) = (w.municipality_id, w.id)
  order by v.no desc limit 1) v on true`;
const LATEST_OBSERVATION = sql`join lateral (select * from observation_version v
  where (v.municipality_id, v.observation_id) = (o.municipality_id, o.id) order by v.no desc limit 1) v on true`;
const MOST_WALKS = 200;

/** The walks of a dialogue, the latest first. */
export async function listWalks({ tx, municipalityId }: In, dialogueId: string): Promise<WalkListed[]> {
  const { rows } = await sql<WalkListed>`
    select w.id, v.day, v.route, coalesce(o.observations, 0)::int as observations, coalesce(o.open, 0)::int as open
    from walk w ${LATEST}
    left join lateral (select count(*) as observations, count(*) filter (where o.kind = 'problem' and v.status = 'open') as open
      from observation o ${LATEST_OBSERVATION} where (o.municipality_id, o.walk_id) = (w.municipality_id, w.id)) o on true
    where w.municipality_id = ${municipalityId} and w.dialogue_id = ${dialogueId}
    order by v.day desc, w.id limit ${MOST_WALKS}`.execute(tx);
  return rows;
}

/** One walk of a dialogue, as it is told now. @throws AppError `not-found` */
export async function loadWalk({ tx, municipalityId }: In, dialogueId: string, id: string): Promise<WalkRead> {
  const { rows } = await sql<WalkRead>`
    select w.id, w.dialogue_id as "dialogueId", v.no, v.day, to_char(v.begins, 'HH24:MI') as "from",
      to_char(v.ends, 'HH24:MI') as "to", v.route, v.stops, v.participants
    from walk w ${LATEST} where w.municipality_id = ${municipalityId} and w.dialogue_id = ${dialogueId} and w.id = ${id}`.execute(
    tx,
  );
  const [walk] = rows;
  if (walk === undefined) throw new AppError('not-found');
  return walk;
}

/** What was observed on a walk, in the order of the walk, each with its pictures and revisits. */
export async function loadObservations({ tx, municipalityId }: In, walkId: string): Promise<ObservationRead[]> {
  const { rows } = await sql<ObservationRead>`
    select o.id, o.walk_id as "walkId", o.position, o.kind, v.no, v.stop, v.body as text, v.problem, v.place, v.action,
      case when v.owner_kind is not null then jsonb_build_object('kind', v.owner_kind, 'name', v.owner_name) end as owner,
      v.due, v.status, v.answer, v.measure_id as "measureId", v.held,
      coalesce((select jsonb_agg(jsonb_build_object('id', p.picture_id, 'stage', p.stage, 'alt', p.alt) order by p.at, p.picture_id)
        from observation_picture p where (p.municipality_id, p.observation_id) = (o.municipality_id, o.id)), '[]') as pictures,
      coalesce((select jsonb_agg(jsonb_build_object('no', r.no, 'day', r.day, 'state', r.state, 'note', r.note) order by r.no)
        from observation_revisit r where (r.municipality_id, r.observation_id) = (o.municipality_id, o.id)), '[]') as revisits
    from observation o ${LATEST_OBSERVATION}
    where o.municipality_id = ${municipalityId} and o.walk_id = ${walkId} order by o.position`.execute(tx);
  return rows;
}

/** The file that a picture of a dialogue is kept as; null where there is none. */
export async function walkPictureFile(
  { tx, municipalityId }: In,
  dialogueId: string,
  id: string,
): Promise<string | null> {
  const { rows } = await sql<{ file: string }>`
    select p.file_sha256 as file from walk_picture p
    where p.municipality_id = ${municipalityId} and p.dialogue_id = ${dialogueId} and p.id = ${id}`.execute(tx);
  return rows[0]?.file ?? null;
}
