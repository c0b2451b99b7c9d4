import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import { keyState, type KeyParty, type KeyState, type KeyVerdict, type TextToKey } from '#promise/keys.ts';
import { loadPromise } from '#promise/promise-queries.server.ts';
import type { PromiseRecord } from '#promise/promise-record.ts';

type In = Pick<Work, 'tx' | 'municipalityId'>;

type Sending = {
  readonly id: string;
  readonly no: number;
  readonly at: Date;
  readonly message: string | null;
  readonly byPerson: string | null;
  /** The versions of frame and points that were sent. */
  readonly versions: readonly string[];
};

/** What one party has said of one version, of any age. */
export type Approval = {
  readonly versionId: string;
  /** The promise's id, or the point's. */
  readonly subjectId: string;
  readonly versionNo: number;
  readonly partyId: string;
  readonly verdict: KeyVerdict;
  readonly comment: string | null;
  readonly byPerson: string;
  readonly at: Date;
};

export type PromiseKeys = {
  readonly promise: PromiseRecord;
  /** Parties of the promise and owners of its points. */
  readonly parties: readonly KeyParty[];
  /** The latest sending first. */
  readonly sendings: readonly Sending[];
  /** In the order in which they were given. */
  readonly approvals: readonly Approval[];
  readonly state: KeyState;
};

/** How a promise stands with its keys; null where there is no such promise. */
export async function loadKeys({ tx, municipalityId }: In, promiseId: string): Promise<PromiseKeys | null> {
  const promise = await loadPromise(tx, municipalityId, promiseId);
  if (promise === null) return null;
  const parties = await partiesOf({ tx, municipalityId }, promise);
  const sendings = await sendingsOf({ tx, municipalityId }, promiseId);
  const approvals = await approvalsOf({ tx, municipalityId }, promiseId);
  const sent = new Set(sendings.flatMap(({ versions }) => versions));
  const texts: TextToKey[] = [
    {
      kind: 'frame',
      subjectId: promise.id,
      versionId: promise.versionId,
      content: promise.content,
      parties: promise.parties.map(({ id }) => id),
      sent: sent.has(promise.versionId),
    },
    ...promise.points.map((point): TextToKey => ({
      kind: 'point',
      subjectId: point.id,
      versionId: point.versionId,
      content: point.content,
      parties: point.owners.map(({ id }) => id),
      sent: sent.has(point.versionId),
    })),
  ];
  return { promise, parties, sendings, approvals, state: keyState(texts, approvals, parties) };
}

