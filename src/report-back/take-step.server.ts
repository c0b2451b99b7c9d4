import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { promiseSubject } from '#promise/promise-subject.server.ts';
import { allowedSteps, stepFault, type CaseStanding, type StepInput } from '#report-back/case-steps.ts';
import type { ReportBackTables } from '#report-back/tables.ts';

/** Where a case stands, and what it is about. @throws AppError `case-not-found` */
export async function caseStanding(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  caseId: string,
): Promise<CaseStanding & { readonly promiseId: string }> {
  const { rows } = await sql<CaseStanding & { promiseId: string }>`
    select c.promise_id as "promiseId", coalesce(s.no, 0) as no, coalesce(s.step, 'draft') as step from council_case c
    left join lateral (select no, step from case_step s where s.municipality_id = c.municipality_id and s.case_id = c.id
      order by no desc limit 1) s on true
    where c.municipality_id = ${municipalityId} and c.id = ${caseId}`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new AppError('case-not-found');
  return row;
}

/**
 * Moves a case: the one way that it does. What must be true before a move (no faults, every answer in, the minutes adjusted)
 * is asked by the use case that owns the move, before it calls this.
 * @param expectedNo the number of the latest step that the person saw, 0 where there was none
 * @returns the new step's number
 * @throws AppError `case-not-found`, `forbidden`, `edited-meanwhile`, `case-move-refused`, `case-step-incomplete`
 */
export async function takeStep(work: Work, caseId: string, expectedNo: number, input: StepInput): Promise<number> {
  const { tx, municipalityId, actor } = work;
  const { promiseId, no, step } = await caseStanding(work, caseId);
  const { state: _, ...subject } = await promiseSubject(work, promiseId);
  authorize(actor, 'case:move', subject);
  if (no !== expectedNo) throw new AppError('edited-meanwhile');
  if (!allowedSteps(step).includes(input.step)) throw new AppError('case-move-refused');
  if (stepFault(step, input) !== null) throw new AppError('case-step-incomplete');
  await tx
    .withTables<ReportBackTables>()
    .insertInto('case_step')
    .values({
      municipality_id: municipalityId,
      case_id: caseId,
      no: no + 1,
      step: input.step,
      day: input.day,
      sitting_id: input.sittingId ?? null,
      role: input.role ?? null,
      name: input.name ?? null,
      approves: input.approves ?? null,
      reason: input.reason ?? null,
      by_person: actor.personId,
    })
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'case-step',
    subjectId: caseId,
    personId: actor.personId,
    data: { no: no + 1, step: input.step, day: input.day, via: actor.via },
  });
  return no + 1;
}
