import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { Report } from '#checking/report.ts';
import type { ForumDays } from '#places/sitting-days.ts';
import { missingApprovals, type Approval } from '#report-back/case-approvals.ts';
import type { CaseStep } from '#report-back/case-steps.ts';

type In = Pick<Work, 'tx' | 'municipalityId'>;

/** A step that a case has taken. */
export type StepTaken = {
  readonly no: number;
  readonly step: CaseStep;
  readonly day: string;
  readonly sittingId: string | null;
  readonly sitting: { readonly forum: string; readonly day: string } | null;
  readonly role: string | null;
  readonly name: string | null;
  readonly approves: Approval | null;
  readonly reason: string | null;
  /** The name of whoever noted it; null where nobody with a name did. */
  readonly by: string | null;
};

/** The steps of a case, latest first. */
export async function stepsTaken({ tx, municipalityId }: In, caseId: string): Promise<StepTaken[]> {
  const { rows } = await sql<StepTaken>`
    select s.no, s.step, s.day, s.sitting_id as "sittingId", s.role, s.name, s.approves, s.reason, p.name as by,
      case when t.id is null then null else jsonb_build_object('forum', f.name, 'day', t.day) end as sitting
    from case_step s
    left join person p on p.id = s.by_person
    left join sitting t on (t.municipality_id, t.id) = (s.municipality_id, s.sitting_id)
    left join forum f on (f.municipality_id, f.id) = (t.municipality_id, t.forum_id)
    where s.municipality_id = ${municipalityId} and s.case_id = ${caseId} order by s.no desc`.execute(tx);
  return rows;
}

/**
 * Whose approval the memo needs that was finalised last, by the template that it was finalised in: one that is chosen
 * since changes nothing for it.
 */
export async function neededApprovals({ tx, municipalityId }: In, caseId: string): Promise<readonly Approval[]> {
  const { rows } = await sql<{ needed: Approval[] }>`
    select coalesce(frozen -> 'profile' -> 'approvals', '[]') as needed from memo_final
    where municipality_id = ${municipalityId} and case_id = ${caseId} order by no desc limit 1`.execute(tx);
  return rows[0]?.needed ?? [];
}

/** A case with what a list of them needs. */
export type CaseRow = {
  readonly id: string;
  readonly kind: Report['kind'];
  readonly promiseId: string;
  readonly promise: string;
  readonly promiseSlug: string;
  readonly registryNumber: string | null;
  readonly forumId: string | null;
  readonly body: string | null;
  readonly officerId: string | null;
  readonly officer: string | null;
  /** The sitting that it aims at. */
  readonly sitting: {
    readonly id: string;
    readonly forum: string;
    readonly day: string;
    readonly cancelled: boolean;
    readonly days: ForumDays;
  } | null;
  readonly step: CaseStep;
  /** Whose approval a finalised memo still lacks; nobody's before it is finalised and after it is prepared. */
  readonly missing: readonly Approval[];
  /** Latest first: what tells when the memo became a public record. */
  readonly way: readonly { readonly step: CaseStep; readonly day: string; readonly approves: Approval | null }[];
};

/** The municipality's cases, those that were opened last first, 500 of them; or the one with this id. */
export async function loadCases({ tx, municipalityId }: In, id: string | null = null): Promise<CaseRow[]> {
  const { rows } = await sql<Omit<CaseRow, 'missing'> & { needed: Approval[] | null }>`
    select c.id, c.kind, p.id as "promiseId", v.title as promise, p.slug as "promiseSlug",
      c.registry_number as "registryNumber", c.forum_id as "forumId", f.name as body,
      c.officer_id as "officerId", o.name as officer, coalesce(w.way -> 0 ->> 'step', 'draft') as step,
      coalesce(w.way, '[]') as way, n.needed,
      case when t.id is not null then jsonb_build_object('id', t.id, 'forum', tf.name, 'day', t.day,
        'cancelled', t.cancelled_at is not null, 'days', jsonb_build_object('consultation', tf.consultation_days,
          'approval', tf.approval_days, 'agenda', tf.agenda_days)) end as sitting
    from council_case c
    join promise p on (p.municipality_id, p.id) = (c.municipality_id, c.promise_id) and p.trashed_at is null
    join lateral (select title from promise_version v where v.municipality_id = p.municipality_id and v.promise_id = p.id
      order by no desc limit 1) v on true
    left join forum f on (f.municipality_id, f.id) = (c.municipality_id, c.forum_id)
    left join person o on o.id = c.officer_id
    left join sitting t on (t.municipality_id, t.id) = (c.municipality_id, c.sitting_id)
    left join forum tf on (tf.municipality_id, tf.id) = (t.municipality_id, t.forum_id)
    left join lateral (select jsonb_agg(jsonb_build_object('step', s.step, 'day', s.day, 'approves', s.approves) order by s.no desc) as way
      from case_step s where s.municipality_id = c.municipality_id and s.case_id = c.id) w on true
    left join lateral (select frozen -> 'profile' -> 'approvals' as needed from memo_final n
      where (n.municipality_id, n.case_id) = (c.municipality_id, c.id)
        and w.way -> 0 ->> 'step' in ('finalised', 'approved') order by n.no desc limit 1) n on true
    where c.municipality_id = ${municipalityId} and (${id}::uuid is null or c.id = ${id})
    order by c.id desc limit 500`.execute(tx);
  return rows.map(({ needed, ...row }) => ({ ...row, missing: missingApprovals(needed ?? [], row.way) }));
}
