import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { lockRegisters } from '#places/lock-registers.server.ts';
import { ensureForum } from '#places/registers.server.ts';
import { replaceElsewhere } from '#publication/write-elsewhere.server.ts';
import { memoForm, type MemoTyped } from '#report-back/memo-form.ts';
import type { CaseRecord } from '#report-back/memo-from-record.ts';
import { loadCaseById, loadCaseOf, loadElsewhere, type MemoOf } from '#report-back/memo-queries.server.ts';
import type { ReportBackTables } from '#report-back/tables.ts';
import { lockPromise } from '#promise/lock-promise.server.ts';
import { loadPromise } from '#promise/promise-queries.server.ts';
import { promiseScope } from '#promise/promise-scope.ts';
import { memoIsOpen } from '#report-back/case-steps.ts';
import { caseStanding } from '#report-back/take-step.server.ts';
import { writeCase, writeMemo } from '#report-back/write-case.server.ts';

/**
 * Keeps what somebody typed on the memo's page as the memo's next version; opens the case where a promise has none.
 * @param expectedNo the version that the person saw, 0 where there was none
 * @throws AppError `edited-meanwhile` where another version has come since, unless it says the same (a second click);
 *   `memo-finalised`, `case-not-found`, `promise-not-found`
 */
export async function reviseMemo(work: Work, whose: MemoOf, expectedNo: number, typed: MemoTyped): Promise<number> {
  const { tx, municipalityId, actor } = work;
  const promiseId = 'promiseId' in whose ? whose.promiseId : (await loadCaseById(work, whose.caseId))?.promiseId;
  if (promiseId === undefined) throw new AppError('case-not-found');
  const promise = await loadPromise(tx, municipalityId, promiseId);
  if (promise === null) throw new AppError('promise-not-found');
  authorize(actor, 'memo:write', promiseScope(municipalityId, promise));
  await lockPromise(work, promiseId);
  await lockRegisters(work);
  const council = await loadCaseOf(work, whose);
  if (council !== null && !memoIsOpen((await caseStanding(work, council.id)).step))
    throw new AppError('memo-finalised');
  if ((council?.no ?? 0) !== expectedNo) {
    if (council !== null && saysTheSame(council, await loadElsewhere(work, promiseId), typed)) return council.no;
    throw new AppError('edited-meanwhile');
  }
  const memo = {
    dated: typed.dated,
    sections: {
      municipality: council?.sections.municipality ?? null,
      statedCounts: council?.sections.statedCounts ?? null,
      countsAsStated: council?.sections.countsAsStated ?? false,
      ...typed.sections,
    },
    proposals: typed.proposals,
    consultation: typed.consultation,
    dispatch: typed.dispatch,
  };
  await replaceElsewhere(work, promiseId, typed.publications);
  const { registryNumber, decisionBody } = typed;
  if (council === null) {
    await writeCase(work, { kind: 'report-back', promiseId, registryNumber, decisionBody, importId: null, memo });
    return 1;
  }
  const version = await writeMemo(work, council.id, expectedNo + 1, memo);
  const forumId = decisionBody === null ? null : await ensureForum(work, decisionBody);
  await tx
    .withTables<ReportBackTables>()
    .updateTable('council_case')
    .set({
      registry_number: registryNumber,
      forum_id: forumId,
      // Another body has other sittings.
      sitting_id: sql`case when sitting_id in (select id from sitting
        where municipality_id = ${municipalityId} and forum_id = ${forumId}) then sitting_id end`,
    })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', council.id)
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'memo-revised',
    subjectId: council.id,
    personId: actor.personId,
    data: { memo: version, no: expectedNo + 1, via: actor.via },
  });
  return expectedNo + 1;
}

function saysTheSame(council: CaseRecord, elsewhere: MemoTyped['publications'], typed: MemoTyped): boolean {
  const prose = [...council.sections.prose, ...typed.sections.prose];
  const asked = { ...council, ...typed, sections: { ...council.sections, ...typed.sections } };
  return isDeepStrictEqual(memoForm(council, elsewhere, prose), memoForm(asked, typed.publications, prose));
}
