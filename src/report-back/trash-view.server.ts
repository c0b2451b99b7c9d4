import { sql } from 'kysely';
import { can } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { loadPromiseAt } from '#promise/promise-queries.server.ts';
import { promiseThatDay } from '#promise/promise-state.ts';

/** A point or an activity in the bin of a promise. */
type Trashed = {
  readonly kind: 'point' | 'activity';
  readonly id: string;
  readonly words: string;
  /** Whose it is; for an activity its day too. */
  readonly about: string;
  /** When it was put there, in Sweden. */
  readonly day: string;
};

export type TrashView = {
  readonly municipality: MunicipalityRef;
  readonly promise: { readonly slug: string; readonly title: string };
  readonly trashed: readonly Trashed[];
  readonly may: { readonly restore: boolean };
};

/** The bin of a promise, what came last first; null where there is no such promise. */
export async function loadTrashView(
  work: Work,
  municipality: MunicipalityRef,
  slug: string,
  today: string,
): Promise<TrashView | null> {
  const { tx, municipalityId, actor } = work;
  const promise = await loadPromiseAt(tx, municipalityId, slug);
  if (promise === null) return null;
  const { rows } = await sql<Omit<Trashed, 'day'> & { at: Date }>`
    select 'point' as kind, q.id, v.body as words, q.trashed_at as at,
      coalesce((select string_agg(y.name, ', ' order by x.position) from point_party x
        join party y on (y.municipality_id, y.id) = (x.municipality_id, x.party_id)
        where x.municipality_id = q.municipality_id and x.point_version_id = v.id and x.part = 'owner'), '') as about
    from point q
    join lateral (select id, body from point_version v where v.municipality_id = q.municipality_id and v.point_id = q.id
      order by no desc limit 1) v on true
    where q.municipality_id = ${municipalityId} and q.promise_id = ${promise.id} and q.trashed_at is not null
    union all
    select 'activity', a.id, a.body, a.trashed_at, concat_ws(', ', y.name, a.day::text) from activity a
    join point q on (q.municipality_id, q.id) = (a.municipality_id, a.point_id)
    join party y on (y.municipality_id, y.id) = (a.municipality_id, a.party_id)
    where a.municipality_id = ${municipalityId} and q.promise_id = ${promise.id} and a.trashed_at is not null
    order by at desc`.execute(tx);
  return {
    municipality,
    promise: { slug, title: promise.title },
    trashed: rows.map(({ at, ...row }) => ({ ...row, day: swedishDay(at) })),
    may: { restore: can(actor, 'trash:use', promiseThatDay(municipalityId, promise, today)) },
  };
}
