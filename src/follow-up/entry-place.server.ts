import { sql } from 'kysely';
import type { Subject, State } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import type { Dates } from '#checking/report.ts';
import { AppError } from '#platform/errors.ts';

/** Where an entry belongs: a round, a point and a party. */
export type EntryAt = { readonly roundId: string; readonly pointId: string; readonly partyId: string };

export type EntryPlace = EntryAt & {
  readonly promiseId: string;
  readonly roundLabel: string | null;
  readonly roundPeriod: Dates;
  readonly locked: boolean;
  readonly promisePeriod: Dates;
  readonly closed: boolean;
  readonly areas: readonly string[];
  readonly partyName: string;
};

/**
 * What the rules need to know of a place: its round, its promise, its party.
 * @throws AppError `entry-not-found` where round and point are not of one promise, or the party is none of the point's
 */
export async function loadPlace({ tx, municipalityId }: Work, at: EntryAt): Promise<EntryPlace> {
  const { rows } = await sql<{
    promise_id: string;
    label: string | null;
    period_from: string;
    period_to: string;
    locked: boolean;
    closed: boolean;
    promise_from: string;
    promise_to: string;
    areas: string[];
    party: string;
  }>`
    select r.promise_id, r.label, r.period_from, r.period_to, r.locked_at is not null as locked,
      p.closed_at is not null as closed, f.period_from as promise_from, f.period_to as promise_to, a.name as party,
      array(select x.area_id::text from promise_area x
        where x.municipality_id = f.municipality_id and x.promise_version_id = f.id) as areas
    from round r
    join promise p on (p.municipality_id, p.id) = (r.municipality_id, r.promise_id) and p.trashed_at is null
    join point q on (q.municipality_id, q.promise_id) = (r.municipality_id, r.promise_id) and q.trashed_at is null
    join party a on a.municipality_id = r.municipality_id and a.id = ${at.partyId}
    join lateral (select * from promise_version f where f.municipality_id = p.municipality_id and f.promise_id = p.id
      order by no desc limit 1) f on true
    join lateral (select id from point_version v where v.municipality_id = q.municipality_id and v.point_id = q.id
      order by no desc limit 1) v on true
    where r.municipality_id = ${municipalityId} and r.id = ${at.roundId} and q.id = ${at.pointId}
      and (exists (select from point_party pp where pp.municipality_id = r.municipality_id
          and pp.point_version_id = v.id and pp.party_id = a.id)
        or exists (select from entry e where e.municipality_id = r.municipality_id
          and (e.round_id, e.point_id, e.party_id) = (r.id, q.id, a.id)))`.execute(tx);
  const row = rows[0];
  if (row === undefined) throw new AppError('entry-not-found');
  return {
    ...at,
    promiseId: row.promise_id,
    roundLabel: row.label,
    roundPeriod: { from: row.period_from, to: row.period_to },
    locked: row.locked,
    promisePeriod: { from: row.promise_from, to: row.promise_to },
    closed: row.closed,
    areas: row.areas,
    partyName: row.party,
  };
}

/** What the table of rights is asked about an entry at a place, on a day. */
export function entrySubject(place: EntryPlace, municipalityId: string, today: string): Subject {
  return { municipalityId, state: placeState(place, today), parties: [place.partyId], areas: place.areas };
}

function placeState({ locked, closed, promisePeriod }: EntryPlace, today: string): State {
  if (closed) return 'closed';
  if (locked) return 'locked';
  return promisePeriod.to < today ? 'ended' : 'running';
}
