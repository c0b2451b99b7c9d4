import { sql } from 'kysely';
import { can } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import type { Report } from '#checking/report.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import type { CaseStep } from '#report-back/case-steps.ts';

/** A case in a list of them. */
type CaseLine = {
  readonly id: string;
  readonly kind: Report['kind'];
  readonly promise: string;
  readonly promiseSlug: string;
  readonly registryNumber: string | null;
  readonly body: string | null;
  readonly step: CaseStep;
  /** The Swedish day of the latest step; null for a draft that has not moved. */
  readonly since: string | null;
};

export type CasesPage = { readonly municipality: MunicipalityRef; readonly cases: readonly CaseLine[] };

/** The municipality's cases, those that were opened last first. */
export async function loadCasesPage(work: Work, municipality: MunicipalityRef): Promise<CasesPage> {
  return { municipality, cases: await caseLines(work, null) };
}

/** A step that a case has taken. */
type StepTaken = {
  readonly no: number;
  readonly step: CaseStep;
  readonly day: string;
  readonly sitting: { readonly forum: string; readonly day: string } | null;
  readonly role: string | null;
  readonly name: string | null;
  readonly reason: string | null;
};

export type CasePage = {
  readonly municipality: MunicipalityRef;
  readonly case: CaseLine;
  /** Latest first. */
  readonly steps: readonly StepTaken[];
  readonly may: { readonly move: boolean };
};

/** A case as its page shows it; null where the municipality has none by this id. */
export async function loadCasePage(work: Work, municipality: MunicipalityRef, id: string): Promise<CasePage | null> {
  const [found] = await caseLines(work, id);
  if (found === undefined) return null;
  const { rows: steps } = await sql<StepTaken>`
    select s.no, s.step, s.day, s.role, s.name, s.reason,
      case when t.id is null then null else jsonb_build_object('forum', f.name, 'day', t.day) end as sitting
    from case_step s
    left join sitting t on (t.municipality_id, t.id) = (s.municipality_id, s.sitting_id)
    left join forum f on (f.municipality_id, f.id) = (t.municipality_id, t.forum_id)
    where s.municipality_id = ${work.municipalityId} and s.case_id = ${id} order by s.no desc`.execute(work.tx);
  const may = { move: can(work.actor, 'case:move', { municipalityId: work.municipalityId }) };
  return { municipality, case: found, steps, may };
}

async function caseLines({ tx, municipalityId }: Work, id: string | null): Promise<CaseLine[]> {
  const { rows } = await sql<CaseLine>`
    select c.id, c.kind, v.title as promise, p.slug as "promiseSlug", c.registry_number as "registryNumber",
      f.name as body, coalesce(s.step, 'draft') as step, s.day as since
    from council_case c
    join promise p on (p.municipality_id, p.id) = (c.municipality_id, c.promise_id) and p.trashed_at is null
    join lateral (select title from promise_version v where v.municipality_id = p.municipality_id and v.promise_id = p.id
      order by no desc limit 1) v on true
    left join forum f on (f.municipality_id, f.id) = (c.municipality_id, c.forum_id)
    left join lateral (select step, day from case_step s where s.municipality_id = c.municipality_id and s.case_id = c.id
      order by no desc limit 1) s on true
    where c.municipality_id = ${municipalityId} and (${id}::uuid is null or c.id = ${id}) order by c.id desc limit 500`.execute(
    tx,
  );
  return rows;
}
