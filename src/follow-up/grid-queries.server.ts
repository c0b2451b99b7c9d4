import { sql } from 'kysely';
import { can } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import type { Tx } from '#platform/database.server.ts';
import { loadPromiseAt } from '#promise/promise-queries.server.ts';
import type { PromiseRecord } from '#promise/promise-record.ts';
import { loadFollowUp } from '#follow-up/follow-up-queries.server.ts';
import type { Mine } from '#follow-up/grid-filter.ts';
import { gridOf, type Grid, type VersionMark } from '#follow-up/grid.ts';

export type PromiseGrid = {
  readonly promise: Pick<PromiseRecord, 'id' | 'slug' | 'title' | 'period' | 'closedAt' | 'areas'>;
  readonly grid: Grid;
  readonly mine: Mine;
  readonly may: {
    readonly answer: boolean;
    /** Turns the key of a party on what it has said, before the lock and after it. */
    readonly approve: boolean;
    readonly correct: boolean;
    readonly lock: boolean;
    readonly brief: boolean;
  };
};

/** The grid of the promise with this address word, as it stands on a day; null where there is none. */
export async function loadGrid(work: Work, slug: string, today: string): Promise<PromiseGrid | null> {
  const { tx, municipalityId, actor } = work;
  const promise = await loadPromiseAt(tx, municipalityId, slug);
  if (promise === null) return null;
  const followUp = await loadFollowUp(tx, municipalityId, promise.id);
  const marks = await loadMarks(tx, municipalityId, promise.id);
  const state = promise.period.to < today ? ('ended' as const) : ('running' as const);
  const subject = { municipalityId, areas: promise.areas.map((area) => area.id) };
  const standing = { ...subject, state: promise.closedAt === null ? state : ('closed' as const) };
  return {
    promise,
    grid: gridOf(promise, followUp, marks, today),
    mine: await loadMine(work, promise.id),
    may: {
      answer: can(actor, 'entry:answer', standing),
      approve: can(actor, 'entry:approve', subject),
      correct: can(actor, 'entry:correct', standing),
      lock: can(actor, 'round:lock', standing),
      brief: can(actor, 'brief:make', standing),
    },
  };
}

/** Who wrote the entries' latest versions, and whether their parties have turned their keys. */
export async function loadMarks(tx: Tx, municipalityId: string, promiseId: string): Promise<Map<string, VersionMark>> {
  const { rows } = await sql<{ id: string } & VersionMark>`
    select v.id, p.name as by, k.verdict as key
    from round r join entry e on (e.municipality_id, e.round_id) = (r.municipality_id, r.id)
    join lateral (select id, by_person from entry_version v where v.municipality_id = e.municipality_id
      and v.entry_id = e.id order by no desc limit 1) v on true
    left join person p on p.id = v.by_person
    left join entry_approval k on (k.municipality_id, k.entry_version_id, k.party_id) = (e.municipality_id, v.id, e.party_id)
    where r.municipality_id = ${municipalityId} and r.promise_id = ${promiseId}`.execute(tx);
  return new Map(rows.map(({ id, by, key }) => [id, { by, key }]));
}

/** What is whoever looks' own: their parties by their grants, and what they are asked or answer for. */
async function loadMine({ tx, municipalityId, actor }: Work, promiseId: string): Promise<Mine> {
  const own = (actor.grants ?? []).filter((grant) => grant.municipalityId === municipalityId);
  const parties = new Set(own.flatMap(({ partyId }) => (partyId === null ? [] : [partyId])));
  if (actor.personId === null) return { parties, asked: new Set() };
  const { rows } = await sql<{ key: string }>`
    select q.point_id || ' ' || q.party_id as key from request q
    join round r on (r.municipality_id, r.id) = (q.municipality_id, q.round_id)
    where q.municipality_id = ${municipalityId} and r.promise_id = ${promiseId} and q.person_id = ${actor.personId}
    union
    select a.point_id || ' ' || a.party_id from answerer a
    join point p on (p.municipality_id, p.id) = (a.municipality_id, a.point_id)
    where a.municipality_id = ${municipalityId} and p.promise_id = ${promiseId}
      and ${actor.personId} in (a.person_id, a.deputy_id)
      and (a.valid_to is null or a.valid_to >= (now() at time zone 'Europe/Stockholm')::date)`.execute(tx);
  return { parties, asked: new Set(rows.map(({ key }) => key)) };
}
