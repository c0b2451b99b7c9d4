import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import type { Dates } from '#checking/report.ts';
import { periodName } from '#follow-up/period-name.ts';
import type { Progress } from '#follow-up/follow-up-record.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { workingDaysBetween } from '#platform/working-days.ts';
import { waitingKeys } from '#promise/keys-queries.server.ts';
import type { OutcomeKind } from '#promise/promise-record.ts';

type In = Pick<Work, 'tx' | 'municipalityId'>;

/** A point of a promise that is not closed, with who answers for it and how it last went. */
type OpenPoint = {
  readonly pointId: string;
  readonly number: number;
  readonly body: string;
  readonly owners: string;
  readonly answerers: string | null;
  readonly progress: Progress | null;
  readonly outcome: OutcomeKind | null;
};

type OpenPromise = {
  readonly slug: string;
  readonly title: string;
  readonly period: Dates;
  readonly ended: boolean;
  readonly points: readonly OpenPoint[];
};

/** A day to come, and what happens on it. */
type NextDay = { readonly day: string; readonly what: string; readonly href: string | null };

/** Somebody who has been asked and has not answered. */
type Unanswered = {
  readonly person: string;
  readonly party: string;
  readonly promise: string;
  readonly round: string;
  readonly points: number;
  readonly due: string | null;
  readonly late: boolean;
  readonly reason: string | null;
};

/** Why something became as it is, in the words of whoever decided it. */
export type PastReason = {
  readonly day: string;
  readonly kind: 'outcome' | 'verdict' | 'returned' | 'correction';
  readonly about: string;
  readonly words: string;
  readonly href: string;
};

export type Handover = {
  readonly municipality: MunicipalityRef;
  readonly promises: readonly OpenPromise[];
  readonly turns: readonly {
    readonly party: string;
    readonly promise: string;
    readonly slug: string;
    readonly since: string;
    readonly days: number;
    readonly texts: number;
  }[];
  readonly next: readonly NextDay[];
  readonly unanswered: readonly Unanswered[];
  readonly actions: readonly { readonly body: string; readonly owner: string; readonly due: string | null }[];
  readonly reasons: readonly PastReason[];
};

const MOST = 50;

/** All that somebody new needs to know on their first day: what is open, whose turn it is, what comes, and why. */
export async function loadHandover(work: Work, municipality: MunicipalityRef, today: string): Promise<Handover> {
  const waiting = await waitingKeys(work, today);
  return {
    municipality,
    promises: await openPromises(work, today),
    turns: waiting.map(({ partyName, promiseTitle, promiseSlug, since, texts }) => ({
      party: partyName,
      promise: promiseTitle,
      slug: promiseSlug,
      since,
      days: workingDaysBetween(since, today),
      texts,
    })),
    next: await nextDays(work, municipality, today),
    unanswered: await unanswered(work, today),
    actions: await openActions(work),
    reasons: await pastReasons(work, municipality),
  };
}

async function openPromises({ tx, municipalityId }: In, today: string): Promise<OpenPromise[]> {
  const { rows } = await sql<
    Omit<OpenPoint, 'number'> & {
      promise_id: string;
      slug: string;
      title: string;
      period_from: string;
      period_to: string;
    }
  >`
    select p.id as promise_id, p.slug, f.title, f.period_from, f.period_to, q.id as "pointId", v.body,
      coalesce((select string_agg(y.name, ', ' order by x.position) from point_party x
        join party y on (y.municipality_id, y.id) = (x.municipality_id, x.party_id)
        where x.municipality_id = q.municipality_id and x.point_version_id = v.id and x.part = 'owner'), '') as owners,
      (select string_agg(distinct h.name, ', ') from answerer a join person h on h.id = a.person_id
        where a.municipality_id = q.municipality_id and a.point_id = q.id
          and daterange(a.valid_from, a.valid_to + 1, '[)') @> ${today}::date) as answerers,
      (select w.progress from entry e
        join round r on (r.municipality_id, r.id) = (e.municipality_id, e.round_id)
        join lateral (select * from entry_version w where w.municipality_id = e.municipality_id and w.entry_id = e.id
          order by no desc limit 1) w on w.progress is not null
        where e.municipality_id = q.municipality_id and e.point_id = q.id
        order by r.period_from desc, w.at desc limit 1) as progress,
      o.kind as outcome
    from promise p
    join lateral (select * from promise_version f where f.municipality_id = p.municipality_id and f.promise_id = p.id
      order by no desc limit 1) f on true
    join point q on (q.municipality_id, q.promise_id) = (p.municipality_id, p.id) and q.trashed_at is null
    join lateral (select * from point_version v where v.municipality_id = q.municipality_id and v.point_id = q.id
      order by no desc limit 1) v on true
    left join outcome o on (o.municipality_id, o.point_id) = (q.municipality_id, q.id)
    where p.municipality_id = ${municipalityId} and p.trashed_at is null and p.closed_at is null
    order by f.period_from desc, p.slug, v.position`.execute(tx);
  return [...Map.groupBy(rows, ({ promise_id }) => promise_id).values()].flatMap((points) => {
    const [first] = points;
    if (first === undefined) return [];
    const period = { from: first.period_from, to: first.period_to };
    const told = points.map(({ pointId, body, owners, answerers, progress, outcome }, index) => ({
      pointId,
      number: index + 1,
      body,
      owners,
      answerers,
      progress,
      outcome,
    }));
    return [{ slug: first.slug, title: first.title, period, ended: period.to < today, points: told }];
  });
}

