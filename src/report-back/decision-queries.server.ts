import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import type { Report } from '#checking/report.ts';
import { AppError } from '#platform/errors.ts';
import { promiseSubject } from '#promise/promise-subject.server.ts';
import type { CaseStep } from '#report-back/case-steps.ts';
import { RulingFacts, type Adjusted, type Decided, type Ruling } from '#report-back/decision-record.ts';

type Of = Pick<Work, 'tx' | 'municipalityId'>;

/** A case as its decision needs it. */
export type CaseToDecide = {
  readonly id: string;
  readonly kind: Report['kind'];
  readonly promiseId: string;
  readonly promise: string;
  readonly municipality: string;
  readonly isDemo: boolean;
  readonly registryNumber: string | null;
  /** Where it stands: the latest step, 0 and draft where none is written. */
  readonly no: number;
  readonly step: CaseStep;
  /** The sitting whose agenda it stood on last; null where it never has. */
  readonly sitting: Sitting | null;
  readonly memoVersionId: string;
  readonly proposals: readonly { readonly no: number; readonly body: string }[];
  /** To whom the decision is sent, as the memo says. */
  readonly recipients: readonly string[];
};
export type Sitting = { readonly id: string; readonly forumId: string; readonly forum: string; readonly day: string };

/** @throws AppError `case-not-found` */
export async function caseToDecide({ tx, municipalityId }: Of, caseId: string): Promise<CaseToDecide> {
  const { rows } = await sql<CaseToDecide>`
    select c.id, c.kind, c.promise_id as "promiseId", v.title as promise, t.name as municipality, t.is_demo as "isDemo",
      c.registry_number as "registryNumber", coalesce(s.no, 0) as no, coalesce(s.step, 'draft') as step, a.sitting,
      m.id as "memoVersionId",
      coalesce((select jsonb_agg(jsonb_build_object('no', x.no, 'body', x.body) order by x.no) from proposal x
        where (x.municipality_id, x.memo_version_id) = (m.municipality_id, m.id)), '[]') as proposals,
      array(select recipient from dispatch x where (x.municipality_id, x.memo_version_id) = (m.municipality_id, m.id)
        order by position) as recipients
    from council_case c
    join municipality t on t.id = c.municipality_id
    join promise p on (p.municipality_id, p.id) = (c.municipality_id, c.promise_id) and p.trashed_at is null
    join lateral (select title from promise_version v where (v.municipality_id, v.promise_id) = (p.municipality_id, p.id)
      order by no desc limit 1) v on true
    join lateral (select municipality_id, id from memo_version m where (m.municipality_id, m.case_id) = (c.municipality_id, c.id)
      order by no desc limit 1) m on true
    left join lateral (select no, step from case_step s where (s.municipality_id, s.case_id) = (c.municipality_id, c.id)
      order by no desc limit 1) s on true
    left join lateral (select jsonb_build_object('id', i.id, 'forumId', f.id, 'forum', f.name, 'day', i.day) as sitting
      from case_step a join sitting i on (i.municipality_id, i.id) = (a.municipality_id, a.sitting_id)
      join forum f on (f.municipality_id, f.id) = (i.municipality_id, i.forum_id)
      where (a.municipality_id, a.case_id) = (c.municipality_id, c.id) and a.step = 'on-agenda'
      order by a.no desc limit 1) a on true
    where c.municipality_id = ${municipalityId} and c.id = ${caseId}`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new AppError('case-not-found');
  return row;
}

/** Whoever may move a case may write down what became of it. @throws AppError `forbidden` */
export async function authorizeMove(work: Work, promiseId: string): Promise<void> {
  const { state: _, ...subject } = await promiseSubject(work, promiseId);
  authorize(work.actor, 'case:move', subject);
}

/**
 * What has been decided in a case, the latest first; of each sitting what counts.
 * @param day only what was written by the end of this Swedish day, `YYYY-MM-DD`; null: all
 */
export async function rulingsOf(
  { tx, municipalityId }: Of,
  caseId: string,
  day: string | null = null,
): Promise<Ruling[]> {
  const { rows } = await sql<Omit<Ruling, 'facts' | 'decisions'> & { facts: unknown; decisions: Decided[] }>`
    select distinct on (r.step_no) r.id, r.step_no as "stepNo", r.no, r.paragraph, r.reservations, r.facts,
      (select jsonb_agg(jsonb_build_object('no', d.no, 'proposal', p.body, 'result', d.result, 'body', d.body) order by d.no)
        from decision d join proposal p on (p.municipality_id, p.memo_version_id, p.no) = (d.municipality_id, d.memo_version_id, d.no)
        where (d.municipality_id, d.ruling_id) = (r.municipality_id, r.id)) as decisions
    from ruling r where r.municipality_id = ${municipalityId} and r.case_id = ${caseId}
      and (${day}::date is null or r.at < (${day}::date + 1)::timestamp at time zone 'Europe/Stockholm')
    order by r.step_no desc, r.no desc`.execute(tx);
  return rows.map((row) => ({ ...row, facts: RulingFacts.parse(row.facts) }));
}

/** The days of a decided case; null for what has not happened, and for all of a case that is not decided. */
export type Followed = {
  readonly decided: { readonly no: number; readonly day: string } | null;
  readonly adjusted: (NonNullable<Adjusted> & { readonly no: number }) | null;
  readonly announced: { readonly day: string } | null;
  readonly appealOver: { readonly day: string; readonly note: string | null } | null;
};

export async function followedOf({ tx, municipalityId }: Of, caseId: string): Promise<Followed> {
  const { rows } = await sql<{ no: number; step: CaseStep; day: string; name: string | null; reason: string | null }>`
    select no, step, day, name, reason from case_step where municipality_id = ${municipalityId} and case_id = ${caseId}
      and step in ('decided', 'adjusted', 'announced', 'appeal-over') order by no`.execute(tx);
  const at = (step: CaseStep) => rows.find((row) => row.step === step);
  const [decided, adjusted, announced, over] = [at('decided'), at('adjusted'), at('announced'), at('appeal-over')];
  return {
    decided: decided === undefined ? null : { no: decided.no, day: decided.day },
    adjusted: adjusted === undefined ? null : { no: adjusted.no, day: adjusted.day, by: adjusted.name ?? '' },
    announced: announced === undefined ? null : { day: announced.day },
    appealOver: over === undefined ? null : { day: over.day, note: over.reason },
  };
}

/** The body's sittings after a day that are not cancelled, the next first. */
export async function laterSittings({ tx, municipalityId }: Of, { forumId, day }: Sitting): Promise<Sitting[]> {
  const { rows } = await sql<Sitting>`
    select s.id, s.forum_id as "forumId", f.name as forum, s.day from sitting s
    join forum f on (f.municipality_id, f.id) = (s.municipality_id, s.forum_id)
    where s.municipality_id = ${municipalityId} and s.forum_id = ${forumId} and s.day > ${day} and s.cancelled_at is null
    order by s.day limit 60`.execute(tx);
  return rows;
}