async function partiesOf({ tx, municipalityId }: In, promise: PromiseRecord): Promise<KeyParty[]> {
  const named = [...promise.parties, ...promise.points.flatMap(({ owners }) => owners)];
  const ids = [...new Set(named.map(({ id }) => id))];
  const { rows } = await sql<KeyParty>`
    select id, kind, name, has_key as "hasKey" from party
    where municipality_id = ${municipalityId} and id = any(${ids}::uuid[])`.execute(tx);
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

async function sendingsOf({ tx, municipalityId }: In, promiseId: string): Promise<Sending[]> {
  const { rows } = await sql<Sending>`
    select s.id, s.no, s.at, s.message, s.by_person as "byPerson",
      array_append(coalesce((select array_agg(p.point_version_id) from sending_point p
        where p.municipality_id = s.municipality_id and p.sending_id = s.id), '{}'), s.promise_version_id) as versions
    from sending s where s.municipality_id = ${municipalityId} and s.promise_id = ${promiseId}
    order by s.no desc`.execute(tx);
  return rows;
}

async function approvalsOf({ tx, municipalityId }: In, promiseId: string): Promise<Approval[]> {
  const { rows } = await sql<Approval>`
    select coalesce(a.promise_version_id, a.point_version_id) as "versionId", coalesce(f.promise_id, v.point_id) as "subjectId",
      coalesce(f.no, v.no) as "versionNo", a.party_id as "partyId", a.verdict, a.comment, a.by_person as "byPerson", a.at
    from approval a
    join sending s on (s.municipality_id, s.id) = (a.municipality_id, a.sending_id)
    left join promise_version f on (f.municipality_id, f.id) = (a.municipality_id, a.promise_version_id)
    left join point_version v on (v.municipality_id, v.id) = (a.municipality_id, a.point_version_id)
    where a.municipality_id = ${municipalityId} and s.promise_id = ${promiseId}
    order by a.at, a.id`.execute(tx);
  return rows;
}

/** A party that has not answered what was sent to it, for one promise. */
export type WaitingKey = {
  readonly promiseId: string;
  readonly promiseSlug: string;
  readonly promiseTitle: string;
  readonly partyId: string;
  readonly partyName: string;
  /** The latest sending in which something waits. */
  readonly sendingId: string;
  /** The day in Sweden when the first of what waits was sent. */
  readonly since: string;
  /** How many texts wait. */
  readonly texts: number;
};

/**
 * What waits for a party's key in the whole municipality, longest first: the latest versions that were sent on `today`
 * or before. A text that somebody has returned waits for whoever rewrites it, and is not told here. What was sent again
 * unchanged has waited since it was sent first.
 */
export async function waitingKeys({ tx, municipalityId }: In, today: string): Promise<WaitingKey[]> {
  const { rows } = await sql<Omit<WaitingKey, 'since'> & { since: Date }>`
    with latest as (
      select p.id as promise_id, f.id as version_id, true as is_frame from promise p
      join lateral (select id from promise_version f where f.municipality_id = p.municipality_id and f.promise_id = p.id
        order by no desc limit 1) f on true
      where p.municipality_id = ${municipalityId} and p.trashed_at is null and p.closed_at is null
      union all
      select p.id, v.id, false from promise p
      join point q on (q.municipality_id, q.promise_id) = (p.municipality_id, p.id) and q.trashed_at is null
      join lateral (select id from point_version v where v.municipality_id = q.municipality_id and v.point_id = q.id
        order by no desc limit 1) v on true
      where p.municipality_id = ${municipalityId} and p.trashed_at is null and p.closed_at is null
    ), sent as (
      select promise_version_id as version_id, at, no, id from sending where municipality_id = ${municipalityId}
      union all
      select x.point_version_id, s.at, s.no, s.id from sending_point x
      join sending s on (s.municipality_id, s.id) = (x.municipality_id, x.sending_id)
      where x.municipality_id = ${municipalityId}
    ), waiting as (
      select l.promise_id, l.version_id, y.id as party_id, y.name as party_name,
        (select min(at) from sent where sent.version_id = l.version_id) as since,
        (select id from sent where sent.version_id = l.version_id order by no desc limit 1) as sending_id
      from latest l
      join party y on y.municipality_id = ${municipalityId} and y.has_key and (
        exists (select from promise_party x where l.is_frame and x.municipality_id = y.municipality_id
          and x.promise_version_id = l.version_id and x.party_id = y.id)
        or exists (select from point_party x where not l.is_frame and x.municipality_id = y.municipality_id
          and x.point_version_id = l.version_id and x.party_id = y.id and x.part = 'owner'))
      where not exists (select from approval a where a.municipality_id = y.municipality_id
        and (a.promise_version_id = l.version_id or a.point_version_id = l.version_id)
        and (a.party_id = y.id or a.verdict = 'returned'))
    )
    select w.promise_id as "promiseId", p.slug as "promiseSlug", f.title as "promiseTitle", w.party_id as "partyId",
      w.party_name as "partyName", (array_agg(w.sending_id order by w.since desc))[1] as "sendingId", min(w.since) as since,
      count(*)::int as texts
    from waiting w
    join promise p on (p.municipality_id, p.id) = (${municipalityId}::uuid, w.promise_id)
    join lateral (select title from promise_version f where f.municipality_id = p.municipality_id and f.promise_id = p.id
      order by no desc limit 1) f on true
    where w.since is not null
    group by w.promise_id, p.slug, f.title, w.party_id, w.party_name
    order by min(w.since), f.title, w.party_name`.execute(tx);
  return rows.map((row) => ({ ...row, since: swedishDay(row.since) })).filter(({ since }) => since <= today);
}