async function nextDays({ tx, municipalityId }: In, municipality: MunicipalityRef, today: string): Promise<NextDay[]> {
  const { rows } = await sql<{
    day: string;
    kind: 'opens' | 'due' | 'lock' | 'wheel' | 'end';
    label: string | null;
    period_from: string | null;
    period_to: string | null;
    title: string;
    slug: string | null;
  }>`
    with running as (
      select p.id, p.slug, f.title, f.period_to from promise p
      join lateral (select title, period_to from promise_version f where f.municipality_id = p.municipality_id
        and f.promise_id = p.id order by no desc limit 1) f on true
      where p.municipality_id = ${municipalityId} and p.trashed_at is null and p.closed_at is null
    ), days as (
      select d.day, d.kind, r.label, r.period_from, r.period_to, n.title, n.slug from round r
      join running n on n.id = r.promise_id
      cross join lateral (values (r.opens, 'opens'), (r.due, 'due'), (r.lock_on, 'lock')) as d(day, kind)
      where r.municipality_id = ${municipalityId} and r.locked_at is null
      union all
      select w.day, 'wheel', null, null, null, w.name, null from wheel_day w
      where w.municipality_id = ${municipalityId} and w.trashed_at is null
      union all
      select n.period_to, 'end', null, null, null, n.title, n.slug from running n
    )
    select * from days where day >= ${today} order by day, kind, title limit ${MOST}`.execute(tx);
  return rows.map(({ day, kind, label, period_from, period_to, title, slug }) => {
    const round =
      period_from === null || period_to === null
        ? ''
        : periodName({ label, period: { from: period_from, to: period_to } });
    const what = {
      opens: `${title}: uppföljningen för ${round} öppnar`,
      due: `${title}: sista dagen att svara om ${round}`,
      lock: `${title}: ${round} låses`,
      wheel: title,
      end: `${title}: löftets sista dag`,
    }[kind];
    return { day, what, href: slug === null ? null : `/arbete/loften/${municipality.slug}/${slug}` };
  });
}

async function unanswered({ tx, municipalityId }: In, today: string): Promise<Unanswered[]> {
  const { rows } = await sql<
    Omit<Unanswered, 'round' | 'late'> & { label: string | null; period_from: string; period_to: string }
  >`
    select coalesce(h.name, 'okänd person') as person, y.name as party, f.title as promise, r.label, r.period_from,
      r.period_to, r.due, count(*)::int as points, string_agg(distinct q.reason, ' ') as reason
    from request q
    join round r on (r.municipality_id, r.id) = (q.municipality_id, q.round_id)
    join party y on (y.municipality_id, y.id) = (q.municipality_id, q.party_id)
    left join person h on h.id = q.person_id
    join lateral (select title from promise_version f where f.municipality_id = r.municipality_id
      and f.promise_id = r.promise_id order by no desc limit 1) f on true
    where q.municipality_id = ${municipalityId} and q.state = 'waiting' and r.locked_at is null
    group by h.id, h.name, y.name, f.title, r.id, r.label, r.period_from, r.period_to, r.due
    order by r.due nulls last, h.name, y.name limit 200`.execute(tx);
  return rows.map(({ label, period_from, period_to, ...row }) => ({
    ...row,
    round: periodName({ label, period: { from: period_from, to: period_to } }),
    late: row.due !== null && row.due < today,
  }));
}

async function openActions({ tx, municipalityId }: In): Promise<Handover['actions']> {
  const { rows } = await sql<{ body: string; owner: string; due: string | null }>`
    select a.body, a.owner_words as owner, a.due from meeting_action a
    join meeting m on (m.municipality_id, m.id) = (a.municipality_id, a.meeting_id)
    where a.municipality_id = ${municipalityId} and a.state = 'open' and m.trashed_at is null
    order by a.due nulls last, a.at limit ${MOST}`.execute(tx);
  return rows;
}

async function pastReasons({ tx, municipalityId }: In, municipality: MunicipalityRef): Promise<PastReason[]> {
  const { rows } = await sql<Omit<PastReason, 'day' | 'href'> & { at: Date; slug: string; point_id: string }>`
    with told as (
      select o.at, 'outcome' as kind, o.point_id, o.reason as words from outcome o where o.municipality_id = ${municipalityId}
      union all
      select v.at, 'verdict', v.point_id, v.reason from verdict v where v.municipality_id = ${municipalityId}
      union all
      select a.at, 'returned', v.point_id, a.comment from approval a
      join point_version v on (v.municipality_id, v.id) = (a.municipality_id, a.point_version_id)
      where a.municipality_id = ${municipalityId} and a.verdict = 'returned'
      union all
      select w.at, 'correction', e.point_id, w.correction_note from entry_version w
      join entry e on (e.municipality_id, e.id) = (w.municipality_id, w.entry_id)
      where w.municipality_id = ${municipalityId} and w.correction_note is not null
    )
    select t.at, t.kind, t.words, v.body as about, p.slug, t.point_id from told t
    join point q on (q.municipality_id, q.id) = (${municipalityId}::uuid, t.point_id)
    join promise p on (p.municipality_id, p.id) = (q.municipality_id, q.promise_id) and p.trashed_at is null
    join lateral (select body from point_version v where v.municipality_id = q.municipality_id and v.point_id = q.id
      order by no desc limit 1) v on true
    order by t.at desc limit ${MOST}`.execute(tx);
  return rows.map(({ at, kind, words, about, slug, point_id }) => ({
    day: swedishDay(at),
    kind,
    about,
    words,
    href: `/arbete/historik/${municipality.slug}/${slug}/${point_id}`,
  }));
}
