import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import type { Spelling } from '#checking/material.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { lockPromise } from '#promise/lock-promise.server.ts';
import type { PromiseRecord } from '#promise/promise-record.ts';
import { promiseScope } from '#promise/promise-scope.ts';
import { memoIsOpen } from '#report-back/case-steps.ts';
import { finalFaults, type FinalFault } from '#report-back/final-faults.ts';
import { memoFindings, type PlacedFinding } from '#report-back/memo-findings.ts';
import type { CaseRecord } from '#report-back/memo-from-record.ts';
import { lookToFreeze } from '#report-back/memo-look.server.ts';
import { loadMemoOfCase } from '#report-back/memo-queries.server.ts';
import type { MemoProfile } from '#report-back/memo-profile.ts';
import type { MemoRecord } from '#report-back/memo-record.ts';
import { frozen, type MemoShown } from '#report-back/memo-shown.server.ts';
import { missingKeysOfCase } from '#report-back/missing-keys-of-case.server.ts';
import { promiseOfCase, type Drawing, type Seen } from '#report-back/send-consultation.server.ts';
import type { ReportBackTables } from '#report-back/tables.ts';
import { caseStanding, takeStep } from '#report-back/take-step.server.ts';

export type CaseReview = {
  readonly promise: PromiseRecord;
  readonly council: CaseRecord;
  readonly record: MemoRecord;
  readonly profile: MemoProfile;
  /** What the checks say, errors first. */
  readonly findings: readonly PlacedFinding[];
  /** What refuses the finalising. */
  readonly faults: readonly FinalFault[];
};

/**
 * A case's memo as it stands, with everything that is wrong with it.
 * @param spelling null where the words are not to be checked, which no fault comes from
 * @throws AppError `case-not-found`
 */
export async function reviewCase(
  work: Work,
  caseId: string,
  drawing: Drawing,
  spelling: Spelling | null,
): Promise<CaseReview> {
  const promise = await promiseOfCase(work, caseId);
  const memo = await loadMemoOfCase(work, caseId, drawing);
  if (memo === null) throw new AppError('case-not-found');
  const { record, council, profile } = memo;
  const findings = memoFindings(record, profile, spelling);
  const missingKeys = await missingKeysOfCase(work, promise, record);
  return {
    promise,
    council,
    record,
    profile,
    findings,
    faults: finalFaults({ record, profile, findings, missingKeys }),
  };
}

/**
 * Finalises a case's memo: all that its documents are drawn from is frozen, and the case goes on. Refused while anything
 * is wrong with it (invariant 6).
 * @returns the final memo's number
 * @throws AppError `case-not-found`, `forbidden`, `memo-finalised`, `edited-meanwhile`, `memo-has-faults`
 */
export async function finaliseMemo(work: Work, caseId: string, seen: Seen, drawing: Drawing): Promise<number> {
  const { tx, municipalityId, actor } = work;
  const promise = await promiseOfCase(work, caseId);
  authorize(actor, 'memo:write', promiseScope(municipalityId, promise));
  await lockPromise(work, promise.id);
  const standing = await caseStanding(work, caseId);
  if (!memoIsOpen(standing.step)) throw new AppError('memo-finalised');
  const { record, council, profile, faults } = await reviewCase(work, caseId, drawing, null);
  if (standing.no !== seen.stepNo || council.no !== seen.memoNo) throw new AppError('edited-meanwhile');
  if (faults.length > 0) throw new AppError('memo-has-faults', { count: faults.length });
  const no = ((await loadFinal(work, caseId))?.no ?? 0) + 1;
  const look = await lookToFreeze(work, profile);
  const pointIds = promise.points.map(({ id }) => id);
  const shown: MemoShown = { record, profile, pointIds, ...(look === null ? {} : { look }) };
  const { json, content } = frozen(shown);
  await tx
    .withTables<ReportBackTables>()
    .insertInto('memo_final')
    .values({
      municipality_id: municipalityId,
      case_id: caseId,
      no,
      memo_version_id: council.versionId,
      frozen: json,
      content,
      by_person: actor.personId,
    })
    .execute();
  await takeStep(work, caseId, standing.no, { step: 'finalised', day: drawing.today });
  await appendAudit(tx, {
    municipalityId,
    type: 'memo-finalised',
    subjectId: caseId,
    personId: actor.personId,
    data: { no, memo: council.versionId, content, via: actor.via },
  });
  return no;
}

/** A finalised memo: its documents are drawn from `frozen` alone. */
export type MemoFinal = {
  readonly no: number;
  readonly memoNo: number;
  readonly frozen: MemoShown;
  readonly content: string;
  readonly on: string;
};

/** The latest finalised memo of a case; null where there is none. */
export async function loadFinal(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  caseId: string,
): Promise<MemoFinal | null> {
  const { rows } = await sql<MemoFinal>`
    select f.no, m.no as "memoNo", f.frozen, f.content, to_char(f.at at time zone 'Europe/Stockholm', 'YYYY-MM-DD') as "on"
    from memo_final f join memo_version m on (m.municipality_id, m.id) = (f.municipality_id, f.memo_version_id)
    where f.municipality_id = ${municipalityId} and f.case_id = ${caseId} order by f.no desc limit 1`.execute(tx);
  return rows[0] ?? null;
}
