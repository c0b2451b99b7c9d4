import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';

/** What one party has said in one round and nobody has approved or returned. */
export type AnswersToApprove = {
  readonly roundId: string;
  readonly label: string | null;
  readonly promiseSlug: string;
  readonly promiseTitle: string;
  readonly partyId: string;
  readonly partyName: string;
  readonly texts: number;
  /** When the oldest of them was written. */
  readonly since: Date;
};

/**
 * The answers that wait for their own party's key, the oldest first: by the rule of entriesWithoutKey, but for what the
 * party has returned, which waits for whoever answers, and for the examples of an invented municipality.
 */
export async function answersToApprove({ tx, municipalityId }: Work): Promise<AnswersToApprove[]> {
  const { rows } = await sql<AnswersToApprove>`
    select r.id as "roundId", r.label, p.slug as "promiseSlug", f.title as "promiseTitle", y.id as "partyId",
      y.name as "partyName", count(*)::int as texts, min(v.at) as since
    from promise p
    join round r on (r.municipality_id, r.promise_id) = (p.municipality_id, p.id)
    join entry e on (e.municipality_id, e.round_id) = (r.municipality_id, r.id)
    join party y on (y.municipality_id, y.id) = (e.municipality_id, e.party_id) and (y.has_key
      or exists (select from sending s where (s.municipality_id, s.promise_id) = (p.municipality_id, p.id)
        and y.id = any(s.key_parties)))
    join lateral (select * from entry_version v where v.municipality_id = e.municipality_id and v.entry_id = e.id
      order by no desc limit 1) v on v.kind <> 'silence' and v.source_import is null
    join lateral (select title from promise_version f where f.municipality_id = p.municipality_id and f.promise_id = p.id
      order by no desc limit 1) f on true
    join municipality m on m.id = p.municipality_id and (v.by_person is not null or not m.is_demo)
    where p.municipality_id = ${municipalityId} and p.trashed_at is null
      and not exists (select from entry_approval k where k.municipality_id = v.municipality_id
        and k.entry_version_id = v.id and k.party_id = e.party_id)
    group by r.id, r.label, r.period_from, p.slug, f.title, y.id, y.name
    order by min(v.at), r.period_from, y.name, y.id`.execute(tx);
  return rows;
}
