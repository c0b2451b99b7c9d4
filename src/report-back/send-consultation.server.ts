import { authorize } from '#access/authorize.ts';
import { colleagues } from '#access/people.server.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { addNotice } from '#platform/mail/notices.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { lockPromise } from '#promise/lock-promise.server.ts';
import { loadPromise } from '#promise/promise-queries.server.ts';
import type { PromiseRecord } from '#promise/promise-record.ts';
import { promiseScope } from '#promise/promise-scope.ts';
import { memoIsOpen } from '#report-back/case-steps.ts';
import type { Sending } from '#report-back/consultation-form.ts';
import { loadAsked } from '#report-back/consultation-queries.server.ts';
import { loadMemoOfCase } from '#report-back/memo-queries.server.ts';
import { frozen, type MemoShown } from '#report-back/memo-shown.server.ts';
import type { ReportBackTables } from '#report-back/tables.ts';
import { caseStanding, takeStep } from '#report-back/take-step.server.ts';

/** What the person saw when sending: the case's latest step and the memo's version, so that nobody is sent another text. */
export type Seen = { readonly stepNo: number; readonly memoNo: number };
/** `site`: the site's own https address, null where it has none; `today`: the day in Sweden. */
export type Drawing = { readonly site: string | null; readonly today: string };

/**
 * Sends the memo, as it stands, to parties: those who work in Löftet are told in the day's mail and get a personal link;
 * to the others the officer passes a link on. A party that is asked already and has not answered is not asked twice.
 * The case is then on consultation.
 * @throws AppError `case-not-found`, `forbidden`, `memo-finalised`, `edited-meanwhile`, `not-found` for no colleague
 */
export async function sendConsultation(
  work: Work,
  caseId: string,
  { stepNo, memoNo }: Seen,
  { sending, site, today }: Drawing & { readonly sending: Sending },
): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const promise = await promiseOfCase(work, caseId);
  authorize(actor, 'memo:write', promiseScope(municipalityId, promise));
  await lockPromise(work, promise.id);
  const standing = await caseStanding(work, caseId);
  if (!memoIsOpen(standing.step)) throw new AppError('memo-finalised');
  const waiting = new Set(
    (await loadAsked(work, caseId))
      .filter((one) => one.answer === null && one.endedAt === null)
      .map(({ party }) => party),
  );
  const parties = sending.parties.filter(({ party }) => !waiting.has(party));
  if (parties.length === 0) return; // a second click
  const memo = await loadMemoOfCase(work, caseId, { site, today });
  if (memo === null) throw new AppError('case-not-found');
  if (standing.no !== stepNo || memo.council.no !== memoNo) throw new AppError('edited-meanwhile');
  const known = new Set((await colleagues(work)).map(({ id }) => id));
  if (parties.some(({ personId }) => personId !== null && !known.has(personId))) throw new AppError('not-found');

  const shown: MemoShown = { record: memo.record, profile: memo.profile, pointIds: promise.points.map(({ id }) => id) };
  const { json, content } = frozen(shown);
  const id = newId();
  const db = tx.withTables<ReportBackTables>();
  await db
    .insertInto('memo_sharing')
    .values({
      municipality_id: municipalityId,
      id,
      case_id: caseId,
      memo_version_id: memo.council.versionId,
      shown: json,
      content,
      due: sending.due,
      by_person: actor.personId,
    })
    .execute();
  const rows = parties.map(({ party, personId }, index) => ({
    municipality_id: municipalityId,
    id: newId(),
    sharing_id: id,
    position: index + 1,
    party_words: party,
    person_id: personId,
  }));
  await db.insertInto('asked_party').values(rows).execute();
  for (const { id: subjectId, person_id: personId } of rows) {
    if (personId === null) continue;
    const data = { promise: promise.title, due: sending.due };
    await addNotice(work, { personId, kind: 'consultation-asked', subjectId, step: 'asked', data });
  }
  if (standing.step === 'draft') await takeStep(work, caseId, stepNo, { step: 'shared', day: today });
  await appendAudit(tx, {
    municipalityId,
    type: 'consultation-sent',
    subjectId: caseId,
    personId: actor.personId,
    data: { sharing: id, content, parties: rows.length, via: actor.via },
  });
}

/** The promise that a case is about. @throws AppError `case-not-found` */
export async function promiseOfCase(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  caseId: string,
): Promise<PromiseRecord> {
  const { promiseId } = await caseStanding({ tx, municipalityId }, caseId);
  const promise = await loadPromise(tx, municipalityId, promiseId);
  if (promise === null) throw new AppError('case-not-found');
  return promise;
}
