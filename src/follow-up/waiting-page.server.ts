import { sql } from 'kysely';
import { can } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { unsentMail, type UnsentMail } from '#follow-up/failed-mail-page.server.ts';
import { periodName } from '#follow-up/period-name.ts';
import { loadQuestionsPage } from '#follow-up/question-queries.server.ts';
import { waitingByPromise, type QuestionsWaiting } from '#follow-up/questions-waiting.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { workingDaysBetween } from '#platform/working-days.ts';
import { waitingKeys } from '#promise/keys-queries.server.ts';

/** What one person owes in one round. Days are Swedish, `YYYY-MM-DD`. */
export type OwedAnswer = {
  readonly roundId: string;
  readonly personId: string;
  readonly name: string;
  /** The parties that the person answers for. */
  readonly parties: string;
  readonly promiseSlug: string;
  readonly promise: string;
  readonly round: string;
  readonly points: number;
  readonly askedOn: string;
  readonly due: string | null;
  /** Working days since the last day to answer; 0 where it has not passed. */
  readonly daysLate: number;
  /** How many reminders have been written, and when the last was. */
  readonly reminders: number;
  readonly remindedOn: string | null;
  /** Put off the reminders and take back the links: only where the promise's areas are one's own. */
  readonly may: { readonly send: boolean };
  /** Whether a link in a mail still opens the questions. */
  readonly hasLink: boolean;
  /** Null once the day has come. */
  readonly snoozed: { readonly until: string; readonly reason: string } | null;
};

/** A party that has not answered what was sent to it for approval. */
type OwedApproval = {
  readonly promiseSlug: string;
  readonly promise: string;
  readonly partyId: string;
  readonly party: string;
  readonly since: string;
  readonly texts: number;
  readonly daysSilent: number;
};

export type WaitingPage = {
  readonly municipality: MunicipalityRef;
  readonly answers: readonly OwedAnswer[];
  readonly approvals: readonly OwedApproval[];
  /** What people have asked and not been answered, promise by promise. */
  readonly questions: readonly QuestionsWaiting[];
  readonly unsent: readonly UnsentMail[];
  /** Send a mail again. */
  readonly may: { readonly send: boolean };
};

/** Who owes what in the municipality, oldest first. */
export async function loadWaitingPage(work: Work, municipality: MunicipalityRef, today: string): Promise<WaitingPage> {
  const { municipalityId, actor } = work;
  const approvals = (await waitingKeys(work, today)).map(
    ({ promiseSlug, promiseTitle, partyId, partyName, since, texts }): OwedApproval => ({
      promiseSlug,
      promise: promiseTitle,
      partyId,
      party: partyName,
      since,
      texts,
      daysSilent: workingDaysBetween(since, today),
    }),
  );
  const may = { send: can(actor, 'request:send', { municipalityId }) };
  const unsent = may.send ? await unsentMail(work) : [];
  const questions = waitingByPromise((await loadQuestionsPage(work, municipality, today)).waiting);
  return { municipality, answers: await owedAnswers(work, today), approvals, questions, unsent, may };
}

type Row = Omit<OwedAnswer, 'round' | 'daysLate' | 'snoozed' | 'may'> & {
  areas: readonly string[];
  label: string | null;
  from: string;
  to: string;
  until: string | null;
  reason: string | null;
};

async function owedAnswers({ tx, municipalityId, actor }: Work, today: string): Promise<OwedAnswer[]> {
  const { rows } = await sql<Row>`
    select q.round_id as "roundId", q.person_id as "personId", coalesce(h.name, 'okänd person') as name,
      string_agg(distinct y.name, ', ') as parties, p.slug as "promiseSlug", f.title as promise, r.label,
      r.period_from as "from", r.period_to as "to", r.due, count(*)::int as points,
      (min(q.asked_at) at time zone 'Europe/Stockholm')::date as "askedOn",
      case when bool_and(q.snoozed_until > ${today}::date) then min(q.snoozed_until) end as until, min(q.reason) as reason,
      coalesce(max(n.count), 0)::int as reminders, max(n.last) as "remindedOn",
      exists (select from report_link k where k.municipality_id = ${municipalityId} and k.round_id = q.round_id
        and k.person_id = q.person_id and k.revoked_at is null and k.expires_at > now()) as "hasLink",
      array(select a.area_id from promise_area a where a.municipality_id = ${municipalityId} and a.promise_version_id = f.id) as areas
    from request q
    join round r on (r.municipality_id, r.id) = (q.municipality_id, q.round_id) and r.locked_at is null
    join promise p on (p.municipality_id, p.id) = (r.municipality_id, r.promise_id)
      and p.trashed_at is null and p.closed_at is null
    join party y on (y.municipality_id, y.id) = (q.municipality_id, q.party_id)
    join lateral (select id, title from promise_version f where f.municipality_id = p.municipality_id and f.promise_id = p.id
      order by no desc limit 1) f on true
    left join person h on h.id = q.person_id
    left join lateral (select count(*) as count, max((n.at at time zone 'Europe/Stockholm')::date) as last from notice n
      where n.municipality_id = q.municipality_id and n.person_id = q.person_id and n.subject_id = q.round_id
        and n.kind in ('report-reminder', 'report-late')) n on true
    where q.municipality_id = ${municipalityId} and q.state = 'waiting'
    group by q.round_id, q.person_id, h.name, p.slug, f.id, f.title, r.label, r.period_from, r.period_to, r.due
    order by r.due nulls last, min(q.asked_at), h.name`.execute(tx);
  return rows.map(({ label, from, to, until, reason, areas, ...row }) => ({
    ...row,
    may: { send: can(actor, 'request:send', { municipalityId, areas }) },
    round: periodName({ label, period: { from, to } }),
    daysLate: row.due === null ? 0 : Math.max(0, workingDaysBetween(row.due, today)),
    snoozed: until === null ? null : { until, reason: reason ?? '' },
  }));
}
